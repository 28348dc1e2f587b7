"""How many faults of one file are told: a file that is wrong throughout is told of at its beginning.

In: faults, one after the other. Out: at most ``MOST_FAULTS`` of them, and one that says that there are more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from claims.errors import Message, RuleError

__all__ = ["MOST_FAULTS", "Faults"]

MOST_FAULTS = 100
"""More than that in one file nobody mends one by one, and each costs a search for what was meant."""


class _TooMany(Exception):  # noqa: N818 (never leaves ``Faults.collected``)
    """Raised where one more fault is found than is told."""


class Faults(list[RuleError]):
    """Faults of one file in the order in which they are found; see ``collected``."""

    @contextmanager
    def collected(self) -> Iterator[None]:
        """A block in which faults are added; it ends with the fault that is one too many."""
        with suppress(_TooMany):
            yield

    def append(self, fault: RuleError) -> None:
        """Add one fault, or end the block of ``collected`` with one that says that there are more."""
        if len(self) >= MOST_FAULTS:
            message = Message("more faults than the {n} above; mend these first", n=MOST_FAULTS)
            last = RuleError(message, file=fault.file, line=fault.line, column=fault.column)
            last.follows = fault.follows
            super().append(last)
            raise _TooMany
        super().append(fault)

    def extend(self, faults: Iterable[RuleError]) -> None:
        """Add each of ``faults``, made one by one."""
        for fault in faults:
            self.append(fault)
