"""A store of parses and findings in memory, which tells what it was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.keeping.row_keys import FINDINGS

__all__ = ["MemoryStore"]


class MemoryStore:
    """Rows by key. ``reused`` are the keys of findings that were of use, with those of the parses not read for that.

    ``dropped`` are the keys of rows that were found broken.
    """

    def __init__(self) -> None:
        self.held: dict[bytes, bytes] = {}
        self.reused: list[tuple[bytes, Sequence[bytes]]] = []
        self.dropped: list[bytes] = []

    @property
    def findings(self) -> list[bytes]:
        """The keys of all findings that are held."""
        return [key for key in self.held if key.startswith(FINDINGS)]

    def rows(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.held[key] for key in keys if key in self.held}

    def keep(self, rows: Mapping[bytes, bytes]) -> None:
        self.held.update(rows)

    def drop(self, keys: Sequence[bytes]) -> None:
        self.dropped += keys
        for key in keys:
            self.held.pop(key, None)

    def used_with(self, key: bytes, others: Sequence[bytes]) -> None:
        self.reused.append((key, others))
