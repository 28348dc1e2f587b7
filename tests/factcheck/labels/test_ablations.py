"""Experiments on articles made up so that what the answer must be is known."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from claims.claim import LABELS, Claim, Label
from claims.classification import labeller
from claims.classification.labeller import Features, Labeller
from claims.document.span import Span
from claims.resources import label_model_path
from factcheck.evaluation.calibration import Forecast
from factcheck.evaluation.gold import GoldArticle, GoldClaim
from factcheck.labels import ablations
from factcheck.labels.ablations import GROUPS, Answer, Experiment, Family, Score, experiments, group_of, score
from factcheck.labels.training import ExtractedArticle
from factcheck.scan_results import Article

REPORTED, ALLEGED, FACT = LABELS
TEXT = "Titre\n\n" + "x" * 200
MOODS = dict(zip(LABELS, ("indicative", "conditional", "infinitive"), strict=True))


def extracted(name: str, labels: Mapping[Label, Label] | None = None) -> ExtractedArticle:
    """An article with one claim of each label; its mood tells the label, the rule suggests speech for all of them.

    ``labels`` changes what a person made of them.
    """
    article = Article(id=name, source=f"{name}.txt", text=TEXT, blocks=())
    claims, matched_claims = [], []
    for number, label in enumerate(LABELS):
        span = Span(10 + 40 * number, 40 + 40 * number)
        rules = () if label is FACT else ("essai",)
        claims.append(
            Claim(
                content=(span,),
                sentence=span,
                construction="essai",
                suggested=REPORTED,
                rules=rules,
                features={"mood": MOODS[label], "number": number % 2 == 0, "new": True},
            )
        )
        matched_claims.append(GoldClaim(content=(span,), label=(labels or {}).get(label, label)))
    gold = GoldArticle(id=name, text=TEXT, claims=tuple(matched_claims))
    return ExtractedArticle(gold=gold, article=article, claims=tuple(claims), skipped=())


@pytest.fixture(scope="module", autouse=True)
def fitted_once() -> Iterator[None]:
    """The articles are alike, and so are many folds: what was learned from the same claims is not learned again."""
    known: dict[Hashable, Labeller] = {}

    def fit(features: Sequence[Features], labels: Sequence[Label]) -> Labeller:
        key = (tuple(frozenset(one.items()) for one in features), tuple(labels))
        if key not in known:
            known[key] = labeller.fit(features, labels)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ablations, "fit", fit)
        yield


NAMES = [f"article-{number:02}" for number in range(24)]


@pytest.fixture(scope="module")
def results() -> Mapping[tuple[Family, str], Experiment]:
    found = experiments([extracted(name) for name in NAMES], NAMES)
    return {(one.family, one.name): one for one in found}


def test_the_full_model_learns_what_tells_the_labels_apart(results: Mapping[tuple[Family, str], Experiment]) -> None:
    full = results[Family.MODEL, "full"]

    assert full.score.macro_f1 == full.score.accuracy == 1.0
    assert full.score.shown_as_fact == 0.0
    assert full.difference is None


def test_the_rule_s_label_is_taken_as_it_is(results: Mapping[tuple[Family, str], Experiment]) -> None:
    """Speech for everything: one label of three right, and each wrong one costs 2 in Brier's score."""
    rules = results[Family.BASELINE, "rules"]

    assert rules.score.accuracy == pytest.approx(1 / 3)
    assert rules.score.macro_f1 == pytest.approx(0.5 / 3)
    assert rules.score.brier == pytest.approx(4 / 3)
    assert rules.difference == pytest.approx(0.5 / 3 - 1)
    assert list(rules.interval or ()) == pytest.approx([rules.difference] * 2)


def test_the_commonest_label_answers_for_all(results: Mapping[tuple[Family, str], Experiment]) -> None:
    assert results[Family.BASELINE, "majority"].score.accuracy == pytest.approx(1 / 3)


def test_without_the_features_that_tell_the_model_is_worse(results: Mapping[tuple[Family, str], Experiment]) -> None:
    without = results[Family.ABLATION, "mood"]

    assert without.score.macro_f1 < 1.0
    assert without.difference is not None
    assert without.difference < 0
    assert results[Family.ABLATION, "surface"].difference == 0.0


def test_only_groups_that_there_are_are_left_out_and_unknown_features_are_one(
    results: Mapping[tuple[Family, str], Experiment],
) -> None:
    assert {name for family, name in results if family is Family.ABLATION} == {"mood", "surface", "other"}


def test_the_curve_doubles_the_articles_up_to_what_a_fold_has(
    results: Mapping[tuple[Family, str], Experiment],
) -> None:
    curve = [one for (family, _name), one in results.items() if family is Family.CURVE]

    assert [one.name for one in curve] == ["5", "10", "20"]
    assert all(one.spread and one.spread[0] <= one.score.macro_f1 <= one.spread[1] for one in curve)
    assert curve[0].score.brier > curve[-1].score.brier


def test_a_temperature_changes_no_label(results: Mapping[tuple[Family, str], Experiment]) -> None:
    tempered, full = results[Family.CALIBRATION, "temperature"].score, results[Family.MODEL, "full"].score

    assert tempered.accuracy == full.accuracy
    assert tempered.brier < full.brier


def test_only_scored_articles_count() -> None:
    """All that is wrong stands in an article that is learned from and not scored."""
    turned = extracted("article-99", {REPORTED: ALLEGED, ALLEGED: REPORTED})

    full = experiments([*(extracted(name) for name in NAMES), turned], NAMES)[0]

    assert full.score.accuracy == 1.0
    assert experiments([*(extracted(name) for name in NAMES), turned], ["article-99"])[0].score.accuracy < 0.5


def test_no_article_is_labelled_by_what_it_taught() -> None:
    """A person's labels in one article, turned round, leave its own answers as they are."""
    articles = [extracted(name) for name in NAMES]
    turned = [extracted(NAMES[0], {REPORTED: ALLEGED, ALLEGED: REPORTED}), *articles[1:]]

    before, after = (experiments(ones, NAMES[:1])[0].score for ones in (articles, turned))

    assert before.accuracy == 1.0
    assert after.accuracy == pytest.approx(1 / 3)


def test_left_out_and_shown_as_fact_are_shares_of_what_a_reader_sees() -> None:
    sure = Forecast({REPORTED: 0.0, ALLEGED: 0.1, FACT: 0.9}, FACT, FACT)
    answers = [Answer(sure, FACT), Answer(sure, None), Answer(replace(sure, gold=ALLEGED), FACT)]

    figures = score(answers)

    assert figures.accuracy == pytest.approx(2 / 3)
    assert figures.left_out == pytest.approx(1 / 3)
    assert figures.shown_as_fact == 1.0


def test_no_answers_no_figures() -> None:
    assert score([]) == Score(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_every_feature_of_the_bundled_model_belongs_to_a_group() -> None:
    weights = json.loads(label_model_path().read_text(encoding="utf-8"))["weights"]

    assert {group_of(feature) for feature in weights} == set(GROUPS)
