"""The blocks of an article that comes from the store, which keeps its text and not what was read as what.

In: an ``Article`` without blocks. Out: the same with blocks, as far as its text tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.document.span import Span
from factcheck.articles.reader import read_text
from factcheck.errors import ArticleError
from factcheck.scan_results import Article, Block, BlockKind, SourceKind

__all__ = ["with_blocks"]

_PLAIN = frozenset((SourceKind.TEXT, SourceKind.NDJSON))
"""Kinds of sources whose blocks were told by their text alone: read again, it tells the same."""


def with_blocks(article: Article) -> Article:
    """An article with its blocks; one that has some is given back as it is.

    Of a page or a document, whose blocks its mark-up told, headline and standfirst are found by their words.
    """
    if article.blocks or not article.text:
        return article
    if article.kind in _PLAIN:
        try:
            read = read_text(article.text, source=article.source)
        except ArticleError:  # what a store was given by hand may be no text
            return article
        return replace(article, blocks=read.blocks) if read.text == article.text else article
    return replace(article, blocks=tuple(_named(article)))


def _named(article: Article) -> Iterator[Block]:
    start = 0
    for kind, words in ((BlockKind.HEADLINE, article.title), (BlockKind.STANDFIRST, article.standfirst)):
        at = article.text.find(words, start) if words else -1
        if words and at >= 0:
            start = at + len(words)
            yield Block(kind, Span(at, start))
