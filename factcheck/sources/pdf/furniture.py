"""What stands on pages for their own sake: headers, footers, page numbers.

In: the lines of each page. Out: the same without them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.sources.pdf.lines import Line

__all__ = ["without_page_furniture"]

_EDGE_LINES = 3
"""How many lines from the top and from the bottom of a page may be its header and footer."""
_LEAST_SHARE = 0.5
"""The share of pages on which a header recurs; odd and even pages may have different ones."""
_NUMBER = re.compile(r"\d+|\b[ivxl]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)


def without_page_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without those that recur at its edge on other pages, and without page numbers there."""
    edges = [_edges(lines) for lines in pages]
    counts = Counter(key for lines, ends in zip(pages, edges, strict=True) for key in {_key(lines[n]) for n in ends})
    least = max(2, _LEAST_SHARE * len(pages))
    return [
        [line for n, line in enumerate(lines) if not (n in ends and _is_furniture(line, counts, least))]
        for lines, ends in zip(pages, edges, strict=True)
    ]


def _edges(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines nearest to the top and to the bottom of a page."""
    by_height = sorted(range(len(lines)), key=lambda n: -lines[n].y)
    return {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]} if len(lines) > 1 else set()


def _key(line: Line) -> tuple[str, int]:
    # Pages are numbered: the numbers of a header differ from page to page.
    return _NUMBER.sub("#", line.words), round(line.y / 4)


def _is_furniture(line: Line, counts: Counter[tuple[str, int]], least: float) -> bool:
    return counts[_key(line)] >= least or bool(_PAGE_NUMBER.fullmatch(line.words))
