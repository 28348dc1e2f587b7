"""The articles of a shard, as one process that reads the whole archive names them.

In: a shard. Out: ``Article``s, errors for those that cannot be read, notices; what is no article is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claims.foreign_errors import system_words
from factcheck.articles.page_words import PageWords
from factcheck.articles.reader import articles_of, articles_of_sources
from factcheck.cluster.shards import Piece, Shard, content_digest
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.scan_results import Article
from factcheck.sources.inputs import Input, file_input
from factcheck.sources.left_out import LeftOut, left_out_reason
from factcheck.sources.readers import read_record_lines
from factcheck.sources.source_text import Told

__all__ = ["shard_articles"]


def shard_articles(
    shard: Shard, *, words: PageWords, any_language: bool, told: Told, left_out: Counter[LeftOut]
) -> Iterator[Article | ArticleError]:
    """Each article of a shard in turn, and errors for what cannot be read. The arguments are those of
    ``read_articles``; ``left_out`` counts files of folders that no article is expected in."""
    for piece in shard.pieces:
        if piece.end is not None:
            yield from _of_lines(piece, words, any_language, told)
            continue
        given = file_input(piece.path, shown=piece.name)
        if isinstance(given, ArticleError):
            yield given
        elif content_digest(given.data) != piece.digest:
            yield _changed(piece)
        elif piece.listed and (reason := left_out_reason(given.data, given.name)):
            left_out[reason] += 1
        else:
            yield from articles_of(Input(given.name, given.data), words=words, any_language=any_language, told=told)


def _of_lines(piece: Piece, words: PageWords, any_language: bool, told: Told) -> Iterator[Article | ArticleError]:
    try:
        with Path(piece.path).open("rb") as file:
            file.seek(piece.start)
            data = file.read((piece.end or 0) - piece.start)
    except OSError as error:
        message = _("cannot be read ({reason}): expected a text file; check the path")
        yield ArticleError(message.format(reason=worded(system_words(error))), source=piece.name)
        return
    if content_digest(data) != piece.digest:
        yield _changed(piece)
        return
    sources = read_record_lines(data, name=piece.name, first=piece.line)
    yield from articles_of_sources(sources, words=words, any_language=any_language, told=told)


def _changed(piece: Piece) -> ArticleError:
    message = _("changed while the archive was scanned, or not the same file on that machine; scan it again")
    return ArticleError(message, source=piece.name)
