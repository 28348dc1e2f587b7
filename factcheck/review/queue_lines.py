"""The lines of the queue on the left of the review: what tells one claim from another at a glance.

In: claims as they are listed. Out: text in the language in force.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claims.claim import Label
from factcheck.i18n import _, format_date
from factcheck.kept_spaces import cut_at_word
from factcheck.reports.accusation_wording import accused_lines
from factcheck.reports.denial_wording import said_of
from factcheck.reports.wording import verdict_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.stored_records import ClaimSummary
from factcheck.verification.similarity import fold
from factcheck.verification.verdict_scale import Scale

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord

__all__ = [
    "age_words",
    "claim_name",
    "deadline_words",
    "digits_line",
    "heading_line",
    "keys_line",
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
_LABEL, _SURE, _WORTH, _AGE = 9, 8, 8, 7
"""Widths of the columns, in characters, after three for tick and sign; certainty only where there is room for it."""
_ALL = 3 + _LABEL + _SURE + _WORTH + _AGE
_NO_BREAK = "\u00a0"
_WITHIN = re.compile(r"(?<!·) (?!·)")
_LETTERS = re.compile(r"[^\W_]+")
_LEAST = 3
"""Letters of a word that tells what is said."""
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


def claim_name(row: ClaimSummary, accused: Sequence[AccusationRecord] = ()) -> str:
    """A claim by its id and its first words, as forms and messages name it; an offence never without the accused."""
    name = f"{row.id} {_('“{words}”').format(words=shortened(one_line(row.shown)))}"
    return f"{name} ({accused_lines(accused)[0]})" if _bare(row, accused) else name


def _bare(row: ClaimSummary, accused: Sequence[AccusationRecord]) -> bool:
    """Whether a claim says an offence and nothing else: *corruption active*."""
    offences = _words_of(" ".join(words.text for one in accused for words in one.offences))
    return bool(offences) and _words_of(row.content) <= offences


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word for word in _LETTERS.findall(fold(text)) if len(word) >= _LEAST)


def shortened(words: str) -> str:
    """The first words of a content, as many as it takes to know it by."""
    return cut_at_word(words, _NAMED)


def heading_line(width: int = _ALL) -> str:
    """The heads of the columns of the queue, in so many columns of the screen."""
    return _columns("", "", _("label"), _("certain"), _("worth"), _("age"), width)


def queue_line(
    row: ClaimSummary,
    accused: Sequence[AccusationRecord] = (),
    *,
    width: int = _ALL,
    ticked: bool = False,
    at: datetime | None = None,
) -> str:
    """One claim in lines: how it stands, label, certainty, worth and age; then speaker, denial and what is said.

    Who is accused, and how far the procedure is, stands above an offence, and below a whole sentence. ``at`` is the
    moment at which its age is told, now by default; ``width`` are the columns of the screen.
    """
    sign = _SIGNS.get(Status(row.status), "?")
    sure = "—" if row.machine_score is None or row.added else f"{row.machine_score * 100:.0f}"
    worth = "—" if row.worth is None else f"{row.worth * 100:.0f}"
    age = age_words(row.first_seen, at)
    facts = _columns("▪" if ticked else "", sign, _short_label(row), sure, worth, age, width)
    notes = [_("changed since")] if row.changed_since else []
    notes += [_("added")] if row.added else []
    said = " · ".join([*notes, said_of(row.speaker, row.shown, row.polarity)])
    told = [line for words in accused_lines(accused) for line in _fitted(words, width - 2)]
    lines = [*told, said] if _bare(row, accused) else [said, *told]
    return "\n  ".join([facts, *(cut_at_word(line, width - 2) for line in lines)])


def _fitted(words: str, width: int) -> list[str]:
    """The accused and the stage on one line, or on two where one is too short."""
    who, _point, stage = words.rpartition(" · ")
    return [words] if len(words) <= width else [who, stage]


def _columns(tick: str, sign: str, label: str, sure: str, worth: str, age: str, width: int) -> str:
    certainty = f"{sure:>{_SURE}}" if width >= _ALL else ""
    return f"{tick:1}{sign:1} {label:<{_LABEL}}{certainty}{worth:>{_WORTH}}{age:>{_AGE}}".rstrip()


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
    return _kept(" · ".join(f"{digit}={verdict_words(verdict)}" for digit, verdict in pairs))


def keys_line() -> str:
    """The keys that are wanted most."""
    return _kept(_("? help · v verdict · e evidence · a article · Space next · u undo · q quit"))


def _kept(words: str) -> str:
    """A line that breaks at its points alone."""
    return _WITHIN.sub(_NO_BREAK, words)
