"""The file of kept parses, opened: made where there is none, and for its owner alone.

In: a path. Out: a connection to an SQLite database of the right layout, and transactions on it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claims.keeping.row_keys import FINDINGS, RULES
from factcheck.file_writing import private_folder, target_of

__all__ = ["held_rows", "opened", "transaction"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS parses (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    row BLOB NOT NULL,
    used INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS parses_by_use ON parses (used, id);
CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO counts VALUES ('bytes', 0), ('found', 0), ('missed', 0);
PRAGMA user_version = 1;
"""
_VERSION = 1
_PATIENCE_S = 2.0
"""How long one program waits for another that writes; to parse a paragraph anew takes less than to wait longer."""


def opened(path: Path) -> sqlite3.Connection:
    """A connection to the file at ``path``, which is made, with its folder, where it is not there.

    Raises:
        sqlite3.Error: it is no file of parses, or another program holds it.
        OSError: it cannot be made or opened, or is somebody else's.
    """
    private_folder(path.parent)
    file = target_of(path)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    _keep_to_owner(file)
    connection = sqlite3.connect(file, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("no file of parses")
        connection.execute("PRAGMA journal_mode = WAL")
        # After a loss of power rows may be missing; they are made anew.
        connection.execute("PRAGMA synchronous = OFF")
        if version == 0:
            connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def held_rows(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many paragraphs and how many articles a file of parses holds."""
    query = "SELECT count(*), total(substr(key, 1, ?) = ?), total(substr(key, 1, ?) = ?) FROM parses"
    rows, articles, rules = connection.execute(query, (len(FINDINGS), FINDINGS, len(RULES), RULES)).fetchone()
    return rows - int(articles) - int(rules), int(articles)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes: all of the block is kept, or nothing where it ends in an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _keep_to_owner(file: Path) -> None:
    """Take from everybody but their owner all rights to a file.

    Raises:
        IsADirectoryError: it is no file but a folder or the like, which keeps its rights.
        PermissionError: it is somebody else's, who could have put anything into it.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise IsADirectoryError(str(file))
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        raise PermissionError(str(file))
    if found.st_mode & 0o077:
        file.chmod(stat.S_IMODE(found.st_mode) & ~0o077)
