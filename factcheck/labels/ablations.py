"""Experiments that show what the label classifier is worth: baselines, without groups of features, with fewer articles.

In: annotated articles with the claims found in them. Out: one ``Experiment`` each, scored out of fold by article.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.claim import LABELS, Label
from claims.classification.labeller import Labeller, fit, sifted
from factcheck.evaluation.calibration import Forecast, brier, calibration_error, scaled, temperature
from factcheck.labels.training import ExtractedArticle, MatchedClaim, folds, matched_claims

if TYPE_CHECKING:
    import numpy as np

__all__ = ["GROUPS", "Answer", "Experiment", "Family", "Score", "experiments", "group_of", "score"]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "rule": ("construction", "suggested", "attributed"),
    "speaker": ("speaker", "polarity"),
    "cue": ("cue_",),
    "mood": ("mood", "hearsay", "conditional", "modal", "future"),
    "root": ("root_",),
    "words": ("near=", "inside=", "hedge", "appearance"),
    "surface": ("quoted_part", "number", "exclaims", "first_person"),
}
"""Groups of features, by the beginnings of their names; a feature that fits none is in ``other``."""

_INNER = 5
_LEAST = 5
_DRAWS = 3
_ROUNDS = 1000


class Family(StrEnum):
    """The question that an experiment answers."""

    MODEL = "model"
    BASELINE = "baseline"
    ABLATION = "ablation"
    CURVE = "curve"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Answer:
    """A forecast that holds the likeliest label, and the label that a reader sees; None where the claim is left out."""

    forecast: Forecast
    shown: Label | None


@dataclass(frozen=True, slots=True)
class Score:
    """How well labels are given.

    Mean F1 over the labels there are, share of right labels, Brier score and expected calibration error are those of
    the likeliest label. ``shown_as_fact`` is the share of speech and allegations that a reader would see as facts,
    ``left_out`` the share of all claims that are too doubtful to be shown.
    """

    macro_f1: float
    accuracy: float
    brier: float
    calibration_error: float
    shown_as_fact: float
    left_out: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """One way of labelling the same claims, out of fold by article.

    ``name`` is a baseline's, a feature group's, or the number of articles learned from. ``difference`` is the macro F1
    less the full model's, and ``interval`` what holds 95 of 100 resamplings of it by article; None for the full model
    itself and where the macro F1 is a mean of several draws, whose least and greatest are ``spread``.
    """

    family: Family
    name: str
    score: Score
    difference: float | None = None
    interval: tuple[float, float] | None = None
    spread: tuple[float, float] | None = None


def group_of(feature: str) -> str:
    """The group of a feature, by its name."""
    return next((name for name, starts in GROUPS.items() if feature.startswith(starts)), "other")


def score(answers: Sequence[Answer]) -> Score:
    """The figures of some answers; all 0 where there are none."""
    forecasts = [a.forecast for a in answers]
    spoken = [a for a in answers if a.forecast.gold is not Label.ESTABLISHED_FACT]
    return Score(
        macro_f1=float(_macro_f1(_confusion([answers]))[0]),
        accuracy=sum(f.right for f in forecasts) / max(len(forecasts), 1),
        brier=brier(forecasts),
        calibration_error=calibration_error(forecasts),
        shown_as_fact=sum(a.shown is Label.ESTABLISHED_FACT for a in spoken) / max(len(spoken), 1),
        left_out=sum(a.shown is None for a in answers) / max(len(answers), 1),
    )


def experiments(extracted: Sequence[ExtractedArticle], scored: Iterable[str]) -> tuple[Experiment, ...]:
    """All experiments on the claims that a person marked too; ``scored`` are the ids of the articles that count.

    Every article is labelled by a model trained on the other folds; the folds are the same in all experiments. Random
    draws are seeded. Articles that are not scored are trained on all the same.
    """
    claims = matched_claims(extracted)
    fold_of = folds([article.gold.id for article in extracted])
    trial = _Trial(claims, fold_of, frozenset(scored))
    full = trial.run(_learned)
    results = [Experiment(family=Family.MODEL, name="full", score=score(_joined(full)))]
    for name, method in (("rules", _suggested), ("majority", _majority)):
        results.append(_beside(full, trial.run(method), Family.BASELINE, name))
    for group in (*GROUPS, "other"):
        if any(group_of(feature) == group for m in claims for feature in m.claim.features):
            results.append(_beside(full, trial.run(_without(group)), Family.ABLATION, group))
    results += _curve(trial)
    results.append(_beside(full, trial.run(_tempered), Family.CALIBRATION, "temperature"))
    return tuple(results)


# --- Ways of labelling -----------------------------------------------------------------------------------------------

_Method = Callable[[Sequence[MatchedClaim], Sequence[MatchedClaim]], list[Answer]]
"""From the claims to learn from and the claims to label to one answer for each of the latter."""


@dataclass(frozen=True, slots=True)
class _Trial:
    claims: tuple[MatchedClaim, ...]
    fold_of: Mapping[str, int]
    scored: frozenset[str]

    def run(self, method: _Method) -> dict[str, list[Answer]]:
        """Answers by article, each made by what was learned without its fold."""
        answers: dict[str, list[Answer]] = {}
        for fold in sorted(set(self.fold_of.values())):
            held = [m for m in self.claims if self.fold_of[m.article] == fold and m.article in self.scored]
            seen = [m for m in self.claims if self.fold_of[m.article] != fold]
            for claim, answer in zip(held, method(seen, held) if held else (), strict=True):
                answers.setdefault(claim.article, []).append(answer)
        return answers


def _learned(seen: Sequence[MatchedClaim], held: Sequence[MatchedClaim]) -> list[Answer]:
    if len({m.label for m in seen}) < 2 or not any(m.claim.features for m in seen):
        # A few articles may hold one label only, or no feature at all.
        return _majority(seen, held)
    return _answers(fit([m.claim.features for m in seen], [m.label for m in seen]), held)


def _answers(labeller: Labeller, held: Sequence[MatchedClaim]) -> list[Answer]:
    answers = []
    for item, matched in zip(labeller.label([m.claim for m in held]), held, strict=True):
        kept, _doubtful = sifted([item])
        answers.append(Answer(_forecast(item.probabilities, matched.label), item.label if kept else None))
    return answers


def _forecast(probabilities: Mapping[Label, float], gold: Label) -> Forecast:
    return Forecast(probabilities, max(LABELS, key=lambda label: probabilities[label]), gold)


def _suggested(_seen: Sequence[MatchedClaim], held: Sequence[MatchedClaim]) -> list[Answer]:
    """Baseline: the label that the rule proposes, with probability 1."""
    return [
        Answer(_forecast({label: float(label is m.claim.suggested) for label in LABELS}, m.label), m.claim.suggested)
        for m in held
    ]


def _majority(seen: Sequence[MatchedClaim], held: Sequence[MatchedClaim]) -> list[Answer]:
    labels = [m.label for m in seen]
    shares = {label: labels.count(label) / max(len(labels), 1) for label in LABELS}
    forecasts = [_forecast(shares, m.label) for m in held]
    return [Answer(f, f.shown) for f in forecasts]


def _without(group: str) -> _Method:
    def stripped(claims: Sequence[MatchedClaim]) -> list[MatchedClaim]:
        return [
            replace(
                m, claim=replace(m.claim, features={k: v for k, v in m.claim.features.items() if group_of(k) != group})
            )
            for m in claims
        ]

    return lambda seen, held: _learned(stripped(seen), stripped(held))


def _tempered(seen: Sequence[MatchedClaim], held: Sequence[MatchedClaim]) -> list[Answer]:
    """The model's probabilities at the temperature that suits it best on articles it did not see; labels stay."""
    inner = _Trial(tuple(seen), folds([m.article for m in seen], _INNER), frozenset(m.article for m in seen))
    degree = temperature([a.forecast for a in _joined(inner.run(_learned))])
    return [
        Answer(_forecast(scaled(a.forecast.probabilities, degree), a.forecast.gold), a.shown)
        for a in _learned(seen, held)
    ]


def _curve(trial: _Trial) -> list[Experiment]:
    """From five articles on, each time twice as many, up to all there are in a fold."""
    results = []
    articles = sorted(trial.fold_of)
    size = _LEAST
    while size < len(articles) * (1 - 1 / len(set(trial.fold_of.values()))):
        drawn = [score(_joined(trial.run(_few(size, draw)))) for draw in range(_DRAWS)]
        f1s = [s.macro_f1 for s in drawn]
        mean = Score(*(sum(getattr(s, name) for s in drawn) / _DRAWS for name in Score.__slots__))
        results.append(Experiment(family=Family.CURVE, name=str(size), score=mean, spread=(min(f1s), max(f1s))))
        size *= 2
    return results


def _few(size: int, draw: int) -> _Method:
    def learned(seen: Sequence[MatchedClaim], held: Sequence[MatchedClaim]) -> list[Answer]:
        articles = sorted({m.article for m in seen})
        chosen = set(random.Random(f"{size} {draw}").sample(articles, min(size, len(articles))))
        return _learned([m for m in seen if m.article in chosen], held)

    return learned


# --- Differences -----------------------------------------------------------------------------------------------------


def _beside(
    full: Mapping[str, list[Answer]], other: Mapping[str, list[Answer]], family: Family, name: str
) -> Experiment:
    """An experiment with its difference to the full model, articles resampled together (paired bootstrap)."""
    import numpy as np

    articles = sorted(full)
    draws = np.random.default_rng(0).multinomial(len(articles), [1 / len(articles)] * len(articles), size=_ROUNDS)
    difference = np.zeros(_ROUNDS)
    for sign, answers in ((1, other), (-1, full)):
        difference += sign * _macro_f1(np.tensordot(draws, _confusion([answers[a] for a in articles]), 1))
    result = score(_joined(other))
    return Experiment(
        family=family,
        name=name,
        score=result,
        difference=result.macro_f1 - score(_joined(full)).macro_f1,
        interval=(float(np.percentile(difference, 2.5)), float(np.percentile(difference, 97.5))),
    )


def _joined(answers: Mapping[str, list[Answer]]) -> list[Answer]:
    return [a for article in sorted(answers) for a in answers[article]]


def _confusion(groups: Sequence[Sequence[Answer]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Counts of gold by likeliest label, one table a group."""
    import numpy as np

    counts = np.zeros((len(groups), len(LABELS), len(LABELS)))
    for i, answers in enumerate(groups):
        for forecast in (a.forecast for a in answers):
            counts[i, LABELS.index(forecast.gold), LABELS.index(forecast.shown)] += 1
    return counts


def _macro_f1(
    counts: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Mean F1 over the labels that a person gave, one for each table of counts; 0 where there is no claim."""
    import numpy as np

    right = np.diagonal(counts, axis1=-2, axis2=-1)
    gold, shown = counts.sum(axis=-1), counts.sum(axis=-2)
    f1 = 2 * right / np.maximum(gold + shown, 1)
    means: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = (f1 * (gold > 0)).sum(axis=-1) / np.maximum(
        (gold > 0).sum(axis=-1), 1
    )
    return means
