"""The file of kept parses and findings: an SQLite database that many programs may read and write at a time.

In: rows by key. Out: the rows that are there. What lies here can be made anew, so no fault of it costs more than time:
what cannot be read or written is as if it were not there, and a file that is no database is put aside.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.parse_cache.opening import held_rows, opened, transaction
from factcheck.parse_cache.uses import ARTICLES, Uses

__all__ = ["CacheState", "ParseCache"]

_DAY_S = 86_400
"""Seconds a use counts for: a row that was used today need not be written to be called used again."""
_AT_ONCE = 500
"""Keys asked for in one query, and rows used whose day is written at once."""
_FULL_TO = 0.9
"""Share of the greatest size to which what was not used for longest is removed once it is passed."""
_LARGEST = 0.25
"""Share of the greatest size that one row may take: a book read as one article drives out no newspaper."""
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT,
           sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_CONSTRAINT)  # fmt: skip
"""Kinds of errors that tell of a file that is no file of parses, or no longer."""
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_left_to_parents: list[sqlite3.Connection] = []
"""Connections of the process that this one was forked off: to close one here could harm the file."""


@dataclass(frozen=True, slots=True)
class CacheState:
    """What a file of parses holds: rows, their bytes, those of the file; what was found and missed so far.

    ``rows``, ``found`` and ``missed`` are of paragraphs, the same with ``articles_`` of what was found in articles.
    """

    rows: int
    row_bytes: int
    file_bytes: int
    found: int
    missed: int
    articles: int
    articles_found: int
    articles_missed: int


class ParseCache:
    """The rows of one file, at most ``limit`` bytes of them; those that were not used for longest go first.

    ``told`` gets the new place of a file that is no database of ours, once it was put aside; ``broken`` is called when
    a row turns out to be broken, once a process. The file is opened when it is first asked for something, by each
    process for itself.
    """

    def __init__(
        self, path: Path, limit: int, told: Callable[[Path], None], broken: Callable[[], None] | None = None
    ) -> None:
        self.path = path
        self.limit = limit
        self._told = told
        self._broken = broken
        self._is_broken = False
        # Threads may ask at the same time, and a connection has one transaction.
        self._lock = threading.RLock()
        self._open: sqlite3.Connection | None = None
        self._process = 0
        self._usable, self._renewed = True, False
        self._uses = Uses()

    def __getstate__(self) -> tuple[Path, int, Callable[[Path], None], Callable[[], None] | None]:
        return self.path, self.limit, self._told, self._broken

    def __setstate__(self, state: tuple[Path, int, Callable[[Path], None], Callable[[], None] | None]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def rows(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The rows of those keys that are there."""
        today = int(time.time()) // _DAY_S
        found: dict[bytes, bytes] = {}
        with self._connected() as connection:
            if connection is None:
                return found
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                # What has another type is no parse, and is told as broken by whoever unpacks it.
                query = f"SELECT id, key, CAST(row AS BLOB), CAST(used AS INTEGER) FROM parses WHERE key IN ({marks})"
                for number, key, row, used in connection.execute(query, some):
                    found[key] = row
                    if used < today:
                        self._uses.add(number, key)
            self._uses.count(keys, found)
        if len(self._uses) >= _AT_ONCE:
            self._write_uses()
        return found

    def used_with(self, key: bytes, others: Sequence[bytes]) -> None:
        """Take note that the row of ``key``, which was found, was of use in the place of the rows of ``others``."""
        with self._lock:
            self._uses.add_with(key, others)

    def keep(self, rows: Mapping[bytes, bytes]) -> None:
        """Take new rows, or others in the place of old ones; one that would drive out many others is not taken."""
        rows = {key: row for key, row in rows.items() if len(row) <= _LARGEST * self.limit}
        today = int(time.time()) // _DAY_S
        with self._connected() as connection:
            if connection is None:
                return
            with transaction(connection):
                before = self._sizes(connection, list(rows))
                connection.executemany(
                    "INSERT INTO parses (key, row, used) VALUES (?, ?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET row = excluded.row, used = excluded.used",
                    [(key, row, today) for key, row in rows.items()],
                )
                total = self._count(connection, "bytes", sum(map(len, rows.values())) - before)
                if total > self.limit:
                    self._make_room(connection, total)
        self._write_uses()

    def drop(self, keys: Sequence[bytes]) -> None:
        """Forget rows, because they are broken."""
        with self._connected() as connection:
            if connection is None:
                return
            with transaction(connection):
                self._count(connection, "bytes", -self._sizes(connection, keys))
                connection.executemany("DELETE FROM parses WHERE key = ?", [(key,) for key in keys])
        if self._broken is not None and not self._is_broken:
            self._is_broken = True
            self._broken()

    def clear(self) -> tuple[int, int] | None:
        """Remove all rows; returns of how many paragraphs and articles, None where they could not be removed.

        The file is made smaller as far as other programs let it.
        """
        removed = None
        with self._connected() as connection:
            if connection is None:
                return None
            with transaction(connection):
                rows = held_rows(connection)
                connection.execute("DELETE FROM parses")
                connection.execute("UPDATE counts SET number = 0")
            removed = rows
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return removed

    def state(self) -> CacheState | None:
        """What the file holds; None where there is none, or none that can be read."""
        if not self.path.is_file():
            return None
        with self._connected() as connection:
            if connection is None:
                return None
            rows, articles = held_rows(connection)
            # A file of an earlier version counts no articles.
            counts = dict.fromkeys(ARTICLES, 0) | dict(connection.execute("SELECT name, number FROM counts").fetchall())
            names = (self.path, self.path.with_name(f"{self.path.name}-wal"))
            size = sum(name.stat().st_size for name in names if name.is_file())
            held, *of_both = (_whole(counts.get(name)) for name in ("bytes", "found", "missed", *ARTICLES))
            return CacheState(rows, held, size, of_both[0], of_both[1], articles, *of_both[2:])
        return None

    def close(self) -> None:
        """Write what has to be, and let go of the file; it is opened again if it is asked for something."""
        self._write_uses()
        with self._lock:
            if self._open is not None and self._process == os.getpid():
                with suppress(sqlite3.Error):
                    self._open.close()
                self._open = None

    # --- Rows --------------------------------------------------------------------------------------------------------

    def _write_uses(self) -> None:
        """Write when rows were used, and how many were found and missed."""
        if not len(self._uses):
            return
        today = int(time.time()) // _DAY_S
        with self._connected() as connection:
            if connection is None:
                return
            with transaction(connection):
                connection.executemany(f"UPDATE parses SET used = {today} WHERE id = ?", self._uses.numbers)
                connection.executemany(f"UPDATE parses SET used = {today} WHERE key = ?", self._uses.keys)
                for name, more in self._uses.counts.items():
                    if name in ARTICLES:
                        # A file of an earlier version counts none yet.
                        connection.execute("INSERT OR IGNORE INTO counts VALUES (?, 0)", (name,))
                    self._count(connection, name, more)
        self._uses = Uses()

    def _sizes(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> int:
        found = (connection.execute("SELECT length(row) FROM parses WHERE key = ?", (key,)).fetchone() for key in keys)
        return sum(size[0] for size in found if size is not None)

    def _count(self, connection: sqlite3.Connection, name: str, more: int) -> int:
        connection.execute("UPDATE counts SET number = max(0, number + ?) WHERE name = ?", (more, name))
        row = connection.execute("SELECT number FROM counts WHERE name = ?", (name,)).fetchone()
        return _whole(row[0] if row is not None else None)

    def _make_room(self, connection: sqlite3.Connection, total: int) -> None:
        gone: list[tuple[int]] = []
        freed = 0
        for number, size in connection.execute("SELECT id, length(row) FROM parses ORDER BY used, id"):
            if total - freed <= _FULL_TO * self.limit:
                break
            gone.append((number,))
            freed += size
        connection.executemany("DELETE FROM parses WHERE id = ?", gone)
        self._count(connection, "bytes", -freed)

    # --- The file ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection | None]:
        """The open file, or None where it cannot be used; what goes wrong with it ends the block, and nothing else."""
        with self._lock:
            connection = None
            try:
                connection = self._connection()
            except (sqlite3.Error, OSError) as error:
                self._failed(error)
            try:
                yield connection
            except sqlite3.Error as error:
                self._failed(error)

    def _failed(self, error: sqlite3.Error | OSError) -> None:
        """Do without the file from now on, unless another program holds it, or it can be made anew."""
        if isinstance(error, OSError):
            self._usable = False
            return
        # The lower byte of a code is its kind.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _BROKEN:
            self._put_aside()
        elif code not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._usable = False

    def _connection(self) -> sqlite3.Connection | None:
        if self._open is not None and self._process != os.getpid():
            _left_to_parents.append(self._open)
            self._forget()
        if self._open is None and self._usable:
            self._open, self._process = opened(self.path), os.getpid()
        return self._open

    def _put_aside(self) -> None:
        """Rename a file that is no file of parses; a new one is made at the next need, once in a run."""
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
        self._forget()
        self._usable, self._renewed = not self._renewed, True
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            self.path.replace(aside)
            for suffix in _SIDE_FILES[1:]:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        except OSError:
            self._usable = False
            return
        if self._usable:
            self._told(aside)

    def _forget(self) -> None:
        self._open = None
        self._uses = Uses()


def _whole(number: object) -> int:
    """A count of the file.

    Raises:
        sqlite3.DatabaseError: it is no whole number, so the file is none of ours.
    """
    if not isinstance(number, int):
        raise sqlite3.DatabaseError("no count")
    return number
