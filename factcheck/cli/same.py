"""The ``same`` command: one claim said to repeat another, or not to."""

from __future__ import annotations

import click

from factcheck.cli.options import db_option, person_option, reason_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.errors import TextField
from factcheck.i18n import _

__all__ = ["link_same_claims"]


@cli.command(
    "same",
    help=_(
        "Say that claim ID repeats the claim KNOWN, whose status and verdict it then shows; with --not, that it does "
        "not, though the machine thinks so."
    ),
)
@click.argument("name", metavar="ID")
@click.argument("known", metavar="KNOWN")
@click.option("--not", "other", is_flag=True, help=_("They are two claims."))
@reason_option()
@person_option()
@db_option()
def link_same_claims(name: str, known: str, other: bool, note: str | None, by: str | None, db: str | None) -> None:
    """From two claims to a link that a person confirms or rejects, told in one line; exit code 0."""
    from factcheck.store.dossiers import find_claim
    from factcheck.store.repeated_claims import link_claims
    from factcheck.verification.decisions import stripped

    who, why = who_decides(by), stripped(note, TextField.NOTE)
    with use_store(db).writing() as connection:
        first, second = find_claim(connection, name), find_claim(connection, known)
        root = link_claims(connection, first, second, same=not other, who=who, why=why)
    tell(f"{first} ≠ {second}" if other else f"{first} = {root}")
