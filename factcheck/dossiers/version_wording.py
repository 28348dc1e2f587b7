"""What became of an article's claims in its later version, in words.

In: a ``VersionDiff`` and the scale. Out: paragraphs, or one line after a scan.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.dossiers.dossier_wording import claim_state
from factcheck.i18n import _
from factcheck.reports.console import Paragraph
from factcheck.safe_text import one_line
from factcheck.store.article_versions import VersionDiff
from factcheck.stored_records import ClaimSummary
from factcheck.verification.decisions import SETTLED
from factcheck.verification.verdict_scale import Scale
from factcheck.verification.version_diff import changed_words

__all__ = ["is_settled", "version_lines", "version_summary"]


def is_settled(claim: ClaimSummary) -> bool:
    """Whether people finished the check of a claim, so that a change of its words matters."""
    return claim.status in set(SETTLED)


def version_lines(diff: VersionDiff, scale: Scale) -> Iterator[Paragraph]:
    """The claims by what became of them, each with status and verdict; a finished check of a changed one is flagged."""
    yield Paragraph(f"{diff.old} → {diff.new}", "bold")
    groups = ((_("Carried over"), diff.fates.carried), (_("Gone"), diff.fates.gone), (_("New"), diff.fates.new))
    if diff.fates.changed:
        yield Paragraph(_("Changed"), "bold")
    for one, other in diff.fates.changed:
        old, new = diff.claims[one], diff.claims[other]
        since = " · " + _("changed since") if is_settled(old) else ""
        words = changed_words(old.machine_content, new.machine_content)
        yield Paragraph(f"{claim_state(old.status, old.verdict, scale)}{since}", lead=f"{one} → {other}")
        yield Paragraph(one_line(words))
    for heading, names in groups:
        if names:
            yield Paragraph(heading, "bold")
        for name in names:
            claim = diff.claims[name]
            state = claim_state(claim.status, claim.verdict, scale)
            yield Paragraph(f"{state} · {one_line(claim.machine_content)}", lead=name, lead_style="cyan")


def version_summary(diff: VersionDiff) -> str:
    """One line: how many claims were carried over, changed, gone and new, and which finished checks that concerns."""
    fates = diff.fates
    counts = {"carried": len(fates.carried), "changed": len(fates.changed), "gone": len(fates.gone)}
    line = _("a new version of {old}: claims carried over {carried}, changed {changed}, gone {gone}, new {new}")
    words = line.format(old=diff.old, new=len(fates.new), **counts)
    settled = [one for one, _other in fates.changed if is_settled(diff.claims[one])]
    if settled:
        words += "; " + _("checked and changed since: {claims}").format(claims=", ".join(settled))
    return words
