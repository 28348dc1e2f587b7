"""The articles in one input, whatever its kind.

In: bytes and a name. Out: ``SourceText``s, and errors for those that cannot be read. Each kind has its module in
``formats``, which is loaded when it is met.
"""

from __future__ import annotations

from collections.abc import Callable
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


def read_sources(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The articles in ``data``, and an error for each that cannot be read; ``name`` tells where it came from.

    Raises:
        ArticleError: the bytes are of no kind that is read, are broken, or hold no text.
    """
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
    return reader(data, name=name)


def reader_of(kind: SourceKind) -> Reader:
    """The function that reads sources of one kind."""
    module = _MODULES[kind]
    found: Reader = getattr(import_module(f"factcheck.sources.formats.{module}"), f"read_{module}")
    return found
