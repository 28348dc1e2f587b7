"""The name of a speaker as the reader understands it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.claim import Claim
from claims.document.tree import Document, Sentence, Span, Word
from claims.lexicon.wordlists import WordLists
from claims.resolution.coreference import Referent, Referents
from claims.resolution.named_entities import Person, bare
from claims.resolution.unidentified_sources import anonymous, unidentified

__all__ = ["Name", "Names", "with_first_persons_named"]

_FIRST = frozenset(("je", "j", "nous", "moi", "me", "m"))
_IMPERSONAL = frozenset(("on", "l'on"))
_RUNNING = 400
"""Code points after which *je* no longer belongs to who spoke last."""
_SURE = {
    "full": 0.97,
    "name": 0.95,
    "role": 0.9,
    "noun": 0.9,
    "pronoun": 0.95,
    "new": 0.85,
    "first": 0.7,
    "unknown": 0.2,
}
"""How often a name found in each way is right in the annotated articles, rounded; of nouns and pronouns, those that
only one person comes to mind for."""
_RIVALS = 0.55
"""What a name loses when others are as salient: in the annotated articles four in ten of such names are wrong."""


def with_first_persons_named(claims: Iterable[Claim], text: str) -> list[Claim]:
    """``claims`` where *je* and *nous* in somebody's words have the name of that somebody.

    They are the speaker of the smallest claim whose content holds them.
    """
    known = list(claims)
    for at, claim in enumerate(known):
        speaker = claim.speaker
        if speaker is None or speaker.span.of(text).lower().strip("-").rstrip("’'") not in _FIRST:
            continue
        around = [
            c
            for c in known
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
    """A name, how sure it is in [0, 1], whose it is, and whether the text leaves open who that is."""

    text: str
    confidence: float
    person: Person | None = None
    vague: bool = False


class Names:
    """The names of one document's speakers. Ask in text order: *je* goes back to who spoke last."""

    def __init__(self, document: Document, lists: WordLists, quoted: Sequence[Span] = ()) -> None:
        self._referents = Referents(document, lists, quoted)
        self._people = self._referents.people
        self._text = document.text
        self._lists = lists
        self._titles = {title.lower() for title in lists.classes.titles}
        self._spoke: list[tuple[int, str]] = []

    def resolve(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> Name:
        """The full name of the speaker ``phrase`` with ``head``; the phrase itself, less its article, if unknown."""
        text = Span.around(w.span for w in phrase).of(self._text)
        form = head.form.lower().lstrip("-").removeprefix("t-")
        # "Me X" is a lawyer, not me.
        if (form.rstrip("'’") in _FIRST and head.upos != "PROPN") or (
            head.upos == "PRON" and head.feat("Person") in ("1", "2")
        ):
            at = head.span.start
            found = next((name for where, name in reversed(self._spoke) if where < at < where + _RUNNING), None)
            name = Name(found, _SURE["first"]) if found else Name(text, _SURE["unknown"])
        elif form in _IMPERSONAL:
            name = Name("on", _SURE["new"], vague=True)
        else:
            name = self._one(sentence, head, phrase, text)
        if name.confidence > _SURE["unknown"]:
            self._spoke.append((head.span.start, name.text))
        return name

    def _one(self, sentence: Sentence, head: Word, phrase: Sequence[Word], text: str) -> Name:
        referent = self._referents.at(sentence, head)
        if referent is None or not referent.person.named:
            same = any(w.lemma == "même" and w.index <= head.index for w in phrase)
            if same and self._spoke:
                # "la même source", "le même": who spoke last.
                return Name(self._spoke[-1][1], _SURE["noun"])
        joined = referent is not None and referent.how == "name" and referent.person.plural
        named = None if joined else self._within(sentence, head, phrase)
        if named is not None:
            return Name(named.name, _SURE["full" if len(named.tokens) > 1 else "name"], named)
        if referent is None or (referent.how == "noun" and not referent.person.named):
            own = text.lstrip("-").removeprefix("t-") if head.upos == "PRON" else bare(text)
            return Name(own, _SURE["unknown"], vague=unidentified(sentence, head, self._lists))
        person = referent.person
        if referent.how == "new" and not person.named:
            return Name(bare(text), self._sure(referent), person, vague=person.vague or anonymous(sentence, head))
        return Name(person.name, self._sure(referent), person, vague=person.vague and not person.named)

    def _sure(self, referent: Referent) -> float:
        sure = _SURE[referent.how]
        # A close second makes a pronoun's name less sure.
        unsure = referent.how in ("pronoun", "noun")
        return round(sure * (1 - _RIVALS * (1 - referent.share)), 2) if unsure else sure

    def _within(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> Person | None:
        """The person named in the phrase, or right after it behind a comma, unless as a complement."""
        if head.upos == "PRON" and head.form.lower() not in ("un", "une", "l'un", "l'une"):
            return None
        for word in phrase:
            person = self._people.at(sentence, word)
            if person is not None and person.kind == "PER" and not _completes(word, phrase) and word.upos == "PROPN":
                return person
        if head.upos == "PROPN":
            return None
        last = max((w.index for w in sentence.subtree(head)), default=phrase[-1].index)
        for end in (phrase[-1].index, last):
            beside = self._beside(sentence, end)
            if beside is not None:
                return beside
        return None

    def _beside(self, sentence: Sentence, end: int) -> Person | None:
        """The name right after a phrase, behind a comma and perhaps a title: *son avocat, Me X*."""
        after = sentence.words[end + 1 : end + 5]
        if not after or after[0].form != ",":
            return None
        for word in after[1:]:
            if word.form.rstrip(".").lower() in self._titles or word.upos == "DET" or word.form == ".":
                continue
            person = self._people.at(sentence, word)
            return person if person is not None and person.kind == "PER" and word.upos == "PROPN" else None
        return None


def _completes(name: Word, phrase: Sequence[Word]) -> bool:
    """Whether a name is a complement (*le porte-parole de X*) rather than the person meant."""
    before = [w for w in phrase if w.index < name.index]
    return any(w.upos == "ADP" for w in before[-2:])
