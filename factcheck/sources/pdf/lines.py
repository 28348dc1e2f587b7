"""The lines of a PDF page: fragments that stand side by side, in the order in which a person reads them.

In: fragments with their places on the page. Out: lines, column by column. Units: points, from the lower left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Fragment", "Line", "lines_in_order"]

# Justified lines come with several spaces between words.
_BLANKS = re.compile(" {2,}")
_HYPHENS = ("-", "\u2010", "\u00ad")
"""Drawn by itself, a hyphen parts a word."""

# Shares of the size of letters, set by hand and checked on files of several programs.
_SAME_BASELINE = 0.4
_LETTER_WIDTH = 0.5
"""How wide a letter is on average; pypdf does not tell where a fragment ends."""
_NOTE_CALL = 0.8
_LONGEST_LINE = 2_000
"""Characters; a line of small print has two hundred."""
_GUTTER = 3.0
"""From this gap on, what stands side by side stands in two columns."""
_MOST_ODD = 0.15
"""The share of lines that may stand beside the one before or jump back up, in a page written column by column."""
_LEAST_COLUMN = 4
"""Lines that a column has at least."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that a page draws at one place; ``size`` is that of the letters."""

    x: float
    y: float
    size: float
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column; ``right`` is estimated from its letters."""

    page: int
    x: float
    y: float
    size: float
    words: str

    @property
    def right(self) -> float:
        """Where the line ends, more or less."""
        return self.x + len(self.words) * self.size * _LETTER_WIDTH


def lines_in_order(fragments: Iterable[Fragment], page: int) -> list[Line]:
    """The lines of a page in reading order.

    That is the order in which the page draws them, as word processors write column by column, unless they jump to and
    fro: then columns are found by where lines begin.
    """
    lines = _joined(fragments, page)
    odd = sum(1 for one, other in pairwise(lines) if _beside(one, other) or _back_up(one, other))
    return lines if odd <= _MOST_ODD * len(lines) or len(lines) < 2 * _LEAST_COLUMN else _by_columns(lines)


def _joined(fragments: Iterable[Fragment], page: int) -> list[Line]:
    lines: list[Line] = []
    for fragment in fragments:
        if not fragment.words.strip():
            continue
        last = lines[-1] if lines else None
        if last and _continues(last, fragment):
            if _calls_note(last, fragment):
                continue
            # pypdf has put spaces where letters stand apart; what it takes for one word was parted by a soft hyphen.
            parted = fragment.words.strip() in _HYPHENS and last.words.rstrip()[-1:].isalpha()
            words = last.words.rstrip() if parted else last.words
            lines[-1] = replace(last, words=words + fragment.words, size=max(last.size, fragment.size))
        else:
            lines.append(Line(page, fragment.x, fragment.y, fragment.size, fragment.words))
    return [replace(line, words=_BLANKS.sub(" ", line.words).strip()) for line in lines]


def _continues(line: Line, fragment: Fragment) -> bool:
    if len(line.words) > _LONGEST_LINE:
        return False
    height = max(line.size, fragment.size)
    same = abs(line.y - fragment.y) <= _SAME_BASELINE * height
    near = fragment.x - line.right < _GUTTER * height or fragment.words.strip() in _HYPHENS
    return same and near and line.x <= fragment.x


def _calls_note(line: Line, fragment: Fragment) -> bool:
    """Whether a raised small number behind a word calls a footnote."""
    raised = fragment.y > line.y + 0.1 * line.size and fragment.size < _NOTE_CALL * line.size
    return raised and fragment.words.strip(" ,()[]").isdigit()


def _beside(one: Line, other: Line) -> bool:
    return abs(one.y - other.y) <= _SAME_BASELINE * max(one.size, other.size)


def _back_up(one: Line, other: Line) -> bool:
    """Whether the page goes back up without going to a column on the right."""
    return other.y > one.y + one.size and other.x <= one.x + one.size


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, and between lines that cross the page, column by column."""
    left = min(line.x for line in lines)
    right = max(line.right for line in lines)
    gutter = _gutter(lines, left, right)
    rows = sorted(lines, key=lambda line: (-line.y, line.x))
    if gutter is None:
        return rows
    ordered: list[Line] = []
    held: list[Line] = []
    for line in rows:
        if line.x < gutter - line.size < line.right - line.size and line.right > gutter + 2 * line.size:
            ordered += _column_wise(held, gutter)
            held = []
            ordered.append(line)
        else:
            held.append(line)
    return ordered + _column_wise(held, gutter)


def _column_wise(lines: Sequence[Line], gutter: float) -> list[Line]:
    return [line for line in lines if line.x < gutter] + [line for line in lines if line.x >= gutter]


def _gutter(lines: Sequence[Line], left: float, right: float) -> float | None:
    """Where the second column begins: the place right of the middle third's start at which most lines begin."""
    starts: dict[int, int] = {}
    for line in lines:
        if left + 0.25 * (right - left) < line.x < left + 0.75 * (right - left):
            starts[round(line.x)] = starts.get(round(line.x), 0) + 1
    best = max(starts, key=lambda x: (starts[x], -x), default=None)
    return best - 1.0 if best is not None and starts[best] >= _LEAST_COLUMN else None
