"""The files of a store that SQLite keeps: made whole, private to their owner, and read where they cannot be written.

In: the path of a store. Out: engines on it, from those that can write to those that read a copy.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from claims.errors import Message
from factcheck.file_writing import fresh_file, private_folder, sync_folder, target_of
from factcheck.store.rows import json_or_broken

__all__ = [
    "JSON_COLUMNS",
    "ONCE",
    "PATIENCE_S",
    "WRITES",
    "file_engine",
    "keep_private",
    "made_whole",
    "prepared",
    "reading_engines",
    "why_unwritable",
]

ONCE = "MATERIALIZED" if sqlite3.sqlite_version_info >= (3, 35) else ""
"""Makes a table of a query once, in PostgreSQL as well; an older SQLite may work it out for each row: slow, no more."""
WRITES = "factcheck_writes"
"""The option of a connection whose transactions write."""


_as_json = json.JSONEncoder(ensure_ascii=False).encode
JSON_COLUMNS: dict[str, Any] = {"json_serializer": _as_json, "json_deserializer": json_or_broken}
"""How an engine writes and reads JSON."""
_STATEMENTS = 512
"""How many statements a connection keeps prepared: a scan has some hundred, over views that take long to prepare."""
PATIENCE_S = 30.0
"""How long one program waits for another that writes."""
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


def made_whole(path: Path, build: Callable[[Engine], None]) -> None:
    """Make the store ``path``, which ``build`` fills: it is there with all its tables, or not at all.

    Where somebody else makes it meanwhile, theirs stays.

    Raises:
        OSError: there is no room for it, or no right to make it.
        SQLAlchemyError: ``build`` fails.
    """
    private_folder(path.parent)
    real = target_of(path)
    with fresh_file(real) as (fresh, _descriptor):
        engine = file_engine(fresh)
        try:
            build(engine)
        finally:
            engine.dispose()
        if fresh.with_name(f"{fresh.name}-wal").exists():
            # What could not be moved from the log into the file would be lost with the log.
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(path))
        _put_in_place(fresh, real)
        sync_folder(real.parent)


def _put_in_place(fresh: Path, real: Path) -> None:
    try:
        # Unlike a renaming, a link never replaces what is there.
        os.link(fresh, real, follow_symlinks=False)
    except FileExistsError:
        return
    except OSError:  # file systems without hard links
        if not real.exists():
            fresh.rename(real)


def keep_private(path: Path, *, folder: bool = False) -> None:
    """Take from everybody but their owner all rights to a store and the files beside it, where they are one's own.

    With ``folder``, also to the folder they are in.
    """
    names = [path.with_name(path.name + suffix) for suffix in _SIDE_FILES]
    for name in (*names, path.parent) if folder else names:
        with suppress(OSError, AttributeError):  # Windows has no such rights
            found = name.stat()
            if found.st_uid == os.geteuid() and found.st_mode & 0o077:
                name.chmod(stat.S_IMODE(found.st_mode) & ~0o077)


def file_engine(path: Path) -> Engine:
    """An engine that reads and writes the file ``path``; it makes none."""
    return _engine(path, "mode=rw", _prepare)


def reading_engines(path: Path, folder: tempfile.TemporaryDirectory[str]) -> Iterator[Engine]:
    """Engines on a store that cannot be written, in the order in which they are to be tried; the last on a copy.

    A store in use by others is read beside them; one at rest as it is; one with leftovers of a program that was stopped
    is copied into ``folder``, where SQLite can take up what is left.
    """
    yield _engine(path, "mode=ro", _prepare_reading)
    if not any(path.with_name(path.name + suffix).exists() for suffix in _SIDE_FILES[1:]):
        yield _engine(path, "mode=ro&immutable=1", _prepare_reading)
    copy = Path(folder.name) / "store.sqlite"
    for suffix in ("", "-wal", "-journal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
    yield file_engine(copy)


def why_unwritable(error: DBAPIError) -> Message | None:
    """Why a store that could not be opened may still be read; None where it may not."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN:
        # What cannot be opened is the log beside the store, where nothing can be written.
        return Message("attempt to write a readonly database")
    return Message(str(error.orig)) if code in _UNWRITABLE else None


def _engine(path: Path, how: str, prepare: Callable[[sqlite3.Connection], None]) -> Engine:
    uri = f"file:{quote(os.fsencode(path.absolute()))}?{how}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=PATIENCE_S, check_same_thread=False, cached_statements=_STATEMENTS
        )

    # The name only tells SQLAlchemy that the database is a file: ``connect`` is what opens it.
    return prepared(create_engine("sqlite:///file", creator=connect, **JSON_COLUMNS), prepare)


def prepared(engine: Engine, prepare: Callable[[sqlite3.Connection], None] | None = None) -> Engine:
    """An engine of SQLite whose transactions begin when told to, and keep what they acknowledged."""
    ready = prepare or _prepare
    event.listen(engine, "connect", lambda connection, _record: ready(connection))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_reading(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None


def _prepare(connection: sqlite3.Connection) -> None:
    # Transactions are begun explicitly: Python's driver would begin them late, and never for DDL.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Every commit waits for the disk: what was acknowledged survives a power cut, too.
    connection.execute("PRAGMA synchronous = FULL")
    if _is_of_others(connection):
        return
    deadline = time.monotonic() + PATIENCE_S
    # SQLite does not wait for a lock when it changes to WAL; once made, the change stays with the file.
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            break  # some file systems do not support WAL: SQLite then keeps its journal, which is as safe and slower


def _is_of_others(connection: sqlite3.Connection) -> bool:
    """Whether there are tables and not our own: not even the way such a file keeps its journal is changed."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(names) and "alembic_version" not in names


def _begin(connection: Connection) -> None:
    # A transaction that turns from reading to writing fails where another wrote meanwhile: writers say so at once.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
