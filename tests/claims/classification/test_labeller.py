"""The label model: rules no model may break, its file, and what is refused."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.claim import LABELS, Claim, Label, Skipped
from claims.classification.labeller import Labeller, fit, load_labeller, sifted
from claims.classification.linear_model import Features, LinearModel
from claims.classification.thresholds import FACT_THRESHOLD
from claims.document.span import Span
from claims.errors import LabelModelError

REPORTED, ALLEGED, FACT = LABELS


class Fixed(Labeller):
    """Gives every claim the same shares."""

    def __init__(self, reported: float, alleged: float, fact: float) -> None:
        super().__init__(LinearModel((), (), [], []))
        self._shares = {REPORTED: reported, ALLEGED: alleged, FACT: fact}

    def probabilities(self, features: Sequence[Any]) -> list[dict[Label, float]]:
        return [dict(self._shares) for _ in features]


def claim(*, rules: tuple[str, ...] = (), **features: str | float | bool) -> Claim:
    return Claim(
        content=(Span(0, 4),),
        sentence=Span(0, 4),
        construction="essai",
        suggested=REPORTED if rules else FACT,
        rules=rules,
        features=features,
    )


ROWS: list[Features] = [
    {"mood": "indicative", "attributed": True},
    {"mood": "conditional", "attributed": True},
    {"mood": "indicative"},
]
"""One example per label, in their order."""


def trained() -> Labeller:
    return fit(ROWS * 10, list(LABELS) * 10, {"articles": 3})


# --- Rules that stand above the model --------------------------------------------------------------------------------


@pytest.mark.parametrize("shares", [(0.0, 0.0, 1.0), (0.01, 0.02, 0.97), (0.3, 0.2, 0.5)])
def test_an_attributed_claim_is_never_a_fact(shares: tuple[float, float, float]) -> None:
    (found,) = Fixed(*shares).label([claim(rules=("essai",))])

    assert found.label is not FACT
    assert found.probabilities[FACT] == 0.0
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.score == max(found.probabilities.values())


def test_the_share_of_a_fact_goes_to_the_other_labels_in_proportion() -> None:
    (found,) = Fixed(0.1, 0.3, 0.6).label([claim(rules=("essai",))])

    assert found.probabilities == {REPORTED: pytest.approx(0.25), ALLEGED: pytest.approx(0.75), FACT: 0.0}
    assert found.label is ALLEGED


@pytest.mark.parametrize(
    ("shares", "wanted"),
    [
        ((0.0, 0.0, 1.0), FACT),
        ((0.1, 0.05, FACT_THRESHOLD), FACT),
        ((0.1, 0.06, FACT_THRESHOLD - 0.01), REPORTED),
        ((0.1, 0.35, 0.55), ALLEGED),
        ((0.9, 0.1, 0.0), REPORTED),
    ],
)
def test_in_doubt_a_sentence_is_no_fact(shares: tuple[float, float, float], wanted: Label) -> None:
    (found,) = Fixed(*shares).label([claim()])

    assert found.label is wanted
    assert found.score == shares[LABELS.index(wanted)]


@pytest.mark.parametrize(
    ("shares", "rules", "kept"),
    [
        ((0.0, 0.0, 1.0), (), True),
        ((0.1, 0.05, FACT_THRESHOLD), (), True),
        ((0.1, 0.06, FACT_THRESHOLD - 0.01), (), False),
        ((0.5, 0.0, 0.5), (), False),
        ((0.51, 0.0, 0.49), (), True),
        ((0.1, 0.7, 0.2), (), True),
        ((0.1, 0.1, 0.8), ("essai",), True),
    ],
)
def test_what_is_neither_a_sure_fact_nor_likely_speech_is_left_out(
    shares: tuple[float, float, float], rules: tuple[str, ...], kept: bool
) -> None:
    (item,) = Fixed(*shares).label([claim(rules=rules)])

    assert sifted([item]) == (((item,), ()) if kept else ((), (Skipped(item.claim.sentence, "doubtful"),)))


def test_a_quotation_of_the_running_speaker_is_never_left_out() -> None:
    floating = replace(claim(), suggested=REPORTED)

    kept, doubtful = sifted(Fixed(0.4, 0.3, 0.3).label([floating]))

    assert [c.claim for c in kept] == [floating]
    assert doubtful == ()


def test_labels_come_in_the_order_of_the_claims() -> None:
    claims = [claim(rules=("un",)), claim(), claim(rules=("deux",))]

    assert [c.claim for c in Fixed(0.1, 0.1, 0.8).label(claims)] == claims


def test_a_label_other_than_the_rule_s_is_disputed() -> None:
    first, second = Fixed(0.9, 0.1, 0.0).label([claim(rules=("un",)), claim()])

    assert not first.disputed
    assert second.disputed


def test_no_claims_no_labels_even_untrained() -> None:
    assert Labeller.untrained().label([]) == ()


# --- Fitting ---------------------------------------------------------------------------------------------------------


def test_a_fitted_model_tells_its_examples_apart() -> None:
    found = trained().probabilities(ROWS)

    assert [max(p, key=lambda k: p[k]) for p in found] == list(LABELS)
    assert [sum(p.values()) for p in found] == pytest.approx([1, 1, 1])


def test_features_never_seen_count_for_nothing() -> None:
    known, unknown = trained().probabilities([{"mood": "indicative"}, {"mood": "indicative", "never=seen": True}])

    assert unknown == known


def test_weights_speak_for_their_label() -> None:
    weights = trained().weights(ALLEGED)

    assert weights["mood=conditional"] > 0 > weights["mood=indicative"]


# --- The file --------------------------------------------------------------------------------------------------------


def test_a_saved_model_labels_as_before(tmp_path: Path) -> None:
    labeller, path = trained(), tmp_path / "labels.json"
    rows: list[Features] = [{"mood": "conditional"}, {"attributed": True, "mood": "indicative"}, {}]

    path.write_text(labeller.as_json(), encoding="utf-8")
    again = load_labeller(path)

    assert again.note == {"articles": 3}
    for before, after in zip(labeller.probabilities(rows), again.probabilities(rows), strict=True):
        assert after == pytest.approx(before, abs=1e-5)


def test_saving_what_was_loaded_changes_nothing(tmp_path: Path) -> None:
    once = trained().as_json()
    (tmp_path / "un.json").write_text(once, encoding="utf-8")

    assert load_labeller(tmp_path / "un.json").as_json() == once


def test_the_bundled_model_loads_and_knows_all_labels() -> None:
    labeller = load_labeller()

    assert all(labeller.weights(label) for label in LABELS)


GOOD: dict[str, Any] = {
    "format": 1,
    "note": {},
    "labels": ["allegation", "established_fact", "reported_speech"],
    "intercepts": [0.0, 0.0, 0.0],
    "weights": {"a": [1.0, 0.0, -1.0]},
}


def test_the_smallest_model_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")

    (shares,) = load_labeller(path).probabilities([{"a": True}])

    assert shares[ALLEGED] > shares[FACT] > shares[REPORTED]


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": None},
        {"labels": ["allegation", "established_fact", "rumour"]},
        {"labels": ["allegation", "established_fact"], "intercepts": [0, 0], "weights": {"a": [1, 0]}},
        {"labels": ["allegation", "established_fact", "allegation"]},
        {"labels": None},
        {"intercepts": [0.0, 0.0]},
        {"intercepts": "abc"},
        {"weights": {"a": [1.0, 0.0]}},
        {"weights": {"a": ["x", 0.0, 0.0]}},
        {"weights": {"a": None}},
        {"weights": {"a": [float("nan"), 0.0, 0.0]}},
        {"weights": {"a": [float("inf"), 0.0, 0.0]}},
        {"weights": {"a": [10**400, 0.0, 0.0]}},
        {"intercepts": [10**400, 0.0, 0.0]},
        {"intercepts": [[], {}, None]},
        {"labels": [[], {}, 1]},
        {"format": [1]},
        {"weights": "abc"},
        {"weights": {}},
        {"weights": []},
        {"note": ["a", "b"]},
    ],
    ids=lambda change: str(change)[:60],
)
def test_a_model_file_that_does_not_fit_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps(GOOD | change), encoding="utf-8")

    with pytest.raises(LabelModelError, match="make it anew with: factcheck train"):
        load_labeller(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"3", b'"format"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "labels.json"
    path.write_bytes(content)

    with pytest.raises(LabelModelError, match=r"labels\.json"):
        load_labeller(path)


def test_an_absent_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelModelError, match=r"absent\.json"):
        load_labeller(tmp_path / "absent.json")


class Trap:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        return open, (self.path, "w")


def test_a_pickle_is_refused_without_being_run(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    path = tmp_path / "labels.json"
    path.write_bytes(pickle.dumps(Trap(str(trap))))

    with pytest.raises(LabelModelError):
        load_labeller(path)

    assert not trap.exists()
