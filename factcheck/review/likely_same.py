"""Claims that may be the same as one, and that nobody has judged.

In: a store and the id of a claim. Out: pairs in which that claim is the new one.
"""

from __future__ import annotations

from factcheck.store.claim_lists import Filter, list_claims, shown_pairs
from factcheck.store.engine import Store
from factcheck.store.repeated_claims import open_suggestions
from factcheck.stored_records import ClaimSummary, SuggestedPair

__all__ = ["likely_same"]


def likely_same(store: Store, name: str) -> list[SuggestedPair]:
    """The open suggestions on a claim, the likeliest first."""
    with store.reading() as connection:
        pairs = shown_pairs(connection, open_suggestions(connection, [name]))
        others = {pair.claim_id: pair for pair in pairs if pair.claim_id != name}
        lines = {row.id: row for row in list_claims(connection, Filter(ids=tuple(others)))} if others else {}
    return [_turned(pair, lines.get(pair.claim_id)) for pair in pairs]


def _turned(pair: SuggestedPair, other: ClaimSummary | None) -> SuggestedPair:
    """The pair with its claims exchanged, where the claim asked for is the known one."""
    if other is None:
        return pair
    return SuggestedPair(
        claim_id=pair.known_id,
        content=pair.known_content,
        speaker=pair.known_speaker,
        known_id=other.id,
        known_content=other.shown,
        known_speaker=other.speaker,
        known_status=other.status,
        known_verdict=other.verdict,
        score=pair.score,
    )
