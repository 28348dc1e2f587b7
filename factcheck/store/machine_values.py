"""What the machine read where people correct it, as it stood when they did.

In: ids of claims. Out: the values of the machine on the axes of decisions, in the form in which decisions keep theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row

from factcheck.claim_summary import BY_PERSON
from factcheck.store.accusation_corrections import told_of
from factcheck.store.rows import json_or_broken, of_ids
from factcheck.store.times_and_ids import chunks
from factcheck.told_accusations import accusations_as_json
from factcheck.verification.acts import ACCUSATIONS, Part

__all__ = ["READ_AXES", "MachineValues"]

READ_AXES = frozenset(("label", "speaker", ACCUSATIONS, *Part))
"""The axes on which a person corrects what a machine read."""
_READINGS = of_ids(
    "SELECT r.claim_id, r.article_id, r.at, r.label, r.spans, r.speaker_span, r.cue_span, r.medium_span, "
    "r.accusations, c.speaker AS named FROM shown_readings AS r JOIN sound_claims AS c ON c.id = r.claim_id "
    f"WHERE r.machine <> '{BY_PERSON}' AND r.claim_id IN :ids ORDER BY r.at, r.id"
)


class MachineValues:
    """The readings of some claims, in the order in which machines made them."""

    def __init__(self, connection: Connection, ids: Iterable[str]) -> None:
        self._readings: dict[str, list[Row[Any]]] = {}
        for some in chunks(ids):
            for row in connection.execute(_READINGS, {"ids": some}):
                self._readings.setdefault(row.claim_id, []).append(row)

    def value(self, claim: str, axis: str, article: str | None = None, at: str | None = None) -> str | None:
        """What the last reading before a moment has on an axis, in one article for places; None where there is none.

        A speaker of no letters is nobody; no spans are ``[]``.
        """
        rows = [
            row
            for row in self._readings.get(claim, ())
            if (at is None or row.at <= at) and (article is None or row.article_id == article)
        ]
        return _value(rows[-1], axis) if rows and axis in READ_AXES else None


def _value(row: Row[Any], axis: str) -> str | None:
    match axis:
        case "label":
            return str(row.label)
        case "speaker":
            return row.named or ""
        case "accusations":
            return _accusations(row.accusations)
    kept = getattr(row, axis)
    pairs = json_or_broken(kept) if isinstance(kept, str) else kept
    return json.dumps(pairs if axis == Part.CONTENT else [pairs] if pairs else []) if _is_plain(pairs) else None


def _is_plain(pairs: object) -> bool:
    return pairs is None or isinstance(pairs, list)


def _accusations(kept: Any) -> str | None:
    from factcheck.reports.accusation_record import AccusationRecord

    found = json_or_broken(kept) if isinstance(kept, str) else kept
    try:
        return accusations_as_json(told_of(map(AccusationRecord.model_validate, found or ())))
    except (ValueError, TypeError):
        return None
