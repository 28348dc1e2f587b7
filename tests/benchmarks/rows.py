"""What a section of the bench found: a figure, its unit, and the goal that it has to reach.

In: figures. Out: ``Row``. A section is a module of this folder with a function ``rows() -> list[Row]``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Row", "median", "processor_seconds"]

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. ``goal`` is the least that it should be, or the most where ``at_most``; None: it is only told.

    ``note`` says in a few words what the figure means, or what stands in the way of its goal.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    at_most: bool = False
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.at_most else self.value >= self.goal


def median(measure: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of what ``measure`` gives in several rounds."""
    return statistics.median(measure() for _round in range(rounds))


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time, of this process and all its threads, that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start
