"""The ``same`` and ``suggestions`` commands: which claims are one."""

from __future__ import annotations

import os

import click

from factcheck.cli.program import Command, cli
from factcheck.cli.scan_run import opened, say
from factcheck.cli.set import BY, DB, use_store, who_decides
from factcheck.i18n import _, format_percent

__all__ = ["list_suggestions", "same_claim"]


@cli.command(
    "same",
    cls=Command,
    help=_(
        "Say that claim ID repeats the claim KNOWN, whose status and verdict it then shows; with --not, that it does "
        "not, though the machine thinks so."
    ),
)
@click.argument("name", metavar="ID")
@click.argument("known", metavar="KNOWN")
@click.option("--not", "other", is_flag=True, help=_("They are two claims."))
@click.option("--note", "--reason", "note", metavar=_("TEXT"), help=_("Why."))
@BY
@DB
def same_claim(name: str, known: str, other: bool, note: str | None, by: str | None, db: str | None) -> None:
    """A link that a person confirms or rejects."""
    from factcheck.store.dossiers import find_claim
    from factcheck.store.matches import link_claims
    from factcheck.verification.decisions import tidy

    who, why = who_decides(by), tidy(note, "--note")
    with use_store(db).writing() as connection:
        first, second = find_claim(connection, name), find_claim(connection, known)
        root = link_claims(connection, first, second, same=not other, who=who, why=why)
    click.echo(f"{first} ≠ {second}" if other else f"{first} = {root}")


@cli.command("suggestions", cls=Command, help=_("List claims that may be the same; factcheck same says which are."))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("Output form."))
@DB
def list_suggestions(form: str, db: str | None) -> None:
    """Pairs that nobody has judged, the likeliest first."""
    from factcheck.store.matches import open_suggestions

    with use_store(db).reading() as connection:
        pairs = open_suggestions(connection)
    if form == "json":
        from factcheck.reports.exports import dumps
        from factcheck.stored_records import plain

        with opened(None, data=True) as file:
            file.write(dumps(plain(pairs), indent=2) + "\n")
        return
    if not pairs:
        say(_("no suggestions"))
        return
    from factcheck.reports.console import Paragraph, cell, make_console
    from factcheck.reports.terminal import show
    from factcheck.reports.wording import one_line

    with opened(None, data=False) as file:
        console = make_console(file, os.environ)
        for pair in pairs:
            lines = [Paragraph(format_percent(pair.score / 100), "bold")]
            claims = (
                (pair.claim_id, pair.speaker, pair.content),
                (pair.known_id, pair.known_speaker, pair.known_content),
            )
            for name, speaker, content in claims:
                words = f"{one_line(speaker or '—')} · {one_line(content)}"
                lines.append(Paragraph(words, lead=name, lead_style="cyan"))
            show(cell([*lines, Paragraph("")], console.width), console)
