"""What kind of source some bytes are, told by the bytes; the name decides only between kinds that look alike.

In: bytes and the name they came under. Out: a ``SourceKind``, ``Container`` or None for what is none of these.
"""

from __future__ import annotations

import re
from enum import StrEnum

from factcheck.scan_results import SourceKind

__all__ = ["Container", "kind_of"]


class Container(StrEnum):
    """What holds other inputs."""

    ZIP = "zip"
    TAR = "tar"


_HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_CUE = re.compile(rb"^\d{1,2}:\d{2}(?::\d{2})?[.,]\d{1,3}\s+-->\s", re.MULTILINE)
_MAIL = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}", re.MULTILINE)
_MAIL_FIELDS = re.compile(rb"^(?:From|Date|Subject|Message-ID|MIME-Version):", re.MULTILINE | re.IGNORECASE)


def kind_of(data: bytes, name: str) -> SourceKind | Container:
    """The kind of source that ``data`` is; plain text where nothing tells another."""
    if data.startswith(b"%PDF-"):
        return SourceKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"\x1f\x8b") or data[257:262] == b"ustar":
        return Container.TAR
    if _FEED.search(head) or (head.startswith(b"{") and b"https://jsonfeed.org/version/" in head):
        return SourceKind.FEED
    if head.startswith(b"{"):
        return SourceKind.NDJSON
    if head.startswith(b"WEBVTT") or _CUE.search(head):
        return SourceKind.SUBTITLES
    if head.startswith(b"<") and _HTML.search(head):
        return SourceKind.HTML
    if _MAIL.match(head) and len(_MAIL_FIELDS.findall(head)) >= 2:
        return SourceKind.EMAIL
    return SourceKind.MARKDOWN if name.lower().endswith((".md", ".markdown")) else SourceKind.TEXT


def _packed(data: bytes) -> SourceKind | Container:
    # Both formats name themselves near the front: ODT in its first entry, DOCX in its table of parts.
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return SourceKind.ODT
    return SourceKind.DOCX if b"word/document.xml" in data else Container.ZIP
