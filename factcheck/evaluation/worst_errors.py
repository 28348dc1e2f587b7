"""The worst errors of an evaluated scan, each with the annotation, the claim found, and the parse of its sentence.

In: ``Compared``, one an article. Out: ``Mistake``, worst first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.claim import Claim, Label, LabelledClaim
from claims.document.span import Span
from claims.document.tree import Document, Sentence
from factcheck.evaluation.comparison import Compared, speaker_right
from factcheck.evaluation.gold import GoldClaim, overlap

__all__ = ["Fault", "Mistake", "faults", "with_parses", "worst"]


class Fault(StrEnum):
    """What is wrong with a claim, worst first."""

    SHOWN_AS_FACT = "shown_as_fact"
    WRONG_LABEL = "wrong_label"
    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG_SPEAKER = "wrong_speaker"


_RANKS = {Fault.SHOWN_AS_FACT: 0, Fault.WRONG_LABEL: 1, Fault.MISSED: 2, Fault.SPURIOUS: 2, Fault.WRONG_SPEAKER: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One error: the claim of the annotation, the claim found, or both.

    For a missed claim ``found`` is the claim found that overlaps it most, for a spurious one ``gold`` the person's;
    None where there is none. ``weight`` in [0, 1] tells how bad it is among its like: the probability of what was
    shown, or for a missed claim how little of it anything found shares. ``place`` is where to look, the cue or else the
    content; the ``sentence`` there is known once it was parsed.
    """

    fault: Fault
    article: str
    text: str
    gold: GoldClaim | None
    found: LabelledClaim | None
    weight: float
    place: int
    sentence: Sentence | None = None


def faults(article: Compared) -> Iterator[Mistake]:
    """All errors of one article; a pair of claims has one at most, the worst."""
    leaked = {id(gold) for gold, _found in article.leaked}
    mislabelled = list(_mislabelled(article, leaked))
    wrong = {id(claim) for pair in mislabelled for claim in pair}
    for gold, found in article.leaked:
        yield _mistake(article, Fault.SHOWN_AS_FACT, gold, found, weight=found.score)
    for gold, found in mislabelled:
        yield _mistake(article, Fault.WRONG_LABEL, gold, found, weight=found.score)
    for gold in article.missed:
        if id(gold) not in leaked | wrong:
            yield _missed(article, gold)
    for found in article.spurious:
        if id(found) not in wrong:
            yield _spurious(article, found)
    for gold, found in article.attributed:
        if id(gold) not in wrong and not speaker_right(gold, found):
            yield _mistake(article, Fault.WRONG_SPEAKER, gold, found, weight=found.score)


def _mislabelled(article: Compared, leaked: set[int]) -> Iterator[tuple[GoldClaim, LabelledClaim]]:
    """Matches with different labels, each of the person's claims once, less those shown as facts."""
    reported = set(leaked)
    for gold, found in (*article.attributed, *article.same):
        if gold.label is not found.label and id(gold) not in reported:
            reported |= {id(gold), id(found)}
            yield gold, found


def _missed(article: Compared, gold: GoldClaim) -> Mistake:
    at, shared = _nearest(gold.content, [c.claim.content for c in article.found])
    return _mistake(article, Fault.MISSED, gold, article.found[at] if shared else None, weight=1 - shared)


def _spurious(article: Compared, found: LabelledClaim) -> Mistake:
    at, shared = _nearest(found.claim.content, [g.content for g in article.gold.claims])
    nearest = article.gold.claims[at] if shared else None
    return _mistake(article, Fault.SPURIOUS, nearest, found, weight=found.score, at=found.claim)


def _mistake(
    article: Compared,
    fault: Fault,
    gold: GoldClaim | None,
    found: LabelledClaim | None,
    *,
    weight: float,
    at: Claim | None = None,
) -> Mistake:
    """An error, to be looked at where the claim ``at`` stands, by default the person's."""
    claim = at or gold
    assert claim is not None
    return Mistake(
        fault=fault,
        article=article.gold.id,
        text=article.gold.text,
        gold=gold,
        found=found,
        weight=weight,
        place=(claim.cue or claim.content[0]).start,
    )


def _nearest(content: Sequence[Span], others: Sequence[Sequence[Span]]) -> tuple[int, float]:
    """The index of the content that overlaps most, and how much: 0 where none does."""
    shares = [overlap(content, other) for other in others]
    most = max(shares, default=0.0)
    return (shares.index(most) if shares else -1), most


def worst(articles: Iterable[Compared], most: int) -> tuple[Mistake, ...]:
    """The ``most`` worst errors.

    First come claims that are wrongly shown as facts, allegations before speech; then wrong labels, the most confident
    first; then missed and spurious claims; then wrong speakers.
    """

    def badness(mistake: Mistake) -> tuple[int, bool, float, str, int]:
        alleged = mistake.gold is not None and mistake.gold.label is Label.ALLEGATION
        ranked = alleged and mistake.fault in (Fault.SHOWN_AS_FACT, Fault.MISSED)
        return _RANKS[mistake.fault], not ranked, -mistake.weight, mistake.article, mistake.place

    return tuple(sorted((m for article in articles for m in faults(article)), key=badness)[:most])


def with_parses(mistakes: Iterable[Mistake], parse: Callable[[str], Document]) -> tuple[Mistake, ...]:
    """The mistakes with the sentences in which they stand. ``parse`` parses an article by its id, once each."""
    documents: dict[str, Document] = {}
    parsed = []
    for mistake in mistakes:
        if mistake.article not in documents:
            documents[mistake.article] = parse(mistake.article)
        sentences = documents[mistake.article].sentences
        here = next((s for s in sentences if s.span.start <= mistake.place < s.span.end), None)
        parsed.append(replace(mistake, sentence=here))
    return tuple(parsed)
