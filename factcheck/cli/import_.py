"""The ``import`` command: exports of other stores and published checks in, rows of the store out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, TextIO

import click

from factcheck.cli.options import db_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.store.engine import Store

__all__ = ["import_file"]


@cli.command(
    "import",
    help=_(
        "Read into the store what factcheck export wrote, or checks that others published as ClaimReview (JSON-LD, "
        "data feeds, pages); - is standard input. Checks of others are suggestions, never verdicts of ours."
    ),
)
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@db_option()
def import_file(file: TextIO, db: str | None) -> None:
    """From a file to new rows of the store; rows it has already are passed by. Exit code 0, or UNUSABLE unchanged."""
    from factcheck.store.transfer import FORMAT

    source = getattr(file, "name", "-")
    head = file.readline()
    if FORMAT in head or not head.strip():
        tell(_import_export(use_store(db), chain([head] if head else [], file), source))
        return
    from factcheck.store.published_reviews import save_reviews
    from factcheck.verification.published_reviews import read_reviews

    count = save_reviews(use_store(db), read_reviews(head + file.read(), source), source)
    tell(_("published checks: {n} new").format(n=count))


def _import_export(store: Store, lines: Iterable[str], source: str) -> str:
    from factcheck.store.transfer import import_rows

    counts = import_rows(store, lines, source)
    words = _("new rows: {rows} (claims: {claims}, decisions: {decisions}, evidence: {evidence})")
    some = {name: counts[name] for name in ("claims", "decisions", "evidence")}
    return words.format(rows=sum(counts.values()), **some)
