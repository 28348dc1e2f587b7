"""The ``history`` command: every decision ever made on a claim."""

from __future__ import annotations

import click

from factcheck.cli.options import db_option, form_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import say, write_json, write_paragraphs
from factcheck.cli.support.store_in_use import dossier_of
from factcheck.i18n import _

__all__ = ["show_history"]


@cli.command(
    "history",
    examples=("factcheck history 3f2a91",),
    short_help=_("Show who decided what on a claim, and when."),
    help=_("Show who decided what on a claim, when, from what to what, and why."),
)
@click.argument("name", metavar="ID")
@form_option("text", "json")
@db_option()
def show_history(name: str, form: str, db: str | None) -> None:
    """From a claim to the decisions on it, the oldest first, in words or as records; exit code 0."""
    dossier = dossier_of(name, db)
    if form == "json":
        from factcheck.stored_records import json_value

        write_json(json_value(dossier.history))
        return
    if not dossier.history:
        say(_("{claim}: nobody has decided anything yet").format(claim=dossier.claim.id))
    from factcheck.dossiers.dossier_wording import history_lines
    from factcheck.verification.verdict_scale import load_scale

    write_paragraphs(history_lines(dossier.history, load_scale(), dossier.claim.id))
