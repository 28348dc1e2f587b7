"""Sets of words with wildcards.

It runs as it stands, never as machine code, which has no sets that hold more than their members.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

__all__ = ["Wildcards"]


class Wildcards(frozenset[str]):
    """Words of which some begin or end with ``*``: that stands for any letters, so that ``*er`` holds *porter*."""

    _endings: tuple[str, ...]
    _beginnings: tuple[str, ...]

    def __new__(cls, words: Iterable[str] = ()) -> Self:
        """Take the words, with their asterisks."""
        self = super().__new__(cls, words)
        self._endings = tuple(w[1:] for w in self if w.startswith("*"))
        self._beginnings = tuple(w[:-1] for w in self if w.endswith("*") and not w.startswith("*"))
        return self

    def __contains__(self, word: object) -> bool:
        if frozenset.__contains__(self, word):
            return True
        return isinstance(word, str) and (word.endswith(self._endings) or word.startswith(self._beginnings))
