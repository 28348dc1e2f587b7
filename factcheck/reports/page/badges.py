"""Label, status and verdict of a claim, each told by colour, word and shape.

In: a label, a status, a verdict. Out: HTML; the shapes are drawn once a page (``shape_drawings``).
"""

from __future__ import annotations

from claims.claim import Label
from factcheck.i18n import _
from factcheck.reports.page.typography import own_words
from factcheck.reports.wording import is_provisional, label_name, status_name, verdict_standing
from factcheck.scan_results import Standing, Status, Verdict

__all__ = [
    "badge",
    "changed_badge",
    "label_badge",
    "shape",
    "shape_drawings",
    "status_badge",
    "verdict_badge",
    "verdict_shape",
]

_RING = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6z"
_CHECK = "M6.4 12.6 2 8.2l1.5-1.5 2.9 2.9 6.1-6.1L14 5z"
_CROSS = "M3.6 2 8 6.4 12.4 2 14 3.6 9.6 8l4.4 4.4-1.6 1.6L8 9.6 3.6 14 2 12.4 6.4 8 2 3.6z"
_SHAPES = {
    # Labels: somebody's words; a doubt; lines of the article.
    "reported_speech": "M1 2h14v9H7.5L4 14.6V11H1z",
    "allegation": "M8 1 15.5 14.5H.5zM7 6v4h2V6zm0 5v2h2v-2z",
    "established_fact": "M2 2h12v2H2zm0 5h12v2H2zm0 5h8v2H2z",
    # Statuses: a circle that fills as the work goes on.
    "unverified": _RING,
    "in_progress": f"{_RING}M8 2.6a5.4 5.4 0 0 1 0 10.8z",
    "awaiting_reply": "M3 1h10v2L9.3 8l3.7 5v2H3v-2l3.7-5L3 3zm2.4 12h5.2L8 9.5z",
    "in_second_review": "M6 3a5 5 0 1 0 0 10A5 5 0 0 0 6 3zm4.6.1a6.6 6.6 0 0 1 0 9.8 5 5 0 1 0 0-9.8z",
    "verified": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z",
    "published": f"{_RING}M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
    "corrected": "M11.5 1 15 4.5 5.5 14 1 15l1-4.5z",
    "dropped": f"{_RING}M4 7.2h8v1.6H4z",
    # Decided on, and told otherwise since: there and back.
    "changed": "M4 1v3h11v2H4v3L0 5zm8 6v3H1v2h11v3l4-4z",
    # Verdicts: from cross to check by their number, a rhombus for those that have none.
    "verdict-1": "M5 0h6l5 5v6l-5 5H5l-5-5V5z"
    "M5.4 4 4 5.4 6.6 8 4 10.6 5.4 12 8 9.4l2.6 2.6 1.4-1.4L9.4 8 12 5.4 10.6 4 8 6.6z",
    "verdict-2": _CROSS,
    "verdict-3": "M1 1h14v14H1zm7 1.8v10.4h5.2V2.8z",
    "verdict-4": _CHECK,
    "verdict-5": "M0 0h16v16H0zM6.6 12.2 13 5.8 11.4 4.2 6.6 9 4.6 7 3 8.6z",
    "verdict": "M8 0 16 8 8 16 0 8zm0 2.6L2.6 8 8 13.4 13.4 8z",
}
_STAGES = {
    Status.UNVERIFIED: "open",
    Status.IN_PROGRESS: "working",
    Status.AWAITING_REPLY: "working",
    Status.IN_SECOND_REVIEW: "working",
    Status.VERIFIED: "settled",
    Status.PUBLISHED: "settled",
    Status.CORRECTED: "settled",
    Status.DROPPED: "open",
}
_TONES = {1: "refuted", 2: "refuted", 3: "mixed", 4: "upheld", 5: "upheld"}


def shape_drawings() -> str:
    """All shapes, drawn where nobody sees them, for the badges to use."""
    drawn = "".join(
        f'<symbol id="s-{name}" viewBox="0 0 16 16"><path fill-rule="evenodd" d="{path}"/></symbol>'
        for name, path in _SHAPES.items()
    )
    return f'<svg class="drawings" aria-hidden="true">{drawn}</svg>\n'


def shape(name: str) -> str:
    """One shape, which only repeats what the word beside it says."""
    return f'<svg class="shape" aria-hidden="true"><use href="#s-{name}"/></svg>'


def badge(kind: str, tone: str, drawing: str, words: str) -> str:
    """A word with its shape, in the colour of its tone."""
    return f'<span class="badge {kind} {tone}">{shape(drawing)}{own_words(words)}</span>'


def label_badge(label: Label) -> str:
    """The label."""
    return badge("label", label.value, label.value, label_name(label))


def status_badge(status: Status) -> str:
    """The status."""
    return badge("status", _STAGES[status], status.value, status_name(status))


def verdict_badge(standing: Standing) -> str:
    """The verdict, by the number that the newsroom's scale gives it; a provisional one in no colour. Empty without."""
    if standing.verdict is None:
        return ""
    tone = "undecided" if is_provisional(standing) else _TONES.get(standing.verdict.rating or 0, "undecided")
    return badge("verdict", tone, verdict_shape(standing.verdict), verdict_standing(standing))


def changed_badge() -> str:
    """That a later version tells otherwise what people decided on, or no longer."""
    return badge("changed", "since", "changed", _("changed since"))


def verdict_shape(verdict: Verdict) -> str:
    """The name of the shape of a verdict."""
    return f"verdict-{verdict.rating}" if verdict.rating in _TONES else "verdict"
