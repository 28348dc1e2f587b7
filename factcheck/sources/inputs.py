"""What the names on a command line stand for: files, folders, standard input.

In: names. Out: bytes with the name that messages show, and errors for what cannot be read.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.foreign_errors import foreign, system_words
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded

__all__ = ["MAX_BYTES", "STDIN", "Input", "named_inputs"]

MAX_BYTES = 10_000_000
"""The largest input read, in bytes; a larger file is hardly an article."""

STDIN = "-"
"""The path, and the source, that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one input and its name as messages show it."""

    name: str
    data: bytes


def named_inputs(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Input | ArticleError]:
    """Each input of ``paths`` in turn: a file, every file below a folder (sorted), or ``-`` for standard input.

    For an input that cannot be read its error is given, so that the others are still read.
    """
    for path in paths:
        for source in _sources(path):
            if isinstance(source, ArticleError):
                yield source
                continue
            try:
                yield Input(_shown(source), _bytes(source, stdin))
            except ArticleError as error:
                yield error


def _shown(path: str) -> str:
    # A file name that is not UTF-8 holds surrogates, which cannot be written into a report.
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sources(path: str) -> Iterator[str | ArticleError]:
    # An empty path would stand for the current folder, and a NUL makes none.
    if path == STDIN or not path or "\0" in path or not Path(path).is_dir():
        yield path
        return
    unread: list[ArticleError] = []
    files: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unread.append(_failure(error.filename, error))):
        # Hidden entries belong to editors or file systems and are no articles.
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(folder, name) for name in names if name.lower().endswith(".txt") and not name.startswith(".")]
    yield from unread
    if not files and not unread:
        yield ArticleError(
            _("no *.txt file in this folder: expected at least one article; name another folder, or a file"),
            source=_shown(path),
        )
    for file in sorted(files):
        yield _waiting(file) or str(file)


def _waiting(file: Path) -> ArticleError | None:
    """The error for what lies in a folder and may never end: a pipe, a socket, a device. Named alone, it is read."""
    try:
        mode = file.stat().st_mode
    except OSError:
        # Reading tells what is wrong with it.
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    message = _("no regular file: expected a text file; a pipe or device is read where it is named by itself")
    return ArticleError(message, source=_shown(str(file)))


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    # One byte more than allowed is read: it shows that a file is too large, without reading an endless one.
    if path == STDIN:
        stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ArticleError(_("standard input is closed: expected an article; name a file"), source=STDIN)
        return _of_size(bytes(stream.read(MAX_BYTES + 1)), path)
    try:
        if not path:
            raise FileNotFoundError
        with Path(path).open("rb") as file:
            return _of_size(file.read(MAX_BYTES + 1), path)
    except (OSError, ValueError) as error:
        raise _failure(path, error) from None


def _of_size(data: bytes, path: str) -> bytes:
    if len(data) > MAX_BYTES:
        message = _(
            "larger than {limit} million bytes: expected one article; split the file, or check that it is the right one"
        )
        raise ArticleError(message.format(limit=MAX_BYTES // 1_000_000), source=_shown(path))
    return data


def _failure(path: str, error: OSError | ValueError) -> ArticleError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        message = _("no such file: expected an article in a text file; check the path")
    elif isinstance(error, PermissionError):
        message = _("permission denied: expected a file you may read; change its rights, or copy it elsewhere")
    else:
        reason = system_words(error) if isinstance(error, OSError) else foreign(error)
        message = _("cannot be read ({reason}): expected a text file; check the path").format(reason=worded(reason))
    return ArticleError(message, source=_shown(path))
