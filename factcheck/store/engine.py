"""The connection to the store and its transactions, by the same code for SQLite and PostgreSQL.

In: a path or a database URL. Out: a ``Store``. A store of an older version is migrated when it is opened.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from claims.errors import Message
from claims.foreign_errors import system_words
from factcheck.errors import Fault, StoreError
from factcheck.i18n import N_, _
from factcheck.settings.in_force import value_in_force
from factcheck.store.addresses import Address, read_address
from factcheck.store.location import default_path
from factcheck.store.sqlite_files import (
    JSON_COLUMNS,
    PATIENCE_S,
    WRITES,
    file_engine,
    keep_private,
    made_whole,
    prepared,
    reading_engines,
    why_unwritable,
)

__all__ = ["HEAD", "Store", "open_store"]

HEAD = "0014"
"""The newest migration. Kept here so that opening a store that is up to date need not load alembic."""

_SQLITE_WORDS = (
    N_("unable to open database file"), N_("file is not a database"), N_("database is locked"),
    N_("database disk image is malformed"), N_("attempt to write a readonly database"), N_("disk I/O error"),
    N_("database or disk is full"), N_("locking protocol"),
)  # fmt: skip
"""What SQLite says of files it cannot use, marked for the catalogues; PostgreSQL speaks the language of its server."""
_MIGRATIONS = Path(__file__).parent / "migrations"
# Any number that other programs on the same server are unlikely to lock.
_PG_LOCK = 0x0FAC7C4E
_NUMBER = re.compile(r"\[Errno -?\d+\] ")
"""What the words of a driver say besides: it tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``url`` is its address as people see it, without password.

    ``unwritable`` says why a store that can only be read cannot be written; ``copy`` is where it is read then.
    """

    engine: Engine = field(repr=False)
    address: Address
    unwritable: Message | None = None
    copy: tempfile.TemporaryDirectory[str] | None = field(repr=False, default=None)

    @property
    def url(self) -> str:
        """The address as people see it."""
        return self.address.shown

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            StoreError: the database fails.
        """
        with _told(self.address), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends and undone when it raises.

        Raises:
            StoreError: the database fails or can only be read; nothing of the block is then kept.
        """
        if self.unwritable is not None:
            raise _failed(self.url, self.unwritable)
        with _told(self.address), self.engine.connect() as connection:
            writer = connection.execution_options(**{WRITES: True})
            with writer.begin():
                if self.engine.dialect.name == "postgresql":
                    # One writer at a time, as in SQLite: what is read inside the block does not change before its end.
                    writer.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
                yield writer

    def close(self) -> None:
        """Close files and connections; unless it can only be read, the store can still be used and opens them again."""
        self.engine.dispose()
        if self.copy is not None:
            self.copy.cleanup()


def open_store(url: str | None = None, *, create: bool = True) -> Store:
    """The store at ``url`` (a path or a database URL), by default that of FACTCHECK_DB, of the settings, or the user's.

    It is made if absent, unless ``create`` is false. A file that cannot be written is read as it is.

    Raises:
        StoreError: it cannot be opened or is none, or a newer version of the program made it.
    """
    address = read_address(url or value_in_force("store") or str(default_path()))
    with _told(address):
        if address.path is None:
            return _opened(_other_engine(address, create=create), address, create=create)
        try:
            return _open_file(address, address.path, create=create)
        except OSError as error:
            raise _failed(address.shown, system_words(error)) from error


def _other_engine(address: Address, *, create: bool) -> Engine:
    if address.url.get_backend_name() != "sqlite":
        return create_engine(address.url, **JSON_COLUMNS, pool_pre_ping=True)
    url = address.url
    if not create and "mode" not in url.query and (url.database or "").startswith("file:"):
        url = url.update_query_dict({"mode": "rw"})
    return prepared(create_engine(url, **JSON_COLUMNS, connect_args={"timeout": PATIENCE_S}))


def _open_file(address: Address, path: Path, *, create: bool) -> Store:
    if not path.exists():
        if not create:
            raise StoreError(Fault.STORE_ABSENT, url=address.shown)
        made_whole(path, lambda engine: _bring_up_to_date(engine, address.shown, create=True))
    if not path.is_file():
        raise _failed(address.shown, Message("unable to open database file"))
    if path.stat().st_size == 0:
        if path.read_bytes():  # the system's own, such as /proc/version
            raise _failed(address.shown, Message("file is not a database"))
        # SQLite would take it for a new store, and throw away what a log beside it still holds.
        raise StoreError(Fault.STORE_EMPTY, url=address.shown)
    keep_private(path, folder=path == default_path())
    try:
        return _opened(file_engine(path), address, create=create)
    except DBAPIError as error:
        why = why_unwritable(error)
        store = _opened_to_read(address, path, why) if why else None
        if store is None:
            raise
        return store


def _opened_to_read(address: Address, path: Path, why: Message) -> Store | None:
    """A store whose disk is full or protected, as it is or from a copy; None where it cannot be read either."""
    copy = tempfile.TemporaryDirectory(prefix="factcheck-")
    try:
        for engine in reading_engines(path, copy):
            try:
                store = _opened(engine, address, create=False)
            except DBAPIError:
                continue
            return Store(store.engine, address, why, copy)
    except BaseException:
        copy.cleanup()
        raise
    copy.cleanup()
    return None


def _opened(engine: Engine, address: Address, *, create: bool) -> Store:
    try:
        _bring_up_to_date(engine, address.shown, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, address)


def _failed(where: str, error: Message) -> StoreError:
    return StoreError(Fault.STORE_UNUSABLE, url=where, error=error)


@contextmanager
def _told(address: Address) -> Iterator[None]:
    """Errors of the database inside the block, as ``StoreError`` of one line without passwords."""
    try:
        yield
    except DBAPIError as error:
        name = type(error.orig).__name__
        first = _NUMBER.sub("", str(error.orig).strip().partition("\n")[0]) or name
        raise _failed(address.shown, Message(address.without_secrets(first, name))) from error
    except (ImportError, NoSuchModuleError) as error:
        problem = _("{url}: the driver is missing ({error}); install it with: pip install 'factcheck[postgres]'")
        words = address.without_secrets(str(error), type(error).__name__)
        raise StoreError(problem.format(url=address.shown, error=words)) from error
    except (SQLAlchemyError, UnicodeError) as error:
        words = address.without_secrets(str(error).partition("\n")[0], type(error).__name__)
        raise _failed(address.shown, Message(words)) from error


def _bring_up_to_date(engine: Engine, shown: str, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _version(connection)
        if version == HEAD:
            return
        if version is None:
            _check_room(connection, shown, create=create)
    with engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            if engine.dialect.name == "postgresql":
                writer.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
            # Another process may have done it while this one waited for its turn.
            if _version(writer) != HEAD:
                _migrate(writer, shown)


def _check_room(connection: Connection, shown: str, *, create: bool) -> None:
    """Whether tables may be made in a database that has none of ours."""
    # A server's database may hold tables of other programs; a file belongs to one program.
    if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise StoreError(Fault.STORE_OF_OTHERS, url=shown)
    if not create:
        raise StoreError(Fault.STORE_ABSENT, url=shown)


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
