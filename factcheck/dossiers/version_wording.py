"""What became of an article's claims in its later version, in words.

In: a ``VersionDiff`` and the scale. Out: paragraphs, or one line after a scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claims.claim import Polarity
from factcheck.dossiers.dossier_wording import claim_state
from factcheck.dossiers.hardening_wording import change_lines
from factcheck.hardening import Change
from factcheck.i18n import _
from factcheck.reports.accusation_wording import recorded_accusation_lines
from factcheck.reports.console import Paragraph
from factcheck.reports.denial_wording import content_of
from factcheck.store.article_versions import VersionDiff
from factcheck.store.changed_claims import is_decided
from factcheck.stored_records import ClaimSummary
from factcheck.verification.verdict_scale import Scale
from factcheck.verification.version_diff import changed_words

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord

__all__ = ["PairChanges", "has_changed_since", "lost_denials", "version_lines", "version_summary"]

Accused = Mapping[str, Sequence["AccusationRecord"]]
"""The accusations of claims, by their ids."""
NOBODY: Accused = {}
PairChanges = Mapping[tuple[str, str], tuple[Change, ...]]
"""What changed in pairs of claims, by the ids of both."""


def has_changed_since(diff: VersionDiff, old: str, new: str | None = None) -> bool:
    """Whether people decided on a claim of the earlier version that the later one says otherwise, or no longer.

    ``new`` is the claim of the later version that stands in its place; one that is known to be the same is no change.
    """
    claim = diff.claims[old]
    other = diff.claims[new] if new else None
    same = other is not None and (claim.same_as or claim.id) == (other.same_as or other.id)
    return is_decided(claim.status, claim.verdict) and not same


def version_lines(
    diff: VersionDiff, scale: Scale, changes: PairChanges, accused: Accused = NOBODY
) -> Iterator[Paragraph]:
    """The claims by what became of them, each with status and verdict; those are flagged that changed after these.

    ``changes`` are what else changed in claims that both versions have: label, source, numbers. ``accused`` are the
    accusations of claims by id: no offence stands alone.
    """
    yield Paragraph(f"{diff.old} → {diff.new}", "bold")
    if diff.fates.changed:
        yield Paragraph(_("Changed"), "bold")
    for one, other in diff.fates.changed:
        old, new = diff.claims[one], diff.claims[other]
        since = " · " + _("changed since") if has_changed_since(diff, one, other) else ""
        words = changed_words(_machine_words(old), _machine_words(new))
        yield Paragraph(f"{claim_state(old.status, old.verdict, scale)}{since}", lead=f"{one} → {other}")
        yield Paragraph(content_of(new.machine_speaker, words, new.polarity))
        yield from _accusations(accused.get(other, ()))
        yield from change_lines(changes.get((one, other), ()))
    groups = ((_("Carried over"), diff.fates.carried), (_("Gone"), diff.fates.gone), (_("New"), diff.fates.new))
    for heading, names in groups:
        if names:
            yield Paragraph(heading, "bold")
        for name in names:
            yield _line(diff, name, scale)
            yield from _accusations(accused.get(name, ()))
            yield from change_lines(changes.get((name, name), ()))


def _line(diff: VersionDiff, name: str, scale: Scale) -> Paragraph:
    """A claim that stands in one version, or alike in both; a denial that is gone has the sign of what hardened."""
    claim = diff.claims[name]
    state, gone = [claim_state(claim.status, claim.verdict, scale)], name in diff.fates.gone
    if gone and has_changed_since(diff, name):
        state.append(_("changed since"))
    lost = name in lost_denials(diff)
    if lost:
        state.append(_("denial left out"))
    words = content_of(claim.machine_speaker, _machine_words(claim), claim.polarity)
    return Paragraph(
        " · ".join((*state, words)), lead=f"▲ {name}" if lost else name, lead_style="bold red" if lost else "cyan"
    )


def _accusations(told: Sequence[AccusationRecord]) -> Iterator[Paragraph]:
    for words in recorded_accusation_lines(told):
        yield Paragraph(words, lead=_("Accusation:"), lead_style="yellow")


def _machine_words(claim: ClaimSummary) -> str:
    """The content as the machine read it, with the words that accuse where people left it as it was."""
    return claim.shown if claim.content == claim.machine_content else claim.machine_content


def lost_denials(diff: VersionDiff) -> tuple[str, ...]:
    """The denials that the later version leaves out."""
    return tuple(name for name in diff.fates.gone if diff.claims[name].polarity == Polarity.DENIED.value)


def version_summary(diff: VersionDiff) -> str:
    """One line: how many claims were carried over, changed, gone and new, and which decisions that concerns."""
    fates = diff.fates
    counts = {"carried": len(fates.carried), "changed": len(fates.changed), "gone": len(fates.gone)}
    line = _("a new version of {old}: claims carried over {carried}, changed {changed}, gone {gone}, new {new}")
    words = line.format(old=diff.old, new=len(fates.new), **counts)
    changed = [one for one, other in fates.changed if has_changed_since(diff, one, other)]
    concerned = [*changed, *(name for name in fates.gone if has_changed_since(diff, name))]
    if concerned:
        words += "; " + _("decided on and changed since: {claims}").format(claims=", ".join(concerned))
    return words
