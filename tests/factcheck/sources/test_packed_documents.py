"""Documents that are ZIP files inside are opened only where they are whole, open and of a reasonable size."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.packed_documents import refuse_oversized


def packed(content: bytes) -> bytes:
    """A ZIP file with one part."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", content)
    return file.getvalue()


def locked(data: bytes) -> bytes:
    """The same with the mark of encryption on each part, as the table at its end tells it."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (packed(b"0" * 100_000_001), "100 million bytes"),
        (packed(b"<w/>")[:-30], "cut off or broken"),
        (b"PK\x03\x04", "cut off or broken"),
        (locked(packed(b"<w/>")), "password"),
    ],
)
def test_what_is_not_opened_says_why(data: bytes, part: str) -> None:
    """The message says what was found and what to do."""
    with pytest.raises(ArticleError, match=part):
        refuse_oversized(data, name="a.docx")


def test_a_document_passes() -> None:
    """What is whole and small is opened."""
    refuse_oversized(packed(b"<w/>"), name="a.docx")


def test_markup_that_would_become_a_large_tree_is_refused() -> None:
    """Ten times the room of its text, and more."""
    with pytest.raises(ArticleError, match="10 million bytes"):
        refuse_oversized(packed(b"<w/>" * 2_600_000), name="a.docx")
