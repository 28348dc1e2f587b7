"""A parser that looks its parses up in files, and, asked to, fills those files with what the bundled one gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy as shallow_copy
from functools import cache
from pathlib import Path

import pytest

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import ParseError
from claims.parsing.kept_parses import KeptParses
from claims.parsing.parser import Parser
from claims.parsing.plans import paragraphs
from tests.support.stored_parses import PARSES, StoredBlock, blocks_of, joined, read_parses, write_parses

__all__ = ["LIVE", "MODES", "RECORD", "STORED", "StoredParser"]

MODES = STORED, LIVE, RECORD = ("stored", "live", "record")
"""Look parses up (and fail where there is none); parse everything anew; parse everything anew and store it."""


class StoredParser(Parser):
    """Gives the stored parses of a text's paragraphs.

    ``place`` names the file below ``tests/parses`` that has the parse of a paragraph; ``live`` gives the bundled parser
    and is called in the other two modes only. What was recorded lies in the files after ``save``.
    """

    def __init__(
        self,
        place: Callable[[str], str],
        live: Callable[[], Parser],
        mode: str = STORED,
        folder: Path = PARSES,
    ) -> None:
        self._place, self._live, self._mode, self._folder = place, live, mode, folder
        self._recorded: dict[str, dict[str, StoredBlock]] = {}
        # What ``with_rules`` of the bundled parser copies: no parses of earlier runs, unless ``keeping`` gives some.
        self._kept = None

    def keeping(self, kept: KeptParses) -> StoredParser:
        """A parser of the same stored parses that tells them from others as ``kept`` does, and keeps none there."""
        other = shallow_copy(self)
        other._kept = kept
        return other

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> tuple[Document, tuple[Skipped, ...]]:
        """As the bundled parser does; a paragraph that is not stored fails the test and says what to do."""
        asked = tuple(blocks) if blocks is not None else tuple(paragraphs(text))
        if self._mode == STORED:
            return joined(text, asked, [self._stored(span.of(text)) for span in asked])
        document, skipped = self._live().parse(text, asked)
        if self._mode == RECORD:
            for block in blocks_of(document, skipped, asked):
                self._recorded.setdefault(self._place(block.text), {})[block.text] = block
        return document, skipped

    def parse_many(
        self, articles: Sequence[tuple[str, Sequence[Span] | None]]
    ) -> list[tuple[Document, tuple[Skipped, ...]] | ParseError]:
        """``parse`` of each of the texts."""
        return [self.parse(text, blocks) for text, blocks in articles]

    def save(self) -> None:
        """Put what was recorded into the files, beside what they hold already."""
        for name, recorded in self._recorded.items():
            path = self._path(name)
            kept = read_parses(path) if path.is_file() else {}
            write_parses(path, {**kept, **recorded}.values())
        self._recorded.clear()

    def _stored(self, text: str) -> StoredBlock:
        path = self._path(self._place(text))
        found = _read(path).get(text)
        if found is None:
            pytest.fail(f"{path.name} holds no parse of « {text} »: run `make parses`, look at the diff", pytrace=False)
        return found

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.conllu"


@cache
def _read(path: Path) -> Mapping[str, StoredBlock]:
    return read_parses(path) if path.is_file() else {}
