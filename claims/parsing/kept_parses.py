"""Parses kept from one run to the next, by the text of the paragraph and by all that its parse depends on.

In: the copies of paragraphs that the parser reads. Out: what the models made of them, as far as a store has it. Who
keeps the rows, and where, is none of the parser's business.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from claims.errors import ParseError
from claims.lexicon.word_classes import WordClasses
from claims.parsing.model_files import model_files
from claims.parsing.packed_parse import LAYOUT, BrokenParseError, packed, unpacked
from claims.parsing.raw_parse import RawParse
from claims.parsing.repair.registry import Repair, Repairs
from claims.resources import grammar_path

__all__ = ["KeptParses", "ParseStore", "models_fingerprint"]

_PACKAGES = ("document", "lexicon", "parsing", "rules", "syntax")
"""The packages of ``claims`` whose code a parse and its repairs depend on."""
_LIBRARIES = ("simplemma", "stanza", "torch")
_IDLE = frozenset(
    ("description", "why", "status", "examples", "counterexamples", "file", "keys", "checks", "checks_around")
)
"""Fields of repairs and tests that change nothing, or follow from others."""


class ParseStore(Protocol):
    """Rows by key. What cannot be read or written is as if it were not there: no method raises an error for it."""

    def rows(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The rows of those keys that are there."""
        ...

    def keep(self, rows: Mapping[bytes, bytes]) -> None:
        """Take new rows, or others in the place of old ones."""
        ...

    def drop(self, keys: Sequence[bytes]) -> None:
        """Forget rows, because they are broken."""
        ...


class KeptParses:
    """The rows of a store that were made by the same models, code, sentence boundaries and repairs of tags.

    ``mended_by`` tells the repairs of trees from others: a row that others have mended only has to be mended anew.
    """

    def __init__(self, store: ParseStore, models: str, classes: WordClasses, repairs: Repairs) -> None:
        self._store = store
        self._models = models
        self._base = hashlib.blake2b(digest_size=16)
        self._base.update("\0".join((str(LAYOUT), sys.byteorder, models, _code())).encode())
        digests: dict[int, bytes] = {}
        self._base.update(_digest(classes, digests) + _repairs_digest(repairs.tags, digests))
        self.mended_by = _repairs_digest(repairs.tree, digests)

    def with_rules(self, classes: WordClasses, repairs: Repairs) -> KeptParses:
        """The same store and models with other words and repairs."""
        return KeptParses(self._store, self._models, classes, repairs)

    def completed(
        self,
        copies: Sequence[str],
        parse: Callable[[Sequence[str]], list[RawParse | None]],
        mend: Callable[[RawParse, bytes], RawParse],
    ) -> list[RawParse | None]:
        """The parse of each copy, its trees mended: those that are there, and what ``parse`` makes of the others.

        None for those that ``parse`` fails on; ``mend`` gets what the repairs are to be told by. What is new is kept.

        Raises:
            ParseError: none is there, and ``parse`` fails on all.
        """
        found = dict(zip(copies, self.found(copies), strict=True))
        lacking = [copy for copy, known in found.items() if known is None]
        try:
            found.update(zip(lacking, parse(lacking) if lacking else (), strict=True))
        except ParseError:
            if len(lacking) == len(found):
                raise
        new = {copy: one for copy, one in found.items() if one is not None and one.mended_by != self.mended_by}
        new = {copy: mend(one, self.mended_by) for copy, one in new.items()}
        self.keep(new)
        return [new.get(copy, found[copy]) for copy in copies]

    def found(self, copies: Sequence[str]) -> list[RawParse | None]:
        """The parse of each copy, None for those that are not there. A broken row is removed."""
        keys = [self._key(copy) for copy in copies]
        rows = self._store.rows(keys)
        parses: list[RawParse | None] = []
        broken: list[bytes] = []
        for key in keys:
            row = rows.get(key)
            try:
                parses.append(None if row is None else unpacked(row, key))
            except BrokenParseError:
                parses.append(None)
                broken.append(key)
        if broken:
            self._store.drop(broken)
        return parses

    def keep(self, parses: Mapping[str, RawParse]) -> None:
        """Keep parses by their copies."""
        keyed = [(self._key(copy), parse) for copy, parse in parses.items()]
        rows = {key: row for key, parse in keyed if (row := packed(parse, key)) is not None}
        if rows:
            self._store.keep(rows)

    def _key(self, copy: str) -> bytes:
        key = self._base.copy()
        key.update(copy.encode("utf-8", "surrogatepass"))
        return key.digest()


def models_fingerprint(folder: Path) -> str:
    """What tells models from others: the names, checksums and sizes of their files.

    The checksums are those that loading compares the files with.
    """
    try:
        files = model_files(folder)
        parts = [f"{file.name} {' '.join(file.checksums)} {file.path.stat().st_size}" for file in files]
    except (OSError, ValueError, RecursionError):
        # Nothing can be loaded from such a folder.
        return ""
    return "\n".join(parts)


@cache
def _code() -> str:
    """The versions of libraries, and a digest of the code and of the words that a parse depends on."""
    package = Path(__file__).parents[1]
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for name in _PACKAGES for path in (package / name).rglob("*.py")):
        digest.update(path.read_bytes())
    digest.update(grammar_path().read_bytes())
    return " ".join((digest.hexdigest(), *map(_version, _LIBRARIES)))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "?"


def _digest(value: Any, known: dict[int, bytes]) -> bytes:
    """A digest of plain data, the same in each run; sets have no order in it.

    ``known`` has those of sets that were met before, by identity: repairs share large ones.
    """
    if isinstance(value, frozenset):
        if id(value) not in known:
            known[id(value)] = _hashed(type(value).__name__, *sorted(map(repr, value)))
        return known[id(value)]
    if is_dataclass(value):
        held = [f.name for f in fields(value) if f.name not in _IDLE]
        return _hashed(type(value).__name__, *(_digest(getattr(value, name), known) for name in held))
    if isinstance(value, Mapping):
        return _hashed("mapping", *(repr(item) for item in sorted(value.items())))
    if isinstance(value, tuple):
        return _hashed("tuple", *(_digest(part, known) for part in value))
    return repr(value).encode("utf-8", "surrogatepass")


def _repairs_digest(repairs: Iterable[Repair], known: dict[int, bytes]) -> bytes:
    return _hashed(*(_digest((r.name, r.order, r.rule), known) for r in repairs))


def _hashed(*parts: str | bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(4, "little") + content)
    return digest.digest()
