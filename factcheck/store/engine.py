"""The connection to the store and its transactions, by the same code for SQLite and PostgreSQL.

In: a path or a database URL. Out: a ``Store``. A store of an older version is migrated when it is opened.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from claims.errors import Message
from claims.foreign_errors import system_words
from factcheck.errors import Fault, StoreError
from factcheck.i18n import N_, _
from factcheck.store.location import ENVIRONMENT, default_path
from factcheck.store.rows import json_or_broken

__all__ = ["HEAD", "Store", "open_store"]

HEAD = "0004"
"""The newest migration. Kept here so that opening a store that is up to date need not load alembic."""

_SQLITE_WORDS = (
    N_("unable to open database file"), N_("file is not a database"), N_("database is locked"),
    N_("database disk image is malformed"), N_("attempt to write a readonly database"), N_("disk I/O error"),
    N_("database or disk is full"), N_("locking protocol"),
)  # fmt: skip
"""What SQLite says of files it cannot use, marked for the catalogues; PostgreSQL speaks the language of its server."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE_S = 30.0
_WRITES = "factcheck_writes"
# Any number that other programs on the same server are unlikely to lock.
_PG_LOCK = 0x0FAC7C4E


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``url`` is its address as people see it, without password."""

    engine: Engine
    url: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            StoreError: the database fails.
        """
        with _told(self.url), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends and undone when it raises.

        Raises:
            StoreError: the database fails; nothing of the block is then kept.
        """
        with _told(self.url), self.engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                if self.engine.dialect.name == "postgresql":
                    # One writer at a time, as in SQLite: what is read inside the block does not change before its end.
                    writer.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
                yield writer

    def close(self) -> None:
        """Close files and connections; they are opened again when the store is used again."""
        self.engine.dispose()


def open_store(url: str | None = None) -> Store:
    """The store at ``url`` (a path or a database URL), by default FACTCHECK_DB's or the user's; made if absent.

    Raises:
        StoreError: it cannot be opened, or a newer version of the program made it.
    """
    where = url or os.environ.get(ENVIRONMENT) or str(default_path())
    parsed = _parse(where)
    shown = parsed.render_as_string(hide_password=True)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        shown = parsed.database
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _failed(shown, system_words(error)) from error
    with _told(shown):
        engine = _engine(parsed)
        try:
            _bring_up_to_date(engine, shown)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, shown)


def _parse(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        # The address itself stays out of the message: it may hold a password.
        problem = _("the store’s address cannot be read ({error}); expected a path, sqlite:///PATH or postgresql://…")
        raise StoreError(problem.format(error=type(error).__name__)) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        problem = _("{name}: unknown kind of store; expected a path, sqlite:///PATH or postgresql://…")
        raise StoreError(problem.format(name=url.drivername))
    return url


def _failed(where: str, error: Message) -> StoreError:
    return StoreError(Fault.STORE_UNUSABLE, url=where, error=error)


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Errors of the database inside the block, as ``StoreError`` of one line."""
    try:
        yield
    except DBAPIError as error:
        first = str(error.orig).strip().partition("\n")[0] or type(error.orig).__name__
        raise _failed(where, Message(first)) from error
    except (ImportError, NoSuchModuleError) as error:
        problem = _("{url}: the driver is missing ({error}); install it with: pip install 'factcheck[postgres]'")
        raise StoreError(problem.format(url=where, error=error)) from error
    except (SQLAlchemyError, UnicodeError) as error:
        raise _failed(where, Message(str(error).partition("\n")[0])) from error


def _engine(url: URL) -> Engine:
    json_ways: dict[str, Any] = {"json_serializer": _json, "json_deserializer": json_or_broken}
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, **json_ways)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE_S}, **json_ways)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun explicitly: Python's driver would begin them late, and never for DDL.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Every commit waits for the disk: what was acknowledged survives a power cut, too.
    connection.execute("PRAGMA synchronous = FULL")
    deadline = time.monotonic() + _PATIENCE_S
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


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that turns from reading to writing fails where another wrote meanwhile: writers say so at once.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, shown: str) -> None:
    with engine.connect() as connection:
        version = _version(connection)
    if version == HEAD:
        return
    with engine.connect() as connection:
        writer = connection.execution_options(**{_WRITES: True})
        with writer.begin():
            if engine.dialect.name == "postgresql":
                writer.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
            # Another process may have done it while this one waited for its turn.
            if _version(writer) != HEAD:
                _migrate(writer, shown)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection, shown: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    version = _version(connection)
    if version is not None and version not in known:
        raise StoreError(Fault.STORE_TOO_NEW, url=shown, version=version)
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise _failed(shown, Message(str(error))) from error
