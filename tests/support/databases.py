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
from dataclasses import dataclass
from pathlib import Path

import psycopg

_PATIENCE_S = 30.0


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

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://factcheck@/{database}?host={self.folder}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=factcheck dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def new_database(self, template: str = "template1") -> str:
        self.made += 1
        name = f"test_{self.made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

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
