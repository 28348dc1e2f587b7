"""What changed in the claims of two versions."""

from __future__ import annotations

from factcheck.claim_ids import claim_ids
from factcheck.hardening import ChangeKind, version_changes
from tests.factcheck.hardening.test_comparison import FIRST, SECOND


def test_pairs_with_changes_are_told_and_others_left_out() -> None:
    before, after = claim_ids(FIRST), claim_ids(SECOND)
    pairs = [(before[0], after[1]), (before[3], after[0]), ("unknown", after[2]), (before[1], "unknown")]

    found = version_changes(FIRST, SECOND, pairs)

    assert {pair: {change.kind for change in changes} for pair, changes in found.items()} == {
        pairs[0]: {ChangeKind.LABEL}
    }
