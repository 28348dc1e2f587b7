"""The lines of the queue on the left of the review: what tells one claim from another at a glance.

In: claims as they are listed. Out: text in the language in force.
"""

from __future__ import annotations

from datetime import UTC, datetime

from claims.claim import Label
from factcheck.i18n import _, format_date
from factcheck.reports.denial_wording import said_of
from factcheck.reports.wording import verdict_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.stored_records import ClaimSummary
from factcheck.verification.verdict_scale import Scale

__all__ = [
    "age_words",
    "claim_name",
    "deadline_words",
    "digits_line",
    "heading_line",
    "order_words",
    "queue_line",
    "shortened",
]

_SIGNS = {
    Status.UNVERIFIED: "○",
    Status.IN_PROGRESS: "◐",
    Status.AWAITING_REPLY: "…",
    Status.IN_SECOND_REVIEW: "2",
    Status.VERIFIED: "✓",
    Status.PUBLISHED: "✓",
    Status.CORRECTED: "✓",
    Status.DROPPED: "×",
}
_NAMED = 44
"""Characters of its content by which a claim is named."""
_LABEL, _SURE, _WORTH, _AGE = 7, 4, 4, 7
"""Widths of the columns, in characters, after three for tick and sign: with a scroll bar the queue has 25 of 80."""
_MINUTE, _HOUR, _DAY, _YEAR = 60, 3600, 86_400, 31_557_600


def order_words(order: str) -> str:
    """An order of the queue, in words; one without words of its own is its own name."""
    names = {
        "priority": _("by priority"),
        "uncertain": _("most uncertain first"),
        "worth": _("most check-worthy first"),
        "recent": _("most recent first"),
        "oldest": _("oldest first"),
        "speaker": _("by speaker"),
    }
    return names.get(order, order)


def claim_name(row: ClaimSummary) -> str:
    """A claim by its id and its first words, as forms and messages name it."""
    return f"{row.id} {_('“{words}”').format(words=shortened(one_line(row.content)))}"


def shortened(words: str) -> str:
    """The first words of a content, as many as it takes to know it by."""
    return words if len(words) <= _NAMED else f"{words[:_NAMED].rsplit(' ', 1)[0]} …"


def heading_line() -> str:
    """The heads of the columns of the queue."""
    heads = (_("lab."), "%", _("wt."), _("age"))
    return _columns("", "", *heads)


def queue_line(row: ClaimSummary, *, ticked: bool = False, at: datetime | None = None) -> str:
    """One claim in two lines: how it stands, label, certainty, worth and age; then speaker, denial and what is said.

    ``at`` is the moment at which its age is told, now by default.
    """
    sign = _SIGNS.get(Status(row.status), "?")
    sure = "—" if row.machine_score is None or row.added else f"{row.machine_score * 100:.0f}"
    worth = "—" if row.worth is None else f"{row.worth * 100:.0f}"
    facts = _columns("▪" if ticked else "", sign, _short_label(row), sure, worth, age_words(row.first_seen, at))
    notes = [_("changed since")] if row.changed_since else []
    notes += [_("added")] if row.added else []
    said = [*notes, said_of(row.speaker, row.content, row.polarity)]
    return f"{facts}\n  {' · '.join(said)}"


def _columns(tick: str, sign: str, label: str, sure: str, worth: str, age: str) -> str:
    return f"{tick:1}{sign:1} {label:<{_LABEL}}{sure:>{_SURE}}{worth:>{_WORTH}}{age:>{_AGE}}".rstrip()


def _short_label(row: ClaimSummary) -> str:
    """The label in one short word."""
    names = {
        Label.REPORTED_SPEECH: _("speech"),
        Label.ALLEGATION: _("alleged"),
        Label.ESTABLISHED_FACT: _("stated"),
    }
    return names[Label(row.label)] if row.label in set(Label) else "?"


def age_words(since: str, at: datetime | None = None) -> str:
    """How long ago a moment of the store is: ``12 min``, ``5 h``, ``3 d``, ``2 y``; empty for what is no moment."""
    try:
        seconds = ((at or datetime.now(UTC)) - datetime.fromisoformat(since)).total_seconds()
    except (ValueError, TypeError):
        return ""
    seconds = max(seconds, 0)
    if seconds < _HOUR:
        return _("{n} min").format(n=int(seconds // _MINUTE))
    if seconds < _DAY:
        return _("{n} h").format(n=int(seconds // _HOUR))
    if seconds < _YEAR:
        return _("{n} d").format(n=int(seconds // _DAY))
    return _("{n} y").format(n=int(seconds // _YEAR))


def deadline_words(day: str, at: datetime | None = None) -> str:
    """Until when a claim is to be checked, and whether that is over; ``day`` is an ISO date."""
    words = _("until {date}").format(date=format_date(day))
    return _("{deadline}, overdue").format(deadline=words) if day < (at or datetime.now()).date().isoformat() else words


def digits_line(scale: Scale, digits: str) -> str:
    """Which verdict each digit gives."""
    pairs = zip(digits, scale.verdicts.values(), strict=False)
    # Without a space between: a line may break at any.
    return " · ".join(f"{digit}={verdict_words(verdict)}" for digit, verdict in pairs)
