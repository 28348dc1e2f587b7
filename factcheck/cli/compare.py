"""The ``compare`` command: what hardened on the way from one article to others."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import db_option, form_option, model_option, output_option, reading_options, rules_option
from factcheck.cli.program import PARTIAL, UNUSABLE, cli
from factcheck.cli.support.compared_articles import ComparedArticles
from factcheck.cli.support.output import open_output, print_paragraphs, refuse_inputs, say
from factcheck.cli.support.page_fetching import PageFetching
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.i18n import _, ngettext

__all__ = ["compare_claims"]


@cli.command(
    "compare",
    examples=("factcheck compare wire.txt page.html",),
    short_help=_("Show what hardened from one article to others."),
    help=_(
        "Show what hardened on the way from an article to others: from the agency's to the front page, from "
        "the first version to the last.\n\n"
        "Claims that say the same are set side by side. Told are allegations that became speech or fact, "
        "sources and denials left out, speakers, numbers and dates that changed, reserves and conditionals that were "
        "lost. Of two versions in the store, diff tells the same beside what was decided.\n\n"
        "ARTICLES are files, folders, addresses or - (read and not kept), or ids, first digits of ids and "
        "headline words of the store. Each is compared with the first.\n\n"
        "Exit codes: 0 done; 2 there are not two articles to compare; 3 some article could not be used, the "
        "rest was done."
    ),
)
@click.argument("names", nargs=-1, required=True, metavar=_("ARTICLES..."))
@form_option("table", "json", "markdown")
@output_option()
@reading_options
@model_option()
@rules_option()
@db_option()
@click.pass_context
def compare_claims(
    ctx: click.Context,
    names: tuple[str, ...],
    form: str,
    output: Path | None,
    any_language: bool,
    allow_private: bool,
    model: Path | None,
    rule_dirs: tuple[Path, ...],
    db: str | None,
) -> None:
    """From articles to what became of the first one's claims in each of the others; exit code 0, UNUSABLE, PARTIAL."""
    from factcheck.dossiers.hardening_wording import comparison_lines, comparison_markdown, comparison_record
    from factcheck.hardening import compare_articles

    refuse_inputs(output, names)
    pages = ctx.with_resource(PageFetching(allow_private=allow_private))
    found = ComparedArticles(db, model, RulesInUse(rule_dirs), fetch=pages.fetch, any_language=any_language)
    articles = list(found.read(names))
    if len(articles) < 2:
        n = len(articles)
        say(
            ngettext("{n} article to compare; name two or more", "{n} articles to compare; name two or more", n).format(
                n=n
            )
        )
        ctx.exit(UNUSABLE)
    first, *others = articles
    compared = [compare_articles(first, other) for other in others]
    with open_output(output, data=form != "table") as file:
        if form == "json":
            from factcheck.reports.escaping import json_text

            file.write(json_text([comparison_record(one) for one in compared], indent=2) + "\n")
        elif form == "markdown":
            file.write("\n".join(map(comparison_markdown, compared)))
        else:
            for number, one in enumerate(compared):
                file.write("\n" if number else "")
                print_paragraphs(comparison_lines(one), file, color=False if output else None)
    ctx.exit(PARTIAL if found.failed else 0)
