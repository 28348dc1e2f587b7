"""Calibration against values worked out by hand."""

from __future__ import annotations

import importlib
import math
from dataclasses import replace
from typing import Any

import pytest

from claims.claim import LABELS, Label
from factcheck.evaluation.calibration import Bin, Forecast, brier, calibration_error, reliability, scaled, temperature

REPORTED, ALLEGED, FACT = LABELS


def forecast(score: float, right: bool) -> Forecast:
    """Reported speech with this probability, an allegation with the rest."""
    shares = {REPORTED: score, ALLEGED: 1 - score, FACT: 0.0}
    return Forecast(shares, REPORTED, REPORTED if right else ALLEGED)


def test_bins_hold_mean_probability_and_share_of_right_labels() -> None:
    bins = reliability([forecast(0.75, True), forecast(0.79, False), forecast(0.95, True)])

    assert [replace(one, mean=round(one.mean, 6)) for one in bins] == [
        Bin(0.7, 0.8, 2, 0.77, 0.5),
        Bin(0.9, 1.0, 1, 0.95, 1.0),
    ]


def test_a_probability_of_one_stands_in_the_last_bin() -> None:
    (only,) = reliability([forecast(1.0, True)])

    assert (only.low, only.high) == (0.9, 1.0)


def test_calibration_error_weighs_bins_by_their_claims() -> None:
    """Two at 0.95, both right: off by 0.05. Two at 0.75, one right: off by 0.25. Mean 0.15."""
    claims = [forecast(0.95, True), forecast(0.95, True), forecast(0.75, True), forecast(0.75, False)]

    assert calibration_error(claims) == pytest.approx(0.15)


def test_brier_sums_squares_over_the_labels() -> None:
    """0.8 right: 0.04 + 0.04. 0.6 wrong: 0.36 + 0.36."""
    assert brier([forecast(0.8, True), forecast(0.6, False)]) == pytest.approx((0.08 + 0.72) / 2)


def test_brier_is_that_of_scikit_learn() -> None:
    """Its score of one label against the others, summed over the labels."""
    # Imported so because it publishes no types.
    metrics: Any = importlib.import_module("sklearn.metrics")
    claims = [forecast(0.8, True), forecast(0.6, False), forecast(0.37, True)]

    scores = [
        metrics.brier_score_loss([f.gold is label for f in claims], [f.probabilities[label] for f in claims])
        for label in LABELS
    ]

    assert brier(claims) == pytest.approx(sum(scores))


def test_nothing_forecast_is_nothing_wrong() -> None:
    assert reliability([]) == ()
    assert calibration_error([]) == brier([]) == 0.0


@pytest.mark.parametrize("degree", [0.5, 1.0, 2.0])
def test_scaling_keeps_order_and_sum(degree: float) -> None:
    shares = scaled({REPORTED: 0.6, ALLEGED: 0.3, FACT: 0.1}, degree)

    assert sum(shares.values()) == pytest.approx(1)
    assert shares[REPORTED] > shares[ALLEGED] > shares[FACT]


def test_a_higher_temperature_is_flatter() -> None:
    sure = {REPORTED: 0.9, ALLEGED: 0.1, FACT: 0.0}

    assert scaled(sure, 1.0) == pytest.approx(sure)
    assert scaled(sure, 2.0)[REPORTED] == pytest.approx(3 / 4)
    assert scaled(sure, 2.0)[FACT] == 0.0


def test_the_temperature_mends_overconfidence() -> None:
    """Said with 0.9, right three times in four: a temperature of 2 makes it 0.75."""
    claims = [forecast(0.9, True)] * 3 + [forecast(0.9, False)]

    degree = temperature(claims)

    assert math.log(degree) == pytest.approx(math.log(2), abs=0.03)


def test_what_is_calibrated_stays() -> None:
    assert temperature([forecast(0.9, True)] * 9 + [forecast(0.9, False)]) == 1.0
    assert temperature([]) == 1.0


def test_a_label_held_impossible_costs_much_and_not_everything() -> None:
    certain = Forecast({REPORTED: 1.0, ALLEGED: 0.0, FACT: 0.0}, REPORTED, Label.ALLEGATION)

    assert temperature([certain]) == 1.0
