"""JSON: one article, a list of them, or one a line.

In: bytes. Out: one ``SourceText`` for each record with a text; an error for each without, which costs only itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claims.document.span import Span
from factcheck.errors import ArticleError
from factcheck.i18n import _, ngettext
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.record_fields import metadata_of, running_text
from factcheck.sources.source_text import Notice, NoticeCode, Part, SourceText

__all__ = ["read_lines", "read_ndjson"]

_LISTS = ("articles", "items", "results", "docs", "documents", "data", "posts", "entries", "stories", "depeches")
"""Under which names one document holds a list of articles."""
_MOST_ERRORS = 20
"""Errors told by themselves; a file with more than that is hardly one of articles."""
_PAGE = re.compile(r"<(?:p|div|br|h[1-6]|strong|em|a|ul|article)\b[^<>]*>", re.IGNORECASE)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

Found = SourceText | ArticleError
_OF_CLAIMS = frozenset(("content", "construction", "probabilities", "sentence"))
"""What records of our own reports have, and articles have not: read as one, a claim would pass for a version of its
article, at whose address it stands."""


def read_ndjson(data: bytes, *, name: str) -> list[Found]:
    """The articles that records hold, named *name:line*, or *name:number* in a list.

    The text of an article is the field ``articleBody``, ``body``, ``text`` and the like, untouched; headline and
    standfirst go before it where they are fields of their own. A field that holds HTML is read as a page.

    Raises:
        ArticleError: no record holds a text.
    """
    text, encoding = decoded(data, name=name)
    return _with_encoding(_in_few(_articles(text, name), name), encoding)


def read_lines(data: bytes, *, name: str, first: int) -> list[Found]:
    """The same of some lines of a file with a record a line; ``first`` is the number of the first of them."""
    text, encoding = decoded(data, name=name)
    return _with_encoding(_in_few(_lines(text, name, first), name), encoding)


def _with_encoding(articles: Iterable[Found], encoding: str) -> list[Found]:
    """The articles, each with the encoding that was guessed for their source."""
    found = list(articles)
    if encoding != UTF_8:
        notice = Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding})
        found = [
            one if isinstance(one, ArticleError) else replace(one, encoding=encoding, notices=(*one.notices, notice))
            for one in found
        ]
    return found


def _articles(text: str, name: str) -> Iterator[Found]:
    document = _parsed(text)
    if isinstance(document, ArticleError) or not isinstance(document, list | dict):
        yield from _lines(text, name)
        return
    if isinstance(document, dict):
        listed = next((found for key in _LISTS if isinstance(found := document.get(key), list) and found), None)
        if listed is None or running_text(document):
            yield from _safely(document, name)
            return
        document = listed
    if not document:
        yield ArticleError(_("an empty list: expected articles; check the file"), source=name)
    for number, record in enumerate(document, 1):
        yield from _safely(record, f"{name}:{number}")


def _lines(text: str, name: str, first: int = 1) -> Iterator[Found]:
    """One record a line, the first of them line ``first``; lines that are none are told."""
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip():
            continue
        record = _parsed(line)
        if isinstance(record, ArticleError):
            where = _("line {line}: {problem}")
            yield ArticleError(where.format(line=number, problem=record.message), source=name)
        else:
            yield from _safely(record, f"{name}:{number}")


def _in_few(found: Iterable[Found], name: str) -> Iterator[Found]:
    """The same, of the errors only the first; the others are counted."""
    errors = 0
    for one in found:
        errors += isinstance(one, ArticleError)
        if errors <= _MOST_ERRORS or not isinstance(one, ArticleError):
            yield one
    if errors > _MOST_ERRORS:
        message = ngettext(
            "{n} more record without an article: expected one a line, or a list of them; check the file",
            "{n} more records without an article: expected one a line, or a list of them; check the file",
            errors - _MOST_ERRORS,
        )
        yield ArticleError(message.format(n=errors - _MOST_ERRORS), source=name)


def _parsed(text: str) -> object:
    """The value of a JSON text, or the error that says why it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = _("no JSON from character {column} on: expected one article a line; mend or remove it")
        return ArticleError(message.format(column=error.colno), source="")
    except (RecursionError, ValueError):
        return ArticleError(_("JSON that is nested too deep: expected an article; mend or remove it"), source="")


def _safely(record: object, name: str) -> Iterator[Found]:
    if not isinstance(record, Mapping):
        yield ArticleError(_("no object: expected an article with a field text; mend or remove it"), source=name)
        return
    if record.keys() >= _OF_CLAIMS:
        message = _("a claim that factcheck reported: expected an article; leave it out")
        yield ArticleError(message, source=name)
        return
    body = running_text(record)
    if body is None:
        message = _("no text in this record: expected a field text, body, content or articleBody; name the article")
        yield ArticleError(message, source=name)
        return
    if _PAGE.search(body):
        yield from _page(body, record, name)
    else:
        yield _article(body, record, name)


def _article(body: str, record: Mapping[str, object], name: str) -> SourceText:
    """The article of a plain text: its headline and standfirst, where they are not in it, and the text as it is."""
    told = metadata_of(record)
    text, parts = "", []
    for words, kind in ((told.headline, BlockKind.HEADLINE), (told.standfirst, BlockKind.STANDFIRST)):
        if words and words not in " ".join(body[: 4 * len(words) + 400].split()):
            parts.append(Part(kind, Span(len(text), len(text) + len(words))))
            text += f"{words}\n\n"
    whole = _HALF_CHARACTER.sub("\ufffd", text + body)
    return SourceText(name=name, kind=SourceKind.NDJSON, text=whole, parts=tuple(parts), metadata=told)


def _page(body: str, record: Mapping[str, object], name: str) -> Iterator[Found]:
    """The article of a field that holds HTML; what the record says of it goes before what the page does."""
    from factcheck.sources.formats.html import read_html

    told = metadata_of(record)
    try:
        pages = read_html(_HALF_CHARACTER.sub("\ufffd", body).encode(), name=name)
    except ArticleError as error:
        yield error
        return
    for page in pages:
        if isinstance(page, ArticleError):
            yield page
            continue
        fields = {field: getattr(told, field) for field in told.__slots__ if getattr(told, field)}
        yield replace(page, kind=SourceKind.NDJSON, metadata=replace(page.metadata, **fields))
