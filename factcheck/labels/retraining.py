"""The label classifier trained anew on labels that people reviewed, and compared with the one in use.

In: reviewed articles of the store, annotated articles. Out: a ``Labeller``, and a ``Comparison`` on articles that
neither model was trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.claim import LABELS, Claim, Label, LabelledClaim
from claims.classification.labeller import Labeller, load_labeller
from claims.errors import LabelModelError
from claims.foreign_errors import system_words
from factcheck.articles.page_words import PageWords
from factcheck.articles.reader import read_text
from factcheck.claim_ids import claim_ids
from factcheck.errors import Fault, TrainingError
from factcheck.evaluation.figures import Figures
from factcheck.evaluation.gold import overlap, pairs
from factcheck.file_writing import private_folder, write_whole
from factcheck.labels.training import Example, ExtractedArticle, labellers, train
from factcheck.scan_results import Checked
from factcheck.scanning.checker import Checker
from factcheck.scanning.models import label_model
from factcheck.store.claim_lists import ReviewedArticle

__all__ = [
    "Comparison",
    "LabelMaterial",
    "Score",
    "compare",
    "joined_material",
    "material_from_gold",
    "material_from_store",
    "model_in_use",
    "retrained",
    "save_labeller",
]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim as found now, the label that a person gave it, and the ids of its article and of the claim."""

    claim: Claim
    label: Label
    article: str
    name: str


@dataclass(frozen=True, slots=True)
class LabelMaterial:
    """Labelled claims to train on; ``lost`` counts reviewed claims that the rules no longer find."""

    labels: tuple[Labelled, ...]
    lost: int = 0

    @property
    def articles(self) -> set[str]:
        """The articles the labels stand in."""
        return {label.article for label in self.labels}


@dataclass(frozen=True, slots=True)
class Score:
    """How well labels were given on the articles held out: (a person's, the model's) pairs."""

    labels: tuple[tuple[Label, Label], ...]

    @property
    def accuracy(self) -> float:
        """Share of labels that are the person's."""
        return sum(gold is found for gold, found in self.labels) / len(self.labels)

    def f1(self, label: Label) -> float:
        """F1 of one label."""
        return Figures(
            sum(pair == (label, label) for pair in self.labels),
            sum(gold is label for gold, _found in self.labels),
            sum(found is label for _gold, found in self.labels),
        ).f1

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the labels that people gave."""
        there = [label for label in LABELS if any(gold is label for gold, _found in self.labels)]
        return sum(map(self.f1, there)) / len(there)

    @property
    def shown_as_fact(self) -> float:
        """Speech and allegations shown as established facts, as a share of all speech and allegations."""
        shown = [shown for gold, shown in self.labels if gold is not Label.ESTABLISHED_FACT]
        return sum(label is Label.ESTABLISHED_FACT for label in shown) / len(shown) if shown else 0.0

    def figures(self) -> dict[str, float]:
        """The figures by their names, as ``train`` and ``eval`` call them."""
        return {
            "label_accuracy": round(self.accuracy, 4),
            "label_macro_f1": round(self.macro_f1, 4),
            **{f"label_f1 {label.value}": round(self.f1(label), 4) for label in LABELS},
            "shown_as_fact": round(self.shown_as_fact, 4),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """The model in use and the new one on the same claims of ``articles`` articles that neither was fitted on."""

    old: Score
    new: Score
    articles: int

    @property
    def worse(self) -> bool:
        """Whether the new model labels worse, or shows more as a fact that is none."""
        return self.new.macro_f1 < self.old.macro_f1 or self.new.shown_as_fact > self.old.shown_as_fact


def material_from_store(
    reviewed: Iterable[ReviewedArticle], checker: Checker, words: PageWords | None = None
) -> LabelMaterial:
    """The claims that people reviewed, found anew in the articles they stand in: the store keeps no features."""
    labels: list[Labelled] = []
    lost = 0
    for reviewed_article in reviewed:
        article = read_text(reviewed_article.text, source=reviewed_article.source, words=words)
        claims = checker.extract(article).claims
        unlabelled = tuple(LabelledClaim(claim=c, label=c.suggested, probabilities={}) for c in claims)
        names = [n.partition("-")[0] for n in claim_ids(Checked(article=article, claims=unlabelled, skipped=()))]
        known = [(name, c) for c, name in zip(claims, names, strict=True) if name in reviewed_article.labels]
        rest = [claim for claim, name in zip(claims, names, strict=True) if name not in reviewed_article.labels]
        known += _added_ones(reviewed_article, rest)
        lost += len(set(reviewed_article.labels) - {name for name, _claim in known})
        labels += [Labelled(c, reviewed_article.labels[name], reviewed_article.id, name) for name, c in known]
    return LabelMaterial(tuple(labels), lost)


def _added_ones(reviewed: ReviewedArticle, claims: Sequence[Claim]) -> list[tuple[str, Claim]]:
    """Of claims that people did not review, those that say half or more of what a person added.

    The words a person marks are seldom those of the rules to the letter, and another name makes another id.
    """
    added = {name: spans for name, spans in reviewed.added.items() if name in reviewed.labels}
    found = pairs(list(added.values()), [claim.content for claim in claims], overlap, lambda value: value >= _HALF)
    return [(list(added)[i], claims[j]) for i, j in found]


def material_from_gold(extracted: Iterable[ExtractedArticle]) -> LabelMaterial:
    """The claims of annotated articles that were found, under the id that the store would give the article."""
    labels: list[Labelled] = []
    for article in extracted:
        marked = [g.content for g in article.gold.claims]
        unlabelled = tuple(LabelledClaim(claim=c, label=c.suggested, probabilities={}) for c in article.claims)
        names = claim_ids(Checked(article=article.article, claims=unlabelled, skipped=()))
        for i, j in pairs(marked, [c.content for c in article.claims], overlap, lambda v: v >= _HALF):
            name = names[j].partition("-")[0]
            labels.append(Labelled(article.claims[j], article.gold.claims[i].label, article.article.id, name))
    return LabelMaterial(tuple(labels))


def joined_material(store: LabelMaterial, gold: LabelMaterial) -> LabelMaterial:
    """Both together; of a claim that is in both, the review counts."""
    reviewed = {(labelled.article, labelled.name) for labelled in store.labels}
    rest = tuple(labelled for labelled in gold.labels if (labelled.article, labelled.name) not in reviewed)
    return LabelMaterial((*store.labels, *rest), store.lost)


def compare(
    old: Labeller, reviewed: LabelMaterial, everything: LabelMaterial, same: Mapping[str, str] | None = None
) -> Comparison | None:
    """Old against new on the reviewed claims; None when the old model saw all their articles.

    Articles that share a claim (an agency's text in two papers) are held out together, be it in other words: ``same``
    maps the ids of claims that repeat a known one to that one's.

    Raises:
        TrainingError: too little is left to fit on.
    """
    groups = _groups(everything.labels, same or {})
    seen = {groups[a] for a in _fitted_on(old) if a in groups}
    held = [labelled for labelled in reviewed.labels if groups[labelled.article] not in seen]
    if not held:
        return None
    new = labellers(_examples(everything, groups), sorted(set(groups.values())))
    return Comparison(
        old=Score(tuple((labelled.label, old.label([labelled.claim])[0].label) for labelled in held)),
        new=Score(
            tuple((labelled.label, new[groups[labelled.article]].label([labelled.claim])[0].label) for labelled in held)
        ),
        articles=len({labelled.article for labelled in held}),
    )


def retrained(everything: LabelMaterial, comparison: Comparison | None) -> Labeller:
    """A model fitted on everything; its note says on what it was fitted and how it compared on held-out articles."""
    labels = [labelled.label for labelled in everything.labels]
    note: dict[str, object] = {
        "articles": len(everything.articles),
        "examples": {label.value: labels.count(label) for label in LABELS},
        "fitted_on": sorted(everything.articles),
    }
    if comparison:
        note["held_out"] = {"old": comparison.old.figures(), "new": comparison.new.figures()}
    return train(_examples(everything, {name: name for name in everything.articles}), note)


def model_in_use() -> Labeller:
    """The model that scans use; where the user's own cannot be read, the one that comes with the package."""
    try:
        return load_labeller(label_model())
    except LabelModelError:
        return load_labeller()


def save_labeller(labeller: Labeller, target: Path) -> None:
    """Write a model file whole or not at all: whoever reads it meanwhile finds the old or the new model.

    Raises:
        TrainingError: the file cannot be written.
    """
    try:
        private_folder(target.parent)
        write_whole(target, labeller.as_json())
    except OSError as error:
        raise TrainingError(Fault.MODEL_NOT_WRITTEN, path=str(target), error=system_words(error)) from error


def _examples(material: LabelMaterial, groups: Mapping[str, str]) -> list[Example]:
    return [Example(o.claim.features, o.label, groups[o.article], o.claim.suggested) for o in material.labels]


def _fitted_on(labeller: Labeller) -> set[str]:
    names = labeller.note.get("fitted_on")
    return set(map(str, names)) if isinstance(names, list) else set()


def _groups(labels: Sequence[Labelled], same: Mapping[str, str]) -> dict[str, str]:
    """For each article the first of all articles that shared claims connect with it, directly or through others."""
    parent = {labelled.article: labelled.article for labelled in labels}

    def root(article: str) -> str:
        while parent[article] != article:
            article = parent[article]
        return article

    first: dict[str, str] = {}
    for labelled in labels:
        a, b = sorted(
            (root(first.setdefault(same.get(labelled.name, labelled.name), labelled.article)), root(labelled.article))
        )
        parent[b] = a
    return {article: root(article) for article in parent}
