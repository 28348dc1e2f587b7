"""Files that are written whole or not at all, readable by their owner alone.

In: the file to write, and its text. Out: that file, and no other: nothing is written through a name that can be guessed
or through a link that somebody else made.
"""

from __future__ import annotations

import os
import secrets
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ELOOP
from pathlib import Path
from types import FrameType
from typing import TextIO

__all__ = [
    "ForeignLinkError",
    "fresh_file",
    "private_folder",
    "replaced_whole",
    "target_of",
    "write_bytes_whole",
    "write_whole",
]

_STOPPING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end the program without running its ``finally`` blocks; Ctrl-C raises KeyboardInterrupt instead."""
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite may put beside a file while it writes to it."""
_unfinished: set[Path] = set()


class ForeignLinkError(OSError):
    """Raised where a file would be written through a link that belongs to somebody else."""

    def __init__(self, path: Path) -> None:
        super().__init__(ELOOP, os.strerror(ELOOP), str(path))


def target_of(path: Path) -> Path:
    """The file that writing to ``path`` means: itself, or what the user's own link there points to.

    A link in a folder that others write to may be a trap for whoever writes there: links of other people are refused,
    except those of the owner of the folder, who could replace the file anyway. Linux has the same rule
    (protected_symlinks), for sticky folders.

    Raises:
        ForeignLinkError: there is a link of somebody else.
        OSError: the folder cannot be looked into, or links form a circle.
    """
    here = path.absolute()
    for _step in range(40):
        if not here.is_symlink():
            return here.parent.resolve() / here.name
        if here.lstat().st_uid not in _trusted(here.parent):
            raise ForeignLinkError(here)
        here = here.parent / here.readlink()
    raise OSError(ELOOP, os.strerror(ELOOP), str(path))


def _trusted(folder: Path) -> set[int]:
    own = os.geteuid() if hasattr(os, "geteuid") else 0
    return {own, folder.stat().st_uid}


def private_folder(folder: Path) -> Path:
    """``folder``, made with its parents where they lack; those that are made can be entered by their owner alone.

    Raises:
        OSError: it cannot be made.
    """
    lacking = []
    here = folder
    while not here.exists() and here != here.parent:
        lacking.append(here)
        here = here.parent
    for made in reversed(lacking):
        made.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
    return folder


@contextmanager
def fresh_file(target: Path) -> Iterator[tuple[Path, int]]:
    """A new, empty file beside ``target`` and its descriptor; name, modes and content are nobody else's.

    Its name cannot be guessed, and it is made only where nothing has that name, with mode 0600. It is removed when the
    block ends, also when the program is told to stop (SIGTERM, SIGHUP, Ctrl-C), unless the block gave it another name.

    Raises:
        OSError: no file can be made there.
    """
    fresh = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    with _removed_when_stopped(fresh):
        descriptor = os.open(fresh, flags, 0o600)
        try:
            yield fresh, descriptor
        finally:
            with suppress(OSError):
                os.close(descriptor)
            _remove(fresh)


@contextmanager
def replaced_whole(target: Path, *, private: bool = False) -> Iterator[TextIO]:
    """A file to write UTF-8 to; what was written takes the place of ``target`` once the block ends well.

    Whoever reads ``target`` meanwhile finds the old file or the new one, never a part, whatever fails: the disk is
    full, the power is cut. A new file has mode 0600; an old one keeps its mode, unless ``private``. Characters that
    UTF-8 cannot hold become ``?``. When the block raises, ``target`` stays as it was. A device or a pipe is written to.

    Raises:
        ForeignLinkError: ``target`` is a link of somebody else.
        OSError: the new file cannot be written or cannot take its place.
    """
    with (
        _in_place_of(target, private) as descriptor,
        open(descriptor, "w", encoding="utf-8", newline="\n", errors="replace", closefd=False) as file,
    ):
        yield file


@contextmanager
def _in_place_of(target: Path, private: bool) -> Iterator[int]:
    """The descriptor of a file that takes the place of ``target`` once the block ends well."""
    real = target_of(target)
    if real.exists() and not real.is_file():
        # A device or a pipe is written to and not replaced; a folder cannot be opened.
        with real.open("wb", buffering=0) as file:
            yield file.fileno()
        return
    with fresh_file(real) as (fresh, descriptor):
        yield descriptor
        if not private and real.exists():
            fresh.chmod(stat.S_IMODE(real.stat().st_mode))
        os.fsync(descriptor)
        fresh.replace(real)
        sync_folder(real.parent)


def write_whole(target: Path, text: str, *, private: bool = False) -> None:
    """``text`` in place of whatever was in ``target``, as ``replaced_whole`` writes it.

    Raises:
        ForeignLinkError: ``target`` is a link of somebody else.
        OSError: the file cannot be written.
    """
    with replaced_whole(target, private=private) as file:
        file.write(text)


def write_bytes_whole(target: Path, data: bytes) -> None:
    """``data`` in place of whatever was in ``target``, as ``replaced_whole`` writes text.

    Raises:
        ForeignLinkError: ``target`` is a link of somebody else.
        OSError: the file cannot be written.
    """
    with _in_place_of(target, private=False) as descriptor, open(descriptor, "wb", closefd=False) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where the system can tell."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(fresh: Path) -> None:
    for suffix in _SIDE_FILES:
        with suppress(OSError):
            fresh.with_name(fresh.name + suffix).unlink()


@contextmanager
def _removed_when_stopped(fresh: Path) -> Iterator[None]:
    """Inside the block, a signal that ends the program removes ``fresh`` first; signals that do something else stay."""
    _unfinished.add(fresh)
    ours = []
    if threading.current_thread() is threading.main_thread():
        ours = [number for number in _STOPPING if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
        _unfinished.discard(fresh)


def _stop(number: int, _frame: FrameType | None) -> None:
    for fresh in tuple(_unfinished):
        _remove(fresh)
    # Whoever waits for the program must see which signal ended it.
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
