"""The store that a command works on, and who works on it.

In: the values of ``--db``, ``--by`` and claim ids. Out: an open store, a name, dossiers.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from factcheck.cli.support.output import say
from factcheck.errors import Fault, VerificationError
from factcheck.i18n import _, ngettext
from factcheck.settings.in_force import value_in_force

if TYPE_CHECKING:
    from factcheck.store.engine import Store
    from factcheck.stored_records import Dossier

__all__ = ["dossier_of", "say_broken", "use_store", "who_decides"]

_NAMED = 5
"""How many broken rows a command names; db check names all."""


def use_store(db: str | None, *, create: bool = False, named: bool = True) -> Store:
    """The store of a command, closed when the command ends; what is broken in it is ``named`` on standard error.

    Only what brings claims in may ``create`` one.

    Raises:
        StoreError: the store cannot be opened, or there is none.
    """
    from factcheck.store.engine import open_store

    store = open_store(db, create=create)
    click.get_current_context().call_on_close(store.close)
    if named:
        say_broken(store)
    return store


def say_broken(store: Store) -> None:
    """Name the rows that commands pass over on standard error: those known now, others when they are met."""
    from factcheck.store.rows import LOG
    from factcheck.store.sound_rows import broken_rows

    with store.reading() as connection:
        rows = broken_rows(connection)
    for table, key in rows[:_NAMED]:
        say(_passed_over(f"{table} {key}"))
    if len(rows) > _NAMED:
        more = ngettext(
            "{n} more record cannot be read; see factcheck db check",
            "{n} more records cannot be read; see factcheck db check",
            len(rows) - _NAMED,
        )
        say(more.format(n=len(rows) - _NAMED))
    naming = _Naming()
    LOG.addHandler(naming)
    click.get_current_context().call_on_close(lambda: LOG.removeHandler(naming))


def _passed_over(record: str) -> str:
    return _("{record}: this record cannot be read and is passed over; see factcheck db check").format(record=record)


class _Naming(logging.Handler):
    """Names each row that is passed over once, on standard error."""

    def __init__(self) -> None:
        super().__init__()
        self._named: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """One line for a row, if it had none yet."""
        row = record.getMessage()
        if row not in self._named:
            self._named.add(row)
            say(_passed_over(row))


def dossier_of(name: str, db: str | None) -> Dossier:
    """All that is kept on the claim whose id begins with ``name``.

    Raises:
        StoreError: the store cannot be opened.
        VerificationError: there is no such claim.
    """
    from factcheck.store.dossiers import read_dossier

    with use_store(db).reading() as connection:
        return read_dossier(connection, name)


def who_decides(by: str | None) -> str:
    """The name of whoever decides: the one given, else that of the environment or the settings, else the login's.

    Raises:
        VerificationError: no name is known.
    """
    import getpass

    who = by or value_in_force("person") or ""
    if who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container without a user of that number
        raise VerificationError(Fault.NOBODY_DECIDES) from error
