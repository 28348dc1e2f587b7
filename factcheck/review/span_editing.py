"""The spans of one part of a claim, edited word by word.

In: the spans of words of an article. Out: the edited spans. Unit: code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.document.span import Span

__all__ = ["SpanEditor", "editing_steps"]

# An elided word ends with its apostrophe; a number is one step; so is each punctuation mark.
_WORD = re.compile(r"\d+(?:[.,\xa0\u202f]\d+)*|(?:[^\W\d_][\u0300-\u036f]*)+['’]?|\S")


def editing_steps(text: str) -> tuple[Span, ...]:
    """The steps that an edge can take in ``text``: words and marks of punctuation."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


@dataclass(slots=True)
class SpanEditor:
    """The pieces of one part, and the active edge: the beginning or the end of one of them.

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
        """The active piece."""
        return self.pieces[self.at] if self.pieces else None

    @property
    def edge(self) -> int:
        """The position of the active edge, or the place where a first piece would appear; in code points."""
        if self.piece is None:
            return self.near
        return self.piece.end if self.ends else self.piece.start

    def spans(self) -> tuple[Span, ...]:
        """The pieces in text order; touching ones are joined."""
        made: list[Span] = []
        for piece in sorted(self.pieces):
            if made and piece.start <= made[-1].end:
                made[-1] = Span(made[-1].start, max(made[-1].end, piece.end))
            else:
                made.append(piece)
        return tuple(made)

    def move(self, steps: int) -> None:
        """Move the active edge by so many words; a piece keeps at least one word, so the other edge may move, too."""
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
        """The word whose bound is that many steps away; an edge inside a word first moves to the bound of a word."""
        place = bisect_right(bounds, bound) - 1 + steps if steps > 0 else bisect_left(bounds, bound) + steps
        return self.words[max(0, min(place, len(self.words) - 1))]

    def turn(self) -> None:
        """Make the next edge active: the other one of this piece, then those of the next piece."""
        if self.ends and self.pieces:
            self.at = (self.at + 1) % len(self.pieces)
        self.ends = not self.ends

    def add(self) -> None:
        """Add a piece: the first word after the active piece, or the word at ``near``."""
        after = self.piece.end + 1 if self.piece else self.near
        word = self.words[min(bisect_left(self._starts, after), len(self.words) - 1)]
        self.pieces = sorted([*self.pieces, word])
        self.at, self.ends = self.pieces.index(word), True

    def take(self, span: Span) -> None:
        """Put a span in the place of the active piece, with its end active."""
        if self.piece is not None:
            del self.pieces[self.at]
        self.pieces = sorted([*self.pieces, span])
        self.at, self.ends = self.pieces.index(span), True

    def remove(self) -> None:
        """Remove the active piece."""
        if self.piece is not None:
            self.near = self.piece.start
            del self.pieces[self.at]
            self.at, self.ends = 0, True

    def put(self, spans: Iterable[Span]) -> None:
        """Replace all pieces."""
        self.pieces = sorted(spans)
        self.at, self.ends = 0, True
