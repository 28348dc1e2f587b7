"""The person to whom a definite noun refers: the holder of an office, or somebody salient.

In: a noun with its complements, the persons of the document. Out: the person and how they were found, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import agree, determiner, gender_by_ending, gender_of, is_plural
from claims.resolution.descriptions import complements
from claims.resolution.named_entities import OUTLET_ROLE
from claims.resolution.persons import PersonBuilder
from claims.resolution.salience import DOMINANT, Choice, most_salient, was_subject

__all__ = ["DefiniteNoun", "OfficeHolders", "definite_noun"]

_OF_SEVERAL = 0.5
"""Share of the salience of the person named last, where several hold an office and none is salient; set by hand."""
Known = tuple[str, Choice | None]
"""The way in which a person was found, and the person."""


@dataclass(frozen=True, slots=True)
class DefiniteNoun:
    """A noun with all that decides to whom it refers: lemma, form, complements, gender, number, determiner."""

    sentence: Sentence
    word: Word
    nouns: frozenset[str]
    completed: frozenset[str]
    gender: str
    plural: bool
    possessive: bool
    complemented: tuple[Word, ...]


def definite_noun(sentence: Sentence, word: Word, persons: frozenset[str]) -> DefiniteNoun:
    """``word``, a noun with a definite determiner, with its properties; ``persons`` are all common nouns of persons."""
    return DefiniteNoun(
        sentence=sentence,
        word=word,
        nouns=frozenset((word.lemma, word.form.lower())),
        completed=complements(sentence, word),
        gender=gender_of(sentence, word) or gender_by_ending(word, persons),
        plural=is_plural(sentence, word),
        possessive=determiner(sentence, word) in GRAMMAR.possessive_determiners,
        complemented=tuple(c for c in sentence.children(word) if c.relation == "nmod" and c.index > word.index),
    )


class OfficeHolders:
    """Finds to whom definite nouns refer, with the word lists of one rule set."""

    def __init__(self, lists: WordLists) -> None:
        self._anaphoric = lists["noms-anaphoriques"]
        self._offices = lists.classes.roles | self._anaphoric
        self._bodies = lists.classes.bodies
        self._body_anaphors = lists["organisations-anaphoriques"]
        self._wider = _wider_offices(lists["fonctions-equivalentes"])

    def known(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Known | None:
        """The person of ``people`` to whom the noun refers, by ``role`` or ``noun``; None for somebody new."""
        holders = [
            p
            for p in people
            if p.plural == noun.plural
            and agree(p.gender, noun.gender)
            and p.fits(noun.nouns, noun.completed)
            and not noun.possessive
        ]
        named = _named_holder(noun, [p for p in holders if p.named])
        if named is not None:
            return "role", named
        if holders:
            taking_up = not noun.nouns.isdisjoint(self._anaphoric) and not noun.complemented and not noun.plural
            if taking_up:
                # "un homme", or the man named since: the most salient, as for a pronoun.
                holders += [
                    p for p in people if p.kind == "PER" and not p.plural and p.fits(noun.nouns, noun.completed) is None
                ]
            found = most_salient(
                noun.sentence, noun.word, holders, gender=noun.gender, plural=noun.plural, pronoun=taking_up
            )
            return "role", found
        return None if noun.plural or noun.possessive else ("noun", self._in_view(noun, people))

    def _in_view(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """The most salient person to whom a singular noun may refer that is nobody's office so far."""
        narrowed = ("", *noun.completed)
        narrow = any((n, c) in self._wider for n in noun.nouns for c in noun.completed)
        wider = frozenset(role for n in noun.nouns for c in narrowed for role in self._wider.get((n, c), ()))
        # The gender of an organisation is that of its noun: la société, le groupe.
        gender = "" if not noun.nouns.isdisjoint(self._bodies) else noun.gender
        equal = [p for p in people if p.named and not p.plural and agree(p.gender, gender) and p.has_role(wider)]
        if equal:
            found = most_salient(noun.sentence, noun.word, equal, gender=gender)
            # "le chef de l'État" of an article with one president, however long ago.
            return Choice(equal[0], 1.0) if found is None and len(equal) == 1 and narrow else found
        if not noun.nouns.isdisjoint(self._body_anaphors) and not noun.complemented:
            bodies = [p for p in people if p.named and (p.kind == "ORG" or (not p.kind and was_subject(p)))]
            free = [p for p in bodies if not p.has_role(self._body_anaphors | {OUTLET_ROLE})]
            return most_salient(noun.sentence, noun.word, free)
        return None if noun.nouns.isdisjoint(self._offices) else self._person_in_view(noun, people)

    def _person_in_view(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        anaphoric = not noun.nouns.isdisjoint(self._anaphoric)
        persons = [
            p
            for p in people
            if p.kind == "PER"
            and not p.plural
            and agree(p.gender, noun.gender)
            and p.fits(noun.nouns, noun.completed) is not False
        ]
        if any(w.upos == "PROPN" for c in noun.complemented for w in noun.sentence.subtree(c)):
            # "le PDG de Norpal" may be its president; the PDG of something else is somebody new.
            persons = [p for p in persons if any(words & noun.completed for _, words in p.roles)]
        elif not anaphoric:
            # A person with one office is rarely called by another one.
            persons = [p for p in persons if not p.has_role(self._offices)]
        found = most_salient(noun.sentence, noun.word, persons, gender=noun.gender, plural=noun.plural)
        if len(persons) == 1 or (anaphoric and not noun.complemented):
            return found
        dominant = not noun.complemented and found is not None and found.share > DOMINANT
        return found if dominant else None


def _named_holder(noun: DefiniteNoun, named: Sequence[PersonBuilder]) -> Choice | None:
    """The named holder of an office to whom the noun refers, or None."""
    if not named:
        return None
    found = most_salient(noun.sentence, noun.word, named, plural=noun.plural)
    if found is not None:
        return found
    if len(named) > 1:
        last = max(named, key=lambda p: p.met[-1].start if p.met else -1)
        return Choice(last, _OF_SEVERAL)
    # Named later, or too long ago to be salient: only the office, with what completes it, refers to the name.
    known = not named[0].met or not noun.completed or named[0].shares(noun.nouns, noun.completed)
    return Choice(named[0], 1.0) if known else None


def _wider_offices(entries: Iterable[str]) -> dict[tuple[str, str], frozenset[str]]:
    """The offices to which a noun may refer, by noun and complement if it needs one: ``chef de l'État → président``."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        wider, _, narrower = entry.partition(" → ")
        words = re.split(r"[\s'’]+", wider.strip().lower())
        found.setdefault((words[0], words[-1] if len(words) > 1 else ""), set()).add(narrower.strip())
    return {key: frozenset(roles) for key, roles in found.items()}
