"""Digests of plain data and of source code, the same in each run: what tells one state of things from another.

In: frozen dataclasses, tuples, sets, mappings, strings and numbers; or files of code. Out: 16 bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Digests", "code_digest", "hashed"]

_SIZE = 16
_SEPARATOR = "\0"


class Digests:
    """Makes digests of data; fields of dataclasses that are named ``idle`` are no part of them.

    Sets have no order in a digest, nor have mappings; all else has. Objects and sets that were met before are
    remembered: patterns share many.
    """

    def __init__(self, idle: Collection[str] = ()) -> None:
        self._idle = frozenset(idle)
        self._sets: dict[tuple[type, frozenset[Any]], str] = {}
        self._names: dict[type, tuple[str, ...]] = {}
        # With the object itself, so that no other one gets its number meanwhile.
        self._objects: dict[int, tuple[Any, str]] = {}

    def of(self, value: Any) -> bytes:
        """The digest of a value. What is no data that is named above counts as its ``repr``."""
        parts: list[str] = []
        self._add(value, parts)
        return hashed(_SEPARATOR.join(parts))

    def _add(self, value: Any, parts: list[str]) -> None:
        """Add what tells ``value`` from others: strings and what holds other values begin with their size."""
        kind = type(value)
        if kind is str:
            parts.append(f"str {len(value)} {value}")
        elif kind in self._names or is_dataclass(value):
            parts.append(self._of_fields(value, kind))
        elif isinstance(value, frozenset):
            parts.append(self._of_set(value))
        elif isinstance(value, tuple):
            parts.append(f"{kind.__name__} {len(value)}")
            for part in value:
                self._add(part, parts)
        elif isinstance(value, Mapping):
            # Keys are strings wherever we use mappings; their values may be anything.
            parts.append(f"mapping {len(value)}")
            for key in sorted(value, key=repr):
                self._add(key, parts)
                self._add(value[key], parts)
        else:
            parts.append(f"{kind.__name__} {value!r}")

    def _of_fields(self, value: Any, kind: type) -> str:
        known = self._objects.get(id(value))
        if known is not None:
            return known[1]
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = tuple(f.name for f in fields(kind) if f.name not in self._idle)
        parts: list[str] = []
        for name in names:
            held = getattr(value, name)
            # Most fields of tests are empty.
            if held is not None and held != ():
                parts.append(name)
                self._add(held, parts)
        found = f"{kind.__name__} {hashed(_SEPARATOR.join(parts)).hex()}"
        self._objects[id(value)] = value, found
        return found

    def _of_set(self, value: frozenset[Any]) -> str:
        known = type(value), value
        found = self._sets.get(known)
        if found is None:
            # The repr of a string is told from whatever follows it by its quotation marks.
            digest = hashed(" ".join(sorted(map(repr, value))))
            found = self._sets[known] = f"{type(value).__name__} {digest.hex()}"
        return found


def hashed(*parts: str | bytes) -> bytes:
    """16 bytes that stand for the parts, one after the other."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "little"))
        digest.update(content)
    return digest.digest()


@cache
def code_digest(folder: Path, packages: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> bytes:
    """What stands for all Python files below ``folder``, or below its ``packages``, but those below ``without``.

    It is made once a process: the code that runs is that of the files as they were when it began.
    """
    roots = [folder / name for name in packages] if packages else [folder]
    left_out = [folder / name for name in without]
    found = sorted(path for root in roots for path in root.rglob("*.py") if not _below(path, left_out))
    return hashed(*(part for path in found for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


def _below(path: Path, folders: Iterable[Path]) -> bool:
    return any(folder in path.parents for folder in folders)
