"""The ``report`` command: articles of the store, with what was decided, for the terminal, documents and the web."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import (
    claim_filters,
    db_option,
    form_option,
    output_option,
    sort_option,
)
from factcheck.cli.program import cli
from factcheck.cli.support.claim_filter import make_filter
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.report_writing import REPORT_FORMS, write_report
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _
from factcheck.reports.ranking import ranked

__all__ = ["report_articles"]


@cli.command(
    "report",
    examples=(
        "factcheck report 9c01d2",
        "factcheck report --day 2026-03-31 -f html -o day.html",
        "factcheck report --status published",
    ),
    short_help=_("Report articles of the store."),
    help=_(
        "Report articles of the store with what was decided on their claims; nothing is parsed anew.\n\n"
        "ARTICLES are ids, first digits of ids, headline words, or the paths they were scanned from, of which "
        "the last version is told; all by default. Only claims that the options let through are told.\n\n"
        "Exit codes: 0 done; 2 there is no such article."
    ),
)
@click.argument("names", nargs=-1, metavar=_("[ARTICLES]..."))
@click.option("--day", metavar=_("DATE"), help=_("Articles published or last scanned on that day."))
@claim_filters
@form_option(*REPORT_FORMS)
@output_option()
@sort_option()
@db_option()
def report_articles(
    names: tuple[str, ...],
    day: str | None,
    form: str,
    output: Path | None,
    sort: str,
    db: str | None,
    **asked: Any,
) -> None:
    """From articles of the store and filters to the same report as a scan's; exit code 0, UNUSABLE for unknown ones."""
    from factcheck.store.article_versions import named_articles
    from factcheck.store.articles import read_articles
    from factcheck.verification.decisions import check_date
    from factcheck.verification.verdict_scale import load_scale

    check_date(day)
    with use_store(db).reading() as connection:
        named = [article for name in names for article in named_articles(connection, name)]
        articles = read_articles(connection, make_filter(asked), load_scale(), names=tuple(named), day=day)
    checked = [ranked(article, sort) for article in articles]
    if not checked:
        say(_("no claim that the options let through"))
    with open_output(output, data=form != "table") as file:
        write_report(checked, file, form, color=False if output else None)
