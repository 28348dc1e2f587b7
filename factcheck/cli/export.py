"""The ``export`` command: claims of the store, for another store, for other programs, for the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import claim_filters, db_option, form_option, output_option
from factcheck.cli.program import cli
from factcheck.cli.support.claim_filter import make_filter, without_choice
from factcheck.cli.support.claim_rows import claim_rows_text
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.store_in_use import use_store
from factcheck.errors import FactcheckError
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.store.claim_lists import Filter
    from factcheck.store.engine import Store

__all__ = ["export_claims"]


@cli.command(
    "export",
    examples=(
        "factcheck export -o claims.ndjson",
        "factcheck export -f csv --status verified -o verified.csv",
    ),
    short_help=_("Write claims out."),
    help=_(
        "Write claims out. The store form holds everything on them, one JSON object a line, and factcheck "
        "import reads it into another store; claimreview is JSON-LD of the claims that are verified, "
        "published or corrected; annotated holds articles as people judged and corrected their claims, one a "
        "line, which factcheck train and eval read from a folder; the other forms hold one record a claim."
    ),
)
@claim_filters
@form_option("store", "json", "ndjson", "csv", "claimreview", "annotated")
@click.option("--publisher", metavar=_("NAME"), help=_("Who signs, for claimreview."))
@click.option("--base", metavar=_("URL"), help=_("Below which address the checks are published, for claimreview."))
@output_option()
@db_option()
def export_claims(
    form: str, output: Path | None, db: str | None, publisher: str | None, base: str | None, **asked: Any
) -> None:
    """From filters to a part of the store, or all of it, as one document; exit code 0."""
    from factcheck.reports.escaping import json_text
    from factcheck.store.claim_lists import list_claims
    from factcheck.store.transfer import export_rows

    wanted, store = make_filter(asked), use_store(db)
    if form == "claimreview":
        document, count = _claimreview(store, wanted, publisher, base)
        with open_output(output, data=True) as file:
            file.write(document)
        if not count:
            say(
                _(
                    "no check to publish: no claim that the options let through has a verdict and is verified, "
                    "published or corrected; see factcheck list --status verified"
                )
            )
        return
    with store.reading() as connection, open_output(output, data=True) as file:
        if form == "annotated":
            from factcheck.store.judged_claims import annotated_articles

            file.writelines(json_text(article) + "\n" for article in annotated_articles(connection, wanted))
            return
        if form != "store":
            from factcheck.store.accusing_claims import accusations_of

            rows = list_claims(connection, wanted)
            file.writelines(claim_rows_text(rows, form, accusations_of(connection, [row.id for row in rows])))
            return
        ids = None
        if wanted != without_choice(asked):
            ids = [row.id for row in list_claims(connection, wanted)]
        for row in export_rows(connection, ids):
            file.write(json_text(row) + "\n")


def _claimreview(store: Store, wanted: Filter, publisher: str | None, base: str | None) -> tuple[str, int]:
    """The document, and how many checks it holds."""
    from factcheck.reports.escaping import json_for_pages
    from factcheck.store.finished_checks import read_checks
    from factcheck.verification.claimreview import Publisher, to_claimreview
    from factcheck.verification.verdict_scale import load_scale

    if not publisher:
        raise FactcheckError(_("a published check is signed; say by whom with --publisher NAME"))
    checks = read_checks(store, wanted)
    document = to_claimreview(checks, Publisher(publisher, base), load_scale())
    return json_for_pages(document, indent=2) + "\n", len(document["@graph"])
