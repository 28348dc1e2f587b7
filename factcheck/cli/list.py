"""The ``list`` command: claims of the store, chosen and in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.cli.options import claim_filters, db_option, form_option, output_option
from factcheck.cli.program import cli
from factcheck.cli.support.claim_filter import make_filter
from factcheck.cli.support.claim_rows import claim_rows_text, write_claim_table
from factcheck.cli.support.output import open_output
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

__all__ = ["list_stored_claims"]


@cli.command(
    "list",
    examples=(
        "factcheck list --order worth --limit 10",
        "factcheck list --stage charged --since 2026-03-01",
        "factcheck list --label allegation -f csv -o claims.csv",
    ),
    help=_("List the claims of the store."),
)
@claim_filters
@form_option("table", "json", "ndjson", "csv", "markdown", "ids")
@output_option()
@db_option()
def list_stored_claims(form: str, output: Path | None, db: str | None, **asked: Any) -> None:
    """From filters to the claims they let through, as a table or as records of ``claim_list``; exit code 0."""
    from factcheck.store.accusing_claims import accusations_of
    from factcheck.store.claim_lists import list_claims

    with use_store(db).reading() as connection:
        rows = list_claims(connection, make_filter(asked))
        accused = accusations_of(connection, [row.id for row in rows]) if form != "ids" else {}
    with open_output(output, data=form != "table") as file:
        if form == "table":
            write_claim_table(rows, file, color=False if output else None, accused=accused)
        else:
            file.writelines(claim_rows_text(rows, form, accused))
