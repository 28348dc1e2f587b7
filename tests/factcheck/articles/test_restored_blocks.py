"""Blocks of articles out of the store."""

from __future__ import annotations

from dataclasses import replace

from factcheck.articles.reader import read_text
from factcheck.articles.restored_blocks import with_blocks
from factcheck.scan_results import Block, BlockKind, SourceKind
from tests.support.factories import TEXT, article, span


def test_a_text_read_again_has_the_blocks_that_it_had() -> None:
    read = read_text(TEXT, source="port.txt")

    assert len({block.kind for block in read.blocks}) > 2
    assert with_blocks(replace(read, blocks=())) == read


def test_blocks_that_are_there_stay() -> None:
    kept = article(TEXT)
    assert with_blocks(kept) is kept
    for text in ("", " ", "\x00\x01"):
        assert with_blocks(replace(kept, text=text, blocks=())).blocks == ()


def test_of_a_page_headline_and_standfirst_are_found_by_their_words() -> None:
    lead = "Deux cents ouvriers"
    page = replace(article(TEXT), kind=SourceKind.HTML, standfirst=lead, blocks=())

    assert with_blocks(page).blocks == (
        Block(BlockKind.HEADLINE, span(TEXT, page.title or "")),
        Block(BlockKind.STANDFIRST, span(TEXT, lead)),
    )
    assert with_blocks(replace(page, title=None, standfirst="nulle part")).blocks == ()
