"""What lies beside articles in folders and archives, and is left out with a count instead of an error each.

In: an entry's path and bytes. Out: why it is left out, or None where it should hold an article.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import PurePosixPath

from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import ForeignFormat
from factcheck.sources.encodings import is_binary
from factcheck.sources.kinds import kind_of
from factcheck.sources.source_text import Notice, NoticeCode, Told

__all__ = ["LeftOut", "count_notice", "is_hidden", "is_page_part", "left_out_reason"]


class LeftOut(StrEnum):
    """Why an entry of a folder or an archive is not read."""

    HIDDEN = "hidden"
    PAGE_PARTS = "page-parts"
    PICTURES = "pictures"
    RECORDINGS = "recordings"
    TABLES = "tables"
    PROGRAMS = "programs"
    UNKNOWN = "unknown"
    LINKS = "links"


_FOREIGN = {
    ForeignFormat.PICTURE: LeftOut.PICTURES,
    ForeignFormat.SVG: LeftOut.PICTURES,
    ForeignFormat.AUDIO: LeftOut.RECORDINGS,
    ForeignFormat.VIDEO: LeftOut.RECORDINGS,
    ForeignFormat.XLSX: LeftOut.TABLES,
    ForeignFormat.ODS: LeftOut.TABLES,
    ForeignFormat.DATABASE: LeftOut.TABLES,
    ForeignFormat.PROGRAM: LeftOut.PROGRAMS,
}
"""What no article is expected in. A Word 97 document or a mailbox is told by itself: it may be the one that matters."""
_TABLE_NAMES = frozenset((".csv", ".tsv"))
_PROGRAM_NAMES = frozenset(
    """
    .bat .c .cfg .conf .css .desktop .h .ini .js .lock .log .map .mjs .php .po .ps1 .py .r .rb .scss .sh .sql .toml .ts
    .url .webloc .yaml .yml
    """.split()  # noqa: SIM905 (a list of thirty strings is hard to read)
)
"""Endings of texts that nobody wrote to be read. They decide nothing for a file that is named by itself."""
_TEXT_NAMES = frozenset(("", ".txt", ".text"))
_SYSTEM_NAMES = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
_PAGE_FOLDERS = ("_files", "_fichiers", "-filer", ".fld")
"""What browsers add to the name of a page for the folder of its pictures and scripts."""


def is_hidden(name: str) -> bool:
    """Whether a file or folder belongs to an editor, a version control or a file system."""
    return name.startswith(".") or name.lower() in _SYSTEM_NAMES or (name.startswith("~$") and len(name) > 2)


def is_page_part(folder: str) -> bool:
    """Whether a folder holds what a browser saved beside a page."""
    return folder.lower().endswith(_PAGE_FOLDERS)


def left_out_reason(data: bytes, name: str) -> LeftOut | None:
    """Why the entry with these bytes is left out; None for what is read, or told as an error by itself."""
    kind = kind_of(data, name)
    if isinstance(kind, ForeignFormat):
        return _FOREIGN.get(kind)
    if kind is not SourceKind.TEXT:
        return None
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending in _TABLE_NAMES:
        return LeftOut.TABLES
    if ending in _PROGRAM_NAMES:
        return LeftOut.PROGRAMS
    # Bytes of a format that nobody knows; a file that is called a text is told as a broken one.
    return LeftOut.UNKNOWN if ending not in _TEXT_NAMES and is_binary(data) else None


def count_notice(counts: Counter[LeftOut], name: str, told: Told | None) -> None:
    """Tell once what was left out of the folder or archive ``name``, with counts; nothing where all is read."""
    if counts and told is not None:
        told(name, Notice(NoticeCode.LEFT_OUT, {reason.value: count for reason, count in sorted(counts.items())}))
