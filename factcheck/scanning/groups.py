"""Articles in groups that are checked together, without reading far ahead of what is checked.

In: articles as they are read. Out: groups of them, in their order.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factcheck.scan_results import Article

__all__ = ["LARGE", "Bounds", "grouped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most that a group has: articles, code points of their texts (one article may have more), seconds of reading.

    A parser takes many sentences at once at a lower price; what it holds grows with them. Where articles come slowly,
    from the web, none waits long for the others of its group. The first group is one article; each of the next ones has
    at most ``growth`` times as many as the one before.
    """

    articles: int
    characters: int
    seconds: float = 0.5
    growth: int = 2


LARGE = Bounds(articles=32, characters=60_000, growth=32)
"""Some twenty articles of a usual length: beyond that the parser gains next to nothing. Groups of two, four and eight
before would make the parse of the first twenty a sixth dearer, and a full one takes a second."""


def grouped(
    articles: Iterable[Article], bounds: Bounds = LARGE, clock: Callable[[], float] = time.monotonic
) -> Iterator[tuple[Article, ...]]:
    """The articles in groups within ``bounds``. The first group is one article, so that something is shown at once."""
    most, group, size, began = 1, list[Article](), 0, 0.0
    for article in articles:
        if group and size + len(article.text) > bounds.characters:
            yield tuple(group)
            group, size = [], 0
        if not group:
            began = clock()
        group.append(article)
        size += len(article.text)
        if len(group) >= most or size >= bounds.characters or clock() - began >= bounds.seconds:
            yield tuple(group)
            group, size, most = [], 0, min(bounds.growth * most, bounds.articles)
    if group:
        yield tuple(group)
