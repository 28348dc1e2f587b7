"""Long articles that nobody wrote."""

from __future__ import annotations

import pytest

from factcheck.articles.reader import read_text
from factcheck.scan_results import BlockKind
from factcheck.scanning.checker import parsed_blocks
from tests.benchmarks.long_articles import long_article
from tests.benchmarks.texts import word_count

SIZE = 50_000


@pytest.fixture(scope="module")
def text() -> str:
    return long_article(SIZE)


def test_the_text_is_as_long_as_asked_for_and_always_the_same(text: str) -> None:
    assert SIZE <= len(text) < 1.02 * SIZE
    assert text == long_article(SIZE)


def test_an_article_reader_keeps_it_whole(text: str) -> None:
    article = read_text(text, source="long.txt")
    kept = sum(word_count(span.of(article.text)) for span in parsed_blocks(article))

    assert kept >= 0.99 * word_count(text)
    assert {block.kind for block in article.blocks} == {BlockKind.HEADLINE, BlockKind.DATELINE, BlockKind.BODY}


def test_hardly_any_two_paragraphs_are_alike(text: str) -> None:
    paragraphs = text.split("\n\n")

    assert len(set(paragraphs)) > 0.99 * len(paragraphs)
