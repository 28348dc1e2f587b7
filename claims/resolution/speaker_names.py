"""The name of a speaker as the reader understands it, with a confidence.

In: a document, then the phrase of a speaker. Out: a ``Name``. Unit of confidence: share of right names, in [0, 1].
"""

from __future__ import annotations

from bisect import bisect_left, insort_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.claim import Claim
from claims.document.span_index import SpanIndex
from claims.document.tree import Document, Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import pronoun_form
from claims.resolution.coreference import referents
from claims.resolution.persons import Person, bare_name
from claims.resolution.referent import Referent, Referents
from claims.resolution.unidentified_sources import anonymous, unidentified

__all__ = ["Name", "SpeakerNames", "SpeakersHeard", "speaker_names", "with_first_persons_named"]

_RUNNING: Final = 400
"""Greatest distance in code points between *je* and the person who spoke before; set by hand."""
_SURE: Final = {
    "full": 0.97,
    "name": 0.95,
    "role": 0.9,
    "noun": 0.9,
    "pronoun": 0.95,
    "new": 0.85,
    "first": 0.7,
    "unknown": 0.2,
}
"""Share of right names in the annotated articles for each way of finding them, rounded; for nouns and pronouns, of
those with only one candidate."""
_RIVALS: Final = 0.55
"""Greatest loss of confidence where others are as salient: in the annotated articles 4 of 10 such names are wrong."""
_APPOSITION_REACH: Final = 5
"""Greatest distance in words between a phrase and the name in apposition to it: *son avocat, Me X*."""


def with_first_persons_named(claims: Iterable[Claim], text: str) -> list[Claim]:
    """``claims`` in which *je* and *nous* inside a content have the name of its speaker.

    That is the speaker of the smallest claim whose content holds the pronoun.
    """
    known = list(claims)
    places = SpanIndex((span, number) for number, claim in enumerate(known) for span in claim.content)
    for at, claim in enumerate(known):
        speaker = claim.speaker
        if speaker is None or speaker.span.of(text).lower().strip("-").rstrip("’'") not in GRAMMAR.first_persons:
            continue
        around = [
            c
            for c in (known[number] for number in places.touching(speaker.span))
            if c is not claim and c.speaker is not None and any(span.covers(speaker.span) for span in c.content)
        ]
        if around:
            outer = min(around, key=lambda c: len(c.span)).speaker
            assert outer is not None
            named = replace(speaker, name=outer.name, confidence=outer.confidence, vague=outer.vague)
            sources = tuple(replace(s, name=outer.name) if s.span == speaker.span else s for s in claim.sources)
            known[at] = replace(claim, speaker=named, sources=sources)
    return known


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its confidence in [0, 1], the person, and whether the text leaves open who that is."""

    text: str
    confidence: float
    person: Person | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker met before: the offset of the word that stands for them, and their name."""

    start: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNames:
    """The names of one document's speakers; ``name`` gives the same in whatever order it is called.

    ``spoken`` are those who have spoken, in text order: *je* and *la même source* refer to them. ``SpeakersHeard``
    gathers them, one speaker of the document after the other.
    """

    text: str
    lists: WordLists
    referents: Referents
    spoken: Sequence[Spoken] = ()

    def name(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> Name:
        """The full name of the speaker ``phrase`` with ``head``; the phrase itself, less its article, if unknown."""
        span = place_of(phrase)
        text = span.of(self.text)
        form = pronoun_form(head)
        # "Me X" is a lawyer, not me, whatever the tagger says.
        titled = head.upos == "PROPN" or self.referents.named_at(sentence, head) is not None
        first = form.rstrip("'’") in GRAMMAR.first_persons and not titled
        if first or (head.upos == "PRON" and head.feat("Person") in ("1", "2") and not titled):
            before = self._before(head)
            near = before is not None and head.span.start < before.start + _RUNNING
            return Name(before.name, _SURE["first"]) if before is not None and near else Name(text, _SURE["unknown"])
        if form in GRAMMAR.impersonal_pronouns:
            return Name("on", _SURE["new"], vague=True)
        return self._of_other(sentence, head, phrase, text if head.upos == "PRON" else bare_name(self.text, span))

    def _before(self, head: Word) -> Spoken | None:
        """The last speaker before a word, or None."""
        place = bisect_left(self.spoken, head.span.start, key=_start)
        return self.spoken[place - 1] if place else None

    def _of_other(self, sentence: Sentence, head: Word, phrase: Sequence[Word], text: str) -> Name:
        referent = self.referents.at(sentence, head)
        if referent is None or not referent.person.named:
            same = any(w.lemma in GRAMMAR.identity_adjectives and w.index <= head.index for w in phrase)
            before = self._before(head) if same else None
            if before is not None:
                # "la même source", "le même": who spoke last.
                return Name(before.name, _SURE["noun"])
        joined = referent is not None and referent.how == "name" and referent.person.plural
        named = None if joined else self._named_within(sentence, head, phrase)
        if named is not None:
            return Name(named.name, _SURE["full" if len(named.tokens) > 1 else "name"], named)
        if referent is None or (referent.how == "noun" and not referent.person.named):
            own = text.lstrip("-").removeprefix("t-") if head.upos == "PRON" else text
            return Name(own, _SURE["unknown"], vague=unidentified(sentence, head, self.lists))
        return self._of_referent(sentence, head, referent, text)

    def _of_referent(self, sentence: Sentence, head: Word, referent: Referent, text: str) -> Name:
        person = referent.person
        if referent.how == "new" and not person.named:
            vague = person.vague or anonymous(sentence, head)
            return Name(text, _confidence(referent), person, vague=vague)
        return Name(person.name, _confidence(referent), person, vague=person.vague and not person.named)

    def _named_within(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> Person | None:
        """The person named in the phrase, or right after it behind a comma, unless as a complement."""
        if head.upos == "PRON" and head.form.lower() not in GRAMMAR.indefinite_persons:
            return None
        for word in phrase:
            person = self.referents.named_at(sentence, word)
            if person is not None and person.kind == "PER" and not _completes(word, phrase) and word.upos == "PROPN":
                return person
        if head.upos == "PROPN":
            return None
        last = sentence.subtree(head)[-1].index
        beside = (self._named_beside(sentence, end) for end in (phrase[-1].index, last))
        return next((person for person in beside if person is not None), None)

    def _named_beside(self, sentence: Sentence, end: int) -> Person | None:
        """The name right after a phrase, behind a comma and perhaps a title: *son avocat, Me X*."""
        after = sentence.words[end + 1 : end + _APPOSITION_REACH]
        if not after or after[0].form != ",":
            return None
        titles = {title.lower() for title in self.lists.classes.titles}
        for word in after[1:]:
            if word.form.rstrip(".").lower() in titles or word.upos == "DET" or word.form == ".":
                continue
            person = self.referents.named_at(sentence, word)
            return person if person is not None and person.kind == "PER" and word.upos == "PROPN" else None
        return None


def _start(spoken: Spoken) -> int:
    return spoken.start


class SpeakersHeard:
    """Gathers who has spoken, in text order; ``names`` are those of the document with all who were added."""

    def __init__(self, names: SpeakerNames) -> None:
        self._spoken: list[Spoken] = list(names.spoken)
        # Each speaker is named by those before: the names so far look into the growing list.
        self._names = replace(names, spoken=self._spoken)

    def add(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> None:
        """Note that the speaker ``phrase`` with ``head`` has spoken; one who cannot be named is passed over."""
        name = self._names.name(sentence, head, phrase)
        if name.confidence > _SURE["unknown"]:
            insort_right(self._spoken, Spoken(head.span.start, name.text), key=_start)

    def names(self) -> SpeakerNames:
        """The names where all who were added have spoken."""
        return replace(self._names, spoken=tuple(self._spoken))


def speaker_names(document: Document, lists: WordLists) -> SpeakerNames:
    """The names of a document's speakers while nobody is known to have spoken: see ``SpeakersHeard``."""
    return SpeakerNames(text=document.text, lists=lists, referents=referents(document, lists, document.quoted))


def _confidence(referent: Referent) -> float:
    sure = _SURE[referent.how]
    # A close second makes a pronoun's name less sure.
    unsure = referent.how in ("pronoun", "noun")
    return round(sure * (1 - _RIVALS * (1 - referent.share)), 2) if unsure else sure


def _completes(name: Word, phrase: Sequence[Word]) -> bool:
    """Whether a name is a complement (*le porte-parole de X*) rather than the person meant."""
    before = [w for w in phrase if w.index < name.index]
    return any(w.upos == "ADP" for w in before[-2:])
