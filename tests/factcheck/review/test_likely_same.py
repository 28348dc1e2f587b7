"""Suggestions seen from the claim in front."""

from __future__ import annotations

from factcheck.review.likely_same import likely_same
from factcheck.store.engine import Store
from tests.support.review_play import NAMES, NEAR


def test_the_claim_asked_for_is_the_new_one_of_each_pair(kept: Store, near: str) -> None:
    (one,), (other,) = likely_same(kept, near), likely_same(kept, NAMES[0])

    assert (one.claim_id, one.known_id) == (near, NAMES[0])
    assert (other.claim_id, other.known_id, other.known_content) == (NAMES[0], near, NEAR)
    assert likely_same(kept, NAMES[2]) == []
