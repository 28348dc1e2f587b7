"""Whom a definite noun takes up: the holder of an office, or somebody in view whom the noun may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import agree, determiner, gender_of, is_plural
from claims.resolution.descriptions import complements
from claims.resolution.named_entities import OUTLET_ROLE
from claims.resolution.persons import PersonBuilder
from claims.resolution.salience import DOMINANT, Choice, most_salient, was_subject

__all__ = ["DefiniteNoun", "OfficeHolders", "definite_noun"]

_OF_SEVERAL = 0.5
"""Share of the one who was met last, where several held an office and none of them is in view."""
Known = tuple[str, Choice | None]
"""How somebody was found, and who."""


@dataclass(frozen=True, slots=True)
class DefiniteNoun:
    """A noun with what tells whom it takes up: lemma and form, what completes it, gender, number, determiner."""

    sentence: Sentence
    word: Word
    nouns: frozenset[str]
    completed: frozenset[str]
    gender: str
    plural: bool
    possessive: bool
    complemented: tuple[Word, ...]


def definite_noun(sentence: Sentence, word: Word) -> DefiniteNoun:
    """``word``, a noun with a definite determiner, and what its sentence tells of it."""
    return DefiniteNoun(
        sentence=sentence,
        word=word,
        nouns=frozenset((word.lemma, word.form.lower())),
        completed=complements(sentence, word),
        gender=gender_of(sentence, word),
        plural=is_plural(sentence, word),
        possessive=determiner(sentence, word) in GRAMMAR.possessive_determiners,
        complemented=tuple(c for c in sentence.children(word) if c.relation == "nmod" and c.index > word.index),
    )


class OfficeHolders:
    """Tells whom definite nouns take up, with the words of one rule set."""

    def __init__(self, lists: WordLists) -> None:
        self._anaphoric = lists["noms-anaphoriques"]
        self._offices = lists.classes.roles | self._anaphoric
        self._bodies = lists.classes.bodies
        self._body_anaphors = lists["organisations-anaphoriques"]
        self._wider = _wider_offices(lists["fonctions-equivalentes"])

    def known(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Known | None:
        """Who of ``people`` the noun takes up, found by ``role`` or ``noun``; None where it stands for somebody new."""
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
            if not noun.nouns.isdisjoint(self._anaphoric) and not noun.complemented and not noun.plural:
                # Both "un homme" and the man named since: whoever is in view.
                holders += [
                    p for p in people if p.kind == "PER" and not p.plural and p.fits(noun.nouns, noun.completed) is None
                ]
            found = most_salient(noun.sentence, noun.word, holders, gender=noun.gender, plural=noun.plural)
            return "role", found
        return None if noun.plural or noun.possessive else ("noun", self._in_view(noun, people))

    def _in_view(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """Who in view a singular noun may stand for that is nobody's office so far."""
        narrowed = ("", *noun.completed)
        wider = frozenset(role for n in noun.nouns for c in narrowed for role in self._wider.get((n, c), ()))
        # A body has the gender of the noun that takes it up: la société, le groupe.
        gender = "" if not noun.nouns.isdisjoint(self._bodies) else noun.gender
        equal = [p for p in people if p.named and not p.plural and agree(p.gender, gender) and p.has_role(wider)]
        if equal:
            return most_salient(noun.sentence, noun.word, equal, gender=gender)
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
            # "le PDG de Norpal" may be its president; of some other place, it is somebody new.
            persons = [p for p in persons if any(words & noun.completed for _, words in p.roles)]
        elif not anaphoric:
            # Who is known by an office is rarely called by another one.
            persons = [p for p in persons if not p.has_role(self._offices)]
        found = most_salient(noun.sentence, noun.word, persons, gender=noun.gender, plural=noun.plural)
        if len(persons) == 1 or (anaphoric and not noun.complemented):
            return found
        dominant = not noun.complemented and found is not None and found.share > DOMINANT
        return found if dominant else None


def _named_holder(noun: DefiniteNoun, named: Sequence[PersonBuilder]) -> Choice | None:
    """Who of the named holders of an office is meant."""
    if not named:
        return None
    found = most_salient(noun.sentence, noun.word, named, plural=noun.plural)
    if found is not None:
        return found
    if len(named) > 1:
        last = max(named, key=lambda p: max((m.start for m in p.met), default=-1))
        return Choice(last, _OF_SEVERAL)
    # Named further on, or so long ago that only the office brings the name back.
    return Choice(named[0], 1.0) if not named[0].met or not noun.completed else None


def _wider_offices(entries: Iterable[str]) -> dict[tuple[str, str], frozenset[str]]:
    """By noun and the complement that it needs, if any, whom it may take up: ``chef de l'État → président``."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        wider, _, narrower = entry.partition(" → ")
        words = re.split(r"[\s'’]+", wider.strip().lower())
        found.setdefault((words[0], words[-1] if len(words) > 1 else ""), set()).add(narrower.strip())
    return {key: frozenset(roles) for key, roles in found.items()}
