"""Ranges of the original text.

Unit: code points of the text exactly as it was read, from 0; ``start`` is inside, ``end`` is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "unchecked"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the original text: ``[start, end)``.

    Spans are ordered by where they start, then by where they end.

    Raises:
        ValueError: not 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}): expected 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        """The same span ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)

    @staticmethod
    def around(spans: Iterable[Span]) -> Span:
        """The smallest span that covers all of ``spans`` (at least one)."""
        all_spans = tuple(spans)
        return Span(min(s.start for s in all_spans), max(s.end for s in all_spans))


_NEW, _SET_START, _SET_END = object.__new__, vars(Span)["start"].__set__, vars(Span)["end"].__set__


def unchecked(start: int, end: int) -> Span:
    """``Span(start, end)`` of numbers that made a span before, in half the time: words are asked for theirs often."""
    span: Span = _NEW(Span)
    _SET_START(span, start)
    _SET_END(span, end)
    return span
