"""Formats with first bytes of their own."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.i18n import using_language
from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import Container, ForeignFormat, binary_format, refused_format


def packed(*names: str, mimetype: str = "") -> bytes:
    """A ZIP file of these entries, nothing in it compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, b"Le pont")
    return file.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", SourceKind.PDF),
        (DOCX, SourceKind.DOCX),
        (DOCX[:-30], SourceKind.DOCX),
        (packed(mimetype="application/vnd.oasis.opendocument.text")[:200], SourceKind.ODT),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ForeignFormat.ODS),
        (packed("xl/workbook.xml"), ForeignFormat.XLSX),
        (packed("META-INF/container.xml"), ForeignFormat.EPUB),
        (packed("pont.txt"), Container.ZIP),
        (packed(), Container.ZIP),
        (b"PK\x03\x04....pont.txt", Container.ZIP),
        (b"\x00" * 257 + b"ustar", Container.TAR),
        (b"\x1f\x8b\x08", Container.GZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ForeignFormat.OFFICE97),
        (b"\x89PNG\r\n\x1a\n", ForeignFormat.PICTURE),
        (b"RIFF\x00\x00\x00\x00WAVE", ForeignFormat.AUDIO),
        (b"\x00\x00\x00\x20ftypisom", ForeignFormat.VIDEO),
        (b"\x00\x00\x00\x20ftypheic", ForeignFormat.PICTURE),
        (b"Le pont", None),
        (b"", None),
    ],
)
def test_first_bytes_name_a_format(data: bytes, found: object) -> None:
    """Documents are told from archives by what they hold."""
    assert binary_format(data) is found


def test_an_archive_of_documents_is_an_archive() -> None:
    """The parts of a document inside it, stored as they are, do not make it one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pont.docx", DOCX)
    assert binary_format(file.getvalue()) is Container.ZIP


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("found", ForeignFormat)
def test_a_refusal_names_the_format_and_says_what_to_do(found: ForeignFormat, language: str) -> None:
    """In the reader's language."""
    with using_language("en"):
        english = refused_format(found, "pont").message
    with using_language(language):
        message = refused_format(found, "pont").message
    assert ": " in message
    assert (message == english) is (language == "en")
