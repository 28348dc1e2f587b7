"""Object pronouns before a verb that accuses, *le parquet le soupçonne*, *on leur reproche*: whom they stand for.

In: the sentences of a document and its names, then a pronoun. Out: a person, where only one can be meant. Who accuses
is never the accused: the subject of a verb is not its object.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.agreement import agree
from claims.resolution.persons import Person
from claims.resolution.speaker_names import SpeakerNames
from claims.syntax.function_words import case_of

__all__ = ["CliticAntecedents", "is_object_clitic"]

_REACH: Final = 2
"""Sentences back in which whom a pronoun stands for is looked for; set by hand."""
_PEOPLE, _BODIES = frozenset(("PER", "person")), frozenset(("ORG", "body"))
"""Kinds of whoever can be accused: anybody, and bodies of whom a sentence tells as its subject."""


def is_object_clitic(word: Word) -> bool:
    """Whether a word is an object pronoun of the third person: *le*, *la*, *l'*, *les*, *lui*, *leur*."""
    return word.upos == "PRON" and word.relation != "nsubj" and word.form.lower() in GRAMMAR.object_persons


class CliticAntecedents:
    """Whom the object pronouns of one document stand for."""

    def __init__(self, sentences: Iterable[Sentence], names: SpeakerNames) -> None:
        self._names = names
        self._sentences = {sentence.index: sentence for sentence in sentences}
        lists = names.lists
        self._apart = lists["noms-justice"] | lists["noms-poursuite"] | GRAMMAR.sure_lawyers
        self._outlets = lists.classes.outlets
        mentions = {at: found.person for at, found in names.referents.by_mention.items()}
        self._mentions: dict[int, list[tuple[int, Person]]] = {}
        for found in (mentions, names.referents.by_name):
            # Of those who are named together each may be meant as well.
            for (sentence, word), person in sorted(found.items(), key=lambda item: item[0]):
                self._mentions.setdefault(sentence, []).append((word, person))

    def of(
        self, sentence: Sentence, clitic: Word, accused: Collection[str], accusers: Collection[str]
    ) -> Person | None:
        """The only person of the nearest sentence before a pronoun who agrees with it and does not accuse.

        Of several the only one who was ``accused`` before is meant; None where that leaves it open. ``accusers``, the
        courts, prosecutors and lawyers, and outlets tell of the accused and are not meant.
        """
        barred = {*accusers, *(person.name for person in self._accusing(sentence, clitic))}
        for number in range(sentence.index, sentence.index - _REACH - 1, -1):
            before = clitic.index if number == sentence.index else None
            there = {p.name: p for p in self._people(number, before) if _fits(p, clitic)}
            if before is None:
                there |= {p.name: p for p in self._taken_up(number, clitic, accused, accusers)}
            people = {name: person for name, person in there.items() if name not in barred}
            if len(people) > 1:
                people = {name: person for name, person in people.items() if name in accused}
            if len(people) == 1:
                return next(iter(people.values()))
            if there and (people or before is None or len(there) > len(barred & there.keys())):
                return None
        return None

    def _taken_up(
        self, number: int, clitic: Word, accused: Collection[str], accusers: Collection[str]
    ) -> Iterator[Person]:
        """Whom the object pronouns of an earlier sentence stand for: *le club l'a suspendu*."""
        sentence = self._sentences.get(number)
        if sentence is None:
            return
        for word in sentence.words:
            if is_object_clitic(word):
                found = self.of(sentence, word, accused, accusers)
                if found is not None and _fits(found, clitic):
                    yield found

    def _accusing(self, sentence: Sentence, clitic: Word) -> Iterator[Person]:
        """The people in the subject of the verb of a pronoun."""
        verb = sentence.head(clitic)
        subjects = [w for w in sentence.children(verb) if w.relation == "nsubj"] if verb is not None else []
        for subject in subjects:
            found = self._names.referents.at(sentence, subject)
            if found is not None:
                yield found.person

    def _people(self, number: int, before: int | None) -> Iterator[Person]:
        for at, person in self._mentions.get(number, ()):
            if before is not None and at >= before:
                continue
            of_kind = person.kind in _PEOPLE or (person.kind in _BODIES and self._is_subject(number, at))
            if of_kind and not self._tells(person) and not self._is_source(number, at):
                yield person

    def _is_subject(self, number: int, at: int) -> bool:
        sentence = self._sentences.get(number)
        return sentence is not None and sentence.words[at].relation == "nsubj"

    def _tells(self, person: Person) -> bool:
        return person.name in self._outlets or any(role in self._apart for role, _completed in person.roles)

    def _is_source(self, number: int, at: int) -> bool:
        """Whether somebody stands after *selon*: *selon le maire, le parquet le soupçonne*."""
        sentence = self._sentences.get(number)
        return sentence is not None and case_of(sentence, sentence.words[at]) in GRAMMAR.according_cases


def _fits(person: Person, clitic: Word) -> bool:
    form = clitic.form.lower()
    plural = form in GRAMMAR.plural_determiners or form in GRAMMAR.plural_possessors
    gender = "Fem" if form in GRAMMAR.feminine_determiners else "Masc" if form in GRAMMAR.masculine_determiners else ""
    return person.plural == plural and agree(person.gender, gender)
