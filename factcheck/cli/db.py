"""The ``db`` commands: the store itself, where it lies and what its tables are."""

from __future__ import annotations

from pathlib import Path

from factcheck.cli.options import db_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

__all__ = ["db", "print_store_path", "print_tables"]


@cli.group("db", help=_("The store itself."))
def db() -> None:
    """Group of the commands on the store."""


@db.command("path", help=_("Print where the store lies."))
@db_option()
def print_store_path(db: str | None) -> None:
    """From a store to its file or address, without password, on standard output; exit code 0."""
    tell(use_store(db).url)


@db.command("tables", help=_("Describe the tables and views, for other programs that read the store."))
def print_tables() -> None:
    """From nothing to the document on tables that comes with the package; exit code 0."""
    tell((Path(__file__).parents[1] / "store" / "TABLES.md").read_text(encoding="utf-8"), whole=False)
