"""The ``explain`` command: why a claim bears its label, whom it accuses, and whether it is worth checking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import (
    db_option,
    form_option,
    model_option,
    reading_options,
    rules_option,
)
from factcheck.cli.program import PARTIAL, cli
from factcheck.cli.support.checkers import load_checker
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.page_fetching import PageFetching
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cli.support.store_in_use import use_store
from factcheck.errors import FactcheckError
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.classification.labeller import Labeller
    from factcheck.labels.explanation import LabelExplanation
    from factcheck.store.engine import Store

__all__ = ["explain_claim"]


@cli.command(
    "explain",
    examples=(
        "factcheck explain article.txt 3",
        "factcheck explain 3f2a91",
    ),
    exit_codes={PARTIAL: _("some article or rule could not be used, the rest was done")},
    short_help=_("Say why a claim bears its label."),
    help=_(
        "Say why a claim bears its label: what decided, with its weight, which rule proposed what, who says "
        "it, whom it accuses and whether it is worth checking. What people put right comes first.\n\n"
        "CLAIM is the id of a claim of the store or its first digits, as factcheck list shows them; or a file "
        "or address, with the NUMBER of one claim of its report or without one for all."
    ),
)
@click.argument("claim", metavar=_("CLAIM"))
@click.argument("number", required=False, type=click.IntRange(min=1), metavar=_("[NUMBER]"))
@reading_options
@rules_option()
@model_option()
@db_option()
@form_option("text", "json")
@click.pass_context
def explain_claim(
    ctx: click.Context,
    claim: str,
    number: int | None,
    any_language: bool,
    allow_private: bool,
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    db: str | None,
    form: str,
) -> None:
    """From a claim of the store or a file to why it has its label, in words or JSON; exit code 0 or PARTIAL."""
    run = ScanRun(quiet=False, debug=False)
    # No id holds a dot or a folder: such an argument is a path, and a wrong one is a missing file.
    path = claim == "-" or Path(claim).suffix or Path(claim).name != claim or Path(claim).is_file()
    if number is not None or path:
        explanations = list(_of_file(run, _Found(claim, number, any_language, allow_private), model, rule_dirs))
    else:
        explanations = [_of_store(use_store(db), claim)]
    with open_output(None, data=form == "json") as file:
        if form == "json":
            from factcheck.labels.explanation import explanation_record
            from factcheck.reports.escaping import json_text

            file.write(json_text([explanation_record(explanation) for explanation in explanations], indent=2) + "\n")
        else:
            from factcheck.cli.views.label_explanation import explanation_lines
            from factcheck.reports.console import Paragraph, cell, make_console
            from factcheck.reports.terminal import show

            console = make_console(file, display_environ())
            for place, explanation in enumerate(explanations):
                for paragraph in ([Paragraph("")] if place else []) + list(explanation_lines(explanation)):
                    show(cell([paragraph], console.width), console)
    ctx.exit(PARTIAL if run.failed else 0)


def _labeller() -> Labeller:
    from claims.classification.labeller import load_labeller
    from factcheck.scanning.models import label_model

    return load_labeller(label_model())


def _of_store(store: Store, name: str) -> LabelExplanation:
    """The explanation of a claim as last read, by the label model in use now."""
    from factcheck.claim_summary import BY_PERSON
    from factcheck.cli.support.scan_saving import machine_name
    from factcheck.labels.explanation import explain_label
    from factcheck.store.articles import last_reading

    with store.reading() as connection:
        reading = last_reading(connection, name)
    if reading.machine not in (machine_name(), BY_PERSON):
        say(
            _("read with {then}, weighed with {now}: the weights may differ").format(
                then=reading.machine, now=machine_name()
            )
        )
    return explain_label(reading.line.id, reading.item, reading.text, _labeller(), reading.corrections)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the claims to explain are found: a file or an address, and the number of one, or None for all."""

    path: str
    number: int | None
    any_language: bool
    allow_private: bool


def _of_file(
    run: ScanRun, where: _Found, model: Path | None, rule_dirs: tuple[Path, ...]
) -> Iterator[LabelExplanation]:
    from factcheck.articles.reader import read_articles
    from factcheck.claim_ids import claim_ids
    from factcheck.labels.explanation import explain_label

    rules = RulesInUse(rule_dirs)
    with PageFetching(allow_private=where.allow_private) as pages:
        found = read_articles(
            (where.path,),
            words=rules.page_words,
            any_language=where.any_language,
            fetch=pages.fetch,
            told=run.told,
        )
        articles = list(run.readable(found))
    if not articles:
        return
    checker = load_checker(model, rules, derivations=True)
    for checked in run.checked(checker, articles):
        if where.number is not None and where.number > len(checked.claims):
            problem = _("{source}: no claim {n}; the article has {count}")
            raise FactcheckError(
                problem.format(source=checked.article.source, n=where.number, count=len(checked.claims))
            )
        rows = zip(checked.numbers, claim_ids(checked), checked.claims, strict=True)
        for place, name, item in rows:
            if where.number in (None, place):
                yield explain_label(name, item, checked.article.text, checker.labeller)
