"""The people of an accusation: the words that stand for them, and their names.

In: a sentence, the head of a phrase, the names of the document. Out: ``Party``; several where they are coordinated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from claims.accusation import Party
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.persons import Person, bare_name
from claims.resolution.speaker_names import SpeakerNames
from claims.syntax.noun_phrases import NOMINAL, noun_phrase, without_fused

__all__ = ["accused_parties", "party", "presumed_parties"]

_POSSESSORS: Final = ("PER", "ORG", "person", "body")
"""Kinds of whoever can be accused."""
_POSSESSOR_REACH: Final = 2
"""Sentences back in which the possessor of *sa mise en examen* is looked for; set by hand."""
_POSSESSOR_SURE, _UNKNOWN = 0.6, 0.2
"""Confidence of a possessor that was found so, and of one that was not; set by hand."""


def accused_parties(sentence: Sentence, head: Word, without: Sequence[Word], names: SpeakerNames) -> tuple[Party, ...]:
    """The accused of whom ``head`` is the first, each with a phrase and a name of their own, in text order.

    ``without`` are words of the sentence that are other parts of the accusation.
    """
    return tuple(party(sentence, one, without, names) for one in (head, *_coordinated(sentence, head)))


def presumed_parties(sentence: Sentence, head: Word, adjective: Word, names: SpeakerNames) -> tuple[Party, ...]:
    """Those of whom an ``adjective`` says that what they are called is not proven: *les assassins présumés*.

    Without the adjective they would be called what nobody has proven, so it is part of their phrases and names.
    """
    heads = [
        head,
        *(w for w in _coordinated(sentence, head) if w.index < adjective.index or adjective.index < head.index),
    ]
    return tuple(_with_adjective(party(sentence, one, (), names), adjective, names.text) for one in heads)


def _with_adjective(party: Party, adjective: Word, text: str) -> Party:
    between = text[party.span.end : adjective.span.start]
    if adjective.span.start < party.span.end or between.strip():
        return party
    span = Span.around((party.span, adjective.span))
    called = party.name in party.span.of(text) and party.name[:1].islower()
    return replace(party, span=span, name=bare_name(text, span) if called else party.name)


def party(sentence: Sentence, head: Word, without: Sequence[Word], names: SpeakerNames) -> Party:
    """One party: its phrase without those coordinated with it, and the name that it stands for."""
    if head.upos == "DET" and head.relation == "det":
        return _possessor(sentence, head, names)
    joined = _coordinated(sentence, head)
    phrase = noun_phrase(sentence, head, without=[*joined, *without])
    phrase = without_fused(sentence, head, phrase) or (head,)
    span = place_of(phrase)
    if head.upos == "PRON" and _of_speech(head):
        # Who speaks or is spoken to is not whoever was named last; who speaks is known once the claims are.
        return Party(span=span, name=span.of(names.text).strip("-"), confidence=_UNKNOWN)
    if joined or head.relation == "conj":
        # Resolution takes people who are named together for a group; each is accused for themselves.
        person = names.referents.named_at(sentence, head)
        if person is not None:
            return Party(span=span, name=person.name)
    name = names.name(sentence, head, phrase)
    text = name.text
    if any(f" {word.form}" in text for word in without if word.span.start > span.start):
        # The name runs on into another part: "le groupe Tavolia pour corruption".
        text = bare_name(names.text, span)
    return Party(span=span, name=text, confidence=name.confidence, vague=name.vague)


def _of_speech(pronoun: Word) -> bool:
    form = pronoun.form.lower().strip("-").rstrip("'’")
    return form in GRAMMAR.first_persons or form in GRAMMAR.second_persons


def _possessor(sentence: Sentence, determiner: Word, names: SpeakerNames) -> Party:
    """Whom a possessive stands for: *sa mise en examen*.

    In this sentence or one of those right before it, the first person that it may stand for, as a subject comes first;
    where there is none before it, the first that is named after it.
    """
    plural = determiner.form.lower() in GRAMMAR.plural_possessors

    def fitting(number: int) -> list[tuple[int, Person]]:
        found = ((at, referent.person) for at, referent in names.referents.in_sentence(number))
        return [(at, p) for at, p in found if p.plural == plural and p.kind in _POSSESSORS and not p.vague]

    here = fitting(sentence.index)
    before = [p for at, p in here if at < determiner.index]
    earlier = (p for back in range(1, _POSSESSOR_REACH + 1) for _at, p in fitting(sentence.index - back))
    person = next(chain(before, earlier), None)
    if person is not None:
        return Party(span=determiner.span, name=person.name, confidence=_POSSESSOR_SURE)
    person = next((p for at, p in here if at > determiner.index and p.named), None)
    name = person.name if person is not None else determiner.form
    return Party(span=determiner.span, name=name, confidence=_POSSESSOR_SURE if person else _UNKNOWN)


def _coordinated(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    own = [w for w in sentence.children(head) if w.relation == "conj" and w.upos in NOMINAL]
    return tuple(more for word in own for more in (word, *_coordinated(sentence, word)))
