"""Word lists by name, as rules refer to them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["WordLists"]


class WordLists:
    """The word lists of the rules, by name; rules write them with an @ before the name."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        # Asked for word by word: sets, made once.
        self._entries = {name: frozenset(words) for name, words in entries.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._entries.get(name, frozenset())

    @property
    def names(self) -> tuple[str, ...]:
        """All list names, sorted."""
        return tuple(sorted(self._entries))

    def having(self, word: str, prefix: str = "") -> tuple[str, ...]:
        """The names of the lists that hold ``word``, sorted."""
        return tuple(n for n in self.names if n.startswith(prefix) and word in self._entries[n])
