"""What is loaded again and again, kept in memory for as long as its files look the same.

In: a name, the files that something is made from, and what makes it. Out: the same thing, from memory where it is kept
and none of its files has changed. Nothing is kept before ``begin_keeping``: a process that works once has no use for
it, and one that answers many commands asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

__all__ = ["State", "begin_keeping", "file_state", "is_keeping", "loaded_once"]

T = TypeVar("T")
State = tuple[tuple[str, int, int, int], ...]
"""Path, inode, size and time of change of each file."""

_values: dict[Hashable, tuple[State, Any]] | None = None


def begin_keeping() -> None:
    """From now on ``loaded_once`` remembers what it has made in this process and in those forked from it."""
    global _values
    if _values is None:
        _values = {}


def is_keeping() -> bool:
    """Whether this process, or the one that it was forked from, keeps what it loads."""
    return _values is not None


def loaded_once(key: Hashable, files: Callable[[], Iterable[Path]], make: Callable[[], T]) -> T:
    """What ``make`` gives, or gave before under this ``key``, if ``files`` and folders look as they did then.

    Only what nobody alters may be kept. What ``make`` raises is raised, and nothing is kept.
    """
    if _values is None:
        return make()
    # Looked at before it is made: what changes meanwhile is then made anew the next time.
    state = file_state(files())
    known = _values.get(key)
    if known is None or known[0] != state:
        known = _values[key] = (state, make())
    value: T = known[1]
    return value


def file_state(paths: Iterable[Path]) -> State:
    """How files, and all files below folders, look from outside; what is not there has no line.

    Compiled Python files are left out: they follow from others.
    """
    return tuple(sorted(line for path in paths for line in _lines(path)))


def _lines(path: Path) -> Iterator[tuple[str, int, int, int]]:
    if path.is_dir():
        yield from _below(str(path))
    elif path.exists():
        yield _line(str(path), path.stat())


def _below(folder: str) -> Iterator[tuple[str, int, int, int]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _below(entry.path)
            else:
                with suppress(OSError):
                    yield _line(entry.path, entry.stat())


def _line(path: str, found: os.stat_result) -> tuple[str, int, int, int]:
    return path, found.st_ino, found.st_size, max(found.st_mtime_ns, found.st_ctime_ns)
