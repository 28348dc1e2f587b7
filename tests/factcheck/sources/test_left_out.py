"""What lies beside articles."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.sources.left_out import LeftOut, count_notice, is_hidden, is_page_part, left_out_reason
from factcheck.sources.source_text import Notice, NoticeCode


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        ("Le pont est tombé.".encode(), "pont.txt", None),
        ("Le pont est tombé.".encode(), "pont", None),
        ("Le pont est tombé.".encode(), "pont.dépêche", None),
        (b"", "pont.txt", None),
        (b"%PDF-1.7", "pont.js", None),
        (b"<html>", "pont.py", None),
        (b"{\\rtf1}", "pont.rtf", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "pont.doc", None),
        (b"\x89PNG\r\n\x1a\n", "pont.txt", LeftOut.PICTURES),
        (b"<svg xmlns='x'/>", "pont.svg", LeftOut.PICTURES),
        (b"ID3\x03", "pont.mp3", LeftOut.RECORDINGS),
        (b"ville;morts\nCorbie;0\n", "pont.csv", LeftOut.TABLES),
        (b"body { color: red }", "pont.css", LeftOut.PROGRAMS),
        (b"\x7fELF", "pont", LeftOut.PROGRAMS),
        (b"wOFF\x00\x01", "pont.woff", LeftOut.UNKNOWN),
        (b"abc\x00", "pont.txt", None),
        ("été".encode("utf-16-le"), "pont.dat", None),
    ],
)
def test_reasons(data: bytes, name: str, reason: LeftOut | None) -> None:
    """What no article is expected in; what may be one and cannot be read becomes an error."""
    assert left_out_reason(data, name) is reason


def test_names_of_hidden_files_and_of_parts_of_pages() -> None:
    """As systems and browsers write them."""
    assert [is_hidden(n) for n in (".git", "Thumbs.db", "~$pont.docx", "__MACOSX", "pont.txt")] == [True] * 4 + [False]
    assert [is_page_part(n) for n in ("Le pont_files", "Le pont_fichiers", "fichiers")] == [True, True, False]


def test_counts_are_told_once_and_only_if_there_are_some() -> None:
    """In one notice."""
    seen: list[tuple[str, Notice]] = []
    count_notice(Counter(), "articles", lambda *told: seen.append(told))
    count_notice(Counter({LeftOut.TABLES: 1, LeftOut.HIDDEN: 2}), "articles", lambda *told: seen.append(told))
    assert seen == [("articles", Notice(NoticeCode.LEFT_OUT, {"hidden": 2, "tables": 1}))]
