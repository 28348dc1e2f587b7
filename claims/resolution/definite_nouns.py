"""A noun with a definite determiner, all that decides to whom it refers, and whether an office may be somebody's.

In: a sentence and a noun. Out: a ``DefiniteNoun``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses
from claims.resolution.agreement import agree, determiner, gender_by_ending, gender_of, is_plural
from claims.resolution.demonyms import is_demonym
from claims.resolution.descriptions import called, complements, is_former
from claims.resolution.persons import PersonBuilder

__all__ = ["DefiniteNoun", "definite_noun", "may_hold", "nearest_office", "wider_offices"]


@dataclass(frozen=True, slots=True)
class DefiniteNoun:
    """A noun with all that decides to whom it refers: lemma, form, complements, gender, number, determiner.

    ``former``: an office held no longer; ``origin``: a country, town or party, *le Lyonnais*.
    """

    sentence: Sentence
    word: Word
    nouns: frozenset[str]
    completed: frozenset[str]
    gender: str
    plural: bool
    determiner: str
    complemented: tuple[Word, ...]
    former: bool = False
    origin: bool = False

    @property
    def elsewhere(self) -> bool:
        """Whether a name completes the noun: *le maire de Lanvoc*."""
        return any(w.upos == "PROPN" for c in self.complemented for w in self.sentence.subtree(c))

    @property
    def possessive(self) -> bool:
        """Whether the noun says whose somebody is: *son avocat*."""
        return self.determiner in GRAMMAR.possessive_determiners


def definite_noun(sentence: Sentence, word: Word, classes: WordClasses) -> DefiniteNoun:
    """``word``, a noun with a definite determiner, with its properties."""
    return DefiniteNoun(
        sentence=sentence,
        word=word,
        nouns=called(sentence, word),
        completed=complements(sentence, word),
        gender=gender_of(sentence, word) or gender_by_ending(word, classes.persons),
        plural=is_plural(sentence, word),
        determiner=determiner(sentence, word),
        complemented=tuple(c for c in sentence.children(word) if c.relation == "nmod" and c.index > word.index),
        former=is_former(sentence, word),
        origin=is_demonym(sentence, word, classes.demonyms),
    )


def may_hold(person: PersonBuilder, noun: DefiniteNoun) -> bool:
    """Whether an office with all its properties may be this person's; one of somebody's if it was called so before."""
    fits = person.plural == noun.plural and agree(person.gender, noun.gender)
    if not fits or not person.fits(noun.nouns, noun.completed):
        return False
    ranked = (f"{rank} {n.lower()}" for rank in GRAMMAR.rank_adjectives for n in noun.nouns)
    if person.has_role(ranked):
        # "le ministre" is not the Prime Minister.
        return False
    return not noun.possessive or not person.theirs.isdisjoint(noun.nouns)


def nearest_office(noun: DefiniteNoun, holders: list[PersonBuilder]) -> list[PersonBuilder]:
    """Those of the holders of an office who hold just this one, or all where none does.

    The former minister and the minister are different people.
    """
    if noun.completed:
        holders = [p for p in holders if p.shares(noun.nouns, noun.completed)] or holders
    return [p for p in holders if noun.former != p.former.isdisjoint(noun.nouns)] or holders


def wider_offices(entries: Iterable[str], bodies: AbstractSet[str]) -> dict[tuple[str, str], frozenset[str]]:
    """The offices to which a noun may refer, by noun and complement if it needs one: ``chef de l'État → président``.

    What is said of nouns of ``bodies`` holds the other way round, too: *l'ONG* is an organisation, and an organisation
    may be an ONG.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        wider, _, narrower = entry.partition(" → ")
        words = re.split(r"[\s'’]+", wider.strip().lower())
        found.setdefault((words[0], words[-1] if len(words) > 1 else ""), set()).add(narrower.strip())
        if wider.strip() in bodies and narrower.strip() in bodies:
            found.setdefault((narrower.strip().lower(), ""), set()).add(wider.strip())
    return {key: frozenset(roles) for key, roles in found.items()}
