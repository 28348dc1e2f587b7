"""The articles in one input, whatever its kind.

In: bytes and a name. Out: ``SourceText``s, and errors for those that cannot be read. Each kind has its module in
``formats``, which is loaded when it is met.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import Container, ForeignFormat, refused_format
from factcheck.sources.encodings import garbled_letters
from factcheck.sources.kinds import kind_of
from factcheck.sources.size_limits import refuse_large
from factcheck.sources.source_text import Notice, NoticeCode, SourceText, Told

__all__ = ["read_record_lines", "read_sources"]

_LOG = logging.getLogger(__name__)

Reader = Callable[..., list[SourceText | ArticleError]]

_MODULES: dict[SourceKind, str] = {
    SourceKind.TEXT: "plain_text",
    SourceKind.MARKDOWN: "markdown",
    SourceKind.HTML: "html",
    SourceKind.FEED: "feed",
    SourceKind.PDF: "pdf",
    SourceKind.DOCX: "docx",
    SourceKind.ODT: "odt",
    SourceKind.EMAIL: "email",
    SourceKind.SUBTITLES: "subtitles",
    SourceKind.NDJSON: "ndjson",
}


_DECLARED = frozenset((SourceKind.TEXT, SourceKind.HTML))
"""The kinds that may be in an encoding which only their server names."""
_LEAST_GARBLED = 2
_DEEPEST = 3
"""How many inputs may lie in one another: a document in an archive that hangs on a mail."""


def read_sources(
    data: bytes, *, name: str, depth: int = 0, declared: str | None = None, told: Told | None = None
) -> list[SourceText | ArticleError]:
    """The articles in ``data``, and an error for each that cannot be read; ``name`` tells where it came from.

    ``depth`` counts the inputs in which this one lies; ``declared`` is the encoding that a server named; ``told`` takes
    what archives leave out.

    Raises:
        ArticleError: the bytes are of no kind that is read, are broken, or hold no text.
    """
    if depth > _DEEPEST:
        message = _("packed {n} times: expected an article; unpack it, and name the file")
        raise ArticleError(message.format(n=depth), source=name)
    refuse_large(data, name=name)
    kind = kind_of(data, name)
    if isinstance(kind, ForeignFormat):
        raise refused_format(kind, name)
    inner = partial(read_sources, depth=depth + 1, told=told)
    if isinstance(kind, Container):
        return _packed(data, kind, name, inner, told)
    try:
        reader = reader_of(kind)
    except ModuleNotFoundError:
        message = _("{kind}: expected text; save the article as text")
        raise ArticleError(message.format(kind=kind.value), source=name) from None
    options: dict[str, object] = {}
    if kind is SourceKind.EMAIL:
        options["read"] = inner
    elif kind in _DECLARED:
        options["declared"] = declared
    try:
        found = reader(data, name=name, **options)
    except ArticleError:
        raise
    # One input that shows a bug of ours, or of a library, must not cost the user all the others.
    except Exception as error:
        _LOG.debug("%s: not read", name, exc_info=True)
        message = _("cannot be read, it is damaged or of an odd make ({error}): expected an article; save it as text")
        raise ArticleError(message.format(error=type(error).__name__), source=name) from error
    return found if kind is SourceKind.EMAIL else [_told_garbled(one) for one in found]


def read_record_lines(data: bytes, *, name: str, first: int) -> list[SourceText | ArticleError]:
    """The articles in some lines of a file of records, the first of them line ``first``, and an error for each that is
    none, as ``read_sources`` gives them of the whole file."""
    from factcheck.sources.formats.ndjson import read_lines

    try:
        return [_told_garbled(one) for one in read_lines(data, name=name, first=first)]
    except ArticleError as error:
        return [error]


def _packed(
    data: bytes, kind: Container, name: str, read: Reader, told: Told | None
) -> list[SourceText | ArticleError]:
    """The articles of an archive; an archive in it is told and not opened: each could hold a thousand more."""
    from factcheck.sources.unpacking import unpacked

    found: list[SourceText | ArticleError] = []
    try:
        for entry in unpacked(data, kind, name=name, told=told):
            found += [entry] if isinstance(entry, ArticleError) else _entry(*entry, read)
    except ArticleError as error:
        # What came out before the damage is read.
        found.append(error)
    if not found:
        raise ArticleError(_("an archive without an article: expected at least one; check the file"), source=name)
    return found


def _entry(name: str, content: bytes, read: Reader) -> list[SourceText | ArticleError]:
    try:
        if isinstance(kind_of(content, name), Container):
            message = _("an archive in an archive: expected an article; unpack it, and name the files")
            raise ArticleError(message, source=name)
        return read(content, name=name)
    except ArticleError as error:
        return [error]


def _told_garbled(source: SourceText | ArticleError) -> SourceText | ArticleError:
    """A source with a notice where its letters were spoilt before it came here; they are not mended."""
    if isinstance(source, ArticleError):
        return source
    count = garbled_letters(source.text)
    if count < _LEAST_GARBLED:
        return source
    return replace(source, notices=(*source.notices, Notice(NoticeCode.GARBLED, {"count": count})))


def reader_of(kind: SourceKind) -> Reader:
    """The function that reads sources of one kind."""
    module = _MODULES[kind]
    found: Reader = getattr(import_module(f"factcheck.sources.formats.{module}"), f"read_{module}")
    return found
