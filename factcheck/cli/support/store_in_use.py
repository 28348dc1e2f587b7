"""The store that a command works on, and who works on it.

In: the values of ``--db``, ``--by`` and claim ids. Out: an open store, a name, dossiers.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from factcheck.errors import Fault, VerificationError

if TYPE_CHECKING:
    from factcheck.store.engine import Store
    from factcheck.stored_records import Dossier

__all__ = ["dossier_of", "use_store", "who_decides"]


def use_store(db: str | None) -> Store:
    """The store of a command, closed when the command ends.

    Raises:
        StoreError: the store cannot be opened.
    """
    from factcheck.store.engine import open_store

    store = open_store(db)
    click.get_current_context().call_on_close(store.close)
    return store


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
    """The name of whoever decides: the one given, else the environment's, else the login's.

    Raises:
        VerificationError: no name is known.
    """
    import getpass

    who = by or os.environ.get("FACTCHECK_USER", "")
    if who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container without a user of that number
        raise VerificationError(Fault.NOBODY_DECIDES) from error
