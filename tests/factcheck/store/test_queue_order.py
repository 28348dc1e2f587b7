"""The order of the queue: what is least certain and most worth a check comes first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from claims.claim import LABELS
from factcheck.store.queue_order import ORDERS, priority
from factcheck.stored_records import ClaimSummary


def claim(score: float | None, worth: float | None) -> ClaimSummary:
    return cast(ClaimSummary, SimpleNamespace(machine_score=score, worth=worth))


@pytest.mark.parametrize(
    ("score", "worth", "expected"),
    [(1.0, 0.0, 0.0), (1.0, 1.0, 0.5), (1 / len(LABELS), 0.0, 0.5), (1 / len(LABELS), 1.0, 1.0), (None, None, 0.0)],
)
def test_doubt_and_worth_weigh_alike(score: float | None, worth: float | None, expected: float) -> None:
    assert priority(claim(score, worth)) == pytest.approx(expected)


def test_the_less_certain_of_two_comes_first() -> None:
    assert priority(claim(0.6, 0.5)) > priority(claim(0.9, 0.5))
    assert priority(claim(0.6, 0.9)) > priority(claim(0.6, 0.5))


def test_every_order_ends_where_no_two_claims_are_alike() -> None:
    assert [name for name, sql in ORDERS.items() if not sql.endswith(", id")] == []
