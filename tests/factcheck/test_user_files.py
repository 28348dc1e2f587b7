"""Files of the user that are replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.user_files import replaced_whole


def test_a_file_changes_only_once_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")

    with replaced_whole(target) as written:
        written.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"

    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")

    def fail(written: Path) -> None:
        written.write_text("half", encoding="utf-8")
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"), replaced_whole(target) as written:
        fail(written)

    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)

    with replaced_whole(target) as written:
        written.write_text("new", encoding="utf-8")

    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_told_by_whoever_writes(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replaced_whole(tmp_path / "no" / "notes.json") as written:
        written.write_text("new", encoding="utf-8")
