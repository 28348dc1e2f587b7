"""Formats that are told by their first bytes, and what this program says of those that it does not read.

In: bytes. Out: a kind that is read, a container of other inputs, or a format by its name.
"""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from factcheck.errors import ArticleError
from factcheck.i18n import N_, _
from factcheck.scan_results import SourceKind

__all__ = ["Container", "ForeignFormat", "binary_format", "refused_format"]


class Container(StrEnum):
    """What holds other inputs, or one in a compressed form."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"


class ForeignFormat(StrEnum):
    """What newsrooms receive, too, and what no article is read from."""

    OFFICE97 = "office97"
    RTF = "rtf"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODS = "ods"
    ODP = "odp"
    EPUB = "epub"
    PICTURE = "picture"
    SVG = "svg"
    AUDIO = "audio"
    VIDEO = "video"
    POSTSCRIPT = "postscript"
    OTHER_ARCHIVE = "other-archive"
    MBOX = "mbox"
    NEWSML = "newsml"
    NITF = "nitf"
    TTML = "ttml"
    SUBSTATION = "substation"
    XML = "xml"
    DATABASE = "database"
    PROGRAM = "program"


_NAMES: dict[ForeignFormat, str] = {
    ForeignFormat.OFFICE97: N_("a file of an old Office (.doc, .xls, .ppt) or of Outlook (.msg)"),
    ForeignFormat.RTF: N_("a document in RTF"),
    ForeignFormat.XLSX: N_("an Excel workbook"),
    ForeignFormat.PPTX: N_("a PowerPoint presentation"),
    ForeignFormat.ODS: N_("an OpenDocument spreadsheet"),
    ForeignFormat.ODP: N_("an OpenDocument presentation"),
    ForeignFormat.EPUB: N_("an e-book"),
    ForeignFormat.PICTURE: N_("a picture"),
    ForeignFormat.SVG: N_("a drawing"),
    ForeignFormat.AUDIO: N_("a sound recording"),
    ForeignFormat.VIDEO: N_("a video"),
    ForeignFormat.POSTSCRIPT: N_("a PostScript file"),
    ForeignFormat.OTHER_ARCHIVE: N_("an archive of a kind that is not opened"),
    ForeignFormat.MBOX: N_("a whole mailbox"),
    ForeignFormat.NEWSML: N_("a NewsML item of a news agency"),
    ForeignFormat.NITF: N_("an NITF item of a news agency"),
    ForeignFormat.TTML: N_("subtitles in TTML"),
    ForeignFormat.SUBSTATION: N_("subtitles in SubStation Alpha"),
    ForeignFormat.XML: N_("an XML file that is neither page nor feed"),
    ForeignFormat.DATABASE: N_("a database"),
    ForeignFormat.PROGRAM: N_("a program"),
}

_SAVE_AS_DOCUMENT = N_("save it as .docx or .odt, and name that file")
_COPY_TEXT = N_("copy its text into a .txt file, and name that")
_TRANSCRIBE = N_("transcribe it, and name the text or the subtitles")
_TYPE_OUT = N_("let a text recognition read it, and name the text")
_EXPORT = N_("export its text, and name that")
_CONVERT_SUBTITLES = N_("save them as .srt or .vtt, and name that file")
_NAME_ANOTHER = N_("name another file")

_ADVICE: dict[ForeignFormat, str] = {
    ForeignFormat.OFFICE97: _SAVE_AS_DOCUMENT,
    ForeignFormat.RTF: _SAVE_AS_DOCUMENT,
    ForeignFormat.PICTURE: _TYPE_OUT,
    ForeignFormat.AUDIO: _TRANSCRIBE,
    ForeignFormat.VIDEO: _TRANSCRIBE,
    ForeignFormat.POSTSCRIPT: N_("save it as PDF, and name that file"),
    ForeignFormat.OTHER_ARCHIVE: N_("unpack it, and name the files"),
    ForeignFormat.MBOX: N_("save the message as .eml, and name that file"),
    ForeignFormat.NEWSML: _EXPORT,
    ForeignFormat.NITF: _EXPORT,
    ForeignFormat.TTML: _CONVERT_SUBTITLES,
    ForeignFormat.SUBSTATION: _CONVERT_SUBTITLES,
    ForeignFormat.XML: _EXPORT,
    ForeignFormat.DATABASE: _NAME_ANOTHER,
    ForeignFormat.PROGRAM: _NAME_ANOTHER,
}

_FIRST_BYTES: tuple[tuple[bytes, SourceKind | Container | ForeignFormat], ...] = (
    (b"%PDF-", SourceKind.PDF),
    (b"\x1f\x8b", Container.GZIP),
    (b"BZh", Container.BZIP2),
    (b"\xfd7zXZ\x00", Container.XZ),
    (b"7z\xbc\xaf\x27\x1c", ForeignFormat.OTHER_ARCHIVE),
    (b"Rar!\x1a\x07", ForeignFormat.OTHER_ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ForeignFormat.OTHER_ARCHIVE),  # zstd
    (b"WARC/", ForeignFormat.OTHER_ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ForeignFormat.OFFICE97),
    (b"\x89PNG\r\n\x1a\n", ForeignFormat.PICTURE),
    (b"\xff\xd8\xff", ForeignFormat.PICTURE),
    (b"GIF87a", ForeignFormat.PICTURE),
    (b"GIF89a", ForeignFormat.PICTURE),
    (b"II*\x00", ForeignFormat.PICTURE),
    (b"MM\x00*", ForeignFormat.PICTURE),
    (b"ID3", ForeignFormat.AUDIO),
    (b"\xff\xfb", ForeignFormat.AUDIO),
    (b"\xff\xf3", ForeignFormat.AUDIO),
    (b"fLaC", ForeignFormat.AUDIO),
    (b"OggS", ForeignFormat.AUDIO),
    (b"#!AMR", ForeignFormat.AUDIO),
    (b"\x1a\x45\xdf\xa3", ForeignFormat.VIDEO),  # Matroska, WebM
    (b"\x00\x00\x01\xba", ForeignFormat.VIDEO),
    (b"%!PS", ForeignFormat.POSTSCRIPT),
    (b"SQLite format 3\x00", ForeignFormat.DATABASE),
    (b"\x7fELF", ForeignFormat.PROGRAM),
)
_IN_RIFF = {b"WEBP": ForeignFormat.PICTURE, b"WAVE": ForeignFormat.AUDIO, b"AVI ": ForeignFormat.VIDEO}
_PICTURES_IN_MP4 = (b"heic", b"heix", b"mif1", b"avif")
_SOUND_IN_MP4 = (b"M4A ", b"M4B ")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENTS: dict[bytes, SourceKind | ForeignFormat] = {
    b"text": SourceKind.ODT,
    b"spreadsheet": ForeignFormat.ODS,
    b"presentation": ForeignFormat.ODP,
}
_PARTS: tuple[tuple[str, SourceKind | ForeignFormat], ...] = (
    ("word/document.xml", SourceKind.DOCX),
    ("xl/workbook.xml", ForeignFormat.XLSX),
    ("ppt/presentation.xml", ForeignFormat.PPTX),
    ("META-INF/container.xml", ForeignFormat.EPUB),
)


def binary_format(data: bytes) -> SourceKind | Container | ForeignFormat | None:
    """What the first bytes name; None where they name nothing, as those of every text."""
    for start, found in _FIRST_BYTES:
        if data.startswith(start):
            return found
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if data[257:262] == b"ustar":
        return Container.TAR
    if data.startswith(b"RIFF"):
        return _IN_RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        if data[8:12] in _PICTURES_IN_MP4:
            return ForeignFormat.PICTURE
        return ForeignFormat.AUDIO if data[8:12] in _SOUND_IN_MP4 else ForeignFormat.VIDEO
    return None


def refused_format(found: ForeignFormat, name: str) -> ArticleError:
    """The error that names a format that is not read, and says what can be done."""
    message = _("{what}: expected an article; {advice}")
    advice = _ADVICE.get(found, _COPY_TEXT)
    return ArticleError(message.format(what=_(_NAMES[found]), advice=_(advice)), source=name)


def _packed(data: bytes) -> SourceKind | Container | ForeignFormat:
    """What a ZIP file is: documents name themselves in their first entry or their table of contents."""
    if data[38:].startswith(_OPEN_DOCUMENT) or data[30:].startswith(b"mimetype" + _OPEN_DOCUMENT):
        kind = data[38 + len(_OPEN_DOCUMENT) :][:12]
        return next((found for word, found in _OPEN_DOCUMENTS.items() if kind.startswith(word)), Container.ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        # A damaged document is told as such by its own reader.
        names = {part for part, _found in _PARTS if part.encode() in data}
    return next((found for part, found in _PARTS if part in names), Container.ZIP)
