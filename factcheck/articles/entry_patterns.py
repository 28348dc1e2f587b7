"""Entries of word lists as patterns: a number stands for any number, … for some words.

In: entries. Out: a pattern for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["either"]

_GAP = re.compile(r"\s*…\s*|\d+| ")


def either(entries: Iterable[str], *, space: str = " ") -> str:
    """A pattern for one of the entries, the longest first.

    A number in an entry stands for any number, … for up to 60 characters of one sentence.
    """
    whole = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(_pattern(entry, space) for entry in whole) or r"(?!)"


def _pattern(entry: str, space: str) -> str:
    made, at = "", 0
    for gap in _GAP.finditer(entry):
        made += re.escape(entry[at : gap.start()])
        if gap.group() == " ":
            made += space
        else:
            made += r"[^.]{0,60}\b" if "…" in gap.group() else r"\d[\d ]*"
        at = gap.end()
    return made + re.escape(entry[at:])
