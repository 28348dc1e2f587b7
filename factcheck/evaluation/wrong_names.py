"""Wrong names: speakers found and called otherwise than the annotation calls them, with who was weighed for the name.

In: ``Compared``, one an article. Out: ``WrongName``, those with the right words of the text first, the surest first.
Units: confidence in [0, 1]; scores are saliences, sums of weights of mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from claims.document.span import Span
from claims.resolution.referent import Referent
from factcheck.evaluation.comparison import Compared, name_right, speaker_right

__all__ = ["Candidate", "WrongName", "with_candidates", "wrong_names"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was weighed for a name, and the score."""

    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongName:
    """A claim whose content is right and whose speaker has a wrong name.

    ``expected`` is the name of the annotation. ``speaker`` are the words of the text that were taken for the speaker,
    and ``found`` the name that they were taken to stand for, with its ``confidence``; without a speaker ``speaker`` are
    the words of the annotation, and ``found`` is None. ``words_right`` tells whether these words are the speaker's:
    where they are not, the name is wrong because of them. ``how`` says in which way whom the words stand for was found
    (``Referent.how``), None where they stand for nobody who was mentioned; ``candidates`` are those who were weighed
    against each other, the best first.
    """

    article: str
    text: str
    content: tuple[Span, ...]
    expected: str
    speaker: Span
    found: str | None
    confidence: float
    words_right: bool
    how: str | None = None
    candidates: tuple[Candidate, ...] = ()


def wrong_names(articles: Iterable[Compared]) -> tuple[WrongName, ...]:
    """All wrong names of matched attributed claims, as ``Tally`` counts them.

    Wrong names of the right words come before those of wrong words; among each, the surest first.
    """

    def order(name: WrongName) -> tuple[bool, float, str, int]:
        return not name.words_right, -name.confidence, name.article, name.speaker.start

    return tuple(sorted((name for article in articles for name in _wrong(article)), key=order))


def _wrong(article: Compared) -> Iterable[WrongName]:
    for gold, found in article.attributed:
        if gold.speaker is None or name_right(gold, found):
            continue
        speaker = found.claim.speaker
        yield WrongName(
            article=article.gold.id,
            text=article.gold.text,
            content=found.claim.content,
            expected=gold.speaker_name or "",
            speaker=speaker.span if speaker else gold.speaker,
            found=speaker.name if speaker else None,
            confidence=speaker.confidence if speaker else 0.0,
            words_right=speaker_right(gold, found),
        )


def with_candidates(
    names: Iterable[WrongName], referent: Callable[[str, Span], Referent | None]
) -> tuple[WrongName, ...]:
    """The names with how each was found and who was weighed for it.

    ``referent`` gives whom the words at a span of an article stand for, by the article's id. Names without a speaker
    are left as they are.
    """
    return tuple(_weighed(name, referent(name.article, name.speaker)) if name.found else name for name in names)


def _weighed(name: WrongName, referent: Referent | None) -> WrongName:
    if referent is None:
        return name
    candidates = tuple(Candidate(person.name, round(salience, 3)) for person, salience in referent.weighed)
    return replace(name, how=referent.how, candidates=candidates)
