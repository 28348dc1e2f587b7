"""Watched folders: new and changed files, each when nobody writes to it any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.inputs import Input
from factcheck.watching.arrivals import Arrival
from factcheck.watching.folders import Folders, OwnFiles, file_key

OLD = 1_700_000_000
NOW = OLD + 1_000.0


@pytest.fixture
def clock() -> list[float]:
    """The time, which tests put forward."""
    return [NOW]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in the folder of the test."""
    path = tmp_path / "fil"
    path.mkdir()
    return path


Make = Callable[..., Folders]


@pytest.fixture
def made(folder: Path, clock: list[float]) -> Make:
    """Makes the watch of the folder; ``settled`` holds the states that were taken."""

    def make(settled: set[tuple[str, str]] | None = None, **more: OwnFiles) -> Folders:
        taken = settled if settled is not None else set()
        return Folders([str(folder)], lambda *state: state in taken, patience=2, clock=lambda: clock[0], **more)

    return make


def write(path: Path, words: str = "Le pont ferme.", at: float = OLD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    os.utime(path, (at, at))
    return path


def names(arrivals: list[Arrival]) -> list[str]:
    return [Path(arrival.key).name for arrival in arrivals]


def test_all_files_below_are_given_in_order_with_their_bytes(folder: Path, made: Make) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt"):
        write(folder / name, name)

    found = list(made().look_through())

    assert names(found) == ["a.txt", "b.txt", "c.txt"]
    assert [arrival.given for arrival in found] == [
        Input(str(folder / name), name.encode()) for name in ("a.txt", "b.txt", "a/c.txt")
    ]


def test_hidden_files_and_parts_of_saved_pages_are_passed_over(folder: Path, made: Make) -> None:
    for name in (".a.txt", ".git/b.txt", "page_files/c.txt", "~$d.docx", "e.txt"):
        write(folder / name)
    folders = made()

    assert names(list(folders.look_through())) == ["e.txt"]
    folders.notice(str(path) for path in folder.rglob("*"))
    assert names(list(folders.arrivals())) == ["e.txt"]


def test_what_was_taken_in_this_state_is_not_given_again(folder: Path, made: Make) -> None:
    path = write(folder / "a.txt")
    settled: set[tuple[str, str]] = set()
    folders = made(settled)
    (first,) = folders.look_through()
    settled.add((first.key, first.fingerprint))

    assert list(folders.look_through()) == []
    write(path, "Le pont ne ferme pas.")
    (second,) = folders.look_through()
    assert second.key == first.key
    assert second.fingerprint != first.fingerprint


def test_a_file_that_is_being_written_is_waited_for(folder: Path, made: Make, clock: list[float]) -> None:
    path = write(folder / "a.txt", "Le pont", at=NOW - 1)
    folders = made()

    assert list(folders.look_through()) == []
    assert folders.waits
    clock[0] += 1.5
    write(path, "Le pont ferme.", at=clock[0])
    assert list(folders.arrivals()) == []
    clock[0] += 1.9
    assert list(folders.arrivals()) == []
    clock[0] += 0.2
    (arrival,) = folders.arrivals()
    assert arrival.given == Input(str(path), b"Le pont ferme.")
    assert not folders.waits


def test_a_clock_that_is_ahead_delays_a_file_by_our_patience_only(folder: Path, made: Make, clock: list[float]) -> None:
    write(folder / "a.txt", at=NOW + 9_000)
    folders = made()

    assert list(folders.look_through()) == []
    clock[0] += 2.1
    assert names(list(folders.arrivals())) == ["a.txt"]


def test_a_file_that_changes_while_it_is_read_is_waited_for(
    folder: Path, made: Make, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "a.txt", "Le pont")

    def read(name: str, **_more: str) -> Input:
        write(path, "Le pont ferme.", at=NOW)
        return Input(name, b"Le pont")

    monkeypatch.setattr("factcheck.watching.folders.file_input", read)
    folders = made()
    assert list(folders.look_through()) == []
    monkeypatch.undo()
    clock[0] += 10

    (arrival,) = folders.arrivals()
    assert arrival.given == Input(str(path), b"Le pont ferme.")


def test_files_that_are_renamed_into_the_folder_or_vanish(folder: Path, made: Make) -> None:
    folders = made()
    write(folder.parent / "a.part").rename(folder / "a.txt")
    folders.notice([str(folder / "a.txt"), str(folder / "gone.txt")])

    assert names(list(folders.arrivals())) == ["a.txt"]
    assert not folders.waits


def test_of_a_folder_that_comes_all_files_are_taken(folder: Path, made: Make) -> None:
    write(folder / "envoi" / "1" / "a.txt")
    write(folder / "envoi" / "b.txt")
    folders = made()
    folders.notice([str(folder / "envoi")])

    assert sorted(names(list(folders.arrivals()))) == ["a.txt", "b.txt"]


def test_what_the_watch_itself_writes_is_no_article(folder: Path, made: Make) -> None:
    log, store = write(folder / "journal.txt"), write(folder / "base.sqlite")
    write(folder / "base.sqlite-wal")
    found = log.stat()
    own = OwnFiles(os.path.realpath(store), frozenset({(found.st_dev, found.st_ino)}))
    folders = made(own=own)

    assert list(folders.look_through()) == []
    folders.notice([str(log), os.path.realpath(store) + "-wal"])
    assert list(folders.arrivals()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_pipes_are_errors_and_never_waited_for(folder: Path, made: Make) -> None:
    os.mkfifo(folder / "a.txt")
    os.utime(folder / "a.txt", (OLD, OLD))

    (arrival,) = made().look_through()
    assert isinstance(arrival.given, ArticleError)
    assert arrival.given.source == str(folder / "a.txt")


def test_a_folder_that_cannot_be_read_is_told_once_until_it_can(
    folder: Path, made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk(path: str, onerror: Callable[[OSError], None]) -> list[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", path))
        return []

    folders = made()
    monkeypatch.setattr(os, "walk", walk)
    (arrival,) = folders.look_through()
    assert isinstance(arrival.given, ArticleError)
    assert arrival.passing
    assert arrival.given.source == str(folder)
    assert list(folders.look_through()) == []
    monkeypatch.undo()
    assert list(folders.look_through()) == []
    monkeypatch.setattr(os, "walk", walk)
    assert len(list(folders.look_through())) == 1


def test_files_are_named_as_their_folder_was_and_known_by_their_real_path(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.txt")
    (folder.parent / "lien").symlink_to(folder)
    monkeypatch.chdir(folder.parent)
    folders = Folders(["lien"], lambda *_state: False)

    (arrival,) = folders.look_through()
    assert isinstance(arrival.given, Input)
    assert arrival.given.name == os.path.join("lien", "a.txt")  # noqa: PTH118 (as the system writes it)
    assert arrival.key == os.path.realpath(folder / "a.txt")
    assert folders.holds(arrival.key)
    assert not folders.holds(f"{os.path.realpath(folder)}-autre/a.txt")


def test_keys_spell_out_what_is_no_utf_8() -> None:
    assert file_key("/fil/été.txt") == "/fil/été.txt"
    assert file_key(os.fsdecode(b"/fil/\xe9.txt")) == "/fil/\\xe9.txt"
