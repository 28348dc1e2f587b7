"""The people of an article, from whom one chooses who speaks: persons first, then organisations, then the unnamed.

In: the readings of the claims of an article as they count now, its text. Out: names with their kind. A medium (*au
micro de Radio X*, *sur Telegram*) is nobody. Names that no claim holds are found in the text where a first name or a
title begins them; both are word lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.claim import SourceRole
from claims.document.span import Span
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.headline_names import headline_names
from factcheck.built_in_lists import entries_of
from factcheck.reports.wording import SURE
from factcheck.review.queue import ClaimPlace, ReviewQueue
from factcheck.store.article_claims import claims_of_article
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.stored_records import Appearance
from factcheck.verification.similarity import fold

__all__ = ["NamedSource", "people_near", "people_of"]

_KINDS = {
    SourceRole.PERSON: SourceRole.PERSON,
    SourceRole.ORGANISATION: SourceRole.ORGANISATION,
    SourceRole.OUTLET: SourceRole.ORGANISATION,
    SourceRole.AGENCY: SourceRole.ORGANISATION,
    SourceRole.VAGUE: SourceRole.VAGUE,
}
"""What each role counts as; platforms and documents are no people."""
_ORDER = (SourceRole.PERSON, SourceRole.ORGANISATION, SourceRole.VAGUE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class NamedSource:
    """Somebody whom an article names; ``kind`` is person, organisation or vague, which is for the unidentified."""

    name: str
    kind: SourceRole


def people_near(queue: ReviewQueue, place: ClaimPlace) -> list[NamedSource]:
    """The people of the article of a claim, as people corrected them, too."""
    with queue.store.reading() as connection:
        readings = claims_of_article(connection, place.reading.article_id)
        ids = tuple({one.claim_id for one in readings})
        rows = list_claims(connection, Filter(ids=ids)) if ids else []
    corrected = [row.speaker for row in rows if row.speaker and row.speaker != row.machine_speaker]
    return people_of(readings, corrected, place.text)


def people_of(readings: Sequence[Appearance], corrected: Iterable[str], text: str) -> list[NamedSource]:
    """Who speaks, is a source, accuses or is accused in readings, whom people named, and other persons of the text.

    Persons come before organisations, who is named most often comes first.
    """
    kinds: dict[str, SourceRole | None] = {}
    counts: Counter[str] = Counter()
    for reading in readings:
        for name, kind in _of_reading(reading):
            counts[name] += 1
            kinds[name] = kinds.get(name) or kind
    for name in corrected:
        counts[name] += 1
        if kinds.get(name) is None:
            kinds[name] = SourceRole.PERSON
    for name in _of_text(text):
        kinds.setdefault(name, SourceRole.PERSON)
    named = [NamedSource(name, kind) for name, kind in kinds.items() if kind is not None]
    named.sort(key=lambda one: (_ORDER.index(one.kind), -counts[one.name], text.find(one.name) % (len(text) + 1)))
    return [one for one in named if not _another_holds(one, named)]


def _of_reading(reading: Appearance) -> Iterator[tuple[str, SourceRole | None]]:
    """The people of one reading with what they count as; None for what is nobody."""
    roles = {source.name: _KINDS.get(source.role) for source in reading.sources or ()}
    for name, kind in roles.items():
        # Told to "la presse": somebody unidentified counts as a speaker alone.
        yield name, None if kind is SourceRole.VAGUE and name != reading.speaker_name else kind
    if reading.speaker_name and reading.speaker_name not in roles:
        yield reading.speaker_name, _kind_by_name(reading.speaker_name)
    for accusation in reading.accusations or ():
        for party in (*accusation.accused, *([accusation.accuser] if accusation.accuser else ())):
            if party.confidence >= SURE and not party.vague and _is_name(party.name):
                yield party.name, _kind_by_name(party.name)


def _kind_by_name(name: str) -> SourceRole:
    return SourceRole.PERSON if name.split(" ")[0].split("-")[0] in _given_names() else SourceRole.ORGANISATION


def _is_name(words: str) -> bool:
    """Whether all words but particles begin with a capital: *Mise à jour* is nobody."""
    found = [word for word in _WORD.findall(words) if word.lower() not in GRAMMAR.name_particles]
    return bool(found) and all(word[0].isupper() for word in found)


def _of_text(text: str) -> Iterator[str]:
    """The persons that a first name or a title makes known, in the order of the text."""
    yield from dict.fromkeys(one.name for one in headline_names(text, [Span(0, len(text))], _given_names()))
    yield from dict.fromkeys(found["name"] for found in _titled().finditer(text))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(entries_of("prenoms-feminins")) | frozenset(entries_of("prenoms-masculins"))


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in entries_of("titres-civilite") if title[0].isupper())
    word = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
    return re.compile(rf"(?<!\w)(?:{titles})[ \u00a0\u202f](?P<name>{word}(?: {word})*)")


def _another_holds(one: NamedSource, named: Sequence[NamedSource]) -> bool:
    """Whether another person has the whole name in a longer one, or an earlier name is the same less case and accents.

    *Kerbrat* is *Maud Kerbrat*.
    """
    words = f" {fold(one.name)} "
    for other in named:
        if other is one:
            continue
        whole = f" {fold(other.name)} "
        if other.kind is one.kind is SourceRole.PERSON and words in whole and len(words) < len(whole):
            return True
        if whole == words and named.index(other) < named.index(one):
            return True
    return False
