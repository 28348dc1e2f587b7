"""Where words stand in an article, as somebody types them.

In: a text and words. Out: spans of the text. White space, case and the typography of quotation marks, apostrophes and
dashes do not count. Unit: code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from claims.document.span import Span
from factcheck.errors import Fault, VerificationError

__all__ = ["line_of", "nearest_passage", "only_passage", "passages", "share_words"]

_ALIKE = {
    **dict.fromkeys("'’‘ʼ′", "['’‘ʼ′]"),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
    "…": r"(?:…|\.\.\.)",
}
_QUOTES = '«»“”„"'
_PIECE = re.compile(rf"[{_QUOTES}]|[^\s{_QUOTES}]+")


def passages(text: str, words: str) -> tuple[Span, ...]:
    """All places where ``words`` stand in ``text``, whole words only; none for words without a letter or digit."""
    pieces = _PIECE.findall(words.replace("...", "…"))
    if not any(char.isalnum() for char in words):
        return ()
    pattern = r"\s+".join(map(_pattern, pieces))
    # French has spaces inside its quotation marks; whoever types may leave them out, or out of place.
    pattern = re.sub(rf"\\s\+(\[{_QUOTES}\])", r"\\s*\1", pattern)
    pattern = re.sub(rf"(\[{_QUOTES}\])\\s\+", r"\1\\s*", pattern)
    begin, end = (r"(?<!\w)" if pieces[0][0].isalnum() else ""), (r"(?!\w)" if pieces[-1][-1].isalnum() else "")
    return tuple(Span(*match.span()) for match in re.finditer(begin + pattern + end, text, re.IGNORECASE))


def _pattern(piece: str) -> str:
    return f"[{_QUOTES}]" if piece in _QUOTES else "".join(_ALIKE.get(char, re.escape(char)) for char in piece)


def line_of(text: str, span: Span) -> int:
    """The line of the text in which a span begins, counted from 1."""
    return text.count("\n", 0, span.start) + 1


def only_passage(text: str, words: str, line: int | None = None) -> Span:
    """The one place where ``words`` stand, or stand in ``line``.

    Raises:
        VerificationError: they stand nowhere, or in several places.
    """
    found = passages(text, words)
    here = [span for span in found if line is None or line_of(text, span) == line]
    if not here and found:
        lines = tuple(str(line_of(text, span)) for span in found)
        raise VerificationError(Fault.WORDS_IN_OTHER_LINE, words=words, line=line or 0, lines=lines)
    if not here:
        raise VerificationError(Fault.WORDS_NOT_THERE, words=words)
    if len(here) > 1:
        raise VerificationError(
            Fault.WORDS_SEVERAL_TIMES, words=words, lines=tuple(str(line_of(text, span)) for span in here)
        )
    return here[0]


def nearest_passage(text: str, words: str, near: Span) -> Span | None:
    """Of the places where ``words`` stand, the nearest to a span; None where they stand nowhere."""
    return min(passages(text, words), key=lambda span: _gap(span, near), default=None)


def share_words(spans: Iterable[Span]) -> bool:
    """Whether two of the spans overlap, or are the same."""
    return any(one.end > other.start for one, other in pairwise(sorted(spans)))


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
