"""The lines of a text, and the paragraphs that they make once it is known where turns begin.

In: a text and its paragraphs as the reader of articles has them. Out: ``Line``s, ``Paragraph``s. Their ``text`` is the
normalised one: straight apostrophes, plain spaces and dashes, as long as the original.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.document.span import Span
from claims.document.typography import normalise, trim

__all__ = ["Line", "Paragraph", "lines_of", "paragraphs_of", "without_labels"]

_LINE: Final = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; ``block`` numbers the paragraph in which it stands, -1 for a headline, a byline …"""

    span: Span
    text: str
    block: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. ``spoken`` is False for what is not looked at for claims: headline, heading …

    ``line`` is the number of its first line.
    """

    span: Span
    text: str
    line: int
    spoken: bool


def lines_of(text: str, blocks: Sequence[Span]) -> list[Line]:
    """The lines of ``text`` that are not blank; ``blocks`` are its paragraphs in text order."""
    plain = normalise(text)
    lines: list[Line] = []
    number = 0
    for found in _LINE.finditer(text):
        span = trim(text, Span(found.start(), found.end()))
        if not len(span):
            continue
        while number < len(blocks) and blocks[number].end <= span.start:
            number += 1
        inside = number < len(blocks) and blocks[number].overlaps(span)
        lines.append(Line(span, span.of(plain), number if inside else -1))
    return lines


def paragraphs_of(text: str, lines: Sequence[Line], openings: Collection[int]) -> list[Paragraph]:
    """The paragraphs that ``lines`` make: those of one block are joined, except where a turn opens (``openings``)."""
    plain = normalise(text)
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        joined = runs and line.block >= 0 and lines[runs[-1][-1]].block == line.block and number not in openings
        if joined:
            runs[-1].append(number)
        else:
            runs.append([number])
    made = ((run[0], Span(lines[run[0]].span.start, lines[run[-1]].span.end)) for run in runs)
    return [Paragraph(span, span.of(plain), first, lines[first].block >= 0) for first, span in made]


def without_labels(text: str, blocks: Sequence[Span], labels: Sequence[Span]) -> tuple[Span, ...]:
    """``blocks`` less the ``labels`` in them, both in text order: a block is parted where a label stands."""
    if not labels:
        return tuple(blocks)
    starts = [label.start for label in labels]
    return tuple(part for block in blocks for part in _parts(text, block, _over(block, labels, starts)))


def _over(block: Span, labels: Sequence[Span], starts: Sequence[int]) -> Sequence[Span]:
    """The labels that overlap a block: those that begin in it, and the one before, which may reach into it."""
    first = max(0, bisect_left(starts, block.start) - 1)
    return [label for label in labels[first : bisect_left(starts, block.end)] if label.overlaps(block)]


def _parts(text: str, block: Span, labels: Sequence[Span]) -> Iterator[Span]:
    start = block.start
    for label in labels:
        yield from _whole(text, start, label.start)
        start = max(start, label.end)
    yield from _whole(text, start, block.end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, Span(start, max(start, end)))
    if len(span):
        yield span
