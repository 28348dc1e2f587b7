"""PDF documents that hold text: columns in order, lines joined, headers and footers dropped.

In: the bytes of a PDF file. Out: one ``SourceText``; places tell the page.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.assembly import Assembly
from factcheck.sources.pdf.furniture import without_page_furniture
from factcheck.sources.pdf.lines import Fragment, Line, lines_in_order
from factcheck.sources.pdf.paragraphs import paragraphs
from factcheck.sources.source_text import Metadata, Notice, NoticeCode, SourceText

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["read_pdf"]

# What pypdf finds odd in a document it mends or raises; its own warnings would land among our messages.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_MOST_PAGES = 500
"""A longer document is no article."""
_LIMITS: dict[str, Any] = {
    "array_based_stream_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "zlib_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 500,
    "page_tree_maximum_entries": 5_000,
}
"""What one stream or page may cost; what costs more is a page without text. A page of a book has some thousand signs
and operators in some ten thousand bytes."""
_LONGEST_S = 30.0
"""Processor time from which on no further page is begun; a document of 500 pages takes five seconds."""
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)


def read_pdf(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The one article that a PDF document is; pages that are pictures cost themselves, with a notice.

    Raises:
        ArticleError: the file is broken, locked by a password, too long, or made of pictures.
    """
    from pypdf import apply_configuration

    with apply_configuration(**_LIMITS):
        return [_read(_opened(data, name), name)]


def _read(reader: PdfReader, name: str) -> SourceText:
    pages: list[list[Line]] = []
    empty: list[int] = []
    began = time.process_time()
    for number in range(1, len(reader.pages) + 1):
        if time.process_time() - began > _LONGEST_S:
            message = _("a PDF that takes too long to read: expected a document; take out the pages that matter")
            raise ArticleError(message, source=name)
        lines = _lines(reader, number)
        pages.append(lines)
        if not lines:
            empty.append(number)
    if len(empty) == len(pages):
        raise ArticleError(
            _(
                "pages without text, {n} of {n}: expected a document with text; recognise its letters (OCR) first"
            ).format(n=len(pages)),
            source=name,
        )
    assembly = Assembly()
    kept = [line for page in without_page_furniture(pages) for line in page]
    for paragraph in paragraphs(kept):
        assembly.add(paragraph.stretches, paragraph.kind)
    told = ", ".join(map(str, empty))
    notices = [Notice(NoticeCode.PAGES_WITHOUT_TEXT, {"pages": told})] if empty else []
    return assembly.source(name=name, kind=SourceKind.PDF, metadata=_metadata(reader), notices=notices)


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data))
        # Many documents are locked against changes only and open with an empty password.
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    # What pypdf raises on broken files depends on where they are broken.
    except Exception as error:
        raise ArticleError(
            _("a PDF that is cut off or broken: expected a whole one; get it anew"), source=name
        ) from error
    if locked:
        raise ArticleError(
            _("a document locked by a password: expected an open one; save it without password"), source=name
        )
    if not 0 < count <= _MOST_PAGES:
        message = _("a PDF of {n} pages: expected 1 to {most}; take out the pages that matter")
        raise ArticleError(message.format(n=count, most=_MOST_PAGES), source=name)
    return reader


def _lines(reader: PdfReader, number: int) -> list[Line]:
    """The lines of a page; none where it cannot be read."""
    try:
        return lines_in_order(_fragments(reader.pages[number - 1]), number)
    except Exception:
        return []


def _fragments(page: PageObject) -> list[Fragment]:
    found: list[Fragment] = []

    def keep(words: str, outer: Any, inner: Any, _font: Any, size: float) -> None:
        if words.strip():
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            height = abs(size * (inner[3] or inner[1] or 1) * (outer[3] or outer[1] or 1))
            found.append(Fragment(x, y, height or 1.0, words.translate(_LIGATURE_TABLE)))

    page.extract_text(visitor_text=keep)
    return found


def _metadata(reader: PdfReader) -> Metadata:
    title, author = _told(reader, "title"), _told(reader, "author")
    return Metadata(
        headline=title,
        authors=(author,) if author else (),
        published=_told(reader, "creation_date"),
        updated=_told(reader, "modification_date"),
    )


def _told(reader: PdfReader, what: str) -> str | None:
    """What the document tells of itself; None where it says nothing or what cannot be read, as dates that are none."""
    try:
        value = getattr(reader.metadata, what, None)
    # What pypdf raises depends on what is odd; the text is worth more than this.
    except Exception:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    return (str(value).strip() or None) if value else None
