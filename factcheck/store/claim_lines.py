"""The lines of ``claim_list`` for many claims at once: what is decided on a group is read once, not for each member.

In: which claims are wanted. Out: the beginning of a query in SQL.
"""

from __future__ import annotations

from dataclasses import fields

from factcheck.store.sqlite_files import ONCE
from factcheck.stored_records import ClaimSummary

__all__ = ["claim_lines"]

_DECIDED = (
    "status",
    "verdict",
    "verdict_why",
    "verdict_by",
    "verdict_at",
    "flags",
    "evidence",
    "decided_at",
    "decided_on",
)
"""The columns of ``claim_list`` that are the same for all claims that are the same."""
_ELSEWHERE = ("machine_content", "changed_since", "shown", "decided_claim_id")
"""Fields of a claim that are no columns of that name."""
_OWN = tuple(f.name for f in fields(ClaimSummary) if f.name not in (*_DECIDED, *_ELSEWHERE))


def claim_lines(chosen: str = "TRUE") -> str:
    """The beginning of a query that reads ``claim_lines``, which has the columns and rows of ``claim_list``.

    ``claim_list`` looks through its whole group for each claim, which takes the square of its size for all of them.
    Here that is done for the claim that stands for the group; where that one is broken or follows another, for each.
    Only those rows are there that meet the condition ``chosen``, of their own columns (not of decisions).
    """
    return (
        f"WITH own AS {ONCE} (SELECT {', '.join(_OWN)} FROM claim_list WHERE {chosen}), "
        f"placed AS {ONCE} (SELECT own.*, COALESCE(r.known_id, own.id) AS head_id FROM own "
        "LEFT JOIN claim_roots AS r ON r.claim_id = own.id "
        "AND EXISTS (SELECT 1 FROM sound_claims AS known WHERE known.id = r.known_id) "
        "AND NOT EXISTS (SELECT 1 FROM claim_roots AS above WHERE above.claim_id = r.known_id) "
        "AND NOT EXISTS (SELECT 1 FROM claim_roots AS below WHERE below.known_id = r.claim_id)), "
        f"heads AS {ONCE} (SELECT id, {', '.join(_DECIDED)} FROM claim_list "
        "WHERE id IN (SELECT head_id FROM placed)), "
        f"claim_lines AS {ONCE} (SELECT {_of('placed', _OWN)}, {_of('heads', _DECIDED)} "
        "FROM placed JOIN heads ON heads.id = placed.head_id) "
    )


def _of(table: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{column}" for column in columns)
