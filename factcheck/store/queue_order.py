"""The orders of claims in lists and in the queue of the review: SQL, and what SQL cannot say.

In: the rows of a list. Out: their order. ``priority``, what is least certain and most worth a check first, is that of
the review unless ``--order`` names another one.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.claim import LABELS
from factcheck.stored_records import ClaimSummary

__all__ = ["ORDERS", "priority"]

_SURE = "COALESCE(machine_score, 1)"
"""What a person added leaves nothing to doubt."""
ORDERS: Mapping[str, str] = {
    "recent": "COALESCE(decided_at, first_seen) DESC, id",
    "oldest": "first_seen, id",
    "priority": f"{_SURE}, id",
    "uncertain": f"{_SURE}, id",
    "worth": f"COALESCE(worth, 0) DESC, {_SURE}, id",
    "speaker": "COALESCE(speaker, ''), content, id",
}
"""The orders of lists, in SQL; for ``priority`` only the part that breaks ties."""
_LABELS = len(LABELS)


def priority(row: ClaimSummary) -> float:
    """How much the review of a claim is worth: the mean of doubt about the label and of worth, in [0, 1].

    Doubt is 0 where the machine is sure and 1 where it cannot tell the labels apart (least-confidence sampling, as
    in Settles 2009, scaled by the number of labels).
    """
    doubt = (1 - (1 if row.machine_score is None else row.machine_score)) * _LABELS / (_LABELS - 1)
    return (min(doubt, 1) + (row.worth or 0)) / 2
