"""Files of a store: made whole, private, read where they cannot be written, and whole after a full disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from errno import EPERM
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from factcheck.errors import Fault, StoreError
from factcheck.scan_results import Checked
from factcheck.store.engine import Store, open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import port
from tests.support.small_disk import protected, small_disk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and file systems of POSIX")


@pytest.fixture(autouse=True)
def _open_by_default() -> Iterator[None]:
    """A login that lets everybody read what it makes."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def save(store: Store, checked: Checked) -> None:
    save_scan(store, checked, machine="labels 1", matching=LikenessLimits())


def scans(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM scans")).scalar_one())


def refused(store: Store) -> str:
    with pytest.raises(StoreError) as caught:
        save(store, port())
    return str(caught.value)


# --- Making ----------------------------------------------------------------------------------------------------------


def test_a_store_and_what_stands_beside_it_are_their_owners_alone(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "new" / "s.sqlite"))
    save(store, port())

    made = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert made == ["s.sqlite", "s.sqlite-shm", "s.sqlite-wal"]
    assert {mode(tmp_path / "new" / name) for name in made} == {0o600}
    assert mode(tmp_path / "new") == 0o700
    store.close()


def test_a_store_of_an_earlier_version_becomes_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    open_store().close()
    folder = tmp_path / "factcheck"
    (folder / "factcheck.sqlite").chmod(0o664)
    folder.chmod(0o755)

    open_store().close()

    assert (mode(folder), mode(folder / "factcheck.sqlite")) == (0o700, 0o600)


def test_a_folder_of_others_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    open_store(str(tmp_path / "s.sqlite")).close()

    assert mode(tmp_path) == 0o755


def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise StoreError("half-way")

    monkeypatch.setattr("factcheck.store.engine._migrate", fail)

    with pytest.raises(StoreError, match="half-way"):
        open_store(str(tmp_path / "s.sqlite"))

    assert list(tmp_path.iterdir()) == []


def test_file_systems_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(EPERM, os.strerror(EPERM))

    monkeypatch.setattr(os, "link", refuse)

    store = open_store(str(tmp_path / "s.sqlite"))
    save(store, port())

    assert scans(store) == 1
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["s.sqlite"]


def test_a_link_planted_where_a_store_will_be_is_not_followed(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root makes links of other people")
    (tmp_path / "s.sqlite").symlink_to(tmp_path / "elsewhere.sqlite")
    os.lchown(tmp_path / "s.sqlite", 65534, 65534)

    with pytest.raises(StoreError):
        open_store(str(tmp_path / "s.sqlite"))

    assert not (tmp_path / "elsewhere.sqlite").exists()


# --- What is no store ------------------------------------------------------------------------------------------------


def test_a_store_cut_to_nothing_is_told_and_its_log_stays(tmp_path: Path) -> None:
    """SQLite takes it for a new store and deletes the log beside it, which may hold the last decisions."""
    path, log = tmp_path / "s.sqlite", tmp_path / "s.sqlite-wal"
    path.write_bytes(b"")
    log.write_bytes(b"the last decisions")

    for create in (True, False):
        with pytest.raises(StoreError) as caught:
            open_store(str(path), create=create)
        assert caught.value.fault is Fault.STORE_EMPTY

    assert path.read_bytes() == b""
    assert log.read_bytes() == b"the last decisions"


def test_a_database_of_another_program_gets_no_tables_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text("CREATE TABLE bookmarks (name TEXT)"))
    before = path.read_bytes()

    with pytest.raises(StoreError) as caught:
        open_store(str(path))

    assert caught.value.fault is Fault.STORE_OF_OTHERS
    assert path.read_bytes() == before


def test_a_pipe_is_no_store_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(StoreError, match="unable to open"):
        open_store(str(tmp_path / "pipe"))


# --- Reading what cannot be written ----------------------------------------------------------------------------------


def test_a_copy_on_a_protected_disk_is_read_and_not_written() -> None:
    with small_disk("4m") as disk:
        path = disk / "s.sqlite"
        store = open_store(str(path))
        save(store, port())
        store.close()
        with protected(disk):
            copy = open_store(str(path), create=False)
            assert scans(copy) == 1
            assert "readonly" in refused(copy)
            copy.close()
        assert [name.name for name in disk.iterdir()] == ["s.sqlite"]


def test_what_a_stopped_program_left_in_its_log_is_read_too() -> None:
    """A program that was killed leaves the log beside the store, with or without the index of the log."""
    with small_disk("8m") as disk:
        first, second = disk / "a" / "s.sqlite", disk / "b" / "s.sqlite"
        store = open_store(str(disk / "s.sqlite"))
        save(store, port())
        for copied, suffixes in ((first, ("", "-wal")), (second, ("", "-wal", "-shm"))):
            copied.parent.mkdir()
            for suffix in suffixes:
                shutil.copy(disk / f"s.sqlite{suffix}", copied.with_name(f"s.sqlite{suffix}"))
        store.close()
        with protected(disk):
            for copied in (first, second):
                read = open_store(str(copied), create=False)
                assert scans(read) == 1
                assert refused(read)
                kept = read.copy
                read.close()
                assert kept is None or not Path(kept.name).exists()


def test_a_protected_store_of_an_earlier_version_is_read_from_a_copy() -> None:
    """The steps that bring it up to date are made in the copy."""
    from factcheck.store import engine

    with small_disk("4m") as disk:
        path = disk / "s.sqlite"
        store = open_store(str(path))
        save(store, port())
        with store.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        store.close()
        migrated: list[str] = []

        def migrate(connection: object, shown: str) -> None:
            migrated.append(shown)

        with protected(disk), pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "_migrate", migrate)
            copy = open_store(str(path), create=False)
            assert scans(copy) == 1
            copy.close()
        assert migrated == [str(path)]


# --- Full disks ------------------------------------------------------------------------------------------------------


def filled(disk: Path) -> Path:
    """A file that leaves no room on the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return ballast


def test_what_was_acknowledged_survives_a_full_disk() -> None:
    with small_disk("2m") as disk:
        path = disk / "s.sqlite"
        store = open_store(str(path))
        kept = 0

        def fill() -> None:
            nonlocal kept
            while True:
                save(store, port())
                kept += 1

        with pytest.raises(StoreError) as caught:
            fill()
        assert "full" in str(caught.value) or "disk I/O error" in str(caught.value)
        assert kept > 3
        assert scans(store) == kept
        store.close()

        again = open_store(str(path), create=False)
        assert scans(again) == kept
        again.close()
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_store_on_a_full_disk_is_read_and_goes_on_once_there_is_room() -> None:
    with small_disk("2m") as disk:
        path = disk / "s.sqlite"
        store = open_store(str(path))
        save(store, port())
        store.close()
        ballast = filled(disk)

        full = open_store(str(path))
        assert scans(full) == 1
        assert refused(full)
        full.close()
        ballast.unlink()

        store = open_store(str(path))
        save(store, port())
        assert scans(store) == 2
        store.close()


def test_no_half_store_is_made_on_a_full_disk() -> None:
    with small_disk("128k") as disk:
        with pytest.raises(StoreError):
            open_store(str(disk / "s.sqlite"))

        assert list(disk.iterdir()) == []


# --- Stopped programs ------------------------------------------------------------------------------------------------


def test_a_program_stopped_while_it_makes_a_store_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\nfrom factcheck.store import engine\n"
        "engine._migrate = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\nengine.open_store(sys.argv[1])"
    )

    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "s.sqlite")], check=False)

    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []
