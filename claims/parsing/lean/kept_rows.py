"""Vectors that were computed once, kept for the words that come again.

In: keys such as word forms. Out: a row of a matrix for each, computed only for those that are not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

import torch
from torch import Tensor

__all__ = ["KeptRows"]

Key = TypeVar("Key", bound=Hashable)


class KeptRows(Generic[Key]):
    """At most ``capacity`` rows of ``width`` numbers, those kept that were asked for last.

    ``made`` computes the rows of keys that are not there. Threads may share it.
    """

    def __init__(self, capacity: int, width: int, made: Callable[[Sequence[Key]], Tensor]) -> None:
        self._capacity = capacity
        self._made = made
        self._places: dict[Key, int] = {}
        self._rows = torch.empty(0, width)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._places)

    def of(self, keys: Sequence[Key]) -> Tensor:
        """The rows of ``keys``, no two of which are equal: keys × width. There may be more than are kept."""
        if len(keys) > self._capacity:
            half = len(keys) // 2
            return torch.cat([self.of(keys[:half]), self.of(keys[half:])])
        with self._lock:
            missing = [key for key in keys if key not in self._places]
            made = self._made(missing) if missing else None
            # A dict keeps the order of insertion: what was asked for last stands last.
            for key in keys:
                if (place := self._places.pop(key, None)) is not None:
                    self._places[key] = place
            if made is not None:
                places = [self._free_place(number) for number in range(len(missing))]
                self._make_room(max(places) + 1)
                self._rows[torch.tensor(places)] = made
                self._places.update(zip(missing, places, strict=True))
            return self._rows[torch.tensor([self._places[key] for key in keys])]

    def _free_place(self, taken: int) -> int:
        """A place behind the last one, of which ``taken`` are given away; if all are in use, the oldest one's."""
        if len(self._places) + taken < self._capacity:
            return len(self._places) + taken
        return self._places.pop(next(iter(self._places)))

    def _make_room(self, count: int) -> None:
        if count > len(self._rows):
            room = min(max(count, 2 * len(self._rows)), self._capacity)
            rows = self._rows.new_empty(room, self._rows.shape[1])
            rows[: len(self._rows)] = self._rows
            self._rows = rows
