"""How often and in how many words each source is quoted.

In: articles with their claims. Out: ``QuotedSource``, those with most words first, and shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.claim import Label, LabelledClaim, SourceRole
from factcheck.article_dates import day_of
from factcheck.quoting.gender import Gender, gender_of_speaker
from factcheck.scan_results import Article, Checked
from factcheck.verification.similarity import fold

__all__ = ["Naming", "QuotedSource", "Share", "quoted_sources", "shares_of", "totals"]


class Naming(StrEnum):
    """How an article names a source: a person by name, a person without one, a body, an outlet, agency or document,
    somebody whom it does not identify, or nobody at all."""

    NAMED = "named"
    UNNAMED = "unnamed"
    BODY = "body"
    MEDIA = "media"
    VAGUE = "vague"
    NOBODY = "nobody"


_BODIES = (SourceRole.ORGANISATION,)
_MEDIA = (SourceRole.OUTLET, SourceRole.AGENCY, SourceRole.PLATFORM, SourceRole.DOCUMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSource:
    """One source over all articles; ``name`` is empty for claims of nobody.

    ``sure`` tells that the gender stands in the text as a title or a first name. ``words`` counts those of the claims.
    """

    name: str
    naming: Naming
    gender: Gender
    sure: bool
    claims: int
    words: int
    articles: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what is quoted: how many claims and words, and which share of the words of all, in [0, 1]."""

    key: str
    claims: int
    words: int
    share: float


@dataclass(slots=True)
class _Count:
    """A source while it is counted."""

    name: str
    naming: Naming
    claims: int = 0
    words: int = 0
    genders: Counter[tuple[Gender, bool]] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)


def quoted_sources(articles: Iterable[Checked]) -> list[QuotedSource]:
    """The sources of all claims that articles attribute, those with most words first.

    A surname alone is whoever bears it among the full names of the same article, where that is one person. Unnamed
    persons and vague sources are one for each article: *un habitant* here is nobody else's neighbour there.
    """
    counts: dict[tuple[str, str], _Count] = {}
    for checked in articles:
        said = [item for item in checked.claims if item.label is not Label.ESTABLISHED_FACT]
        full = _full_names(said)
        for item in said:
            _add(counts, checked.article, item, full)
    ranked = sorted(counts.values(), key=lambda count: (-count.words, -count.claims, fold(count.name)))
    return [_source(count) for count in ranked]


def _full_names(said: Iterable[LabelledClaim]) -> dict[str, str]:
    """By surname, the full name that ends in it, where it is one."""
    found: dict[str, set[str]] = {}
    for item in said:
        if item.claim.speaker and " " in item.claim.speaker.name and _naming(item) is Naming.NAMED:
            found.setdefault(fold(item.claim.speaker.name.split()[-1]), set()).add(item.claim.speaker.name)
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


def _add(counts: dict[tuple[str, str], _Count], article: Article, item: LabelledClaim, full: dict[str, str]) -> None:
    speaker, naming = item.claim.speaker, _naming(item)
    name = full.get(fold(speaker.name), speaker.name) if speaker else ""
    alone = article.id if naming in (Naming.UNNAMED, Naming.VAGUE) else ""
    count = counts.setdefault((fold(name), alone), _Count(name, naming))
    count.claims += 1
    count.words += len(item.claim.text(article.text, " ").split())
    if speaker and naming in (Naming.NAMED, Naming.UNNAMED):
        count.genders[gender_of_speaker(speaker.span.of(article.text), name)] += 1
    count.articles.add(article.id)
    count.outlets |= {article.outlet} if article.outlet else set()
    day = day_of(article.published)
    count.days |= {day} if day else set()


def _naming(item: LabelledClaim) -> Naming:
    speaker = item.claim.speaker
    if speaker is None:
        return Naming.NOBODY
    if speaker.vague:
        return Naming.VAGUE
    role = next((source.role for source in item.claim.sources if source.name == speaker.name), None)
    if role in _BODIES:
        return Naming.BODY
    if role in _MEDIA:
        return Naming.MEDIA
    if role is SourceRole.VAGUE:
        return Naming.VAGUE
    return Naming.NAMED if speaker.name[:1].isupper() else Naming.UNNAMED


def _source(count: _Count) -> QuotedSource:
    gender, sure = Gender.UNKNOWN, False
    # What is sure in one place outweighs what grammar says in others.
    for (found, certain), _n in sorted(count.genders.items(), key=lambda pair: (not pair[0][1], -pair[1])):
        if found is not Gender.UNKNOWN:
            gender, sure = found, certain
            break
    days = sorted(count.days)
    return QuotedSource(
        name=count.name,
        naming=count.naming,
        gender=gender,
        sure=sure,
        claims=count.claims,
        words=count.words,
        articles=len(count.articles),
        outlets=tuple(sorted(count.outlets)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def totals(sources: Sequence[QuotedSource]) -> tuple[int, int]:
    """The number of claims and of words of all sources."""
    return sum(one.claims for one in sources), sum(one.words for one in sources)


def shares_of(sources: Sequence[QuotedSource], key: Callable[[QuotedSource], str | None]) -> list[Share]:
    """What each value of ``key`` has of the claims and words of the sources that have one, in order of the words."""
    claims, words = Counter[str](), Counter[str]()
    for one in sources:
        value = key(one)
        if value is not None:
            claims[value] += one.claims
            words[value] += one.words
    whole = words.total()
    ranked = sorted(claims, key=lambda value: (-words[value], value))
    return [Share(value, claims[value], words[value], words[value] / whole if whole else 0.0) for value in ranked]
