"""The quotations of a text, found by their marks: « », “ ”, „ ” and straight ones.

In: the original text and its paragraphs. Out: quotations with the spans of their marks and of what they hold. Nothing
is raised for marks without a partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.document.span import Span
from claims.document.typography import SPACES, trim

__all__ = ["QUOTATION_MARKS", "Quotation", "quotations"]


_OPENING: Final = {"«": "»", "“": "”", "„": "”"}


_CLOSING: Final = {"»": "«", "”": "“"}


_STRAIGHT: Final = '"'


QUOTATION_MARKS: Final = frozenset('«»“”„"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One pair of quotation marks.

    ``span`` runs from the opening to the closing mark, marks included; ``inner`` holds what stands between them, one
    span per paragraph. ``depth`` is 0 for outermost marks.
    """

    span: Span
    inner: tuple[Span, ...]
    depth: int = 0

    def covers(self, span: Span) -> bool:
        """Whether ``span`` lies wholly between the marks (or on them)."""
        return self.span.covers(span)


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    inner: list[Span]
    block: int


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations in the ``blocks`` (paragraphs) of ``text``, in the order of their opening marks.

    Each kind of mark is paired with its own kind, so that a mark without a partner loses one quotation only (compare
    textacy #379). A paragraph that ends inside a quotation continues it when the next paragraph re-opens the same
    mark, as French newspapers print it; otherwise the open mark is dropped.
    """
    quotes: list[Quotation] = []
    stack: list[_Open] = []
    for number, block in enumerate(blocks):
        start = block.start
        if stack:
            carried = stack[0]
            head = text[start] if len(block) else ""
            if carried.mark == head and carried.block == number - 1:
                del stack[1:]
                carried.block = number
                start += 1
                carried.inner.append(Span(start, start))
            else:
                stack.clear()
        for at in range(start, block.end):
            char = text[at]
            if char in _OPENING:
                stack.append(_Open(char, at, [Span(at + 1, at + 1)], number))
            elif char in _CLOSING:
                _close(stack, quotes, text, char, at)
            elif char == _STRAIGHT:
                _straight(stack, quotes, text, at, block, number)
        for opened in stack:
            last = opened.inner[-1]
            opened.inner[-1] = trim(text, Span(last.start, block.end))
    quotes.sort(key=lambda q: (q.span.start, -q.span.end))
    return _nested(quotes)


def _nested(quotes: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """``quotes``, by where they open, with their depths."""
    # Depth counts pairs only: a dropped mark nests nothing. Pairs never cross, for a closing mark drops what is open
    # inside its pair.
    around: list[Quotation] = []
    nested: list[Quotation] = []
    for quote in quotes:
        while around and around[-1].span.end <= quote.span.start:
            around.pop()
        nested.append(replace(quote, depth=len(around)))
        around.append(quote)
    return tuple(nested)


def _close(stack: list[_Open], quotes: list[Quotation], text: str, char: str, at: int) -> None:
    """Add to ``quotes`` the quotation that ``char`` closes, if it was opened; empty ones are dropped."""
    wanted = _CLOSING.get(char, char)
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if opened.mark == wanted or (char == "”" and opened.mark == "„"):
            opened.inner[-1] = Span(opened.inner[-1].start, at)
            inner = tuple(s for s in (trim(text, s) for s in opened.inner) if len(s))
            if inner:
                quotes.append(Quotation(span=Span(opened.at, at + 1), inner=inner))
            del stack[depth:]
            return


def _straight(stack: list[_Open], quotes: list[Quotation], text: str, at: int, block: Span, number: int) -> None:
    """Treat a straight mark: it closes the open straight mark, unless the characters around it say that it opens."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    is_open = any(o.mark == _STRAIGHT for o in stack)
    clearly_opens = (before in SPACES or before in "('’«“:") and after not in SPACES
    clearly_closes = before not in SPACES and (after in SPACES or after in ".,;:!?)»”")
    if is_open and not (clearly_opens and not clearly_closes):
        _close(stack, quotes, text, _STRAIGHT, at)
    elif is_open and clearly_opens:
        # Drop the unclosed mark before it: otherwise every later mark would be paired the wrong way round.
        while stack and stack.pop().mark != _STRAIGHT:
            pass
        stack.append(_Open(_STRAIGHT, at, [Span(at + 1, at + 1)], number))
    else:
        stack.append(_Open(_STRAIGHT, at, [Span(at + 1, at + 1)], number))
