"""A fitted model, applied without what fitted it: the same probabilities to the last bit."""

from __future__ import annotations

import random

import pytest

from claims.classification.linear_model import Features, LinearModel

MOODS = ("indicative", "conditional", "subjunctive")


def rows(count: int) -> list[Features]:
    """Features as claims have them: words, truths and numbers, some absent."""
    chance = random.Random(7)
    made: list[Features] = []
    for _ in range(count):
        row: dict[str, str | float | bool] = {"mood": chance.choice(MOODS), "words": chance.random() * 40}
        if chance.random() < 0.5:
            row["attributed"] = chance.random() < 0.7
        made.append(row)
    return made


@pytest.fixture(scope="module")
def fitted() -> tuple[object, object, LinearModel]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser, model = DictVectorizer(sparse=False), LogisticRegression(C=0.5, max_iter=2000)
    table = vectoriser.fit_transform([dict(row) for row in rows(300)])
    model.fit(table, [("alleged", "fact", "said")[at % 3] for at in range(300)])
    ours = LinearModel(vectoriser.get_feature_names_out(), model.classes_, model.coef_, model.intercept_)
    return vectoriser, model, ours


@pytest.mark.parametrize("count", [1, 7, 1_000, 1_001, 2_500])
def test_probabilities_are_those_of_scikit_learn(fitted: tuple[object, object, LinearModel], count: int) -> None:
    vectoriser, model, ours = fitted
    new = rows(count)
    new[0] = {"mood": "imperative", "unknown": True, "words": 3}

    batches = [new[start : start + 1_000] for start in range(0, count, 1_000)]
    theirs = [
        row
        for batch in batches
        for row in model.predict_proba(vectoriser.transform([dict(f) for f in batch])).tolist()  # type: ignore[attr-defined]
    ]

    assert list(ours.probabilities(new)) == theirs


def test_huge_weights_overflow_nothing() -> None:
    model = LinearModel(["a"], ["x", "y"], [[1e300], [-1e300]], [0.0, 0.0])

    assert list(model.probabilities([{"a": 1.0}, {}])) == [[1.0, 0.0], [0.5, 0.5]]


def test_no_features_no_probabilities() -> None:
    assert list(LinearModel((), (), [], []).probabilities([])) == []
