"""Where a part of a claim begins and ends, moved word by word; what a review marks spans with, without a screen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.document.tree import Span

__all__ = ["Edges", "word_spans"]

# An elided word ends with its apostrophe; numbers hold together; every mark of punctuation is a step of its own.
_WORD = re.compile(r"\d+(?:[.,\xa0\u202f]\d+)*|(?:[^\W\d_][\u0300-\u036f]*)+['’]?|\S")


def word_spans(text: str) -> tuple[Span, ...]:
    """The steps that an edge can take in ``text``: words and marks of punctuation."""
    return tuple(Span(*found.span()) for found in _WORD.finditer(text))


@dataclass(slots=True)
class Edges:
    """The pieces of one part, and the edge in hand: the beginning or the end of one of them.

    ``words`` are the steps of the whole text, at least one; ``near`` is where a first piece appears, where there is
    none.
    """

    words: tuple[Span, ...]
    pieces: list[Span]
    near: int = 0
    at: int = 0
    ends: bool = True
    _starts: list[int] = field(init=False)
    _stops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [word.start for word in self.words]
        self._stops = [word.end for word in self.words]
        self.pieces = sorted(self.pieces)

    @property
    def piece(self) -> Span | None:
        """The piece in hand."""
        return self.pieces[self.at] if self.pieces else None

    @property
    def edge(self) -> int:
        """The code point of the edge in hand, or of where a first piece would appear."""
        if self.piece is None:
            return self.near
        return self.piece.end if self.ends else self.piece.start

    def spans(self) -> tuple[Span, ...]:
        """The pieces in text order; those that run into each other are one."""
        made: list[Span] = []
        for piece in sorted(self.pieces):
            if made and piece.start <= made[-1].end:
                made[-1] = Span(made[-1].start, max(made[-1].end, piece.end))
            else:
                made.append(piece)
        return tuple(made)

    def move(self, steps: int) -> None:
        """Move the edge in hand by so many words; it pushes the other one, for a piece holds a word at least."""
        if self.piece is None:
            self.add()
            return
        start, end = self.piece.start, self.piece.end
        if self.ends:
            word = self._step(self._stops, end, steps)
            end = word.end
            start = start if start < end else word.start
        else:
            word = self._step(self._starts, start, steps)
            start = word.start
            end = end if start < end else word.end
        self.pieces[self.at] = Span(start, end)

    def _step(self, bounds: list[int], bound: int, steps: int) -> Span:
        """The word whose bound lies that many steps on; an edge within a word goes to the next one first."""
        place = bisect_right(bounds, bound) - 1 + steps if steps > 0 else bisect_left(bounds, bound) + steps
        return self.words[max(0, min(place, len(self.words) - 1))]

    def turn(self) -> None:
        """Take the next edge in hand: the other one of this piece, then those of the next piece."""
        if self.ends and self.pieces:
            self.at = (self.at + 1) % len(self.pieces)
        self.ends = not self.ends

    def add(self) -> None:
        """One more piece: the first word behind the piece in hand, or the one nearby."""
        after = self.piece.end + 1 if self.piece else self.near
        word = self.words[min(bisect_left(self._starts, after), len(self.words) - 1)]
        self.pieces = sorted([*self.pieces, word])
        self.at, self.ends = self.pieces.index(word), True

    def remove(self) -> None:
        """Take the piece in hand away."""
        if self.piece is not None:
            self.near = self.piece.start
            del self.pieces[self.at]
            self.at, self.ends = 0, True

    def put(self, spans: Iterable[Span]) -> None:
        """Other pieces in place of these."""
        self.pieces = sorted(spans)
        self.at, self.ends = 0, True
