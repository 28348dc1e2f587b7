"""Claims of the store by whom they accuse, and how far the procedure is: as people told it, else as it was read.

In: a connection, a part of a name, stages. Out: ids of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from factcheck.store.accusation_corrections import read_told, unplaced_records
from factcheck.store.rows import json_or_broken, of_ids
from factcheck.store.times_and_ids import chunks
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.similarity import fold

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord

__all__ = ["accusations_of", "accusing_claims"]

_OF_CLAIMS = of_ids(
    "SELECT claim_id, accusations FROM current_readings "
    "WHERE accusations IS NOT NULL AND claim_id IN :ids ORDER BY at, id"
)
_READ = text("SELECT claim_id, accusations FROM current_readings WHERE accusations IS NOT NULL")


def accusing_claims(connection: Connection, accused: str, stages: Iterable[str]) -> frozenset[str]:
    """The claims with an accusation of somebody in whose name ``accused`` stands, at one of ``stages``.

    Names are compared less case and accents; an empty name is in all, no stage means any. A stage that the article
    denies is not one that somebody is at.
    """
    wanted, name = frozenset(stages), fold(accused)
    told = read_told(connection)
    found = {claim for claim, accusations in told.items() if any(_is_told(one, name, wanted) for one in accusations)}
    for row in connection.execute(_READ):
        # A view returns JSON as text in SQLite, as values in PostgreSQL.
        kept = json_or_broken(row.accusations) if isinstance(row.accusations, str) else row.accusations
        own = row.claim_id not in told and isinstance(kept, list)
        if own and any(_fits(one, name, wanted) for one in kept if isinstance(one, Mapping)):
            found.add(row.claim_id)
    return frozenset(found)


def accusations_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[AccusationRecord, ...]]:
    """The accusations of some claims, by id: as people told them, else of the last reading; broken ones left out."""
    from factcheck.reports.accusation_record import AccusationRecord

    found: dict[str, tuple[AccusationRecord, ...]] = {}
    for some in chunks(ids):
        for row in connection.execute(_OF_CLAIMS, {"ids": list(some)}):
            kept = json_or_broken(row.accusations) if isinstance(row.accusations, str) else row.accusations
            try:
                found[row.claim_id] = tuple(map(AccusationRecord.model_validate, kept))
            except (ValueError, TypeError):
                continue
        told = read_told(connection, some)
        found.update({claim: unplaced_records(accusations) for claim, accusations in told.items()})
    return found


def _fits(accusation: Mapping[str, Any], name: str, stages: frozenset[str]) -> bool:
    if stages and (accusation.get("stage") not in stages or accusation.get("negated")):
        return False
    people = accusation.get("accused") or ()
    return not name or any(name in fold(str(party.get("name", ""))) for party in people)


def _is_told(one: ToldAccusation, name: str, stages: frozenset[str]) -> bool:
    if stages and (one.stage not in stages or one.negated):
        return False
    return not name or any(name in fold(person) for person in one.accused)
