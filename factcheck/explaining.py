"""The ``explain`` command: why a claim bears its label, and whether it is worth checking."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import PARTIAL, Command, cli, load_checker
from factcheck.errors import VerificationError
from factcheck.i18n import _
from factcheck.rulebook import MODEL, RULES, WIDTH
from factcheck.scan import Scan, opened, say
from factcheck.verify import DB, use_store

if TYPE_CHECKING:
    from claims.classify import Labeller
    from factcheck.account import Account
    from factcheck.store.engine import Store

__all__ = ["explain_claim"]


@cli.command(
    "explain",
    cls=Command,
    help=_(
        "Say why a claim bears its label: what decided, with its weight, which rule proposed what, who says it and "
        "whether it is worth checking.\n\n"
        "CLAIM is the id of a claim of the store or its first digits, as factcheck list shows them; or a file, with "
        "the NUMBER of one claim of its report or without one for all."
    ),
)
@click.argument("claim", metavar=_("CLAIM"))
@click.argument("number", required=False, type=click.IntRange(min=1), metavar=_("[NUMBER]"))
@RULES
@MODEL
@DB
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help=_("Output form."),
)
@WIDTH
@click.pass_context
def explain_claim(
    ctx: click.Context,
    claim: str,
    number: int | None,
    folders: tuple[Path, ...],
    model: Path | None,
    db: str | None,
    form: str,
    width: int | None,
    no_color: bool,
) -> None:
    """Out of the store, or read anew from a file."""
    run = Scan(quiet=False, debug=False, several=False)
    # No id has a dot or a folder in it: a mistyped path is told as a file that is not there.
    path = claim == "-" or Path(claim).suffix or Path(claim).name != claim or Path(claim).is_file()
    if number is not None or path:
        accounts = list(_of_file(run, claim, number, model, folders))
    else:
        accounts = [_of_store(use_store(db), claim)]
    with opened(None, data=form == "json") as file:
        if form == "json":
            from factcheck.account import account_record
            from factcheck.exports import dumps

            file.write(dumps([account_record(account) for account in accounts], indent=2) + "\n")
        else:
            from factcheck.account_view import account_lines
            from factcheck.console import Paragraph, cell, make_console
            from factcheck.report import show

            console = make_console(file, os.environ, width=width, color=False if no_color else None)
            for place, account in enumerate(accounts):
                for paragraph in ([Paragraph("")] if place else []) + list(account_lines(account)):
                    show(cell([paragraph], console.width), console)
    ctx.exit(PARTIAL if run.failed else 0)


def _labeller() -> Labeller:
    from claims.classify import load_labeller
    from factcheck.models import label_model

    return load_labeller(label_model())


def _of_store(store: Store, name: str) -> Account:
    """A claim as the machine last read it, accounted for by the label model in use now."""
    from factcheck.account import account_of
    from factcheck.dossier import label_words
    from factcheck.keep import machine_name
    from factcheck.store.articles import last_reading

    with store.reading() as connection:
        reading = last_reading(connection, name)
    if reading.machine != machine_name():
        say(
            _("read with {then}, weighed with {now}: the weights may differ").format(
                then=reading.machine, now=machine_name()
            )
        )
    if reading.line["label"] != reading.line["machine_label"]:
        say(_("a person gave it the label: {label}").format(label=label_words(reading.line)))
    return account_of(reading.line["id"], reading.item, reading.text, _labeller())


def _of_file(
    run: Scan, path: str, number: int | None, model: Path | None, folders: tuple[Path, ...]
) -> Iterator[Account]:
    from factcheck.account import account_of
    from factcheck.article import read_articles
    from factcheck.identity import claim_ids

    articles = list(run.readable(read_articles((path,))))
    if not articles:
        return
    checker = load_checker(model, folders)
    for checked in run.checked(checker, articles):
        if number is not None and number > len(checked.claims):
            problem = _("{source}: no claim {n}; the article has {count}")
            raise VerificationError(problem.format(source=checked.article.source, n=number, count=len(checked.claims)))
        rows = zip(checked.numbers, claim_ids(checked), checked.claims, strict=True)
        for place, name, item in rows:
            if number in (None, place):
                yield account_of(name, item, checked.article.text, checker.labeller)
