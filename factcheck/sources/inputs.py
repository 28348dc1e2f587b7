"""What the names on a command line stand for: files, folders, standard input, addresses.

In: names. Out: bytes with the name that messages show, and errors for what cannot be read.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.foreign_errors import foreign, system_words
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.sources.left_out import LeftOut, count_notice, is_hidden, is_page_part, left_out_reason
from factcheck.sources.size_limits import MAX_BYTES, MAX_DOCUMENT_BYTES, refuse_large
from factcheck.sources.source_text import Told
from factcheck.web_addresses import is_web_address, without_user

if TYPE_CHECKING:
    from factcheck.fetching.fetched import Fetched

__all__ = [
    "MAX_BYTES",
    "MAX_DOCUMENT_BYTES",
    "STDIN",
    "Fetch",
    "Input",
    "file_input",
    "files_below",
    "input_count",
    "is_regular",
    "named_inputs",
    "shown_name",
]

STDIN = "-"
"""The path, and the source, that stands for standard input."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\0]*\Z")
Fetch = Callable[[str], "Fetched"]
"""Gives what stands at an address; raises ArticleError."""


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one input and its name as messages show it; ``fetched`` is how they came from the web."""

    name: str
    data: bytes
    fetched: Fetched | None = None

    @property
    def declared(self) -> str | None:
        """The encoding that the server named."""
        if self.fetched is None:
            return None
        fields = self.fetched.content_type.split(";")[1:]
        pairs = [field.strip().partition("=") for field in fields]
        return next((value.strip(" \"'") for key, _sign, value in pairs if key.strip().lower() == "charset"), None)


def named_inputs(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, fetch: Fetch | None = None, told: Told | None = None
) -> Iterator[Input | ArticleError]:
    """Each input of ``paths`` in turn: a file, the files below a folder (sorted), ``-`` for standard input, an address.

    Of a folder are read all files but hidden ones and those in which no article is expected (``left_out``); how many
    were left out is told once. Without ``fetch`` an address is a file that is not there. For an input that cannot be
    read its error is given, so that the others are still read.
    """
    for path in paths:
        if fetch is not None and is_web_address(path):
            yield _fetched(path, fetch)
        elif fetch is not None and _SCHEME.match(path) and not Path(path).exists():
            message = _("no address that is fetched: expected one that begins with http:// or https://; check it")
            yield ArticleError(message, source=shown_name(path))
        # An empty path would stand for the current folder, and a NUL makes none.
        elif path == STDIN or not path or "\0" in path or not Path(path).is_dir():
            yield _read(path, stdin)
        else:
            yield from _folder(path, told)


def input_count(paths: Iterable[str]) -> int:
    """How many inputs ``paths`` stand for, without reading any; of folders some may be left out in the end."""
    return sum(
        len(files_below(path, Counter(), [])) if path and "\0" not in path and Path(path).is_dir() else 1
        for path in paths
    )


def file_input(path: str, *, shown: str | None = None) -> Input | ArticleError:
    """The bytes of one file of a folder; ``shown`` is its name in messages. What may never end is an error."""
    given = _waiting(Path(path)) or _read(path)
    name = shown_name(shown or path)
    return ArticleError(given.message, source=name) if isinstance(given, ArticleError) else Input(name, given.data)


def _fetched(url: str, fetch: Fetch) -> Input | ArticleError:
    try:
        fetched = fetch(url)
    except ArticleError as error:
        return error
    return Input(shown_name(fetched.final_url), fetched.data, fetched)


def _read(path: str, stdin: BinaryIO | None = None) -> Input | ArticleError:
    try:
        return Input(shown_name(path), _bytes(path, stdin))
    except ArticleError as error:
        return error


def shown_name(path: str) -> str:
    """The name of an input as messages and reports show it."""
    # A file name that is not UTF-8 holds surrogates, which cannot be written into a report.
    return without_user(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _folder(path: str, told: Told | None) -> Iterator[Input | ArticleError]:
    left_out: Counter[LeftOut] = Counter()
    unread: list[ArticleError] = []
    files = files_below(path, left_out, unread)
    yield from unread
    some = bool(unread)
    for file in files:
        given = _waiting(file) or _read(str(file))
        reason = left_out_reason(given.data, given.name) if isinstance(given, Input) else None
        if reason:
            left_out[reason] += 1
            continue
        some = True
        yield given
    count_notice(left_out, shown_name(path), told)
    if not some:
        message = _("no article in this folder: expected at least one; name another folder, or a file")
        yield ArticleError(message, source=shown_name(path))


def files_below(path: str, left_out: Counter[LeftOut], unread: list[ArticleError]) -> list[Path]:
    """The files below a folder that may hold articles, sorted; what is left out by its name alone is counted."""
    files: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unread.append(_failure(error.filename, error))):
        parts = [name for name in folders if is_page_part(name)]
        left_out[LeftOut.PAGE_PARTS] += len(parts)
        left_out[LeftOut.HIDDEN] += sum(1 for name in (*folders, *names) if is_hidden(name))
        folders[:] = [name for name in folders if not is_hidden(name) and name not in parts]
        files += [Path(folder, name) for name in names if not is_hidden(name)]
    # Counts of nothing are no counts.
    for reason in [reason for reason, count in left_out.items() if not count]:
        del left_out[reason]
    return sorted(files)


def _waiting(file: Path) -> ArticleError | None:
    """The error for what lies in a folder and may never end: a pipe, a socket, a device. Named alone, it is read."""
    try:
        if is_regular(file) or file.is_dir():
            return None
    except OSError:
        # Reading tells what is wrong with it.
        return None
    message = _("no regular file: expected a text file; a pipe or device is read where it is named by itself")
    return ArticleError(message, source=shown_name(str(file)))


def is_regular(file: Path) -> bool:
    """Whether a file has an end: no pipe, socket or device.

    Raises:
        OSError: it cannot be looked at.
    """
    return stat.S_ISREG(file.stat().st_mode)


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    # One byte more than allowed is read: it shows that a file is too large, without reading an endless one.
    if path == STDIN:
        stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ArticleError(_("standard input is closed: expected an article; name a file"), source=STDIN)
        return _of_size(bytes(stream.read(MAX_DOCUMENT_BYTES + 1)), path)
    try:
        if not path:
            raise FileNotFoundError
        with Path(path).open("rb") as file:
            return _of_size(file.read(MAX_DOCUMENT_BYTES + 1), path)
    except (OSError, ValueError) as error:
        raise _failure(path, error) from None


def _of_size(data: bytes, path: str) -> bytes:
    refuse_large(data, name=shown_name(path))
    return data


def _failure(path: str, error: OSError | ValueError) -> ArticleError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        message = _("no such file: expected an article in a text file; check the path")
    elif isinstance(error, PermissionError):
        message = _("permission denied: expected a file you may read; change its rights, or copy it elsewhere")
    else:
        reason = system_words(error) if isinstance(error, OSError) else foreign(error)
        message = _("cannot be read ({reason}): expected a text file; check the path").format(reason=worded(reason))
    return ArticleError(message, source=shown_name(path))
