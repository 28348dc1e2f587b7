"""The ``last`` command: the article that was scanned last, with what was decided since."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import db_option, form_option, output_option, sort_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.report_writing import REPORT_FORMS, write_report
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _
from factcheck.reports.ranking import ranked

__all__ = ["report_last"]


@cli.command(
    "last",
    examples=(
        "factcheck last",
        "factcheck last -n 3 --format markdown",
    ),
    help=_(
        "Report the article scanned last.\n\nWhat was decided on its claims is told; nothing is parsed anew. "
        "factcheck report tells of other articles."
    ),
)
@click.option(
    "-n",
    "--number",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help=_("The last N articles."),
)
@form_option(*REPORT_FORMS)
@output_option()
@sort_option()
@db_option()
def report_last(number: int, form: str, output: Path | None, sort: str, db: str | None) -> None:
    """From the store to the same report as that of the last scan; exit code 0."""
    from factcheck.store.article_versions import last_articles
    from factcheck.store.articles import read_articles
    from factcheck.store.claim_lists import Filter
    from factcheck.verification.verdict_scale import load_scale

    with use_store(db).reading() as connection:
        names = tuple(last_articles(connection, number))
        articles = read_articles(connection, Filter(articles=names), load_scale(), names=names) if names else []
    if not articles:
        say(_("no claim that the options let through") if names else _("no article in the store"))
    with open_output(output, data=form != "table") as file:
        write_report([ranked(one, sort) for one in articles], file, form, color=False if output else None)
