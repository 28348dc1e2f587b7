"""Watched folders: the files that are there, and those that come or change.

In: folders, and what the system tells of changes. Out: ``Arrival``s of files that nobody is writing any more. Changes
that the system does not tell, as on shares of other computers, are found by looking through the folders again.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.foreign_errors import system_words
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.sources.inputs import file_input
from factcheck.sources.left_out import is_hidden, is_page_part
from factcheck.watching.arrivals import Arrival, Settled

__all__ = ["Folders", "OwnFiles", "file_key"]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a file looks like from outside; it changes whenever the content does."""

    size: int
    written: int
    changed: int
    file: tuple[int, int]

    @property
    def fingerprint(self) -> str:
        return f"{self.size}-{self.written}-{self.changed}"


@dataclass(slots=True)
class _Waiting:
    look: _Look | None = None
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What the watch itself writes: taken for an article, it would be written to, and so change, without end.

    ``store`` is how the paths of the store's files begin; ``files`` are devices and numbers of files.
    """

    store: str | None = None
    files: frozenset[tuple[int, int]] = frozenset()


class Folders:
    """Files below ``folders``, each given once it was left alone for ``patience`` seconds, and not when ``settled``.

    Hidden files and the parts of saved pages are passed over, as in a scan. Links to folders are not followed.
    """

    def __init__(
        self,
        folders: Sequence[str],
        settled: Settled,
        *,
        patience: float = 2.0,
        own: OwnFiles | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._roots = {os.path.realpath(folder): folder for folder in folders}
        self._settled = settled
        self._patience = patience
        self._own = own or OwnFiles()
        self._clock = clock
        self._waiting: dict[str, _Waiting] = {}
        self._closed: set[str] = set()

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders, by their real paths."""
        return tuple(self._roots)

    @property
    def names(self) -> tuple[str, ...]:
        """The folders as they were named."""
        return tuple(self._roots.values())

    @property
    def waits(self) -> bool:
        """Whether files are waited for that somebody may still be writing."""
        return bool(self._waiting)

    def holds(self, key: str) -> bool:
        """Whether the file with this key lies in one of the folders."""
        return any(key.startswith(file_key(root).rstrip(os.sep) + os.sep) for root in self._roots)

    def notice(self, paths: Iterable[str]) -> None:
        """Take note of files that came or changed, and of folders that came with files in them."""
        for path in paths:
            if self._is_passed_over(path):
                continue
            if Path(path).is_dir():
                if is_page_part(Path(path).name):
                    continue
                # A folder that cannot be read is told when all are looked through.
                for file in self._files(path, {}):
                    self._waiting.setdefault(file, _Waiting())
            else:
                self._waiting.setdefault(path, _Waiting())

    def look_through(self) -> Iterator[Arrival]:
        """All files that are there and new; those that may still be written are waited for.

        A folder that cannot be read is an error, once until it can be.
        """
        closed: dict[str, OSError] = {}
        for root in self._roots:
            for path in self._files(root, closed):
                if path not in self._waiting and not self._is_passed_over(path):
                    yield from self._arrived(path, _Waiting())
        for path, error in closed.items():
            if path not in self._closed:
                yield self._unreadable(path, error)
        self._closed = set(closed)

    def arrivals(self) -> Iterator[Arrival]:
        """The files that are not waited for any more."""
        for path in list(self._waiting):
            yield from self._arrived(path, self._waiting.pop(path))

    def _arrived(self, path: str, waiting: _Waiting) -> Iterator[Arrival]:
        """The file, if it is complete and new; if it may be incomplete, it waits (again)."""
        look = _look(path)
        if look is None or look.file in self._own.files or self._settled(file_key(path), look.fingerprint):
            return
        now = self._clock()
        if look != waiting.look:
            waiting.look, waiting.since = look, now
        # The clock of a share may be ahead of ours: what stays as it is for that long by our own clock counts, too.
        if look.written / 1e9 > now - self._patience and waiting.since > now - self._patience:
            self._waiting[path] = waiting
            return
        given = file_input(path, shown=self._shown(path))
        if _look(path) != look:
            # Somebody wrote to it while it was read.
            self._waiting[path] = _Waiting()
            return
        yield Arrival(file_key(path), look.fingerprint, given)

    def _files(self, folder: str, closed: dict[str, OSError]) -> Iterator[str]:
        """The files below a folder, in order of their names, one folder in memory at a time."""

        def close(error: OSError) -> None:
            closed[str(error.filename)] = error

        for path, folders, names in os.walk(folder, onerror=close):
            folders[:] = sorted(name for name in folders if not is_hidden(name) and not is_page_part(name))
            for name in sorted(names):
                if not is_hidden(name):
                    yield str(Path(path, name))

    def _unreadable(self, path: str, error: OSError) -> Arrival:
        message = _("this folder cannot be read ({reason}); it is looked for again and again")
        words = message.format(reason=worded(system_words(error)))
        return Arrival(file_key(path), "", ArticleError(words, source=file_key(self._shown(path))), passing=True)

    def _is_passed_over(self, path: str) -> bool:
        if self._own.store and path.startswith(self._own.store):
            return True
        root = self._root(path)
        parts = Path(os.path.relpath(path, root)).parts
        return any(map(is_hidden, parts)) or any(map(is_page_part, parts[:-1]))

    def _root(self, path: str) -> str:
        inside = [root for root in self._roots if path == root or path.startswith(root.rstrip(os.sep) + os.sep)]
        return max(inside, key=len, default=os.sep)

    def _shown(self, path: str) -> str:
        """The path as whoever named the folder would write it."""
        root = self._root(path)
        return str(Path(self._roots.get(root, root), os.path.relpath(path, root)))


def file_key(path: str) -> str:
    """The key of a file: its path, with bytes that are no UTF-8 spelt out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _look(path: str) -> _Look | None:
    """What a file looks like; None where there is none, or a folder."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    if stat.S_ISDIR(found.st_mode):
        return None
    return _Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns, (found.st_dev, found.st_ino))
