"""Training: which examples are learned from, and that no article is labelled by a model that saw it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from claims.claim import LABELS, Claim, Extraction, Label, Skipped
from claims.classification.labeller import Labeller
from claims.document.span import Span
from claims.errors import ParseError
from factcheck.errors import TrainingError
from factcheck.evaluation.gold import GoldArticle, GoldClaim, read_gold
from factcheck.labels import training
from factcheck.labels.training import (
    FOLDS,
    ExtractedArticle,
    examples,
    extract,
    extract_folders,
    folds,
    labellers,
    out_of_fold,
    train,
)
from factcheck.scan_results import Article
from factcheck.scanning.checker import Checker

REPORTED, ALLEGED, FACT = LABELS
TEXT = "Titre\n\n" + "x" * 200
Features = Mapping[str, str | float | bool]


def claim(start: int, end: int, rules: tuple[str, ...] = (), **features: str | float | bool) -> Claim:
    content = (Span(start, end),)
    return Claim(
        content=content,
        sentence=content[0],
        construction="essai",
        suggested=REPORTED if rules else FACT,
        rules=rules,
        features=features,
    )


def marked(start: int, end: int, label: Label) -> GoldClaim:
    return GoldClaim(content=(Span(start, end),), label=label)


def extracted(name: str) -> ExtractedArticle:
    """An article with one claim of each label, whose features tell the article."""
    article = Article(id=name, source=f"{name}.txt", text=TEXT, blocks=())
    places = [(10, 40), (50, 80), (90, 120)]
    gold = GoldArticle(
        id=name, text=TEXT, claims=tuple(marked(*p, label) for p, label in zip(places, LABELS, strict=True))
    )
    rules = (("essai",), ("essai",), ())
    claims = tuple(
        claim(*p, rules=r, article=name, kind=label.value) for p, r, label in zip(places, rules, LABELS, strict=True)
    )
    return ExtractedArticle(gold=gold, article=article, claims=claims, skipped=(Skipped(Span(0, 5), "headline"),))


def names(count: int) -> list[str]:
    return [f"article-{i:02}" for i in range(count)]


# --- Examples --------------------------------------------------------------------------------------------------------


def test_a_claim_that_a_person_marked_too_is_an_example() -> None:
    found = examples([extracted("un")])

    assert {(e.label, e.article, e.features["kind"]) for e in found} == {(x, "un", x.value) for x in LABELS}
    assert {e.label: e.suggested for e in found} == {REPORTED: REPORTED, ALLEGED: REPORTED, FACT: FACT}


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (10, 40, 1),
        (10, 25, 1),
        (10, 70, 1),
        (10, 24, 0),
        (10, 71, 0),
        (40, 70, 0),
    ],
)
def test_half_the_union_must_be_shared(start: int, end: int, count: int) -> None:
    gold = GoldArticle(id="un", text=TEXT, claims=(marked(10, 40, REPORTED),))
    one = ExtractedArticle(
        gold=gold,
        article=Article(id="un", source="un", text=TEXT, blocks=()),
        claims=(claim(start, end),),
        skipped=(),
    )

    assert len(examples([one])) == count


# --- Folds -----------------------------------------------------------------------------------------------------------


def test_folds_depend_on_the_articles_alone() -> None:
    ids = names(25)

    assert folds(ids) == folds([*reversed(ids), *ids])
    assert set(folds(ids).values()) == set(range(FOLDS))


def test_folds_are_of_even_size() -> None:
    sizes = [list(folds(names(25)).values()).count(fold) for fold in range(FOLDS)]

    assert max(sizes) - min(sizes) <= 1


def test_the_labeller_of_an_article_was_fitted_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what each fit was given: never an example of the articles it is then used for."""
    seen: dict[int, set[str]] = {}

    def spy(features: Sequence[Features], labels: Sequence[Label], note: object = None) -> Labeller:
        labeller = Labeller.untrained()
        seen[id(labeller)] = {str(f["article"]) for f in features}
        kept.append(labeller)
        return labeller

    kept: list[Labeller] = []
    monkeypatch.setattr(training, "fit", spy)
    ids = names(23)

    fitted = labellers(examples([extracted(n) for n in ids]), ids)

    assert set(fitted) == set(ids)
    fold_of = folds(ids)
    for name, labeller in fitted.items():
        assert seen[id(labeller)] == {other for other in ids if fold_of[other] != fold_of[name]}


def test_a_fitted_labeller_has_no_weight_for_the_article_it_labels() -> None:
    """By what the models hold: a feature that only one article has is unknown to that article's model."""
    ids = names(12)

    fitted = labellers(examples([extracted(n) for n in ids]), ids)

    for name, labeller in fitted.items():
        weights = labeller.weights(FACT)
        assert f"article={name}" not in weights
        assert any(feature.startswith("article=") for feature in weights)


def test_a_wrong_label_in_one_article_does_not_change_how_that_article_is_labelled() -> None:
    """Whatever a person wrote into an article, its own labels stay the same: they come from the others."""
    articles = [extracted(n) for n in names(20)]
    turned = GoldArticle(
        id=articles[0].gold.id,
        text=TEXT,
        claims=tuple(
            marked(g.content[0].start, g.content[0].end, label)
            for g, label in zip(articles[0].gold.claims, reversed(LABELS), strict=True)
        ),
    )
    changed = ExtractedArticle(gold=turned, article=articles[0].article, claims=articles[0].claims, skipped=())

    before = {e.gold.id: c for e, c in out_of_fold(articles)}
    after = {e.gold.id: c for e, c in out_of_fold([changed, *articles[1:]])}

    assert before["article-00"].claims == after["article-00"].claims
    assert before["article-01"].claims != after["article-01"].claims


def test_out_of_fold_labels_every_claim_and_keeps_what_was_skipped() -> None:
    articles = [extracted(n) for n in names(40)]

    found = list(out_of_fold(articles))

    assert [one.gold.id for one, _ in found] == names(40)
    for one, checked in found:
        assert [c.claim for c in checked.claims] == list(one.claims)
        assert checked.skipped == one.skipped
        assert [c.label for c in checked.claims] == list(LABELS)


def test_out_of_fold_leaves_out_what_a_scan_would() -> None:
    """Two articles teach too little for a fact: it is left out, as a scan leaves it out."""
    for one, checked in out_of_fold([extracted(n) for n in names(3)]):
        assert [c.claim for c in checked.claims] == list(one.claims[:2])
        assert checked.skipped == (*one.skipped, Skipped(one.claims[2].sentence, "doubtful"))


# --- What cannot be trained on ---------------------------------------------------------------------------------------


def test_a_single_article_leaves_nothing_to_fit_on() -> None:
    with pytest.raises(TrainingError, match="no example of reported_speech, allegation, established_fact among 0"):
        list(out_of_fold([extracted("un")]))


def test_a_label_without_examples_is_told() -> None:
    found = [e for e in examples([extracted(n) for n in names(3)]) if e.label is not ALLEGED]

    with pytest.raises(TrainingError, match="no example of allegation among 6 claims"):
        train(found, {})


def test_training_fits_on_everything_and_keeps_the_note() -> None:
    labeller = train(examples([extracted(n) for n in names(3)]), {"articles": 3})

    assert labeller.note == {"articles": 3}
    assert {f"article={n}" for n in names(3)} <= set(labeller.weights(FACT))


# --- Extraction ------------------------------------------------------------------------------------------------------


class FakeChecker:
    """Finds one claim in every article."""

    def extract(self, article: Article) -> Extraction:
        return Extraction(claims=(claim(0, 4),))


def gold_folder(folder: Path, **articles: str) -> Path:
    for name, text in articles.items():
        content: dict[str, Any] = {"id": name, "text": text, "claims": []}
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_all_articles_of_the_folders_are_extracted(tmp_path: Path) -> None:
    found = extract_folders([gold_folder(tmp_path, b="Il pleut.", a="Il vente.")], cast(Checker, FakeChecker()))

    assert [(e.gold.id, e.article.text, e.article.source) for e in found] == [
        ("a", "Il vente.", "a.txt"),
        ("b", "Il pleut.", "b.txt"),
    ]
    assert [len(e.claims) for e in found] == [1, 1]


class PickyChecker(FakeChecker):
    """Cannot parse one of the articles."""

    def extract(self, article: Article) -> Extraction:
        if "vente" in article.text:
            raise ParseError("line 1: gave up")
        return super().extract(article)


def test_an_article_that_cannot_be_used_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    articles = read_gold([gold_folder(tmp_path, a="Il vente.", b="Il pleut.", c=" ")])
    told: list[str] = []

    found = extract(articles, cast(Checker, PickyChecker()), lambda error: told.append(str(error)))

    assert [e.gold.id for e in found] == ["b"]
    assert [words.partition(":")[0] for words in told] == ["a.txt", "c.txt"]
