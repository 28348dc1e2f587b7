"""What the bench of kept parses measures: the parse and the other steps, of all words of the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document
from claims.parsing.parser import Parser
from factcheck.articles.reader import read_text
from factcheck.scanning.checker import Checker
from tests.benchmarks.cache import shares
from tests.support.trees import MAYOR, TreeParser, text_of


class ManyTrees(TreeParser):
    """The same for many articles."""

    def parse_many(
        self, articles: Sequence[tuple[str, Sequence[Span] | None]]
    ) -> list[tuple[Document, tuple[Skipped, ...]]]:
        """The parse of each."""
        return [self.parse(text, blocks) for text, blocks in articles]


def test_the_parse_and_the_other_steps_are_told_apart(checker: Checker) -> None:
    own = replace(checker, analyser=replace(checker.analyser, parser=cast(Parser, ManyTrees(MAYOR))))
    parse, rest, words = shares(own, [read_text(text_of(MAYOR), source="maire.txt")])

    assert words == len(MAYOR.strip().splitlines())
    assert parse >= 0
    assert rest > 0
