"""The ``review`` command: claims in the terminal, one after the other."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Any

from factcheck.cli.browse import filters, make_filter
from factcheck.cli.program import Command, cli
from factcheck.cli.set import BY, DB, use_store, who_decides
from factcheck.errors import VerificationError
from factcheck.i18n import _

__all__ = ["review_claims"]


@cli.command(
    "review",
    cls=Command,
    # The claim on which a person helps most comes first.
    context_settings={"default_map": {"order": "priority"}},
    help=_(
        "Review claims in the terminal: the queue, each claim in its article, one key per decision; ? shows the "
        "keys.\n\n"
        "Without --status, --verdict or --flag the queue holds open claims. Decisions are those of factcheck set, and "
        "the next review goes on where this one stopped."
    ),
)
@filters
@BY
@DB
def review_claims(by: str | None, db: str | None, **asked: Any) -> None:
    """Textual is loaded here, and nowhere else."""
    wanted = make_filter(asked)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise VerificationError(_("review wants a terminal; by script, use factcheck list and factcheck set"))
    from factcheck.review.app import Review
    from factcheck.review.queue import OPEN, Desk
    from factcheck.verification.verdict_scale import load_scale

    if not (wanted.statuses or wanted.verdicts or wanted.flags):
        wanted = replace(wanted, statuses=OPEN)
    Review(Desk(use_store(db), load_scale(), who_decides(by), wanted)).run()
