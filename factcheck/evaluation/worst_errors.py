"""The worst errors of an evaluated scan, each with the annotation, the claim found, and the parse of its sentence.

In: ``Compared``, one an article. Out: ``Mistake``, worst first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.claim import Claim, Label, LabelledClaim
from claims.document.tree import Document, Sentence, Span
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

    def mistake(
        fault: Fault, gold: GoldClaim | None, found: LabelledClaim | None, weight: float, at: GoldClaim | Claim
    ) -> Mistake:
        return Mistake(
            fault=fault,
            article=article.gold.id,
            text=article.gold.text,
            gold=gold,
            found=found,
            weight=weight,
            place=(at.cue or at.content[0]).start,
        )

    leaked = {id(g) for g, _c in article.leaked}
    for gold, found in article.leaked:
        yield mistake(Fault.SHOWN_AS_FACT, gold, found, found.score, gold)
    mislabelled: set[int] = set()
    for gold, found in (*article.attributed, *article.same):
        if gold.label is not found.label and id(gold) not in leaked | mislabelled:
            mislabelled |= {id(gold), id(found)}
            yield mistake(Fault.WRONG_LABEL, gold, found, found.score, gold)
    for gold in article.missed:
        if id(gold) not in leaked | mislabelled:
            at, shared = _nearest(gold.content, [c.claim.content for c in article.found])
            yield mistake(Fault.MISSED, gold, article.found[at] if shared else None, 1 - shared, gold)
    for found in article.spurious:
        if id(found) not in mislabelled:
            at, shared = _nearest(found.claim.content, [g.content for g in article.gold.claims])
            nearest = article.gold.claims[at] if shared else None
            yield mistake(Fault.SPURIOUS, nearest, found, found.score, found.claim)
    for gold, found in article.attributed:
        if id(gold) not in mislabelled and not speaker_right(gold, found):
            yield mistake(Fault.WRONG_SPEAKER, gold, found, found.score, gold)


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

    return tuple(sorted((m for one in articles for m in faults(one)), key=badness)[:most])


def with_parses(mistakes: Iterable[Mistake], parse: Callable[[str], Document]) -> tuple[Mistake, ...]:
    """The mistakes with the sentences in which they stand. ``parse`` parses an article by its id, once each."""
    documents: dict[str, Document] = {}
    found = []
    for mistake in mistakes:
        if mistake.article not in documents:
            documents[mistake.article] = parse(mistake.article)
        sentences = documents[mistake.article].sentences
        here = next((s for s in sentences if s.span.start <= mistake.place < s.span.end), None)
        found.append(replace(mistake, sentence=here))
    return tuple(found)
