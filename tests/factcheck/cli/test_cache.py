"""The cache commands: what is kept of parses, and that it can be removed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from claims.keeping.row_keys import FINDINGS, RULES
from factcheck.parse_cache.cache_file import ParseCache
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of kept parses, which is not there yet."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "parses"))
    return tmp_path / "parses" / "parses-1.sqlite"


@pytest.fixture
def filled(path: Path) -> Path:
    """The file with two paragraphs and an article; of both a paragraph and an article were found again."""
    cache = ParseCache(path, 1_000_000, print)
    article, other = FINDINGS + b"a", FINDINGS + b"b"
    cache.keep({b"one": b"x" * 1_500, b"two": b"y" * 700, article: b"z" * 500, RULES + b"r": b"r" * 300})
    cache.rows([b"one", b"three", article, other, RULES + b"r"])
    cache.close()
    return path


def test_what_is_kept_is_told_in_words(filled: Path) -> None:
    lines = run("cache", "show", "--lang", "en").stdout.splitlines()

    assert lines[0] == str(filled)
    assert lines[1].startswith("2 paragraphs, 1 article, 3 kB of at most 500 MB (the file: ")
    assert lines[2:] == ["found again: 1 of 2 paragraphs", "found again: 1 of 2 articles"]


def test_what_is_kept_is_told_as_a_record(filled: Path) -> None:
    told = json.loads(run("cache", "show", "--format", "json").stdout)

    assert told.pop("file_bytes") == filled.stat().st_size
    assert told == {
        "path": str(filled),
        "limit": 500_000_000,
        "rows": 2,
        "row_bytes": 3_000,
        "found": 1,
        "missed": 1,
        "articles": 1,
        "articles_found": 1,
        "articles_missed": 1,
    }


def test_what_is_kept_can_be_removed(filled: Path) -> None:
    done = run("cache", "clear", "--lang", "en")

    assert (done.stdout, done.stderr, done.exit_code) == ("", "factcheck: 2 paragraphs, 1 article removed\n", 0)
    assert json.loads(run("cache", "show", "--format", "json").stdout)["rows"] == 0


def test_the_place_is_told_before_there_is_anything(path: Path) -> None:
    assert run("cache", "path").stdout == f"{path}\n"
    assert run("cache", "show", "--lang", "en").stdout == f"{path}\nnothing is kept yet\n"
    assert run("cache", "clear", "--lang", "en").stderr == "factcheck: 0 paragraphs, 0 articles removed\n"
    assert not path.exists()


def test_it_is_told_where_nothing_is_kept_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    for command in ("show", "path"):
        done = run("cache", command, "--lang", "en")
        assert (done.stdout, done.exit_code) == ("", 0)
        assert "is off" in done.stderr
    assert json.loads(run("cache", "show", "--format", "json").stdout)["path"] is None


def test_a_file_that_cannot_be_read_is_put_aside(filled: Path) -> None:
    filled.write_bytes(b"something else" * 500)
    done = run("cache", "show", "--lang", "en")

    assert f"put aside as {filled}.broken" in done.stderr.replace("\n", " ")
    assert done.exit_code == 0


def test_parses_that_another_program_writes_to_are_not_told_as_removed(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.parse_cache.opening._PATIENCE_S", 0.01)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = run("cache", "clear", "--lang", "en")
    other.execute("ROLLBACK")
    other.close()

    assert (done.stdout, done.exit_code) == ("", 2)
    assert "could not be removed: another program" in " ".join(done.stderr.split())
    assert json.loads(run("cache", "show", "--format", "json").stdout)["rows"] == 2


def test_a_folder_in_the_place_of_the_file_is_not_told_as_removed(path: Path) -> None:
    path.mkdir(parents=True)
    rights = path.stat().st_mode
    done = run("cache", "clear", "--lang", "en")

    assert done.exit_code == 2
    assert "expected a file of kept parses" in " ".join(done.stderr.split())
    assert path.stat().st_mode == rights
