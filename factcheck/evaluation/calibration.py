"""How well probabilities of labels agree with how often they are right.

In: ``Forecast``, one a claim. Out: a reliability table, the Brier score, the calibration error, the best temperature.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.claim import Label

__all__ = ["Bin", "Forecast", "brier", "calibration_error", "reliability", "scaled", "temperature"]

_BINS = 10
_TEMPERATURES = tuple(math.exp(step / 20) for step in range(-30, 31))
"""From 0.22 to 4.5 in steps of 5 %: finer than the differences that some hundred claims can show."""
_LEAST = 1e-6
"""Used instead of a probability of 0 in logarithms."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A distribution over the labels, the label that was shown for it, and the label a person gave."""

    probabilities: Mapping[Label, float]
    shown: Label
    gold: Label

    @property
    def score(self) -> float:
        """Probability of the label shown, in [0, 1]."""
        return self.probabilities[self.shown]

    @property
    def right(self) -> bool:
        """Whether the label shown is the person's."""
        return self.shown is self.gold


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose label was shown with a probability in [low, high); the last bin holds 1 too.

    ``mean`` is their mean probability and ``right`` the share of right labels: in a calibrated model the two agree.
    """

    low: float
    high: float
    count: int
    mean: float
    right: float


def reliability(forecasts: Sequence[Forecast]) -> tuple[Bin, ...]:
    """Ten bins of equal width, those without a claim left out."""
    bins = []
    for number in range(_BINS):
        inside = [f for f in forecasts if min(int(f.score * _BINS), _BINS - 1) == number]
        if inside:
            mean = sum(f.score for f in inside) / len(inside)
            right = sum(f.right for f in inside) / len(inside)
            bins.append(Bin(number / _BINS, (number + 1) / _BINS, len(inside), mean, right))
    return tuple(bins)


def calibration_error(forecasts: Sequence[Forecast]) -> float:
    """Expected calibration error over ten bins of equal width, in [0, 1] (Naeini, Cooper and Hauskrecht 2015)."""
    return sum(b.count * abs(b.mean - b.right) for b in reliability(forecasts)) / max(len(forecasts), 1)


def brier(forecasts: Sequence[Forecast]) -> float:
    """Mean squared distance between distribution and outcome, summed over the labels: in [0, 2] (Brier 1950)."""
    total = sum((p - (label is f.gold)) ** 2 for f in forecasts for label, p in f.probabilities.items())
    return total / max(len(forecasts), 1)


def scaled(probabilities: Mapping[Label, float], degree: float) -> dict[Label, float]:
    """The distribution at the temperature ``degree``: flatter above 1, sharper below (Guo et al. 2017)."""
    powers = {label: p ** (1 / degree) for label, p in probabilities.items()}
    total = sum(powers.values())
    return {label: p / total for label, p in powers.items()}


def temperature(forecasts: Sequence[Forecast]) -> float:
    """The temperature at which the logarithmic loss of the forecasts is least; 1 where there are none."""

    def loss(degree: float) -> float:
        return -sum(math.log(max(scaled(f.probabilities, degree)[f.gold], _LEAST)) for f in forecasts)

    # Of several with the same loss, the one nearest to 1, which changes nothing.
    return min(_TEMPERATURES, key=lambda degree: (loss(degree), abs(math.log(degree))))
