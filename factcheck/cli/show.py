"""The ``show`` command: all that is kept on a claim."""

from __future__ import annotations

import click

from factcheck.cli.options import db_option, form_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import write_json, write_paragraphs
from factcheck.cli.support.store_in_use import dossier_of
from factcheck.i18n import _

__all__ = ["show_claim"]


@cli.command("show", examples=("factcheck show 3f2a91",), help=_("Show all that is kept on a claim."))
@click.argument("name", metavar="ID")
@form_option("text", "json")
@db_option()
def show_claim(name: str, form: str, db: str | None) -> None:
    """From a claim to its dossier, in words or as the records it consists of; exit code 0."""
    dossier = dossier_of(name, db)
    if form == "json":
        from factcheck.stored_records import json_value

        write_json(json_value(dossier))
        return
    from factcheck.dossiers.dossier_wording import dossier_lines
    from factcheck.verification.verdict_scale import load_scale

    write_paragraphs(dossier_lines(dossier, load_scale()))
