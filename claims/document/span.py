"""Ranges of the original text.

Unit: code points of the text exactly as it was read, from 0; ``start`` is inside, ``end`` is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["GAP", "Span", "unchecked", "words_at"]

_COMPILED: Final = not __file__.endswith(".py")
"""Whether this runs as machine code: objects are quickly made there, and cannot change their class."""

GAP: Final = " […] "
"""What stands for the words between two pieces of one place."""


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
        return unchecked(min([s.start for s in all_spans]), max([s.end for s in all_spans]))


def words_at(text: str, spans: Iterable[Span]) -> str:
    """The words of ``text`` at ``spans``, with ``GAP`` between pieces; empty without spans."""
    return GAP.join(span.of(text) for span in spans)


class _Making:
    """A span that is being made: its slots, which are those of ``Span``, can be set."""

    __slots__ = ("end", "start")
    start: int
    end: int


def unchecked(start: int, end: int) -> Span:
    """``Span(start, end)`` of numbers that made a span before, in a tenth of the time.

    Words are asked for their spans by the thousand, and a frozen dataclass takes its time to set and check its fields.
    """
    if _COMPILED:
        return Span(start, end)
    span = _Making()
    span.start = start
    span.end = end
    span.__class__ = Span  # type: ignore[assignment]
    return span  # type: ignore[return-value]
