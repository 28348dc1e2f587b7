"""Why a claim bears its label: what spoke for it and against it, and how much."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.claim import Label, LabelledClaim
from claims.classification.labeller import FACT_THRESHOLD, Labeller
from factcheck.reports.exports import claim_record
from factcheck.reports.feature_wording import feature_words

__all__ = ["Account", "Weighed", "account_of", "account_record"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for a label (positive) or against it, in log odds: one phrase, and the features it stands for."""

    words: str
    weight: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One labelled claim accounted for.

    ``against`` is the label that came second; ``weights`` say what made the difference, the weightiest first, and
    ``start`` is where the model begins before it looks at the claim: all of them together are the log odds of the one
    label against the other. ``fact`` is the share the model itself gives to an established fact. Of a claim whose
    features are not on record there are no weights, and ``fact`` is None.
    """

    name: str
    item: LabelledClaim
    text: str
    against: Label
    weights: tuple[Weighed, ...] = ()
    start: float = 0.0
    fact: float | None = None

    @property
    def below(self) -> bool:
        """Whether the claim is no established fact only because the model was not sure enough of it."""
        likeliest = self.fact is not None and self.fact > max(self.item.probabilities[x] for x in _SAID)
        return likeliest and not self.item.claim.attributed and self.item.label is not Label.ESTABLISHED_FACT


_SAID = (Label.REPORTED_SPEECH, Label.ALLEGATION)


def account_of(name: str, item: LabelledClaim, text: str, labeller: Labeller) -> Account:
    """What ``labeller`` makes of a claim of the article ``text``; ``name`` is the claim's id."""
    claim, label = item.claim, item.label
    rivals = [x for x in item.probabilities if x is not label]
    if claim.attributed:
        # An attributed claim is never a fact: its rival is the other way of saying it.
        rivals = [x for x in rivals if x is not Label.ESTABLISHED_FACT] or rivals
    against = max(rivals, key=lambda x: item.probabilities[x])
    if not claim.features:
        return Account(name=name, item=item, text=text, against=against)
    (shares,) = labeller.probabilities([claim.features])
    weights = _weights(claim.features, labeller, label, against)
    odds = math.log(max(shares[label], _TINY)) - math.log(max(shares[against], _TINY))
    return Account(
        name=name,
        item=item,
        text=text,
        against=against,
        weights=weights,
        start=odds - sum(weighed.weight for weighed in weights),
        fact=shares[Label.ESTABLISHED_FACT],
    )


_TINY = 1e-12


def _weights(
    features: Mapping[str, str | float | bool], labeller: Labeller, label: Label, against: Label
) -> tuple[Weighed, ...]:
    """The weights of what is there, those with one wording added up; what is not there weighs nothing."""
    here, there = labeller.weights(label), labeller.weights(against)
    found: dict[str, Weighed] = {}
    for key, value in features.items():
        name, size = (f"{key}={value}", 1.0) if isinstance(value, str) else (key, float(value))
        if name not in here or not size:
            continue
        words = feature_words(name, features) or name
        before = found.get(words, Weighed(words, 0.0, ()))
        weight = before.weight + size * (here[name] - there[name])
        found[words] = Weighed(words, weight, (*before.features, name))
    return tuple(sorted(found.values(), key=lambda weighed: -abs(weighed.weight)))


def account_record(account: Account) -> dict[str, Any]:
    """The account as JSON has it: the claim's own record, and what decided its label."""
    claim = account.item.claim
    return {
        **claim_record(account.item, account.name, account.text),
        "features": dict(claim.features),
        "against": account.against.value,
        "weights": [
            {"words": w.words, "weight": round(w.weight, 4), "features": list(w.features)} for w in account.weights
        ],
        "start": round(account.start, 4),
        "fact_share": None if account.fact is None else round(account.fact, 4),
        "fact_threshold": FACT_THRESHOLD,
    }
