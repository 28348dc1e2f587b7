"""The articles in one input, whatever its kind.

In: bytes and a name. Out: ``SourceText``s, and errors for those that cannot be read. Each kind has its module in
``formats``, which is loaded when it is met.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import Container, ForeignFormat, refused_format
from factcheck.sources.kinds import kind_of
from factcheck.sources.source_text import SourceText

__all__ = ["read_sources"]

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


_DEEPEST = 3
"""How many inputs may lie in one another: a document in an archive that hangs on a mail."""


def read_sources(data: bytes, *, name: str, depth: int = 0) -> list[SourceText | ArticleError]:
    """The articles in ``data``, and an error for each that cannot be read; ``name`` tells where it came from.

    ``depth`` counts the inputs in which this one lies.

    Raises:
        ArticleError: the bytes are of no kind that is read, are broken, or hold no text.
    """
    if depth > _DEEPEST:
        message = _("packed {n} times: expected an article; unpack it, and name the file")
        raise ArticleError(message.format(n=depth), source=name)
    kind = kind_of(data, name)
    if isinstance(kind, ForeignFormat):
        raise refused_format(kind, name)
    if isinstance(kind, Container):
        message = _("an archive ({kind}): expected an article; unpack it, and name the files")
        raise ArticleError(message.format(kind=kind.value), source=name)
    try:
        reader = reader_of(kind)
    except ModuleNotFoundError:
        message = _("{kind}: expected text; save the article as text")
        raise ArticleError(message.format(kind=kind.value), source=name) from None
    if kind is SourceKind.EMAIL:
        return reader(data, name=name, read=partial(read_sources, depth=depth + 1))
    return reader(data, name=name)


def reader_of(kind: SourceKind) -> Reader:
    """The function that reads sources of one kind."""
    module = _MODULES[kind]
    found: Reader = getattr(import_module(f"factcheck.sources.formats.{module}"), f"read_{module}")
    return found
