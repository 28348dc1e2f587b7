"""The order of the claims of an article, and those to check first."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked, Status

__all__ = ["SORTS", "by_worth", "first_to_check", "ranked"]

SORTS = ("text", "worth")
"""The orders of a report: that of the text, or by worth, highest first."""

_FIRST = 3
_WORTH = 0.6
"""Worth from which on a claim is named among those to check first: clearly above the middle of the scale."""
_DONE = frozenset((Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED, Status.DROPPED))


def _worth(item: LabelledClaim) -> float:
    return item.worth.score if item.worth else 0.0


def by_worth(checked: Checked) -> Checked:
    """The same article, its claims ordered by worth, highest first; their ids and numbers go with them."""
    names, numbers = claim_ids(checked), checked.numbers
    places = sorted(range(len(checked.claims)), key=lambda place: -_worth(checked.claims[place]))
    return replace(
        checked,
        claims=tuple(checked.claims[place] for place in places),
        names=tuple(names[place] for place in places),
        order=tuple(numbers[place] for place in places),
    )


def ranked(checked: Checked, sort: str) -> Checked:
    """The article in one of SORTS."""
    return by_worth(checked) if sort == "worth" else checked


def first_to_check(checked: Checked) -> list[tuple[int, LabelledClaim]]:
    """The few unsettled claims most worth checking, with their numbers; empty where there is only one claim."""
    best = by_worth(checked)
    rows = zip(best.numbers, best.claims, best.names, strict=True)
    ranked = [
        (number, item)
        for number, item, name in rows
        if _worth(item) >= _WORTH and checked.standing(name).status not in _DONE
    ]
    return ranked[:_FIRST] if len(checked.claims) > 1 else []
