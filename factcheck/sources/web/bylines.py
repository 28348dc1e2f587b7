"""Whether a line of a page says who wrote, or when.

In: a line. Out: yes or no. The reader of articles judges lines in depth; here it is only known which to leave to it.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.built_in_lists import entries_of

__all__ = ["signs"]

_LONGEST = 200
_BEFORE = r"(?:[^.?!]{0,40}\s[–—|·-]\s*|[–—-]\s*|le\s+)?"
"""What may stand before it in its line: the name of a section, a dash."""


@cache
def _openings() -> re.Pattern[str]:
    by, issued = _either("amorces-signature"), _either("mots-parution", "mots-mise-a-jour")
    return re.compile(
        rf"{_BEFORE}(?:(?:(?i:{by})\s+)?(?:[Pp]ar|PAR)\s+[A-ZÀ-Þ]|(?:Avec|AVEC)\s+(?:l['’]|[A-ZÀ-Þ])|(?i:{issued})\b.*\d)"
    )


def _either(*lists: str) -> str:
    words = {entry for name in lists for entry in entries_of(name)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def signs(line: str) -> bool:
    """Whether a line begins as those that name an author or a date of publication: *Par*, *Publié le*, *Avec AFP*."""
    return len(line) <= _LONGEST and _openings().match(line) is not None
