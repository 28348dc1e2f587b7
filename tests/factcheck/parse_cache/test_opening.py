"""The file of kept parses, opened: what is made, what is refused, and what a broken off transaction leaves."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from factcheck.parse_cache.opening import opened, transaction


def test_a_file_is_made_with_its_folder_for_its_owner_alone(tmp_path: Path) -> None:
    connection = opened(tmp_path / "new" / "parses.sqlite")
    (rows,) = connection.execute("SELECT count(*) FROM parses").fetchone()
    connection.close()

    assert rows == 0
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new" / "parses.sqlite").stat().st_mode) == 0o600


def test_a_folder_in_its_place_is_refused_and_keeps_its_rights(tmp_path: Path) -> None:
    place = tmp_path / "parses.sqlite"
    place.mkdir(0o755)
    before = place.stat().st_mode

    with pytest.raises(IsADirectoryError):
        opened(place)

    assert place.stat().st_mode == before


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    connection = opened(tmp_path / "parses.sqlite")
    connection.execute("PRAGMA user_version = 77")
    connection.close()

    with pytest.raises(sqlite3.DatabaseError, match="no file of parses"):
        opened(tmp_path / "parses.sqlite")


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    connection = opened(tmp_path / "parses.sqlite")
    row = "INSERT INTO parses (key, row, used) VALUES (x'01', x'02', 3)"
    with pytest.raises(sqlite3.IntegrityError), transaction(connection):
        connection.executemany(row, [(), ()])
    with transaction(connection):
        connection.execute("INSERT INTO parses (key, row, used) VALUES (x'04', x'05', 6)")

    assert connection.execute("SELECT key, row, used FROM parses").fetchall() == [(b"\x04", b"\x05", 6)]
    connection.close()
