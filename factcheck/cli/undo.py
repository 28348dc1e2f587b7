"""The ``undo`` command: the last decision on a claim taken back."""

from __future__ import annotations

import click

from factcheck.cli.options import db_option, person_option, reason_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.i18n import _

__all__ = ["undo_decision"]


@cli.command(
    "undo",
    examples=("factcheck undo 3f2a91",),
    short_help=_("Take the last decision on a claim back."),
    help=_(
        "Take the last decision on a claim back, or that it was said to be the same as another. Both stay on "
        "record; called again, it goes one further back."
    ),
)
@click.argument("name", metavar="ID")
@reason_option()
@person_option()
@db_option()
def undo_decision(name: str, note: str | None, by: str | None, db: str | None) -> None:
    """From a claim to a new decision that restores what was, told in one line; exit code 0."""
    from factcheck.dossiers.change_wording import undone_words
    from factcheck.store.undo import undo
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    undone = undo(use_store(db), name, who=who_decides(by), why=note)
    name = undone.done.claim_id
    done = undone.done
    words = undone_words(done.changes, undone.links, name, scale, done.texts, done.machine, undone.replies)
    tell(f"{name}: {' · '.join(words or [_('evidence as before')])}")
