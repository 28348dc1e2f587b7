"""Stores for tests: SQLite in a folder, and a PostgreSQL server that runs as long as the tests do."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_PATIENCE_S = 30.0
_ALONE = b"SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database()"
_LOOK = b"""
SELECT md5(string_agg(line, '|' ORDER BY line)) FROM (
    SELECT 'class ' || oid || relname || relkind::text AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'column ' || attrelid || attname || atttypid || attnotnull FROM pg_attribute
    UNION ALL SELECT 'default ' || oid || adbin::text FROM pg_attrdef
    UNION ALL SELECT 'condition ' || oid || conname || convalidated FROM pg_constraint
    UNION ALL SELECT 'trigger ' || oid || tgname || tgenabled::text FROM pg_trigger
    UNION ALL SELECT 'function ' || oid || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'view ' || oid || md5(ev_action::text) FROM pg_rewrite
    UNION ALL SELECT 'setting ' || setconfig::text FROM pg_db_role_setting
    UNION ALL SELECT 'version ' || version_num FROM alembic_version
) AS lines"""
"""All that a migration or a test could alter besides rows. A copy of a database has the same numbers for the same."""
_EMPTIED = b"""
DO $$ DECLARE one record; BEGIN
    -- Neither triggers nor references are asked.
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %s', one.name); END LOOP;
    PERFORM setval(oid::regclass, 1, false) FROM pg_class
        WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END $$"""


def find_server() -> Path | None:
    """The folder with initdb and postgres, on the path or where Debian puts them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parent.parent.name)
    return folders[-1].parent if folders else None


def _owner() -> str | None:
    """Whom to run as: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@dataclass(slots=True)
class Server:
    """A running server that takes connections on a socket in ``folder``."""

    folder: Path
    made: int = 0
    clean: list[str] = field(default_factory=list)
    """Databases that tests gave back with the tables that they were lent with."""

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://factcheck@/{database}?host={self.folder}"

    def execute(self, statement: str) -> None:
        with self._connection("postgres") as connection:
            connection.execute(statement.encode())

    def new_database(self, template: str = "template1") -> str:
        self.made += 1
        name = f"test_{self.made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def lend(self, template: str) -> str:
        """A database with the tables of ``template`` and no rows."""
        return self.clean.pop() if self.clean else self.new_database(template)

    def take_back(self, name: str, template: str) -> None:
        """Empty a database and lend it again: that is a hundred times quicker than to make one anew.

        It is dropped where somebody is still connected, or a test has altered more than rows.
        """
        with self._connection(name) as connection:
            usable = connection.execute(_ALONE).fetchone() == (True,) and self._look(name) == self._look(template)
            if usable:
                connection.execute(_EMPTIED)
        if usable:
            self.clean.append(name)
        else:
            self.drop_database(name)

    def _look(self, name: str) -> object:
        with self._connection(name) as connection:
            return connection.execute(_LOOK).fetchone()

    def _connection(self, name: str) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(f"host={self.folder} user=factcheck dbname={name}", autocommit=True)

    def drop_database(self, name: str) -> None:
        """A server that keeps the databases of hundreds of tests is busy with looking after them."""
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """Start a server on fresh data, stop it at the end and throw the data away."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    options = ["-U", "factcheck", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [programs / "initdb", "-D", data, *options], user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    settings = [f"unix_socket_directories={folder}", "listen_addresses=", "fsync=off"]
    command = [str(programs / "postgres"), "-D", str(data), *(word for s in settings for word in ("-c", s))]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, user=owner, cwd=folder, stdout=log, stderr=log)
    try:
        server = Server(folder)
        _wait(server, process)
        yield server
    finally:
        # At once: its data are thrown away.
        process.send_signal(signal.SIGQUIT)
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            server.execute("SELECT 1")
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
