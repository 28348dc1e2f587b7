"""The engine that checks articles in this process: a group at a time, each article given out as soon as it is checked.

In: articles. Out: what each comes to, in their order. An engine of several processes is in ``processes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from factcheck.scan_results import Article
from factcheck.scanning.groups import LARGE, Bounds, grouped
from factcheck.scanning.outcomes import Checks, Outcome

__all__ = ["Engine", "OneProcess", "Waiting"]

Waiting = Callable[[str], AbstractContextManager[None]]
"""Makes a block within which somebody waits for the article of this name."""


class Engine(Protocol):
    """Checks articles, in one way or another."""

    def outcomes(self, articles: Iterable[Article], waiting: Waiting) -> Iterator[Outcome]:
        """What each of the articles comes to, in their order; ``waiting`` surrounds what takes long."""


@dataclass(frozen=True, slots=True)
class OneProcess:
    """Checks in this process."""

    checker: Checks
    bounds: Bounds = LARGE

    def outcomes(self, articles: Iterable[Article], waiting: Waiting) -> Iterator[Outcome]:
        """What each of the articles comes to, in their order."""
        for group in grouped(articles, self.bounds):
            found = self.checker.check_many(group)
            for article in group:
                with waiting(article.source):
                    outcome = next(found)
                yield outcome
