"""The words for how much a claim is worth checking, and why.

In: ``Worth``. Out: words in the language in force; empty where nobody has weighed the claim.
"""

from __future__ import annotations

from claims.claim import LabelledClaim, Worth
from factcheck.i18n import N_, _
from factcheck.safe_text import one_line

__all__ = ["first_words", "reason_words", "worth_reasons", "worth_score", "worth_words"]

_WORTH_REASONS: dict[str, str] = {
    "amount": N_("amount"),
    "number": N_("number"),
    "quantity": N_("quantity"),
    "date": N_("date"),
    "named": N_("name"),
    "place": N_("place name"),
    "comparison": N_("comparison"),
    "change": N_("rise or fall"),
    "cause": N_("cause"),
    "accusation": N_("accusation"),
    "past": N_("past event"),
    "present": N_("present state"),
    "repeated": N_("said before"),
    "opinion": N_("opinion"),
    "wish": N_("wish or demand"),
    "promise": N_("promise"),
    "prediction": N_("prediction"),
    "supposition": N_("supposition"),
    "question": N_("question"),
    "courtesy": N_("courtesy"),
    "rhetorical": N_("rhetoric"),
    "personal": N_("personal experience"),
}


def reason_words(key: str) -> str:
    """A reason for or against checking, in words; an unknown one is named as it is."""
    return _(_WORTH_REASONS[key]) if key in _WORTH_REASONS else one_line(key)


def worth_score(worth: Worth | None) -> str:
    """The worth of a claim, out of 100; empty where it has none."""
    return f"{worth.score * 100:.0f}" if worth else ""


def worth_words(worth: Worth | None) -> str:
    """The worth in words; empty where the claim has none."""
    return _("worth {n}").format(n=worth_score(worth)) if worth else ""


def worth_reasons(worth: Worth | None, *, against: bool = True) -> str:
    """The reasons in words; with ``against`` also those against a check, last and marked."""
    reasons = [reason for reason in worth.reasons if against or reason.weight > 0] if worth else []
    ordered = sorted(reasons, key=lambda reason: reason.weight < 0)
    return ", ".join(("− " if reason.weight < 0 else "") + reason_words(reason.key) for reason in ordered)


def first_words(number: int, item: LabelledClaim) -> str:
    """A claim to check first: its number in the report, its worth and why."""
    reasons = worth_reasons(item.worth, against=False)
    return _("no. {n}, {worth}: {reasons}").format(n=number, worth=worth_words(item.worth), reasons=reasons)
