"""Parses kept from one run to the next, by the text of the paragraph and by all that its parse depends on.

In: the copies of paragraphs that the parser reads. Out: what the models made of them, as far as a store has it. Who
keeps the rows, and where, is none of the parser's business.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Protocol

from claims.digests import Digests, code_digest, hashed
from claims.document.tree import Document
from claims.errors import ParseError
from claims.lexicon.word_classes import WordClasses
from claims.parsing.model_files import model_files
from claims.parsing.packed_parse import LAYOUT, BrokenParseError, packed, unpacked
from claims.parsing.plans import plan_of
from claims.parsing.raw_parse import RawParse
from claims.parsing.repair.registry import Repairs
from claims.resources import grammar_path

__all__ = ["KeptParses", "ParseStore", "models_fingerprint"]

_PACKAGES: Final = ("document", "lexicon", "parsing", "rules", "syntax")
"""The packages of ``claims`` whose code a parse and its repairs depend on."""
_LIBRARIES: Final = ("simplemma", "stanza", "torch")
_IDLE: Final = frozenset(
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

    def used_with(self, key: bytes, others: Sequence[bytes]) -> None:
        """Take note that the row of ``key``, which was found, was of use in the place of the rows of ``others``."""
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
        digests = Digests(_IDLE)
        tags, trees = (tuple((r.name, r.order, r.rule) for r in some) for some in (repairs.tags, repairs.tree))
        self._base.update(digests.of(classes) + digests.of(tags))
        self.mended_by = digests.of(trees)

    @property
    def fingerprint(self) -> bytes:
        """What tells the models, code, boundaries and repairs that make parses of texts from others."""
        return hashed(self._base.digest(), self.mended_by)

    def keys(self, document: Document) -> list[bytes]:
        """What the parses of the paragraphs of a document are kept under."""
        return [self._key(copy.text) for copy in plan_of(document.text, document.blocks).copies]

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
    digest = hashed(code_digest(Path(__file__).parents[1], _PACKAGES), grammar_path().read_bytes())
    return " ".join((digest.hex(), *map(_version, _LIBRARIES)))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "?"
