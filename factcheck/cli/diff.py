"""The ``diff`` command: what became of an article's claims in its later version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.options import db_option, form_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import say, write_json, write_paragraphs
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.store.article_versions import VersionDiff

__all__ = ["show_diff"]


@cli.command(
    "diff",
    examples=("factcheck diff 9c01d2",),
    short_help=_("Show what became of claims in a later version."),
    help=_(
        "Show which claims of an article were carried over into its later version, changed, gone and new.\n\n"
        "ARTICLES are ids, first digits of ids, paths or headline words; of one alone, its last two versions."
    ),
)
@click.argument("name", metavar=_("ARTICLE"))
@click.argument("other", required=False, metavar=_("[LATER]"))
@form_option("table", "json")
@db_option()
def show_diff(name: str, other: str | None, form: str, db: str | None) -> None:
    """From one or two articles of the store to what became of the claims, in words or as records; exit code 0."""
    from factcheck.dossiers.version_wording import version_lines
    from factcheck.store.article_versions import compare, find_articles, previous_version
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    with use_store(db).reading() as connection:
        new = find_articles(connection, other or name)[-1]
        old = find_articles(connection, name)[-1] if other else previous_version(connection, new)
        diff = compare(connection, old, new, scale.matching.similar) if old else None
    if diff is None:
        say(_("{article}: no earlier version is in the store").format(article=new))
    if form == "json":
        write_json(_record(diff) if diff else None)
    elif diff:
        write_paragraphs(version_lines(diff, scale))


def _record(diff: VersionDiff) -> dict[str, object]:
    from factcheck.dossiers.version_wording import has_changed_since

    fates = diff.fates
    changed = [(one, other, has_changed_since(diff, one, other)) for one, other in fates.changed]
    return {
        "old": diff.old,
        "new": diff.new,
        "carried": list(fates.carried),
        "changed": [{"old": one, "new": other, "changed_since": since} for one, other, since in changed],
        "gone": list(fates.gone),
        "gone_since": [name for name in fates.gone if has_changed_since(diff, name)],
        "added": list(fates.new),
    }
