"""Archives: what comes out, and what must not."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Iterable
from typing import Literal

import pytest

from factcheck.errors import ArticleError
from factcheck.i18n import using_language
from factcheck.sources.binary_formats import Container
from factcheck.sources.source_text import Notice
from factcheck.sources.unpacking import Limits, unpacked

PONT = "Le pont est tombé.".encode()


def zipped(entries: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def taped(entries: Iterable[tuple[str, bytes]], mode: Literal["w", "w:gz", "w:bz2", "w:xz"] = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(None, mode, file) as archive:
        for name, data in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def out(data: bytes, kind: Container, limits: Limits | None = None) -> tuple[list[object], list[Notice]]:
    """Names and bytes, messages of errors, and notices."""
    notices: list[Notice] = []
    found: list[object] = []
    with using_language("en"):
        try:
            for one in unpacked(data, kind, name="d.zip", told=lambda _name, n: notices.append(n), limits=limits):
                found.append(str(one) if isinstance(one, ArticleError) else one)
        except ArticleError as error:
            found.append(str(error))
    return found, notices


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped([("a.txt", PONT), ("sous/b.txt", PONT)]), Container.ZIP),
        (taped([("a.txt", PONT), ("sous/b.txt", PONT)]), Container.GZIP),
        (taped([("a.txt", PONT), ("sous/b.txt", PONT)], "w:bz2"), Container.BZIP2),
        (taped([("a.txt", PONT), ("sous/b.txt", PONT)], "w:xz"), Container.XZ),
        (taped([("a.txt", PONT), ("sous/b.txt", PONT)], "w"), Container.TAR),
    ],
)
def test_entries_are_named_by_archive_and_path(data: bytes, kind: Container) -> None:
    """Whatever the form of the archive."""
    assert out(data, kind) == ([("d.zip/a.txt", PONT), ("d.zip/sous/b.txt", PONT)], [])


def test_one_compressed_file_is_that_file() -> None:
    """Without an archive inside."""
    (entry,) = unpacked(gzip.compress(PONT), Container.GZIP, name="dossier/pont.txt.gz")
    assert entry == ("dossier/pont.txt.gz/pont.txt", PONT)


def test_what_is_no_article_is_left_out_with_counts() -> None:
    """Hidden files, what systems add, pictures, parts of saved pages."""
    entries = [(".git/x", PONT), ("__MACOSX/a.txt", PONT), ("a.png", b"\x89PNG\r\n\x1a\n"), ("p_files/a.js", b"x")]
    found, (notice,) = out(zipped([*entries, ("a.txt", PONT)]), Container.ZIP)
    assert found == [("d.zip/a.txt", PONT)]
    assert notice.values == {"hidden": 2, "page-parts": 1, "pictures": 1}


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "C:\\etc\\..\\a.txt", "a\u202e\x1b[2J.txt", "..", "a\n.txt"]
)
def test_names_lead_nowhere_and_command_nothing(name: str) -> None:
    """Nothing is written; messages and reports show them all the same."""
    for data, kind in ((zipped([(name, PONT)]), Container.ZIP), (taped([(name, PONT)]), Container.GZIP)):
        ((shown, content),) = unpacked(data, kind, name="d.zip")  # type: ignore[misc]
        assert content == PONT
        assert shown.startswith("d.zip/")
        assert shown.isprintable()
        assert ".." not in shown.split("/")


def test_links_and_devices_are_counted() -> None:
    """They hold nothing."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, form in (
            ("a", tarfile.SYMTYPE),
            ("b", tarfile.LNKTYPE),
            ("c", tarfile.FIFOTYPE),
            ("d", tarfile.DIRTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type = form
            entry.linkname = "/etc/passwd"
            archive.addfile(entry)
    found, (notice,) = out(file.getvalue(), Container.GZIP)
    assert (found, notice.values) == ([], {"links": 3})


def test_files_with_a_password_are_told_together() -> None:
    """The others are read."""
    data = bytearray(zipped([("a.txt", PONT), ("b.txt", PONT)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    found, _notices = out(bytes(data), Container.ZIP)
    assert found == [("d.zip/b.txt", PONT), found[1]]
    assert "1 file with a password" in str(found[1])


LIMITS = Limits(entries=3, entry_bytes=100_000, all_bytes=1_000_000, ratio=20, least_bytes=50_000)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([(f"{n}.txt", PONT) for n in range(4)], "more than 3 files"),
        ([("a.txt", b" " * 90_000)], "more than 0 million bytes"),
        ([(f"{n}.txt", b" " * 40_000) for n in range(3)], "more than 0 million bytes"),
    ],
)
def test_bombs_end_early(entries: list[tuple[str, bytes]], words: str) -> None:
    """Too many files, or bytes out of all proportion."""
    for data, kind in ((zipped(entries), Container.ZIP), (taped(entries), Container.GZIP)):
        found, _notices = out(data, kind, LIMITS)
        assert words in str(found[-1])


def test_a_file_too_large_costs_itself() -> None:
    """The others are read."""
    entries = [("a.txt", bytes(range(1, 128)) * 1000), ("b.txt", PONT)]
    for data, kind in ((zipped(entries, zipfile.ZIP_STORED), Container.ZIP), (taped(entries, "w"), Container.TAR)):
        found, _notices = out(data, kind, LIMITS)
        assert "too large" in str(found[0])
        assert found[1] == ("d.zip/b.txt", PONT)


def test_a_bomb_of_one_compressed_file_ends_early() -> None:
    """It never lies in memory as a whole."""
    found, _notices = out(gzip.compress(b" " * 10_000_000), Container.GZIP, LIMITS)
    assert "too large for an archive" in str(found[0])


def test_damage_costs_what_is_damaged() -> None:
    """An entry of a ZIP file, or all that follows in a stream."""
    data = zipped([("a.txt", PONT * 50), ("b.txt", PONT)])
    at = data.index(b"a.txt") + 5
    found, _notices = out(data[:at] + b"\xff\xff" + data[at + 2 :], Container.ZIP)
    assert "damaged in the archive" in str(found[0])
    assert found[1] == ("d.zip/b.txt", PONT)
    for broken in (data[:-10], struct.pack("<I", 0x04034B50) + b"x" * 50, b"PK\x05\x06"):
        assert "a damaged archive" in str(out(broken, Container.ZIP)[0][-1])
    whole = taped([("a.txt", bytes(range(256)) * 40), ("b.txt", PONT)])
    assert "a damaged archive" in str(out(whole[: len(whole) // 2], Container.GZIP)[0][-1])


def test_french_names_of_older_programs_are_read() -> None:
    """UTF-8 without its mark, and the code page of DOS."""
    for encoding in ("utf-8", "cp850"):
        data = zipped([("XXXXXXXXX.txt"[9 - len("dépêche".encode(encoding)) :], PONT)])
        plain = b"X" * len("dépêche".encode(encoding))
        ((name, _content),) = unpacked(  # type: ignore[misc]
            data.replace(plain, "dépêche".encode(encoding)), Container.ZIP, name="d.zip"
        )
        assert name == "d.zip/dépêche.txt"


def test_holes_of_sparse_files_count() -> None:
    """A header of 512 bytes may claim any size; what is not there would be read as zeros."""
    entry = tarfile.TarInfo("a.txt")
    entry.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    head[386:410] = b"00000000000\x00" * 2
    head[483:495] = b"%011o\x00" % 40_000_000
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\x00 " % sum(head)
    found, _notices = out(bytes(head) + bytes(1024), Container.TAR)
    assert ["million bytes come out" in str(one) for one in found] == [True]
