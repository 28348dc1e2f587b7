"""The person to whom a definite noun refers: the holder of an office, or somebody salient.

In: a noun with its complements, the persons of the document. Out: the person and how they were found, or None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import agree, ends_like_a_person
from claims.resolution.definite_nouns import DefiniteNoun, may_hold, nearest_office, wider_offices
from claims.resolution.descriptions import is_new
from claims.resolution.named_entities import OUTLET_ROLE
from claims.resolution.persons import PersonBuilder
from claims.resolution.salience import DOMINANT, SPEAKER, Choice, most_salient, was_subject

__all__ = ["OfficeHolders", "office_holders", "officials"]

_OF_SEVERAL: Final = 0.5
"""Share of the salience of the person named last, where several hold an office and none is salient; set by hand."""
_OTHER_ORIGIN: Final = 0.4
"""Factor of the salience of somebody of another origin where a noun of origin takes somebody up; set by hand."""
_PERSONAL_NAME: Final = (2, 3)
"""Number of words in a name that may be a first name and a surname."""
_OPENING: Final = 1
"""The last sentence, by its number, that may say which office somebody holds whom only the headline names."""
Known = tuple[str, Choice | None]
"""The way in which a person was found, and the person."""


class OfficeHolders:
    """Finds to whom definite nouns refer, with the word lists of one rule set."""

    def __init__(self, lists: WordLists) -> None:
        self._anaphoric = lists["noms-anaphoriques"]
        self._trades = lists["metiers-reprise"]
        self._offices = lists.classes.roles | self._anaphoric
        self._called = self._offices | self._trades
        self._taking_up = self._anaphoric | self._trades
        self._persons, self._bodies = lists.classes.persons, lists.classes.bodies
        self._origins = lists.classes.demonyms
        self._body_anaphors = lists["organisations-anaphoriques"]
        self._officials = officials(lists)
        self._wider = wider_offices(lists["fonctions-equivalentes"], self._body_anaphors)

    def known(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Known | None:
        """The person of ``people`` to whom the noun refers, by ``role`` or ``noun``; None for somebody new."""
        if not noun.nouns.isdisjoint(self._anaphoric - self._officials):
            # "L'homme", "le suspect" after what a prosecutor announced: whoever acts in a procedure keeps their office.
            people = [p for p in people if not p.has_role(self._officials)]
        if not noun.nouns.isdisjoint(GRAMMAR.subject_of_talk):
            return "noun", _talked_about(noun, people)
        holders = nearest_office(noun, [p for p in people if may_hold(p, noun)])
        named = _named_holder(noun, [p for p in holders if p.named])
        if named is not None:
            return "role", named
        if noun.possessive:
            return None
        if holders:
            return "role", self._unnamed_holder(noun, holders, people)
        if noun.plural or not noun.nouns.isdisjoint(GRAMMAR.pair_nouns):
            several = self._several(noun, people)
            if several is not None:
                return "noun", several
            team = self._team(noun, people)
            return ("role", team) if team is not None else None
        if (about := _in_headline(noun, people)) is not None and not noun.nouns.isdisjoint(self._called):
            return "noun", about
        last = self._last_person(noun, people)
        return ("role", last) if last is not None else ("noun", self._in_view(noun, people))

    def _unnamed_holder(
        self, noun: DefiniteNoun, holders: list[PersonBuilder], people: Sequence[PersonBuilder]
    ) -> Choice | None:
        taking_up = not noun.nouns.isdisjoint(GRAMMAR.generic_people) and not noun.complemented and not noun.plural
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
        if noun.complemented or not (pair or noun.nouns & self._taking_up):
            return None
        gender = "" if pair else noun.gender
        groups = [p for p in people if p.plural and p.kind in ("PER", "person") and agree(p.gender, gender)]
        found = most_salient(noun.sentence, noun.word, groups, plural=True)
        return found if found is not None and found.person.named and found.share > DOMINANT else None

    def _team(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """The unnamed people to whom *les chercheurs*, *les auteurs* refer: a team, or scientists of some kind."""
        if noun.complemented or noun.nouns.isdisjoint(GRAMMAR.team_members):
            return None
        teams = [p for p in people if not p.plural and p.kind == "body" and p.has_role(GRAMMAR.team_nouns)]
        people_met = [p for p in people if p.plural and p.kind == "person" and _study(p)]
        found = [most_salient(noun.sentence, noun.word, teams)]
        # "les chercheurs" may be men and women.
        gender = noun.gender if noun.gender == "Fem" else ""
        found += [most_salient(noun.sentence, noun.word, people_met, gender=gender, plural=True)]
        met = [choice for choice in found if choice is not None]
        return max(met, key=lambda choice: choice.person.met[-1].start) if met else None

    def _last_person(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """The unnamed person mentioned right before to whom *cet homme*, *l'homme* refers; None if it is no such."""
        if noun.nouns.isdisjoint(GRAMMAR.generic_people) or noun.complemented:
            return None
        singles = [p for p in people if p.kind in ("PER", "person") and not p.plural and agree(p.gender, noun.gender)]
        # Whoever was met last: a newcomer comes before those named further up, who would be called by their names.
        before = ((p, p.last_before(noun.word.span.start)) for p in singles)
        last = {p: -1 if mention is None else mention.sentence for p, mention in before}
        latest = max(last.values(), default=-1)
        near = [p for p in singles if last[p] == latest]
        found = most_salient(noun.sentence, noun.word, near, gender=noun.gender)
        return found if found is not None and found.person.kind == "person" and found.share > DOMINANT else None

    def _in_view(self, noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
        """The most salient person to whom a singular noun may refer that is nobody's office so far."""
        narrowed = ("", *noun.completed)
        narrow = any((n, c) in self._wider for n in noun.nouns for c in noun.completed)
        wider = frozenset(role for n in noun.nouns for c in narrowed for role in self._wider.get((n, c), ()))
        # The gender of an organisation is that of its noun: la société, le groupe.
        gender = "" if not noun.nouns.isdisjoint(self._bodies) else noun.gender
        equal = [p for p in people if p.named and not p.plural and agree(p.gender, gender) and p.has_role(wider)]
        if noun.elsewhere and not narrow:
            # "Le PDG de Norpal" is no other company's president; "le chef de l'État" names no place of its own.
            equal = [p for p in equal if p.fits(wider, noun.completed)]
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
            if (p.kind == "PER" or _may_be_person(p))
            and not p.plural
            and agree(p.gender, noun.gender)
            and p.fits(noun.nouns, noun.completed) is not False
        ]
        persons = [p for p in persons if p.kind == "PER"] or persons
        if not noun.elsewhere:
            # "la socialiste" is the socialist member of parliament, "le Malien" the Malian president.
            said = [p for p in persons if any(words & _small(noun.nouns) for _, words in p.roles)]
            found = most_salient(noun.sentence, noun.word, said, gender=noun.gender)
            if found is not None:
                return found if found.share > DOMINANT else None
            if noun.origin or self._is_trade(noun):
                return self._by_trade(noun, persons)
        if noun.elsewhere:
            # "le PDG de Norpal" may be its president; the PDG of something else is somebody new.
            persons = [p for p in persons if any(words & noun.completed for _, words in p.roles)]
            # The mayor of Lanvoc is not the director of its port.
            persons = [p for p in persons if anaphoric or not p.has_role(self._offices)]
        elif not anaphoric:
            # A person with one office is rarely called by another one, and one of the headline by none.
            persons = [p for p in persons if not p.aside and not self._has_office(p)]
        found = most_salient(noun.sentence, noun.word, persons, gender=noun.gender, plural=noun.plural)
        alone = len(persons) == 1 and (anaphoric or noun.elsewhere or not noun.complemented)
        if alone or (anaphoric and not noun.complemented):
            return found
        dominant = not noun.complemented and found is not None and found.share > DOMINANT
        return found if dominant else None

    def _has_office(self, person: PersonBuilder) -> bool:
        """Whether somebody is known by an office: of the list, or with a complement, *principal du collège*."""
        return person.has_role(self._offices) or any(completed for _role, completed in person.roles)

    def _is_trade(self, noun: DefiniteNoun) -> bool:
        """Whether a noun is a trade that takes up somebody named: of the list, or in no list of persons."""
        if not noun.nouns.isdisjoint(self._trades):
            return True
        listed = not (noun.nouns.isdisjoint(self._persons) and noun.nouns.isdisjoint(self._bodies))
        return not listed and ends_like_a_person(noun.word)

    def _by_trade(self, noun: DefiniteNoun, persons: Sequence[PersonBuilder]) -> Choice | None:
        """Whom a trade or an origin takes up of which nothing was said before: the one in view, or nobody."""
        found = most_salient(noun.sentence, noun.word, persons, gender=noun.gender)
        if found is None or not noun.origin:
            return found if found is not None and found.share > DOMINANT else None
        # Who is known by one origin is less often called by another: "le Français X", and then "le Breton".
        scored = [(score * (_OTHER_ORIGIN if self._has_origin(p) else 1.0), p) for p, score in found.weighed]
        best, person = max(scored, key=lambda s: s[0])
        share = best / sum(score for score, _ in scored)
        return Choice(person, share, found.weighed) if share > DOMINANT else None

    def _has_origin(self, person: PersonBuilder) -> bool:
        return any(self._tells_origin(role) for role, _ in person.roles)

    def _tells_origin(self, role: str) -> bool:
        low = role.lower()
        return low in self._origins or (low not in self._offices and low.endswith(tuple(GRAMMAR.demonym_endings)))


@lru_cache(maxsize=8)
def officials(lists: WordLists) -> frozenset[str]:
    """Nouns for those who act in a procedure and whom it does not concern: judges, prosecutors, lawyers."""
    return lists["noms-justice"] | lists["noms-poursuite"] | GRAMMAR.lawyer_nouns


@lru_cache(maxsize=8)
def office_holders(lists: WordLists) -> OfficeHolders:
    """What finds office holders with these word lists, made once for all documents."""
    return OfficeHolders(lists)


def _may_be_body(person: PersonBuilder) -> bool:
    """Whether a name may be that of a body: of unknown kind, or one word that nothing says to be somebody's."""
    if person.kind == "PER":
        return len(person.tokens) == 1 and not person.gender and not person.roles
    return person.kind == "ORG" or (not person.kind and was_subject(person))


def _study(person: PersonBuilder) -> bool:
    """Whether somebody unnamed is a researcher or author, whatever the field: *des glaciologues*."""
    endings = tuple(GRAMMAR.scholar_endings)
    return person.has_role(GRAMMAR.team_members) or any(role.endswith(endings) for role, _ in person.roles)


def _in_headline(noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
    """The only person whom the headline is about, where the first sentence alone says which office they hold.

    *Claire X candidate à la primaire*, and then *La députée a annoncé*; or whoever is new in an office, *la nouvelle
    présidente*, anywhere.
    """
    about = [p for p in people if p.heading]
    if len(about) != 1 or not agree(about[0].gender, noun.gender) or noun.word.relation != "nsubj":
        return None
    opening = noun.sentence.index <= _OPENING and not about[0].roles
    return Choice(about[0], 1.0) if opening or is_new(noun.sentence, noun.word) else None


def _may_be_person(person: PersonBuilder) -> bool:
    """Whether the name of a body may be a person's: two or three words, and no noun that tells of a body."""
    return person.kind == "ORG" and len(person.tokens) in _PERSONAL_NAME and not person.roles and not person.aliases


def _talked_about(noun: DefiniteNoun, people: Sequence[PersonBuilder]) -> Choice | None:
    """Who *l'intéressé* is: of those who did not speak last, the person that the text has named most often."""
    here = noun.word.span.start
    persons = [p for p in people if p.kind == "PER" and not p.plural and agree(p.gender, noun.gender)]
    told = [(p.times_before(here), p) for p in persons if not _spoke_last(p, noun)]
    best = max((n for n, _ in told), default=0)
    first = [p for n, p in told if n == best and n]
    return Choice(first[0], 1 / len(first)) if first else None


def _spoke_last(person: PersonBuilder, noun: DefiniteNoun) -> bool:
    before = person.last_before(noun.word.span.start)
    return before is not None and before.sentence >= noun.sentence.index - 1 and before.weight >= SPEAKER


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
