"""What the signs of a report mean that stand in it unexplained: →, via, to:, ≠, =, ≈ and worth.

In: a checked article. Out: one line that tells those that occur; empty where none does.
"""

from __future__ import annotations

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.i18n import N_, _
from factcheck.reports.check_wording import rule_words
from factcheck.reports.wording import chain_words, name_words, said_to
from factcheck.reports.worth_wording import worth_score
from factcheck.scan_results import Checked, Standing

__all__ = ["sign_legend"]

_SIGNS = {
    "→": N_("→ whom the words stand for"),
    "via": N_("via: the sources it came through"),
    "to": N_("to: whom it was told"),
    "≠": N_("≠ rule: what the rule alone would say"),
    "=": N_("= the known claim that it repeats"),
    "≈": N_("≈ one that may be the same, to be judged"),
    "worth": N_("worth: how much a check would be worth, from 0 to 100"),
}


def sign_legend(checked: Checked) -> str:
    """The signs that the claims of an article bear, each with its meaning, in one order always."""
    text = checked.article.text
    found = set[str]()
    for item, name in zip(checked.claims, claim_ids(checked), strict=True):
        found |= _of_claim(item, text, checked.standing(name)) | _of_standing(checked.standing(name))
    shown = " · ".join(_(words) for sign, words in _SIGNS.items() if sign in found)
    head = _("Signs:")
    return f"{head} {shown}" if shown else ""


def _of_claim(item: LabelledClaim, text: str, standing: Standing) -> set[str]:
    borne = {
        "→": name_words(item, text),
        "via": chain_words(item.claim),
        "to": said_to(item.claim, text),
        "≠": rule_words(item, standing),
        "worth": worth_score(item.worth),
    }
    return {sign for sign, words in borne.items() if words}


def _of_standing(standing: Standing) -> set[str]:
    return ({"="} if standing.same_as is not None else set()) | ({"≈"} if standing.suggestions else set())
