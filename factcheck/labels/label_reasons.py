"""What decided the labels of an article's claims, for reports that tell it in a sentence.

In: a checked article, the labeller. Out: the same article with a ``LabelReason`` for each claim of which it is known.
"""

from __future__ import annotations

from dataclasses import replace

from claims.claim import LABELS, LabelledClaim
from claims.classification.labeller import Labeller
from factcheck.claim_ids import claim_ids
from factcheck.labels.explanation import Weights, feature_weights, rival_label
from factcheck.scan_results import Checked, LabelReason

__all__ = ["with_reasons"]

_MOST = 3
"""Phrases that a sentence can hold."""
_LEAST = 0.25
"""Log odds from which on a phrase is told: less moves a probability by six points of a hundred at most."""


def with_reasons(checked: Checked, labeller: Labeller) -> Checked:
    """The article with what decided its labels; a label that a person gave, and one of a claim without features, lacks.

    Claims out of the store are weighed by ``labeller``, which may be a newer one than that which gave the label.
    """
    weights: Weights = {label: labeller.weights(label) for label in LABELS}
    reasons = {
        name: _reason(item, weights)
        for name, item in zip(claim_ids(checked), checked.claims, strict=True)
        if item.claim.features and not _given(checked, name)
    }
    return replace(checked, reasons=reasons)


def _given(checked: Checked, name: str) -> bool:
    return any(correction.part == "label" for correction in checked.standing(name).check.corrections)


def _reason(item: LabelledClaim, weights: Weights) -> LabelReason:
    against = rival_label(item)
    weighed = feature_weights(item.claim.features, weights, item.label, against)
    told = [one.features[0] for one in weighed if one.weight >= _LEAST][:_MOST]
    return LabelReason(against=against, features=tuple(told))
