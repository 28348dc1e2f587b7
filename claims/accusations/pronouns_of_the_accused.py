"""Pronouns, possessives and nouns of which a following accusation is told: whom they stand for.

In: the accusations of a document in text order, and its names. Out: the same, where none of these has the name of
whoever told of the procedure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, TypeVar

from claims.accusation import Accusation, Party, Stage
from claims.accusations.clitics import CliticAntecedents, is_object_clitic
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.agreement import agree, gender_of, is_plural, pronoun_traits
from claims.resolution.persons import Person, bare_name
from claims.resolution.speaker_names import SpeakerNames
from claims.syntax.noun_phrases import phrase_head

__all__ = ["with_tellers_apart"]

Item = TypeVar("Item")

_REACH: Final = 3
"""Sentences back in which somebody accused is looked for; set by hand."""
_SURE, _UNKNOWN = 0.8, 0.2
"""Confidence of the one who was accused before, and of a pronoun that stands for nobody known; set by hand."""


@dataclass(frozen=True, slots=True)
class _Accused:
    """Somebody accused before: the number of the sentence, the name, gender and number."""

    sentence: int
    name: str
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    """What stands for somebody accused: the sentence, the head of the words, and the party as it was read."""

    sentence: Sentence
    head: Word
    party: Party

    @property
    def traits(self) -> tuple[str, bool]:
        """The gender and whether it is a plural."""
        if self.head.upos == "DET":
            return "", self.head.form.lower() in GRAMMAR.plural_possessors
        if self.head.upos == "PRON":
            traits = pronoun_traits(self.head)
            return (traits.gender, traits.plural) if traits else ("", False)
        return gender_of(self.sentence, self.head), is_plural(self.sentence, self.head)


def with_tellers_apart(
    accusations: Mapping[Span, Sequence[Accusation]], sentences: Iterable[Sentence], names: SpeakerNames
) -> dict[Span, tuple[Accusation, ...]]:
    """``accusations`` by sentence, in text order, where whoever told of a procedure is not taken for the accused.

    *X a été mis en examen, a annoncé le procureur Y. Il est soupçonné …* : *il* is X, though Y was named last. The only
    one accused right before who agrees has the name; where there is none or several, a judge or prosecutor or whoever
    filed a complaint gives way to the words of the text.
    """
    known = {sentence.span: sentence for sentence in sentences}
    return _Resolution(names, CliticAntecedents(known.values(), names)).of(accusations, known)


class _Resolution:
    """The accused of one document, met in text order."""

    def __init__(self, names: SpeakerNames, antecedents: CliticAntecedents) -> None:
        self._names = names
        self._antecedents = antecedents
        self._justice = names.lists["noms-justice"] | names.lists["noms-poursuite"]
        self._people = {found.person.name: found.person for found in names.referents.by_mention.values()}
        self._accused: list[_Accused] = []
        self._accusers: set[str] = set()
        self._told: list[int] = []

    def of(
        self, accusations: Mapping[Span, Sequence[Accusation]], sentences: Mapping[Span, Sentence]
    ) -> dict[Span, tuple[Accusation, ...]]:
        found: dict[Span, tuple[Accusation, ...]] = {}
        for place, told in accusations.items():
            sentence = sentences[place]
            found[place] = tuple(self._met(one, sentence) for one in told)
        return found

    def _met(self, accusation: Accusation, sentence: Sentence) -> Accusation:
        accused = tuple(self._met_as(_Mention(sentence, _head(sentence, p), p)) for p in accusation.accused)
        if accusation.accuser is not None:
            self._accusers.add(accusation.accuser.name)
        if accusation.stage is not Stage.ACCUSED:
            # Those who accuse outside any procedure may well be accused in turn.
            self._told.append(sentence.index)
            known = [p for p in accused if p.confidence > _UNKNOWN]
            self._accused += [self._entry(_Mention(sentence, _head(sentence, p), p)) for p in known]
        return replace(accusation, accused=accused)

    def _entry(self, mention: _Mention) -> _Accused:
        person = self._people.get(mention.party.name)
        gender, plural = mention.traits if person is None else (person.gender, person.plural)
        return _Accused(mention.sentence.index, mention.party.name, gender, plural)

    def _met_as(self, mention: _Mention) -> Party:
        """The party of a mention; an object pronoun that leaves open who is meant is its own words."""
        if not is_object_clitic(mention.head):
            return self._resolved(mention)
        here = mention.sentence.index
        before = {one.name for one in self._accused if here - one.sentence <= _REACH}
        person = self._antecedents.of(mention.sentence, mention.head, before, self._accusers)
        if person is None:
            words = mention.party.span.of(self._names.text)
            return replace(mention.party, name=words, confidence=_UNKNOWN, vague=False)
        return replace(mention.party, name=person.name, confidence=_SURE, vague=person.vague)

    def _resolved(self, mention: _Mention) -> Party:
        party, here = mention.party, mention.sentence.index
        person = self._people.get(party.name)
        near = _last(self._accused, lambda one: here - one.sentence <= _REACH)
        told = _last(self._told, lambda number: here - number <= _REACH)
        if person is None or not told or party.name in {one.name for one in near} or not self._taken_up(mention):
            return party
        last = max((one.sentence for one in near), default=None)
        fitting = {one.name for one in near if one.sentence == last and _agrees(one, mention)}
        # Who accuses is not who is accused in turn, unless the text says so.
        justice = any(role in self._justice for role, _ in person.roles) or party.name in self._accusers
        if len(fitting) == 1 and (justice or (self._beside(person, told) and not _in_turn(mention.sentence))):
            return replace(party, name=fitting.pop(), confidence=_SURE, vague=False)
        if justice:
            return replace(party, name=bare_name(self._names.text, party.span), confidence=_UNKNOWN, vague=False)
        return party

    def _taken_up(self, mention: _Mention) -> bool:
        """Whether the words take up somebody, as pronouns, possessives and nouns other than of their office do."""
        head, party = mention.head, mention.party
        if head.upos == "PRON":
            return head.form.lower().rstrip("'’") not in GRAMMAR.first_persons and head.feat("Person") not in ("1", "2")
        if head.upos == "DET":
            return head.form.lower() not in GRAMMAR.first_persons
        referent = self._names.referents.at(mention.sentence, head)
        return referent is not None and referent.how == "noun" and party.name not in party.span.of(self._names.text)

    def _beside(self, person: Person, told: Collection[int]) -> bool:
        """Whether somebody stands in the last sentence that told of a procedure."""
        mentioned = self._names.referents.in_sentence(max(told))
        return any(found.person.name == person.name for _word, found in mentioned)


def _last(met: Sequence[Item], near: Callable[[Item], bool]) -> list[Item]:
    """The last ones of what was ``met`` in text order, back to the first that is no longer ``near``."""
    return list(takewhile(near, reversed(met)))[::-1]


def _head(sentence: Sentence, party: Party) -> Word:
    words = sentence.overlapping(party.span)
    return words[0] if len(words) == 1 else phrase_head(words)


def _agrees(one: _Accused, mention: _Mention) -> bool:
    gender, plural = mention.traits
    return one.plural == plural and agree(one.gender, gender)


def _in_turn(sentence: Sentence) -> bool:
    """Whether the sentence tells of somebody else than the accused before: *lui aussi*, *à son tour*, *lui-même*."""
    return any(word.form.lower() in GRAMMAR.in_turn for word in sentence.words)
