"""The ``same`` command: one claim said to repeat another, or not to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import db_option, person_option, reason_option
from factcheck.cli.program import cli
from factcheck.cli.support.claim_rows import Accused
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.errors import Fault, TextField, VerificationError
from factcheck.i18n import _, format_percent

if TYPE_CHECKING:
    from factcheck.stored_records import ClaimSummary
    from factcheck.verification.verdict_scale import Scale

__all__ = ["link_same_claims"]


@cli.command(
    "same",
    examples=("factcheck same 3f2a91 b07e44",),
    short_help=_("Say that two claims are the same."),
    help=_(
        "Say that claim ID repeats the claim KNOWN: what is decided on one then counts for both. Both are "
        "shown with their likeness, and a terminal asks first. With --not, that they are two claims, though "
        "the machine thinks otherwise."
    ),
)
@click.argument("name", metavar="ID")
@click.argument("known", metavar=_("KNOWN"))
@click.option("--not", "other", is_flag=True, help=_("They are two claims."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.option("--force", is_flag=True, help=_("Link them however little alike they are."))
@reason_option()
@person_option()
@db_option()
def link_same_claims(
    name: str, known: str, other: bool, yes: bool, force: bool, note: str | None, by: str | None, db: str | None
) -> None:
    """From two claims to a link that a person confirms or rejects, told in one line; exit code 0."""
    from factcheck.store.accusing_claims import accusations_of
    from factcheck.store.dossiers import find_claim, read_summary
    from factcheck.store.repeated_claims import link_claims
    from factcheck.verification.decisions import stripped
    from factcheck.verification.similarity import likeness_of
    from factcheck.verification.verdict_scale import load_scale

    who, why, scale, store = who_decides(by), stripped(note, TextField.NOTE), load_scale(), use_store(db)
    with store.reading() as connection:
        first, second = find_claim(connection, name), find_claim(connection, known)
        pair = read_summary(connection, first), read_summary(connection, second)
        accused = accusations_of(connection, (first, second))
    if not other and first != second:
        likeness = likeness_of(pair[0].content, pair[1].content)
        _show(pair, likeness, scale, accused)
        if likeness < scale.matching.similar and not force:
            limit = format_percent(scale.matching.similar / 100)
            raise VerificationError(
                Fault.NOT_ALIKE, one=first, other=second, likeness=format_percent(likeness / 100), limit=limit
            )
        if not yes and at_terminal() and not click.confirm(_("Are they the same claim?"), err=True):
            say(_("nothing was changed"))
            return
    with store.writing() as connection:
        root = link_claims(connection, first, second, same=not other, who=who, why=why)
    tell(f"{first} ≠ {second}" if other else f"{first} = {root}")


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _show(pair: tuple[ClaimSummary, ClaimSummary], likeness: float, scale: Scale, accused: Accused) -> None:
    """Both claims with speaker, status, verdict and whom they accuse, and how alike they are, on standard error."""
    from factcheck.dossiers.dossier_wording import claim_state
    from factcheck.reports.accusation_wording import accused_lines
    from factcheck.reports.denial_wording import content_of
    from factcheck.safe_text import one_line

    for claim in pair:
        state = claim_state(claim.status, claim.verdict, scale)
        tell(f"{claim.id} · {one_line(claim.speaker or '—')} · {state}", on_stderr=True)
        told = content_of(claim.speaker, claim.shown, claim.polarity)
        words = [_("“{words}”").format(words=told), *accused_lines(accused.get(claim.id, ()))]
        tell("  " + " · ".join(words), on_stderr=True)
    tell(_("likeness: {percent}").format(percent=format_percent(likeness / 100)), on_stderr=True)
