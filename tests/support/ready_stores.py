"""Stores that tests have at once: made once, then copied, and never waited for until they lie on the disk.

A new store takes all migrations there are and a dozen waits for the disk. What tests make in this process is thrown
away with it; programs that they start wait as they do for their users.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from factcheck.store import engine, sqlite_files
from factcheck.store.sqlite_files import made_whole

__all__ = ["PREPARE", "copy_new_stores", "forget_the_disk"]

PREPARE = sqlite_files._prepare
"""What the product does with each connection that may write: it waits for the disk."""


def forget_the_disk(patch: pytest.MonkeyPatch) -> None:
    """What is written is left to the system, which writes it when it likes."""

    def prepare(connection: sqlite3.Connection) -> None:
        PREPARE(connection)
        connection.execute("PRAGMA synchronous = OFF")

    patch.setattr(sqlite_files, "_prepare", prepare)
    patch.setattr(os, "fsync", lambda _descriptor: None)


def copy_new_stores(patch: pytest.MonkeyPatch) -> None:
    """The first new store is made by the migrations, the others copy what it was; a test's own migration is heeded."""
    migrate = engine._migrate
    ready: list[sqlite3.Connection] = []

    def made(path: Path, build: Callable[[Engine], None]) -> None:
        def fill(fresh: Engine) -> None:
            if not ready:
                build(fresh)
                ready.append(_in_memory(fresh))
                return
            try:
                _copy(ready[0], fresh)
            except sqlite3.Error:
                # No room: what the product says of that is its own.
                build(fresh)

        made_whole(path, fill if engine._migrate is migrate else build)

    patch.setattr(engine, "made_whole", made)


def _copy(ready: sqlite3.Connection, fresh: Engine) -> None:
    with fresh.connect() as connection:
        ready.backup(_driver(connection))


def _in_memory(fresh: Engine) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    with fresh.connect() as connection:
        _driver(connection).backup(memory)
    return memory


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
