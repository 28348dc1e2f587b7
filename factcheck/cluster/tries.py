"""Which articles of a shard were at work when a process ended, so that one that ends processes is known.

In: the numbers of the articles that are checked next. Out: those to be checked alone, those to be given up.

A worker that is killed cannot tell what it was doing. It writes it down before it begins; who takes the shard next
reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from factcheck.file_writing import write_bytes_whole

__all__ = ["Tries"]

_MOST = 3
"""Processes that may end over an article. Whoever kills workers at random hardly hits the same one three times."""


@dataclass(slots=True)
class _Written:
    """What stands in the file: how many processes ended over each article, and what is at work."""

    ended: dict[int, int] = field(default_factory=dict)
    at_work: list[int] = field(default_factory=list)


class Tries:
    """What happened to the processes that worked on a shard before this one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        before = _read(path)
        counts = Counter(before.ended)
        counts.update(before.at_work)
        self._ended = dict(counts)

    @property
    def suspects(self) -> frozenset[int]:
        """The articles that are to be checked alone."""
        return frozenset(self._ended)

    @property
    def given_up(self) -> frozenset[int]:
        """The articles that are not checked any more."""
        return frozenset(number for number, count in self._ended.items() if count >= _MOST)

    def begin(self, numbers: Sequence[int]) -> None:
        """These articles are checked now, and no others.

        Raises:
            OSError: that cannot be written down.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes_whole(self._path, msgspec.json.encode(_Written(self._ended, list(numbers))))

    def end(self) -> None:
        """The shard is done."""
        self._path.unlink(missing_ok=True)


def _read(path: Path) -> _Written:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Written)
    except (OSError, ValueError):
        return _Written()
