"""The archive command: the page of an article, as it came."""

from __future__ import annotations

import io
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.cli.program import UNUSABLE
from factcheck.fetching.fetched import Fetched
from factcheck.i18n import using_language
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import load_scale
from tests.support.commands import run
from tests.support.factories import port
from tests.support.foreign_rows import poison
from tests.support.pages import page

pytestmark = pytest.mark.usefixtures("surroundings")


def save(db: str, name: str, source: str, original: Fetched | None) -> None:
    checked = port()
    article = replace(checked.article, id=name, source=source)
    store = open_store(db)
    given: Checked = replace(checked, article=article)
    save_scan(store, given, machine="labels 1", matching=load_scale().matching, original=original)
    store.close()


@pytest.fixture
def saved(db: str) -> str:
    """Two versions of a page, another page, and a file."""
    save(db, "aaaa1111", "https://presse.example/articles/port", page(b"<p>un</p>"))
    save(db, "aaaa2222", "https://presse.example/articles/port", page(b"<p>deux</p>"))
    save(db, "bbbb3333", "fil.xml", page(b"<rss/>", url="https://fil.example/", final_url="https://fil.example/x"))
    save(db, "cccc4444", "port.txt", None)
    return db


def payloads(data: bytes) -> list[bytes]:
    records = ArchiveIterator(io.BytesIO(data), check_digests="raise")
    return [record.content_stream().read() for record in records if record.rec_type == "response"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("aaaa1111", b"<p>un</p>"),
        ("aaaa1", b"<p>un</p>"),
        ("https://presse.example/articles/port", b"<p>deux</p>"),
        ("http://presse.example/port#suite", b"<p>deux</p>"),
        ("fil.xml", b"<rss/>"),
        ("https://fil.example/", b"<rss/>"),
    ],
)
@pytest.mark.usefixtures("saved")
def test_the_page_of_an_article_is_written(name: str, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page.warc.gz"

    result = run("archive", name, "--output", str(file))

    assert (result.exit_code, result.output) == (0, "")
    assert payloads(file.read_bytes()) == [data]
    assert file.read_bytes().startswith(b"\x1f\x8b")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("saved")
def test_an_archive_may_stay_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "page.warc"

    assert run("archive", "bbbb3333", "--output", str(file)).exit_code == 0

    assert file.read_bytes().startswith(b"WARC/1.1\r\n")
    assert payloads(file.read_bytes()) == [b"<rss/>"]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("options", [(), ("--output", "-")])
def test_standard_output_takes_it_too(options: tuple[str, ...]) -> None:
    result = run("archive", "bbbb3333", *options)

    assert payloads(result.stdout_bytes) == [b"<rss/>"]


@pytest.mark.usefixtures("saved")
def test_a_terminal_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.archive.sys", type("Terminal", (), {"stdout": _Terminal()}))

    result = run("archive", "bbbb3333")

    assert result.exit_code == UNUSABLE
    assert "--output" in result.stderr


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("saved")
def test_an_article_from_a_file_has_no_page(tmp_path: Path) -> None:
    file = tmp_path / "page.warc.gz"

    result = run("archive", "port.txt", "--output", str(file))

    assert result.exit_code == UNUSABLE
    assert result.stderr.startswith("factcheck: cccc4444: nothing that was fetched is kept of this article")
    assert not file.exists()
    with using_language("fr"):
        assert "rien de ce qui a été pris sur le web" in run("archive", "port.txt").stderr


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("name", "words"),
    [("aaaa", "several articles are meant (aaaa1111, aaaa2222)"), ("gymnase", "no such article")],
)
def test_an_article_is_named_without_doubt(name: str, words: str) -> None:
    result = run("archive", name)

    assert result.exit_code == UNUSABLE
    assert words in result.stderr


@pytest.mark.usefixtures("saved")
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = run("archive", "bbbb3333", "--output", str(tmp_path / "no" / "page.warc.gz"))

    assert result.exit_code == UNUSABLE
    assert "cannot be written" in result.stderr


@pytest.mark.usefixtures("saved")
def test_a_broken_original_is_none(db: str) -> None:
    store = open_store(db)
    poison(store, "originals", article_id="cccc4444", sha256="0" * 64)
    store.close()

    result = run("archive", "cccc4444")

    assert result.exit_code == UNUSABLE
    assert "factcheck db check" in result.stderr
