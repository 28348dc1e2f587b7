"""French typography: a copy for the parser that knows its places, and the quotation marks of the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.document.tree import Span

__all__ = ["Copy", "Quotation", "normalise", "quotations", "readable", "trim"]

# The parser was trained on straight apostrophes, plain spaces and « », so each of these becomes what it knows;
# one character for one, so that every offset still fits the original.
_COPY = {
    **dict.fromkeys("’‘ʼ′‛", "'"),
    **dict.fromkeys("“„‟", "«"),
    "”": "»",
    **dict.fromkeys("—–―−‐‑‒", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000", " "),
    **dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "-"),
}
_TABLE = str.maketrans(_COPY)

_OPENING = {"«": "»", "“": "”", "„": "”"}
_CLOSING = {"»": "«", "”": "“"}
_STRAIGHT = '"'
MARKS = frozenset('«»“”„"')
# What is left out of the parser's copy: characters of no width, emoji and their variation selectors.
_UNREAD = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]")
# Other ways of writing plain letters: ligatures (ﬁ) and mathematical alphabets (𝒜).
_LETTERS = re.compile("[\ufb00-\ufb06\U0001d400-\U0001d7ff]")
EDGE = frozenset(c for c, plain in _COPY.items() if plain == " ") | frozenset(" \u200b\u2060\ufeff")


def normalise(text: str) -> str:
    """A copy of ``text`` for the parser, of the same length, with the typography it was trained on."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Copy:
    """What the parser reads of a text, and where each character of it stands in that text."""

    text: str
    places: tuple[Span, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The range of the original that ``[start, end)`` of the copy was made from."""
        if self.places is None:
            return Span(start, end)
        return Span.around(self.places[start:end]) if start < end else Span(start, start)


def readable(text: str) -> Copy:
    """``text`` as ``normalise`` gives it, with letters and their accents in one and without what nobody reads out.

    Decomposed accents (*e* and U+0301, as some systems write file contents), soft hyphens and ligatures would keep
    the parser from knowing the words, and it takes emoji for nouns.
    """
    if unicodedata.is_normalized("NFC", text) and not _UNREAD.search(text) and not _LETTERS.search(text):
        return Copy(normalise(text))
    characters: list[str] = []
    places: list[Span] = []
    for at, character in enumerate(text):
        if _UNREAD.match(character):
            continue
        if _LETTERS.match(character):
            plain = unicodedata.normalize("NFKC", character)
            characters += plain
            places += [Span(at, at + 1)] * len(plain)
            continue
        if unicodedata.combining(character) and characters:
            whole = unicodedata.normalize("NFC", characters[-1] + character)
            if len(whole) == 1:
                characters[-1], places[-1] = whole, Span(places[-1].start, at + 1)
                continue
        characters.append(character)
        places.append(Span(at, at + 1))
    return Copy(normalise("".join(characters)), tuple(places))


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
    """All quotations of the ``blocks`` of ``text``, by where they open.

    Marks are matched with a stack typed by mark (textacy #379: an odd mark must not lose the document). A paragraph
    that ends inside a quotation continues it when the next one re-opens the same mark, as French newspapers print
    it; otherwise the open mark is given up, which loses that one quotation and nothing else.
    """
    found: list[Quotation] = []
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
                _close(stack, found, text, char, at)
            elif char == _STRAIGHT:
                _straight(stack, found, text, at, block, number)
        for opened in stack:
            last = opened.inner[-1]
            opened.inner[-1] = trim(text, Span(last.start, block.end))
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    # Depth by what was closed: a mark that was given up nests nothing.
    return tuple(replace(q, depth=sum(o is not q and o.covers(q.span) for o in found)) for q in found)


def _close(stack: list[_Open], found: list[Quotation], text: str, char: str, at: int) -> None:
    wanted = _CLOSING.get(char, char)
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if opened.mark == wanted or (char == "”" and opened.mark == "„"):
            opened.inner[-1] = Span(opened.inner[-1].start, at)
            inner = tuple(s for s in (trim(text, s) for s in opened.inner) if len(s))
            if inner:
                found.append(Quotation(span=Span(opened.at, at + 1), inner=inner))
            del stack[depth:]
            return


def _straight(stack: list[_Open], found: list[Quotation], text: str, at: int, block: Span, number: int) -> None:
    """Open or close at a straight mark: closes the straight mark that is open, unless it clearly opens."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    is_open = any(o.mark == _STRAIGHT for o in stack)
    clearly_opens = (before in EDGE or before in "('’«“:") and after not in EDGE
    clearly_closes = before not in EDGE and (after in EDGE or after in ".,;:!?)»”")
    if is_open and not (clearly_opens and not clearly_closes):
        _close(stack, found, text, _STRAIGHT, at)
    elif is_open and clearly_opens:
        # An unclosed mark before: give it up rather than pair every later mark the wrong way round.
        while stack and stack.pop().mark != _STRAIGHT:
            pass
        stack.append(_Open(_STRAIGHT, at, [Span(at + 1, at + 1)], number))
    else:
        stack.append(_Open(_STRAIGHT, at, [Span(at + 1, at + 1)], number))


def trim(text: str, span: Span, *, extra: Iterable[str] = ()) -> Span:
    """``span`` without white space, and without characters of ``extra``, at either end."""
    drop = EDGE | frozenset(extra)
    start, end = span.start, span.end
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)
