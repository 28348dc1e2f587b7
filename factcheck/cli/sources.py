"""The ``sources`` command: who is quoted, how often and in how many words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from factcheck.cli.options import claim_filters, db_option, form_option, output_option
from factcheck.cli.program import cli
from factcheck.cli.support.claim_filter import make_filter
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _, format_percent, ngettext

if TYPE_CHECKING:
    from factcheck.quoting import QuotedSource

__all__ = ["count_sources"]


@cli.command(
    "sources",
    examples=(
        "factcheck sources --from 2026-01-01 --outlet Gazette",
        "factcheck sources --format html -o sources.html",
    ),
    help=_(
        "Count who is quoted, women and men among them.\n\n"
        "Of the claims of the store that the options let through, those that articles attribute: how often and in how "
        "many words each source is quoted; by name, without one, or not identified; by outlet and period with the "
        "options. Women and men are told by forms of address and first names; a question mark stands where only "
        "grammar tells (la ministre), unknown where nothing does."
    ),
)
@click.option(
    "--outlet", "outlets", multiple=True, metavar=_("NAME"), help=_("Outlet, or a part of its name; may be repeated.")
)
@click.option("--from", "first", metavar=_("DATE"), help=_("Articles published that day or later."))
@click.option("--to", "last", metavar=_("DATE"), help=_("Articles published that day or before."))
@claim_filters
@form_option("table", "json", "csv", "html")
@output_option()
@db_option()
def count_sources(
    outlets: tuple[str, ...],
    first: str | None,
    last: str | None,
    form: str,
    output: Path | None,
    db: str | None,
    **asked: Any,
) -> None:
    """From articles of the store to who is quoted in them; exit code 0."""
    from factcheck.quoting import quoted_sources
    from factcheck.store.articles import read_articles
    from factcheck.verification.decisions import check_date
    from factcheck.verification.similarity import fold
    from factcheck.verification.verdict_scale import load_scale

    check_date(first)
    check_date(last)
    with use_store(db).reading() as connection:
        articles = read_articles(connection, make_filter(asked), load_scale())
    wanted = [
        checked
        for checked in articles
        if (not outlets or any(fold(outlet) in fold(checked.article.outlet or "") for outlet in outlets))
        and _within((checked.article.published or "")[:10], first, last)
    ]
    sources = quoted_sources(wanted)
    if not sources:
        say(_("no claim that the options let through"))
    with open_output(output, data=form != "table") as file:
        _write(sources, file, form, color=False if output else None)


def _within(day: str, first: str | None, last: str | None) -> bool:
    """Whether a day lies in a period; no day lies in none."""
    return (first is None and last is None) or (bool(day) and (first or "") <= day <= (last or "9999"))


def _write(sources: list[QuotedSource], file: TextIO, form: str, *, color: bool | None) -> None:
    from factcheck.dossiers import quoting_wording as wording

    if form == "json":
        from factcheck.reports.escaping import json_text

        file.write(json_text([wording.record(one) for one in sources], indent=2) + "\n")
    elif form == "csv":
        file.writelines(wording.sources_csv(sources))
    elif form == "html":
        file.writelines(wording.sources_html(sources))
    elif sources:
        _write_table(sources, file, color=color)


def _write_table(sources: list[QuotedSource], file: TextIO, *, color: bool | None) -> None:
    from factcheck.dossiers import quoting_wording as wording
    from factcheck.quoting import Naming
    from factcheck.reports.console import Paragraph, cell, make_console, table
    from factcheck.reports.terminal import show

    console = make_console(file, display_environ(), color=color)
    heads = [_("Source"), _("Named"), _("Gender"), _("Claims"), _("Words"), _("Articles")]
    rows = [
        [
            [Paragraph(text)]
            for text in (
                wording.source_name(one),
                wording.naming_words(one.naming),
                wording.gender_words(one.gender, sure=one.sure)
                if one.naming in (Naming.NAMED, Naming.UNNAMED)
                else "—",
                str(one.claims),
                str(one.words),
                str(one.articles),
            )
        ]
        for one in sources
    ]
    show(table(heads, rows, console.width, most=(None, 22, 9, 8, 8, 8), right=(3, 4, 5)), console)
    for heading, shares in wording.share_groups(sources):
        show(cell([Paragraph(""), Paragraph(heading, "bold")], console.width), console)
        for name, share in shares:
            words = ngettext(
                "{name}: {share} of the words, {n} claim", "{name}: {share} of the words, {n} claims", share.claims
            )
            line = words.format(name=name, share=format_percent(share.share), n=share.claims)
            show(cell([Paragraph(line)], console.width, indent=2), console)
    show(cell([Paragraph(""), Paragraph(wording.summary(sources), "bold")], console.width), console)
