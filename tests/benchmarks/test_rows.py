"""Figures and the goals that they reach."""

from __future__ import annotations

import pytest

from tests.benchmarks.rows import Row, median, processor_seconds


@pytest.mark.parametrize(
    ("goal", "at_most", "reached"),
    [(None, False, None), (5.0, False, True), (6.0, False, False), (5.0, True, True), (4.9, True, False)],
)
def test_a_goal_is_reached_from_below_or_from_above(goal: float | None, at_most: bool, reached: bool | None) -> None:
    assert Row(name="n", value=5.0, unit="s", goal=goal, at_most=at_most).reached is reached


def test_one_slow_round_does_not_change_a_median() -> None:
    figures = iter([1.0, 900.0, 2.0, 3.0, 1.5])

    assert median(lambda: next(figures)) == 2.0


def test_work_takes_processor_time() -> None:
    assert processor_seconds(lambda: sum(range(1_000_000))) > 0
