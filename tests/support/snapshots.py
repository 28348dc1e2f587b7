"""All that a scan finds in an article, as lines that a person reads and a diff shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claims.claim import LabelledClaim
from claims.document.span import Span
from factcheck.scan_results import Checked

__all__ = ["SNAPSHOTS", "snapshot"]

SNAPSHOTS = Path(__file__).resolve().parents[1] / "snapshots"
"""Where the snapshots lie, one per article."""


def snapshot(checked: Checked) -> str:
    """One paragraph per claim in text order, then what was left out and why."""
    text = checked.article.text
    parts = ["\n".join(_claim_lines(item, text)) for item in checked.claims]
    if checked.skipped:
        parts.append("\n".join(["left out", *(f"  {s.reason}: {_words(s.span, text)}" for s in checked.skipped)]))
    return "\n\n".join(parts) + "\n"


def _claim_lines(item: LabelledClaim, text: str) -> Iterator[str]:
    claim = item.claim
    yield " ".join((item.label.value, claim.style.value if claim.style else "-", claim.polarity.value))
    yield "  content: " + " […] ".join(_words(span, text) for span in claim.content)
    if claim.speaker:
        vague = " (vague)" if claim.speaker.vague else ""
        yield f"  speaker: {_words(claim.speaker.span, text)} = {' '.join(claim.speaker.name.split())}{vague}"
    if claim.cue:
        yield f"  cue: {_words(claim.cue, text)}"
    if claim.medium:
        yield f"  medium: {_words(claim.medium, text)}"
    if claim.addressee:
        yield f"  addressee: {_words(claim.addressee, text)}"
    if claim.sources:
        yield "  sources: " + " < ".join(f"{' '.join(s.name.split())} ({s.role.value})" for s in claim.sources)
    if claim.rules:
        yield f"  rules: {', '.join(claim.rules)}"
    if item.worth:
        yield f"  worth: {', '.join(reason.key for reason in item.worth.reasons) or '-'}"


def _words(span: Span, text: str) -> str:
    """The words of a span on one line, with where they begin."""
    return f"{' '.join(span.of(text).split())} @{span.start}"
