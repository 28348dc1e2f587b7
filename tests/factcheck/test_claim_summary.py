"""What a line of the list of claims tells by itself."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claim_summary import BY_PERSON
from tests.factcheck.test_stored_claims import SUMMARY


def test_a_claim_that_a_person_added_says_so() -> None:
    assert not SUMMARY.added
    assert replace(SUMMARY, machine=BY_PERSON).added


def test_flags_are_told_apart() -> None:
    assert replace(SUMMARY, flags="outdated altered_quote").flag_keys == ("outdated", "altered_quote")
    assert replace(SUMMARY, flags=None).flag_keys == ()
