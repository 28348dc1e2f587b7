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
    from factcheck.dossiers.version_wording import PairChanges
    from factcheck.scan_results import Checked
    from factcheck.store.article_versions import VersionDiff

__all__ = ["show_diff"]


@cli.command(
    "diff",
    examples=("factcheck diff 9c01d2",),
    short_help=_("Show what became of claims in a later version."),
    help=_(
        "Show which claims of an article of the store were carried over into its later version, changed, gone and new, "
        "with status and verdict; and what hardened, as compare tells it: an allegation become a fact, a source, a "
        "denial or a reserve left out, a number, a date, a speaker or the stage of a procedure changed.\n\n"
        "ARTICLES are ids, first digits of ids, paths or headline words; of one alone, its last two versions. Files "
        "that are not kept, and articles that are no versions, are for compare."
    ),
)
@click.argument("name", metavar=_("ARTICLE"))
@click.argument("other", required=False, metavar=_("[LATER]"))
@form_option("table", "json")
@db_option()
def show_diff(name: str, other: str | None, form: str, db: str | None) -> None:
    """From one or two articles of the store to what became of the claims, in words or as records; exit code 0."""
    from factcheck.dossiers.version_wording import version_lines
    from factcheck.store.accusing_claims import accusations_of
    from factcheck.store.article_versions import both_versions, compare, find_articles, previous_version
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    with use_store(db).reading() as connection:
        new = find_articles(connection, other or name)[-1]
        old = find_articles(connection, name)[-1] if other else previous_version(connection, new)
        diff = compare(connection, old, new) if old else None
        versions = both_versions(connection, diff, scale) if diff else []
        accused = accusations_of(connection, diff.claims) if diff else {}
    changes = _changes(diff, versions) if diff else {}
    if diff is None:
        say(_("{article}: no earlier version is in the store").format(article=new))
    if form == "json":
        write_json(_record(diff, changes) if diff else None)
    elif diff:
        write_paragraphs(version_lines(diff, scale, changes, accused))


def _changes(diff: VersionDiff, versions: list[Checked]) -> PairChanges:
    """What changed in the claims that both versions have."""
    from factcheck.hardening import version_changes

    pairs = [*diff.fates.changed, *((name, name) for name in diff.fates.carried)]
    return version_changes(versions[0], versions[1], pairs) if len(versions) > 1 else {}


def _record(diff: VersionDiff, changes: PairChanges) -> dict[str, object]:
    from factcheck.dossiers.hardening_wording import change_record
    from factcheck.dossiers.version_wording import has_changed_since, lost_denials
    from factcheck.hardening import Direction

    def told(pair: tuple[str, str]) -> dict[str, object]:
        found = changes.get(pair, ())
        hardened = any(change.direction is Direction.HARDER for change in found)
        return {"hardened": hardened, "changes": [change_record(change) for change in found]}

    fates = diff.fates
    return {
        "old": diff.old,
        "new": diff.new,
        "carried": list(fates.carried),
        "carried_otherwise": [
            {"claim": name, **told((name, name))} for name in fates.carried if (name, name) in changes
        ],
        "changed": [
            {"old": one, "new": other, "changed_since": has_changed_since(diff, one, other), **told((one, other))}
            for one, other in fates.changed
        ],
        "gone": list(fates.gone),
        "gone_since": [name for name in fates.gone if has_changed_since(diff, name)],
        "lost_denials": list(lost_denials(diff)),
        "added": list(fates.new),
    }
