"""Items by where they stand in the text, so that a step looks at what is near, not at the whole article.

In: items with their spans. Out: those that touch a span, in their own order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from claims.document.span import Span

__all__ = ["SpanIndex"]


_FEW: Final = 12
"""Spans that are looked at one by one."""
_BACK: Final = 8
"""Spans before a place that are looked at one by one before all are searched for a long one: most are sentences."""


class SpanIndex:
    """Numbers of spans, found by place: a query takes logarithmic time, and a constant one per number found.

    ``spans`` are pairs of a span and the number that stands for it; a number may have several spans.
    """

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        ordered = sorted((span.start, span.end, number) for span, number in spans)
        # Of a few spans all are looked at: that takes less than to make a heap and go down it.
        self._few: list[tuple[int, int, int]] | None = None
        if len(ordered) <= _FEW:
            self._few = sorted((number, start, end) for start, end, number in ordered)
            return
        self._starts = [start for start, _end, _number in ordered]
        self._furthest = list(accumulate((end for _start, end, _number in ordered), max))
        self._numbers = [number for _start, _end, number in ordered]
        # A heap of greatest ends: node n has the children 2n and 2n + 1, the leaves follow the inner nodes.
        self._leaves = 1 << max(0, len(ordered) - 1).bit_length()
        self._ends = [-1] * (2 * self._leaves)
        self._ends[self._leaves : self._leaves + len(ordered)] = [end for _start, end, _number in ordered]
        for node in range(self._leaves - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])

    def touching(self, span: Span) -> list[int]:
        """The numbers, each once and in order, of which a span overlaps ``span`` or meets it end to end."""
        if self._few is not None:
            first, last = span.start, span.end
            near = [number for number, start, end in self._few if start <= last and end >= first]
            return near if len(near) < 2 else list(dict.fromkeys(near))
        return sorted(set(self._found(span)))

    def _found(self, span: Span) -> Iterator[int]:
        stop = bisect_right(self._starts, span.end)
        least = max(stop - _BACK, 0)
        while stop > least:
            if self._furthest[stop - 1] < span.start:
                return
            stop -= 1
            if self._ends[self._leaves + stop] >= span.start:
                yield self._numbers[stop]
        pending = [(1, 0, self._leaves)] if stop else []
        while pending:
            node, first, size = pending.pop()
            if first >= stop or self._ends[node] < span.start:
                continue
            if size == 1:
                yield self._numbers[first]
                continue
            half = size // 2
            pending += ((2 * node, first, half), (2 * node + 1, first + half, half))
