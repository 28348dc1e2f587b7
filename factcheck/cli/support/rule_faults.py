"""Faults of rules as commands tell them: those of their own, and in one line what follows from a file that is broken.

One slip in a file that many others refer to makes a fault of each of them; told one by one they would hide the slip.

In: faults. Out: faults, and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claims.errors import RuleError
from factcheck.i18n import ngettext
from factcheck.reports.error_wording import error_words
from factcheck.safe_text import one_line

__all__ = ["consequences", "fault_lines", "own_faults"]


def own_faults(faults: Iterable[RuleError]) -> list[RuleError]:
    """The faults that follow from no other file."""
    return [fault for fault in faults if not fault.follows]


def consequences(faults: Iterable[RuleError]) -> dict[str, str]:
    """How many faults follow from each file that cannot be used, in words, by that file."""
    counts = Counter(fault.follows for fault in faults if fault.follows)
    return {
        file: ngettext("{n} more fault follows from it", "{n} more faults follow from it", n).format(n=n)
        for file, n in counts.items()
    }


def fault_lines(faults: Sequence[RuleError]) -> list[str]:
    """A line for each fault of its own, then one for what follows from each broken file."""
    lines = [error_words(fault) for fault in own_faults(faults)]
    return [*lines, *(one_line(f"{file}: {words}") for file, words in consequences(faults).items())]
