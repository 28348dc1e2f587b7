"""Records of the store as JSON has them."""

from __future__ import annotations

from claims.document.span import Span
from factcheck.reports.claim_record import WorthReasonRecord
from factcheck.stored_records import ReplyEntry, json_value

REPLY = ReplyEntry(
    id=3,
    uid="u3",
    act="a1",
    at="2026-03-04T10:00:00.000000Z",
    who="Ana",
    claim_id="0123456789ab",
    asked="La mairie",
    asked_on="2026-03-04",
    answer=None,
    answered_on=None,
)


def test_objects_become_mappings_with_their_fields_in_order() -> None:
    assert list(json_value(REPLY).items())[:2] == [("id", 3), ("uid", "u3")]
    assert json_value({"replies": (REPLY,)})["replies"][0]["asked"] == "La mairie"


def test_spans_become_pairs() -> None:
    reason = WorthReasonRecord(key="amount", weight=1.3, text="4 millions", span=(3, 13))

    assert json_value((Span(0, 2), Span(3, 13))) == [[0, 2], [3, 13]]
    assert json_value([reason]) == [{"key": "amount", "weight": 1.3, "text": "4 millions", "span": [3, 13]}]
