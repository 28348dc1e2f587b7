"""The label classifier, trained on annotated articles and scored on articles that it was not trained on.

In: folders of annotated articles and a ``Checker``. Out: a ``Labeller``, or articles labelled out of fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.claim import LABELS, Claim, Label, Skipped
from claims.classification.labeller import Labeller, fit, sifted
from claims.errors import ClaimsError
from factcheck.articles.reader import read_text
from factcheck.errors import ArticleError, TrainingError
from factcheck.evaluation.gold import GoldArticle, half, overlap, pairs, read_gold
from factcheck.i18n import _
from factcheck.reports.error_wording import error_words
from factcheck.scan_results import Article, Checked
from factcheck.scanning.checker import Checker

__all__ = [
    "FOLDS",
    "Example",
    "ExtractedArticle",
    "MatchedClaim",
    "examples",
    "extract",
    "extract_folders",
    "folds",
    "labellers",
    "matched_claims",
    "out_of_fold",
    "train",
]

FOLDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedArticle:
    """One annotated article with the claims found in it."""

    gold: GoldArticle
    article: Article
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class MatchedClaim:
    """A claim as found, the label a person gave it, and the article it stands in."""

    claim: Claim
    label: Label
    article: str


@dataclass(frozen=True, slots=True)
class Example:
    """What the classifier sees of a claim, the label a person gave it, and the article it stands in."""

    features: Mapping[str, str | float | bool]
    label: Label
    article: str
    suggested: Label


def extract_folders(folders: Sequence[Path], checker: Checker) -> tuple[ExtractedArticle, ...]:
    """The claims of all annotated articles of ``folders``, unlabelled.

    Raises:
        TrainingError: a file cannot be read.
    """
    return tuple(_extracted(gold, checker) for gold in read_gold(folders))


def extract(
    articles: Iterable[GoldArticle], checker: Checker, failed: Callable[[Exception], None]
) -> tuple[ExtractedArticle, ...]:
    """The claims of annotated articles, unlabelled; ``failed`` is told of an article that cannot be used."""
    articles_with_claims = []
    for gold in articles:
        try:
            articles_with_claims.append(_extracted(gold, checker))
        except (ArticleError, ClaimsError) as error:
            source = f"{gold.id}.txt"
            failed(error if isinstance(error, ArticleError) else ArticleError(error_words(error), source=source))
    return tuple(articles_with_claims)


def _extracted(gold: GoldArticle, checker: Checker) -> ExtractedArticle:
    article = read_text(gold.text, source=f"{gold.id}.txt")
    extraction = checker.extract(article)
    return ExtractedArticle(gold=gold, article=article, claims=extraction.claims, skipped=extraction.skipped)


def matched_claims(extracted: Sequence[ExtractedArticle]) -> tuple[MatchedClaim, ...]:
    """Claims found that a person marked too (intersection over union of at least 0.5), with the person's label."""
    matched: list[MatchedClaim] = []
    for article in extracted:
        for i, j in pairs([g.content for g in article.gold.claims], [c.content for c in article.claims], overlap, half):
            matched.append(MatchedClaim(article.claims[j], article.gold.claims[i].label, article.gold.id))
    return tuple(matched)


def examples(extracted: Sequence[ExtractedArticle]) -> tuple[Example, ...]:
    """What the classifier sees of the claims that a person marked too, with the person's label."""
    return tuple(Example(m.claim.features, m.label, m.article, m.claim.suggested) for m in matched_claims(extracted))


def folds(articles: Sequence[str], count: int = FOLDS) -> dict[str, int]:
    """A fold per article id, the same whenever the same articles are there."""
    return {name: i % count for i, name in enumerate(sorted(set(articles)))}


def labellers(examples: Sequence[Example], articles: Sequence[str]) -> dict[str, Labeller]:
    """For each article a labeller that was fitted without it.

    Raises:
        TrainingError: a fold is left without one of the labels.
    """
    fold_of = folds(articles)
    by_fold: dict[int, Labeller] = {}
    for fold in sorted(set(fold_of.values())):
        seen = [e for e in examples if fold_of[e.article] != fold]
        _check(seen)
        by_fold[fold] = fit([e.features for e in seen], [e.label for e in seen])
    return {name: by_fold[fold] for name, fold in fold_of.items()}


def _check(examples: Sequence[Example]) -> None:
    missing = [label.value for label in LABELS if not any(e.label is label for e in examples)]
    if missing:
        problem = _(
            "no example of {labels} among {count} claims; expected all three labels: "
            "add annotated articles, or review more claims"
        )
        raise TrainingError(problem.format(labels=", ".join(missing), count=len(examples)))


def out_of_fold(extracted: Sequence[ExtractedArticle]) -> Iterator[tuple[ExtractedArticle, Checked]]:
    """Each article as a scan would give it, labelled by a model that never saw it."""
    labelled = examples(extracted)
    fitted = labellers(labelled, [e.gold.id for e in extracted])
    for article in extracted:
        claims, doubtful = sifted(fitted[article.gold.id].label(article.claims))
        skipped = tuple(sorted((*article.skipped, *doubtful), key=lambda s: s.span))
        yield article, Checked(article=article.article, claims=claims, skipped=skipped)


def train(examples: Sequence[Example], note: Mapping[str, object]) -> Labeller:
    """A labeller fitted on all examples."""
    _check(examples)
    return fit([e.features for e in examples], [e.label for e in examples], note)
