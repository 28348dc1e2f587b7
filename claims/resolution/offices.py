"""The person to whom a definite noun refers: the holder of an office, or somebody salient.

In: a noun with its complements, the persons of the document. Out: the person and how they were found, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import agree, determiner, ends_like_a_person, gender_by_ending, gender_of, is_plural
from claims.resolution.demonyms import is_demonym
from claims.resolution.descriptions import called, complements, is_former
from claims.resolution.named_entities import OUTLET_ROLE
from claims.resolution.persons import PersonBuilder
from claims.resolution.salience import DOMINANT, SPEAKER, Choice, most_salient, was_subject

__all__ = ["DefiniteNoun", "OfficeHolders", "definite_noun"]

_OF_SEVERAL = 0.5
"""Share of the salience of the person named last, where several hold an office and none is salient; set by hand."""
_OPENING = 1
"""The last sentence, by its number, that may say which office somebody holds whom only the headline names."""
Known = tuple[str, Choice | None]
"""The way in which a person was found, and the person."""


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


class OfficeHolders:
    """Finds to whom definite nouns refer, with the word lists of one rule set."""

    def __init__(self, lists: WordLists) -> None:
        self._anaphoric = lists["noms-anaphoriques"]
        self._trades = lists["metiers-reprise"]
        self._offices = lists.classes.roles | self._anaphoric
        self._persons, self._bodies = lists.classes.persons, lists.classes.bodies
        self._origins = lists.classes.demonyms
        self._body_anaphors = lists["organisations-anaphoriques"]
        self._wider = _wider_offices(lists["fonctions-equivalentes"], self._body_anaphors)

    def known(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Known | None:
        """The person of ``people`` to whom the noun refers, by ``role`` or ``noun``; None for somebody new."""
        if not noun.nouns.isdisjoint(GRAMMAR.subject_of_talk):
            return "noun", _talked_about(noun, people)
        holders = _nearest_office(noun, [p for p in people if _may_hold(p, noun)])
        named = _named_holder(noun, [p for p in holders if p.named])
        if named is not None:
            return "role", named
        if noun.possessive:
            return None
        if holders:
            return "role", self._unnamed_holder(noun, holders, people)
        if noun.plural or not noun.nouns.isdisjoint(GRAMMAR.pair_nouns):
            several = self._several(noun, people)
            return ("noun", several) if several is not None else None
        if (about := _in_headline(noun, people)) is not None and not noun.nouns.isdisjoint(self._offices):
            return "noun", about
        last = self._last_person(noun, people)
        return ("role", last) if last is not None else ("noun", self._in_view(noun, people))

    def _unnamed_holder(
        self, noun: DefiniteNoun, holders: list[PersonBuilder], people: Sequence[PersonBuilder]
    ) -> Choice | None:
        taking_up = not noun.nouns.isdisjoint(self._anaphoric) and not noun.complemented and not noun.plural
        if taking_up:
            # "un homme", or the man named since: the most salient, as for a pronoun.
            holders += [
                p for p in people if p.kind == "PER" and not p.plural and p.fits(noun.nouns, noun.completed) is None
            ]
        return most_salient(
            noun.sentence, noun.word, holders, gender=noun.gender, plural=noun.plural, pronoun=taking_up
        )

    def _several(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """Several people named together to whom *le couple*, *les deux hommes* may refer."""
        pair = not noun.nouns.isdisjoint(GRAMMAR.pair_nouns)
        if noun.complemented or not (pair or noun.nouns & (self._anaphoric | self._trades)):
            return None
        gender = "" if pair else noun.gender
        groups = [p for p in people if p.plural and p.kind in ("PER", "person") and agree(p.gender, gender)]
        found = most_salient(noun.sentence, noun.word, groups, plural=True)
        return found if found is not None and found.person.named and found.share > DOMINANT else None

    def _last_person(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """The unnamed person mentioned right before to whom *cet homme*, *l'homme* refers; None if it is no such."""
        if noun.nouns.isdisjoint(GRAMMAR.generic_people) or noun.complemented:
            return None
        singles = [p for p in people if p.kind in ("PER", "person") and not p.plural]
        found = most_salient(noun.sentence, noun.word, singles, gender=noun.gender, pronoun=True)
        return found if found is not None and found.person.kind == "person" and found.share > DOMINANT else None

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
            bodies = [p for p in people if p.named and _may_be_body(p)]
            free = [p for p in bodies if not p.has_role(self._body_anaphors | {OUTLET_ROLE})]
            return most_salient(noun.sentence, noun.word, free)
        offices = noun.origin or self._is_trade(noun) or not noun.nouns.isdisjoint(self._offices)
        return self._person_in_view(noun, people) if offices else None

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
        if not noun.complemented:
            # "la socialiste" is the socialist member of parliament, "le Malien" the Malian president.
            said = [p for p in persons if any(words & _small(noun.nouns) for _, words in p.roles)]
            found = most_salient(noun.sentence, noun.word, said, gender=noun.gender)
            if found is not None:
                return found if found.share > DOMINANT else None
            if noun.origin or self._is_trade(noun):
                return self._by_trade(noun, persons)
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

    def _is_trade(self, noun: DefiniteNoun) -> bool:
        """Whether a noun is a trade that takes up somebody named: of the list, or in no list of persons."""
        if not noun.nouns.isdisjoint(self._trades):
            return True
        return noun.nouns.isdisjoint(self._persons | self._bodies) and ends_like_a_person(noun.word)

    def _by_trade(self, noun: DefiniteNoun, persons: Sequence[PersonBuilder]) -> Choice | None:
        """Whom a trade or an origin takes up of which nothing was said before: the one in view, or nobody."""
        if noun.origin:
            persons = [p for p in persons if not any(self._tells_origin(role) for role, _ in p.roles)]
        found = most_salient(noun.sentence, noun.word, persons, gender=noun.gender)
        return found if found is not None and found.share > DOMINANT else None

    def _tells_origin(self, role: str) -> bool:
        low = role.lower()
        return low in self._origins or (low not in self._offices and low.endswith(tuple(GRAMMAR.demonym_endings)))


def _may_hold(person: PersonBuilder, noun: DefiniteNoun) -> bool:
    """Whether an office with all its properties may be this person's; one of somebody's if it was called so before."""
    fits = person.plural == noun.plural and agree(person.gender, noun.gender)
    if not fits or not person.fits(noun.nouns, noun.completed):
        return False
    ranked = (f"{rank} {n.lower()}" for rank in GRAMMAR.rank_adjectives for n in noun.nouns)
    if person.has_role(ranked):
        # "le ministre" is not the Prime Minister.
        return False
    return not noun.possessive or not person.theirs.isdisjoint(noun.nouns)


def _nearest_office(noun: DefiniteNoun, holders: list[PersonBuilder]) -> list[PersonBuilder]:
    """Those of the holders of an office who hold just this one, or all where none does.

    The former minister and the minister are different people.
    """
    if noun.completed:
        holders = [p for p in holders if p.shares(noun.nouns, noun.completed)] or holders
    return [p for p in holders if noun.former != p.former.isdisjoint(noun.nouns)] or holders


def _may_be_body(person: PersonBuilder) -> bool:
    """Whether a name may be that of a body: of unknown kind, or one word that nothing says to be somebody's."""
    if person.kind == "PER":
        return len(person.tokens) == 1 and not person.gender and not person.roles
    return person.kind == "ORG" or (not person.kind and was_subject(person))


def _in_headline(noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
    """The only person whom the headline is about, where the first sentence alone says which office they hold.

    *Claire X candidate à la primaire*, and then *La députée a annoncé*.
    """
    if noun.sentence.index > _OPENING or noun.word.relation != "nsubj":
        return None
    about = [p for p in people if p.heading]
    fits = len(about) == 1 and not about[0].roles and agree(about[0].gender, noun.gender)
    return Choice(about[0], 1.0) if fits else None


def _talked_about(noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
    """Who *l'intéressé* is: of those who did not speak last, the person that the text has named most often."""
    here = noun.word.span.start
    persons = [p for p in people if p.kind == "PER" and not p.plural and agree(p.gender, noun.gender)]
    told = [(sum(m.start < here for m in p.met), p) for p in persons if not _spoke_last(p, noun)]
    best = max((n for n, _ in told), default=0)
    first = [p for n, p in told if n == best and n]
    return Choice(first[0], 1 / len(first)) if first else None


def _spoke_last(person: PersonBuilder, noun: DefiniteNoun) -> bool:
    before = [m for m in person.met if m.start < noun.word.span.start]
    return bool(before) and before[-1].sentence >= noun.sentence.index - 1 and before[-1].weight >= SPEAKER


def _small(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(noun.lower() for noun in nouns)


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


def _wider_offices(entries: Iterable[str], bodies: AbstractSet[str]) -> dict[tuple[str, str], frozenset[str]]:
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
