"""The ``db`` commands: the store itself, where it lies and what its tables are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import db_option, person_option
from factcheck.cli.program import FOUND, cli
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.i18n import _
from factcheck.safe_text import one_line
from factcheck.store.location import default_path, is_default

if TYPE_CHECKING:
    from factcheck.store.check import BrokenRow

__all__ = ["check_store", "db", "print_store_path", "print_tables", "repair_store"]


@cli.group("db", help=_("Look after the store itself."))
def db() -> None:
    """Group of the commands on the store."""


@db.command("path", help=_("Print where the store lies."))
@db_option()
def print_store_path(db: str | None) -> None:
    """From a store to its file or address, without password, on standard output; exit code 0.

    Where the user's own will be is told also before a scan makes it.
    """
    if is_default(db) and not default_path().exists():
        tell(str(default_path()))
    else:
        tell(use_store(db).url)


@db.command(
    "tables",
    short_help=_("Describe the tables, for other programs."),
    help=_("Describe the tables and views, for other programs that read the store."),
)
def print_tables() -> None:
    """From nothing to the document on tables that comes with the package; exit code 0."""
    tell((Path(__file__).parents[1] / "store" / "TABLES.md").read_text(encoding="utf-8"), whole=False)


@db.command(
    "check",
    short_help=_("Look for records that cannot be used."),
    help=_(
        "Look for tables that are not there, and for records that cannot be read or that refer to nothing.\n\n"
        "Exit codes: 0 all is sound; 1 something is broken; 2 there is no store."
    ),
)
@db_option()
def check_store(db: str | None) -> None:
    """From a store to its broken records, a line each, on standard output; exit code 0, or FOUND if there are some."""
    from factcheck.store.check import find_broken, missing_tables, rows_aside

    with use_store(db, named=False).reading() as connection:
        missing = missing_tables(connection)
        if missing:
            _tell_missing(missing)
            click.get_current_context().exit(FOUND)
        broken, aside = find_broken(connection), rows_aside(connection)
    _print_broken(broken)
    if aside:
        say(
            _("records set aside before: {n}; factcheck db repair --put-back lets them count again").format(
                n=len(aside)
            )
        )
    if broken:
        say(_("broken records: {n}; factcheck db repair sets them aside").format(n=len(broken)))
        click.get_current_context().exit(FOUND)
    say(_("every record is sound"))


@db.command(
    "repair",
    short_help=_("Set broken records aside; nothing is deleted."),
    help=_(
        "Set aside records that cannot be read or that refer to nothing, and what depends on them. Nothing is "
        "deleted: they stay in the store, are listed in its table set_aside, and --put-back lets them count "
        "again."
    ),
)
@click.option("--put-back", "back", is_flag=True, help=_("Let all records that were set aside count again."))
@person_option()
@db_option()
def repair_store(back: bool, by: str | None, db: str | None) -> None:
    """From a store to the records that were set aside, a line each, on standard output; exit code 0."""
    from factcheck.store.check import put_back, repair

    who, store = who_decides(by), use_store(db, named=False)
    if back:
        say(_("records put back: {n}").format(n=put_back(store, who)))
        return
    broken = repair(store, who)
    _print_broken(broken)
    say(_("records set aside: {n}").format(n=len(broken)))


def _tell_missing(names: Iterable[str]) -> None:
    for name in names:
        tell(_("{table}: this table or view is not in the store").format(table=name))
    say(_("another program dropped it; put a copy of the store back, or import an export into a new one"))


def _print_broken(broken: Iterable[BrokenRow]) -> None:
    from factcheck.store.check import problem_of

    for row in broken:
        tell(one_line(f"{row.table} {row.key}: {problem_of(row)}"))
