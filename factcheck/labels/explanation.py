"""Why a claim bears its label: the phrases for and against it, with their weights in log odds.

In: a labelled claim with its features, and the labeller. Out: a ``LabelExplanation``, and the same as JSON.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from claims.claim import Label, LabelledClaim
from claims.classification.labeller import Labeller
from claims.classification.thresholds import FACT_THRESHOLD
from factcheck.reports.feature_wording import feature_words
from factcheck.reports.record_filling import correction_record, machine_claim_record
from factcheck.scan_results import Correction

__all__ = [
    "FeatureWeight",
    "LabelExplanation",
    "Weights",
    "explain_label",
    "explanation_record",
    "feature_weights",
    "rival_label",
]

Weights: TypeAlias = Mapping[Label, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class FeatureWeight:
    """The weight of one phrase for a label (positive) or against it, in log odds, and the features it stands for."""

    words: str
    weight: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelExplanation:
    """Why one claim bears its label.

    ``against`` is the label that came second; ``weights`` say what made the difference, the weightiest first, and
    ``start`` is where the model begins before it looks at the claim: all of them together are the log odds of the one
    label against the other. ``fact`` is the share the model itself gives to an established fact. Of a claim whose
    features are not on record there are no weights, and ``fact`` is None. ``corrections`` are what people put in the
    place of what the machine made of it.
    """

    name: str
    item: LabelledClaim
    text: str
    against: Label
    weights: tuple[FeatureWeight, ...] = ()
    start: float = 0.0
    fact: float | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def added(self) -> bool:
        """Whether a person found the claim where the machine had none: then nothing is a machine's."""
        return any(one.part == "added" for one in self.corrections)

    @property
    def below(self) -> bool:
        """Whether the claim is no established fact only because the model was not sure enough of it."""
        likeliest = self.fact is not None and self.fact > max(self.item.probabilities[x] for x in _SAID)
        return likeliest and not self.item.claim.attributed and self.item.label is not Label.ESTABLISHED_FACT


_SAID = (Label.REPORTED_SPEECH, Label.ALLEGATION)


def explain_label(
    name: str, item: LabelledClaim, text: str, labeller: Labeller, corrections: tuple[Correction, ...] = ()
) -> LabelExplanation:
    """Why ``labeller`` gave a claim of the article ``text`` its label; ``name`` is the claim's id."""
    claim, label, against = item.claim, item.label, rival_label(item)
    if not claim.features:
        return LabelExplanation(name=name, item=item, text=text, against=against, corrections=corrections)
    (shares,) = labeller.probabilities([claim.features])
    weights = feature_weights(claim.features, {x: labeller.weights(x) for x in (label, against)}, label, against)
    odds = math.log(max(shares[label], _TINY)) - math.log(max(shares[against], _TINY))
    return LabelExplanation(
        name=name,
        item=item,
        text=text,
        against=against,
        weights=weights,
        start=odds - sum(weighed.weight for weighed in weights),
        fact=shares[Label.ESTABLISHED_FACT],
        corrections=corrections,
    )


_TINY = 1e-12


def rival_label(item: LabelledClaim) -> Label:
    """The label that came second."""
    rivals = [label for label in item.probabilities if label is not item.label]
    if item.claim.attributed:
        # An attributed claim is never a fact: its rival is the other way of saying it.
        rivals = [label for label in rivals if label is not Label.ESTABLISHED_FACT] or rivals
    return max(rivals, key=lambda label: item.probabilities[label])


def feature_weights(
    features: Mapping[str, str | float | bool], weights: Weights, label: Label, against: Label
) -> tuple[FeatureWeight, ...]:
    """What the features of a claim weigh for ``label`` and against the other, the weightiest first.

    ``weights`` are those of the label model, by label and feature; features with the same wording are added up.
    """
    here, there = weights[label], weights[against]
    by_words: dict[str, FeatureWeight] = {}
    for key, value in features.items():
        name, size = (f"{key}={value}", 1.0) if isinstance(value, str) else (key, float(value))
        if name not in here or not size:
            continue
        words = feature_words(name, features) or name
        before = by_words.get(words, FeatureWeight(words, 0.0, ()))
        weight = before.weight + size * (here[name] - there[name])
        by_words[words] = FeatureWeight(words, weight, (*before.features, name))
    return tuple(sorted(by_words.values(), key=lambda weighed: -abs(weighed.weight)))


def explanation_record(explanation: LabelExplanation) -> dict[str, Any]:
    """The explanation as JSON: the record of the claim, and the weights that decided its label.

    Both are the machine's; ``corrections`` tell what people put in its place.
    """
    claim = explanation.item.claim
    nothing = {"score": None, "probabilities": None} if explanation.added else {}
    return {
        **machine_claim_record(explanation.item, explanation.name, explanation.text).model_dump(),
        **nothing,
        "corrections": [correction_record(one).model_dump() for one in explanation.corrections],
        "features": dict(claim.features),
        "against": explanation.against.value,
        "weights": [
            {"words": w.words, "weight": round(w.weight, 4), "features": list(w.features)} for w in explanation.weights
        ],
        "start": round(explanation.start, 4),
        "fact_share": None if explanation.fact is None else round(explanation.fact, 4),
        "fact_threshold": FACT_THRESHOLD,
    }
