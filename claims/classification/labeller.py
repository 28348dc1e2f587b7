"""The label of a claim, by a linear model over its features, which is stored as JSON.

In: claims with features. Out: ``LabelledClaim``; or, from labelled examples, a ``Labeller``. Probabilities are in [0,
1].
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.claim import LABELS, Claim, Label, LabelledClaim, Skipped
from claims.classification.linear_model import Features, LinearModel
from claims.classification.thresholds import FACT_THRESHOLD, LIKELY_THRESHOLD
from claims.errors import LabelModelError, Message
from claims.foreign_errors import foreign
from claims.loaded_once import loaded_once
from claims.resources import label_model_path

__all__ = ["Features", "Labeller", "fit", "load_labeller", "sifted"]

FORMAT = 1


class Labeller:
    """A fitted classifier, and the rules that stand above it.

    ``note`` is free-form and travels with the model file: what it was trained on and how well it did.
    """

    def __init__(self, model: LinearModel, note: Mapping[str, Any] | None = None) -> None:
        self._model = model
        self.note = dict(note or {})

    @classmethod
    def untrained(cls) -> Labeller:
        """A labeller without training, for extracting the claims that a real one is to be trained on."""
        return cls(LinearModel((), (), [], []))

    def probabilities(self, features: Sequence[Features]) -> list[dict[Label, float]]:
        """One distribution over all labels per feature mapping, as the model gives it."""
        known = self._model.labels
        return [
            {label: row[known.index(label.value)] if label.value in known else 0.0 for label in LABELS}
            for row in self._model.probabilities(features)
        ]

    def label(self, claims: Sequence[Claim]) -> tuple[LabelledClaim, ...]:
        """The claims with label and probabilities, in their order.

        An attributed claim is never an established fact: the probability of that label goes to the others. An
        unattributed one is a fact only from FACT_THRESHOLD on.
        """
        labelled = []
        for claim, raw in zip(claims, self.probabilities([c.features for c in claims]), strict=True):
            shares = dict(raw)
            if claim.attributed:
                shares[Label.ESTABLISHED_FACT] = 0.0
                total = sum(shares.values())
                shares = {k: v / total for k, v in shares.items()} if total else _even(Label.ESTABLISHED_FACT)
                best = max(shares, key=lambda k: shares[k])
            elif shares[Label.ESTABLISHED_FACT] >= FACT_THRESHOLD:
                best = Label.ESTABLISHED_FACT
            else:
                best = max((k for k in shares if k is not Label.ESTABLISHED_FACT), key=lambda k: shares[k])
            labelled.append(LabelledClaim(claim=claim, label=best, probabilities=shares))
        return tuple(labelled)

    def weights(self, label: Label) -> dict[str, float]:
        """The weight of each feature for ``label``; positive speaks for it."""
        row = self._model.weights[self._model.labels.index(label.value)]
        return dict(zip(self._model.names, row.tolist(), strict=True))

    def as_json(self) -> str:
        """The model as the text of a model file: feature names, weights (one row per label), intercepts, note."""
        content = {
            "format": FORMAT,
            "note": self.note,
            "labels": list(self._model.labels),
            "intercepts": [round(float(v), 6) for v in self._model.intercepts],
            "weights": {
                name: [round(float(v), 6) for v in column]
                for name, column in zip(self._model.names, self._model.weights.T, strict=True)
            },
        }
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def sifted(labelled: Sequence[LabelledClaim]) -> tuple[tuple[LabelledClaim, ...], tuple[Skipped, ...]]:
    """The claims that can be shown, and the sentences left out, reason ``doubtful``.

    A sentence is doubtful if no rule attributes it, it is not certain enough to be a fact, and no other label has a
    probability above 0.5: to show it as speech of nobody would be a guess.
    """
    kept = tuple(item for item in labelled if not _doubtful(item))
    return kept, tuple(Skipped(item.claim.sentence, "doubtful") for item in labelled if _doubtful(item))


def _doubtful(item: LabelledClaim) -> bool:
    unattributed = not item.claim.attributed and item.claim.suggested is Label.ESTABLISHED_FACT
    return unattributed and item.label is not Label.ESTABLISHED_FACT and item.score <= LIKELY_THRESHOLD


def fit(features: Sequence[Features], labels: Sequence[Label], note: Mapping[str, Any] | None = None) -> Labeller:
    """Fit a labeller on feature mappings and their labels (same length, all three labels present).

    Multinomial logistic regression: its probabilities are calibrated by its loss, and its weights can be read.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = DictVectorizer(sparse=False)
    rows = vectoriser.fit_transform([dict(f) for f in features])
    model = LogisticRegression(C=0.5, max_iter=2000, class_weight=None)
    model.fit(rows, [label.value for label in labels])
    names = vectoriser.get_feature_names_out()
    return Labeller(LinearModel(names, model.classes_, model.coef_, model.intercept_), note)


def load_labeller(path: Path | None = None) -> Labeller:
    """Read a model file (default: the one that comes with the package).

    Raises:
        LabelModelError: the file is absent, not JSON, or of another format.
    """
    file = path or label_model_path()
    return loaded_once(("labels", str(file), str(file.absolute())), lambda: (file,), lambda: _read(file))


def _read(file: Path) -> Labeller:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            formats = {"found": content["format"], "expected": FORMAT}
            raise ValueError(Message("found format {found}, expected {expected}", **formats))
        names = sorted(content["weights"])
        labels = [Label(name).value for name in content["labels"]]
        columns = [[float(v) for v in content["weights"][name]] for name in names]
        intercepts = [float(v) for v in content["intercepts"]]
        if sorted(labels) != sorted(LABELS):
            lists = {"found": ", ".join(labels), "expected": ", ".join(LABELS)}
            raise ValueError(Message("found the labels {found}, expected {expected}", **lists))
        if not columns or any(len(column) != len(labels) for column in columns) or len(intercepts) != len(labels):
            raise ValueError(Message("the weights do not fit the labels"))
        if not all(math.isfinite(v) for column in (*columns, intercepts) for v in column):
            raise ValueError(Message("a weight is not a finite number"))
        note = dict(content.get("note") or {})
    except (OSError, ValueError, LookupError, OverflowError, TypeError, AttributeError, RecursionError) as error:
        raise LabelModelError(
            Message(
                "{file}: the label model cannot be read ({reason}); make it anew with: factcheck train",
                file=str(file),
                reason=foreign(error),
            )
        ) from error
    return Labeller(LinearModel(names, labels, list(zip(*columns, strict=True)), intercepts), note)


def _even(without: Label) -> dict[Label, float]:
    rest = [label for label in LABELS if label is not without]
    return {label: 0.0 if label is without else 1 / len(rest) for label in LABELS}
