"""What is loaded from files is kept until they look otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claims import loaded_once as module
from claims.loaded_once import begin_keeping, file_state, loaded_once


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_values", None)
    begin_keeping()


def loaded(folder: Path) -> tuple[str, ...]:
    """The texts of a folder, a new tuple each time they are read."""
    return loaded_once(
        "texts", lambda: [folder], lambda: tuple(p.read_text(encoding="utf-8") for p in sorted(folder.iterdir()))
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("un", encoding="utf-8")
    return tmp_path


def test_what_has_not_changed_is_the_same_thing(folder: Path) -> None:
    assert loaded(folder) is loaded(folder)


def test_nothing_is_kept_before_somebody_asks_for_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_values", None)
    assert loaded(folder) is not loaded(folder)


def test_a_file_that_changed_is_read_anew(folder: Path) -> None:
    loaded(folder)
    (folder / "a.yaml").write_text("deux", encoding="utf-8")
    assert loaded(folder) == ("deux",)


def test_a_file_that_was_put_in_the_place_of_another_is_read_though_size_and_time_are_the_same(folder: Path) -> None:
    loaded(folder)
    before = (folder / "a.yaml").stat()
    (folder / "b").write_text("du", encoding="utf-8")
    os.utime(folder / "b", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "b").replace(folder / "a.yaml")
    assert loaded(folder) == ("du",)


def test_files_that_came_and_went_are_seen(folder: Path) -> None:
    loaded(folder)
    (folder / "b.yaml").write_text("deux", encoding="utf-8")
    assert loaded(folder) == ("un", "deux")
    (folder / "a.yaml").unlink()
    assert loaded(folder) == ("deux",)


def test_what_cannot_be_made_is_not_kept(folder: Path) -> None:
    def fail() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        loaded_once("texts", lambda: [folder], fail)
    assert loaded(folder) == ("un",)


def test_compiled_files_and_what_is_not_there_have_no_state(folder: Path) -> None:
    before = file_state([folder, folder / "none"])
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_bytes(b"")
    (folder / "broken").symlink_to(folder / "none")
    assert file_state([folder]) == before
    assert file_state([folder / "a.yaml"]) == before
