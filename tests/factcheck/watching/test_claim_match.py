"""Which claims somebody is told of."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.watching.claim_match import ClaimMatch
from tests.support.factories import SOURCED, TEXT, port, sourced


def matching(**conditions: Any) -> list[int]:
    match = ClaimMatch(**conditions)
    return [number for number, item in enumerate(port().claims) if match.holds(item, TEXT)]


@pytest.mark.parametrize(
    ("conditions", "numbers"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"labels": frozenset({"allegation"})}, [1, 4]),
        ({"labels": frozenset({"allegation", "established_fact"})}, [1, 2, 4]),
        ({"speaker": "valmont"}, [0]),
        ({"speaker": "MINISTERE"}, [3]),
        ({"words": "euros"}, [1]),
        ({"words": "activite"}, [0]),
        ({"labels": frozenset({"allegation"}), "words": "centime"}, []),
        ({"least_worth": 0.0}, []),
    ],
)
def test_all_conditions_have_to_hold(conditions: dict[str, Any], numbers: list[int]) -> None:
    assert matching(**conditions) == numbers


@pytest.mark.parametrize(("least", "numbers"), [(0.0, [0, 1, 2]), (0.6225, [0, 2]), (0.7, [2]), (1.0, [])])
def test_claims_are_weighed_by_their_worth(least: float, numbers: list[int]) -> None:
    match = ClaimMatch(least_worth=least)

    assert [n for n, item in enumerate(sourced().claims) if match.holds(item, SOURCED)] == numbers
