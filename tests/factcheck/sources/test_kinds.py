"""What some bytes are is told by the bytes."""

from __future__ import annotations

import pytest

from factcheck.scan_results import SourceKind
from factcheck.sources.kinds import Container, kind_of


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        ("Le pont est tombé.".encode(), "pont.html", SourceKind.TEXT),
        (b"<!DOCTYPE html>\n<html><body><p>Le pont</p>", "pont.txt", SourceKind.HTML),
        (b"%PDF-1.7\n", "pont", SourceKind.PDF),
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "pont.xml", SourceKind.FEED),
        (b"PK\x03\x04....word/document.xml", "pont.zip", SourceKind.DOCX),
        (b"PK\x03\x04....pont.txt", "pont.docx", Container.ZIP),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nLe pont", "pont", SourceKind.SUBTITLES),
        (b"1\n00:00:01,000 --> 00:00:02,000\nLe pont", "pont.txt", SourceKind.SUBTITLES),
        (b"From: a@b.example\r\nSubject: Le pont\r\nDate: x\r\n\r\nLe pont", "pont", SourceKind.EMAIL),
        (b'{"title": "Le pont"}\n', "pont", SourceKind.NDJSON),
        (b"# Le pont", "pont.md", SourceKind.MARKDOWN),
        (b"", "pont.txt", SourceKind.TEXT),
    ],
)
def test_kind_is_told_by_content(data: bytes, name: str, kind: SourceKind | Container) -> None:
    """Names lie: a page saved as .txt is a page, a text named .html is text."""
    assert kind_of(data, name) is kind
