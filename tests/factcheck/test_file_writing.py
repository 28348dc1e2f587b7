"""Files that are written whole or not at all, readable by their owner alone, and never through a link of others."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pytest

from factcheck.file_writing import (
    ForeignLinkError,
    private_folder,
    replaced_whole,
    target_of,
    write_bytes_whole,
    write_whole,
)
from tests.support.small_disk import small_disk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes, links and signals of POSIX")


@pytest.fixture(autouse=True)
def _open_by_default() -> Iterator[None]:
    """A login that lets everybody read what it makes: what is private here is so whatever the login says."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_changes_only_once_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")

    with replaced_whole(target) as file:
        file.write("new")
        file.flush()
        assert target.read_text(encoding="utf-8") == "old"

    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with replaced_whole(target) as file:
            file.write("half")
            raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        fail()

    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_new_files_are_their_owners_alone_and_old_ones_keep_their_mode(tmp_path: Path) -> None:
    new, shared = tmp_path / "new.json", tmp_path / "shared.json"
    shared.write_text("old", encoding="utf-8")
    shared.chmod(0o640)

    write_whole(new, "text")
    write_whole(shared, "text")

    assert (mode(new), mode(shared)) == (0o600, 0o640)
    write_whole(shared, "text", private=True)
    assert mode(shared) == 0o600


def test_bytes_are_written_whole_too(tmp_path: Path) -> None:
    target = tmp_path / "page.warc.gz"

    write_bytes_whole(target, b"\x1f\x8b\r\n")
    assert (target.read_bytes(), mode(target)) == (b"\x1f\x8b\r\n", 0o600)
    target.chmod(0o644)
    write_bytes_whole(target, b"new")

    assert (target.read_bytes(), mode(target)) == (b"new", 0o644)
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_half_written_is_private_too(tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o644)

    with replaced_whole(target) as file:
        file.write("unpublished")
        (fresh,) = (path for path in tmp_path.iterdir() if path != target)
        assert mode(fresh) == 0o600


def test_folders_that_are_made_are_their_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o755)

    made = private_folder(tmp_path / "open" / "a" / "b")

    assert [mode(folder) for folder in (made, made.parent, tmp_path / "open")] == [0o700, 0o700, 0o755]
    assert private_folder(made) == made


def test_a_folder_that_is_not_there_is_told_by_whoever_writes(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "notes.json", "new")


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(FileExistsError):
        private_folder(tmp_path / "file")


# --- Traps -----------------------------------------------------------------------------------------------------------


def test_a_link_planted_under_a_name_that_can_be_guessed_is_not_followed(tmp_path: Path) -> None:
    """The file that was written first used to be .NAME.PID.tmp: anybody could guess it."""
    victim = tmp_path / "diary.txt"
    victim.write_text("mine", encoding="utf-8")
    trap = tmp_path / f".report.html.{os.getpid()}.tmp"
    trap.symlink_to(victim)

    write_whole(tmp_path / "report.html", "text")

    assert victim.read_text(encoding="utf-8") == "mine"
    assert trap.is_symlink()
    assert not (tmp_path / "report.html").is_symlink()


def test_what_has_the_new_name_already_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.file_writing.secrets.token_hex", lambda _n: "guessed")
    victim = tmp_path / "diary.txt"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / ".report.html.guessed.tmp").symlink_to(victim)

    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "report.html", "text")

    assert victim.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / ".report.html.guessed.tmp").is_symlink()
    assert not (tmp_path / "report.html").exists()


def test_a_link_of_ones_own_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to(tmp_path / "real.json")

    write_whole(tmp_path / "a", "new")

    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "a").is_symlink()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes links of other people")
def test_a_link_of_somebody_else_is_refused(tmp_path: Path) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / "trap").symlink_to(victim)
    os.lchown(tmp_path / "trap", 65534, 65534)

    with pytest.raises(ForeignLinkError):
        write_whole(tmp_path / "trap", "text")

    assert victim.read_text(encoding="utf-8") == "mine"


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(OSError, match="symbolic links"):
        target_of(tmp_path / "a")


# --- Ends that nobody planned ----------------------------------------------------------------------------------------

_WRITER = """
import sys
from pathlib import Path
from factcheck.file_writing import replaced_whole
with replaced_whole(Path(sys.argv[1])) as file:
    file.write("unpublished")
    file.flush()
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_that_is_told_to_stop_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(number)
        assert running.wait(10) == -number

    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text(encoding="utf-8") == "old"


def test_handlers_of_others_stay(tmp_path: Path) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: heard.append(number))
    try:
        with replaced_whole(tmp_path / "a") as file:
            os.kill(os.getpid(), signal.SIGTERM)
            file.write("text")
    finally:
        signal.signal(signal.SIGTERM, before)

    assert heard == [signal.SIGTERM]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "text"


def test_a_full_disk_leaves_the_old_file_whole() -> None:
    with small_disk("256k") as disk:
        target = disk / "labels.json"
        target.write_text("old", encoding="utf-8")

        with pytest.raises(OSError, match=os.strerror(ENOSPC)):
            write_whole(target, "é" * 400_000)

        assert target.read_text(encoding="utf-8") == "old"
        assert list(disk.iterdir()) == [target]
