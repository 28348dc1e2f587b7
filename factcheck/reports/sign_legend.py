"""What the signs of a report mean that stand in it unexplained, and what an accusation and a change since are.

In: a checked article. Out: lines that tell of what occurs in it; none where nothing does.
"""

from __future__ import annotations

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.i18n import N_, _
from factcheck.reports.check_wording import rule_words
from factcheck.reports.wording import chain_words, label_legend, name_words, said_to, speaker_notes
from factcheck.reports.worth_wording import worth_score
from factcheck.scan_results import Checked, Standing

__all__ = ["legend_lines", "sign_legend"]

_SIGNS = {
    "→": N_("→ whom the words stand for"),
    "via": N_("via: the sources it came through"),
    "←": N_("← who had it from whom"),
    "to": N_("to: whom it was told"),
    "≠": N_("≠ rule: what the rule alone would say"),
    "=": N_("= the known claim that it repeats"),
    "≈": N_("≈ one that may be the same, to be judged"),
    "worth": N_("worth: how much a check would be worth, from 0 to 100"),
}


_NOT_ON_PAGE = frozenset(("via", "to", "worth"))
"""Signs for which the page has words."""


def legend_lines(checked: Checked, *, page: bool = False) -> list[str]:
    """All that a report, or the ``page``, explains of an article: label, signs, accusations, changes; what occurs."""
    lines = [label_legend(checked.claims), sign_legend(checked, page=page)]
    if any(one.accused for item in checked.claims for one in item.claim.accusations):
        lines.append(
            _(
                "accused: presumed innocent as long as no conviction is final; "
                "a verdict is on the claim, not on anybody’s guilt"
            )
        )
    if any(standing.changed_since for standing in checked.standings.values()):
        lines.append(_("“changed since”: the article now says something else, or no longer says it"))
    return [line for line in lines if line]


def sign_legend(checked: Checked, *, page: bool = False) -> str:
    """The signs that the claims of an article bear, each with its meaning, in one order always.

    The ``page`` has words for some of them.
    """
    text = checked.article.text
    found = set[str]()
    for item, name in zip(checked.claims, claim_ids(checked), strict=True):
        found |= _of_claim(item, text, checked.standing(name), page) | _of_standing(checked.standing(name))
    found -= _NOT_ON_PAGE if page else set()
    shown = " · ".join(_(words) for sign, words in _SIGNS.items() if sign in found)
    head = _("Signs:")
    return f"{head} {shown}" if shown else ""


def _of_claim(item: LabelledClaim, text: str, standing: Standing, page: bool) -> set[str]:
    told = [chain_words(item.claim)] if page else speaker_notes(item, text)
    borne = {
        "→": name_words(item, text),
        "via": chain_words(item.claim),
        "←": any("←" in words for words in told),
        "to": said_to(item.claim, text),
        "≠": rule_words(item, standing),
        "worth": worth_score(item.worth),
    }
    return {sign for sign, words in borne.items() if words}


def _of_standing(standing: Standing) -> set[str]:
    return ({"="} if standing.same_as is not None else set()) | ({"≈"} if standing.suggestions else set())
