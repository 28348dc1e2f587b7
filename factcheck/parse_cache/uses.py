"""Which rows were of use, and how many were found and missed, until it is written into the file.

In: the keys that were asked for, and those found. Out: numbers of rows, keys and counts to write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from claims.keeping.row_keys import FINDINGS, RULES

__all__ = ["ARTICLES", "Uses"]

ARTICLES = ("articles_found", "articles_missed")
"""The names of the counts of articles; those of paragraphs are ``found`` and ``missed``."""


class Uses:
    """What is to be written of uses: ``numbers`` and ``keys`` of rows that were of use, and ``counts`` by name.

    Rows are told only where they were not of use before on the same day.
    """

    def __init__(self) -> None:
        self.numbers: list[tuple[int]] = []
        self.keys: list[tuple[bytes]] = []
        self.counts: Counter[str] = Counter()
        self._since: set[bytes] = set()

    def __len__(self) -> int:
        return len(self.numbers) + len(self.keys) + self.counts.total()

    def add(self, number: int, key: bytes) -> None:
        """A row was found, which was not of use yet on this day."""
        self.numbers.append((number,))
        self._since.add(key)

    def add_with(self, key: bytes, others: Iterable[bytes]) -> None:
        """The rows of ``others`` count as used as well, if that of ``key`` was not of use before on this day."""
        if key in self._since:
            self._since.discard(key)
            self.keys += [(other,) for other in others]

    def count(self, asked: Sequence[bytes], found: Collection[bytes]) -> None:
        """Count keys that were asked for; rows of rules are neither paragraphs nor articles."""
        for key in asked:
            if not key.startswith(RULES):
                kind = "articles_" if key.startswith(FINDINGS) else ""
                self.counts[f"{kind}found" if key in found else f"{kind}missed"] += 1
