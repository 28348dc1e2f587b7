"""Coreference: who each noun phrase and pronoun of a document stands for.

In: a parsed document, the word lists, the spans in quotation marks. Out: ``Referents``. Mentions are grouped by gender,
number, role and salience.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.document.nearby import touching
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import (
    determiner,
    ends_like_a_person,
    gender_by_ending,
    gender_of,
    is_latter,
    is_plural,
    latter_traits,
    pronoun_traits,
)
from claims.resolution.appositions import named_beside
from claims.resolution.definite_nouns import definite_noun
from claims.resolution.demonyms import is_demonym
from claims.resolution.descriptions import give_role
from claims.resolution.lawyers import client_meant, find_clients, take_client
from claims.resolution.name_index import MentionNames
from claims.resolution.named_entities import PeopleBuilder
from claims.resolution.offices import office_holders
from claims.resolution.people_in_view import PeopleInView
from claims.resolution.persons import Mention, PersonBuilder, bare_name, name_tokens, without_article
from claims.resolution.referent import Place, Referent, Referents
from claims.resolution.salience import QUOTED, Choice, heads_mention, mention_weight, most_salient, speaks, views
from claims.resolution.unidentified_sources import unidentified
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["referents"]


def referents(document: Document, lists: WordLists, quoted: Sequence[Span] = ()) -> Referents:
    """The referents of the mentions of a document; those within ``quoted`` spans are less salient than others."""
    return _Discourse(document, lists, quoted).referents()


@dataclass(frozen=True, slots=True)
class _Found:
    """A referent before the whole document was read."""

    person: PersonBuilder
    how: str
    share: float = 1.0
    weighed: tuple[tuple[PersonBuilder, float], ...] = ()


class _Discourse:
    """The mentions of one document, read once in text order."""

    def __init__(self, document: Document, lists: WordLists, quoted: Sequence[Span]) -> None:
        self._people = PeopleBuilder(document, lists)
        find_clients(document, self._people)
        self._text = document.text
        self._lists = lists
        self._classes = lists.classes
        self._offices = office_holders(lists)
        self._judging = lists["noms-justice"] | lists["noms-poursuite"]
        self._view = PeopleInView(self._people.namings)
        self._names = MentionNames(self._people.all)
        self._found: dict[Place, _Found] = {}
        for sentence in document.sentences:
            self._view.move_to(sentence.index)
            near = touching(quoted, sentence.span)
            for word in sentence.words:
                if heads_mention(sentence, word):
                    self._place(sentence, word, near)

    def referents(self) -> Referents:
        """The referents, with persons as the whole document describes them."""
        named = self._people.words
        found = self._found.values()
        rivals = (person for f in found for person, _salience in f.weighed)
        builders = (*named.values(), *(f.person for f in found), *rivals)
        persons = {builder: builder.person() for builder in dict.fromkeys(builders)}

        def finished(f: _Found) -> Referent:
            weighed = tuple((persons[person], salience) for person, salience in f.weighed)
            return Referent(persons[f.person], f.how, f.share, weighed)

        return Referents(
            {at: finished(f) for at, f in self._found.items()},
            {at: persons[builder] for at, builder in named.items()},
        )

    def _place(self, sentence: Sentence, word: Word, quoted: Sequence[Span]) -> None:
        found = self._referent(sentence, word)
        if found is None:
            return
        self._found[sentence.index, word.index] = found
        weight = mention_weight(sentence, word, self._classes.speech_verbs)
        if any(span.covers(word.span) for span in quoted):
            weight *= QUOTED
        mention = Mention(sentence.index, word.span.start, weight)
        self._meet(found.person, mention)
        group = self._group(sentence, word)
        if group is not None:
            self._found[sentence.index, word.index] = _Found(group, "name")
            self._meet(group, mention)

    def _meet(self, person: PersonBuilder, mention: Mention) -> None:
        person.met.append(mention)
        self._view.meet(person, mention.sentence)

    def _referent(self, sentence: Sentence, word: Word) -> _Found | None:
        person = self._people.at(sentence, word)
        if person is not None:
            return _Found(person, "name")
        if word.upos == "PRON" or is_latter(sentence, word):
            return self._pronoun(sentence, word)
        if views(sentence, word):
            plural = word.form.lower() in GRAMMAR.plural_possessors
            return _found("pronoun", most_salient(sentence, word, self._view.people, plural=plural, pronoun=True))
        beside = self._beside(sentence, word)
        if beside is not None:
            return _Found(beside, "name")
        if word.upos == "PROPN" and not self._is_common(sentence, word):
            return self._proper(sentence, word)
        return self._noun(sentence, word)

    def _is_common(self, sentence: Sentence, word: Word) -> bool:
        """Whether a word taken for a proper noun is a common one: *le Lyonnais*, *l'ONG*."""
        if is_demonym(sentence, word, self._classes.demonyms):
            return True
        definite = determiner(sentence, word) in GRAMMAR.definite_determiners
        return definite and (word.form in self._classes.bodies or word.form in self._classes.persons)

    # --- Names -------------------------------------------------------------------------------------------------------

    def _group(self, sentence: Sentence, word: Word) -> PersonBuilder | None:
        """Several persons named together (*A et B, parents de …*), to whom *ils* or *les parents* may refer."""
        others = [w for w in sentence.children(word) if w.relation == "conj"]
        members = [p for w in (word, *others) if (p := self._people.at(sentence, w)) is not None and p.kind == "PER"]
        if not others or len(members) < 1 + len(others):
            return None
        name = _joint_name(word, [p.name for p in members])
        known = self._names.together(name)
        if known is None:
            known = PersonBuilder(name=name, kind="PER", tokens=name_tokens(name), plural=True)
            if {p.gender for p in members} == {"Fem"}:
                known.gender = "Fem"
            self._names.add(known)
        for child in (c for w in (word, *others) for c in sentence.children(w)):
            if child.relation == "appos" and child.upos == "NOUN" and child.feat("Number") == "Plur":
                give_role(known, sentence, child)
        return known

    def _beside(self, sentence: Sentence, word: Word) -> PersonBuilder | None:
        """The name in apposition to a noun, who is then known by that noun."""
        named = named_beside(sentence, word, self._people)
        if named is not None:
            if determiner(sentence, word) in GRAMMAR.possessive_determiners:
                self._take_owner(sentence, word, named)
            give_role(named, sentence, word)
            named.gender = named.gender or gender_of(sentence, word)
        return named

    def _owner(self, sentence: Sentence, word: Word) -> Choice | None:
        """Whose somebody or something is: *son avocat*, *ses calculs*."""
        several = determiner(sentence, word) in GRAMMAR.plural_possessors
        owners = [p for p in self._view.people if p.kind != "thing"]
        return most_salient(sentence, word, owners, plural=several, pronoun=True)

    def _take_owner(self, sentence: Sentence, word: Word, named: PersonBuilder) -> None:
        """Put down whose lawyer is named here: *son avocate, Me X*."""
        owner = self._owner(sentence, word) if word.lemma in GRAMMAR.lawyer_nouns else None
        if owner is not None:
            give_role(named, sentence, word)
            take_client(named, owner.person)

    def _proper(self, sentence: Sentence, word: Word) -> _Found | None:
        """The referent of a proper noun of unknown kind: a person or an organisation, since it speaks."""
        name = self._name(noun_phrase(sentence, word))
        tokens = name_tokens(name)
        if not tokens or name.lower() in self._classes.day_names:
            # "Mercredi, il nie.": a day is nobody.
            return None
        speaking = word.relation == "nsubj" or speaks(sentence, word, self._classes.speech_verbs)
        if not speaking and any(e.kind == "LOC" and e.span.overlaps(word.span) for e in sentence.entities):
            # "à Genève. Celui-ci nie.": a place where something happens is nobody.
            return None
        # A surname alone that is no entity for the parser is that of the person who was named with it.
        known = self._names.proper(tokens)
        if known is None:
            known = PersonBuilder(name=name, kind="", tokens=tokens, gender=gender_of(sentence, word))
            self._names.add(known)
        return _Found(known, "name")

    # --- Pronouns and nouns ------------------------------------------------------------------------------------------

    def _pronoun(self, sentence: Sentence, word: Word) -> _Found | None:
        traits = latter_traits(word) if is_latter(sentence, word) else pronoun_traits(word)
        if traits is None:
            return None
        chosen = most_salient(
            sentence,
            word,
            self._who_may_deny(sentence, word),
            gender=traits.gender,
            plural=traits.plural,
            pronoun=True,
            latter=traits.latter,
        )
        return _found("pronoun", chosen)

    def _who_may_deny(self, sentence: Sentence, word: Word) -> Sequence[PersonBuilder]:
        """Those in view; for the subject of a denial without the courts and prosecutors: *il conteste les faits*."""
        verb = sentence.head(word)
        if word.relation != "nsubj" or verb is None or verb.lemma not in self._lists["verbes-dementi"]:
            return self._view.people
        return [p for p in self._view.people if not p.has_role(self._judging)]

    def _noun(self, sentence: Sentence, word: Word) -> _Found | None:
        body = not self._classes.bodies.isdisjoint((word.lemma, word.form.lower()))
        speaking = speaks(sentence, word, self._classes.speech_verbs)
        person = self._is_person(sentence, word) or (speaking and not body and ends_like_a_person(word))
        if not person and not body and word.relation != "nsubj" and not speaking:
            return None
        first = determiner(sentence, word)
        client = client_meant(sentence, word, self._view.people) if word.form.lower() in GRAMMAR.client_nouns else None
        if client is not None:
            return _Found(client, "role")
        if first in GRAMMAR.definite_determiners:
            known = self._offices.known(definite_noun(sentence, word, self._classes), self._view.people)
            if known is not None and known[1] is not None:
                if known[1].person.heading or is_demonym(sentence, word, self._classes.demonyms):
                    give_role(known[1].person, sentence, word)
                return _found(*known)
        if (
            first in GRAMMAR.possessive_determiners
            and not person
            and not body
            and speaking
            and word.relation != "nsubj"
        ):
            # "d'après ses calculs": whose they are. "Sa rivale dit": somebody else.
            owner = self._owner(sentence, word)
            if owner is not None:
                return _found("pronoun", owner)
        return self._newcomer(sentence, word, "person" if person else "body" if body else "thing")

    def _is_person(self, sentence: Sentence, word: Word) -> bool:
        listed = not self._classes.persons.isdisjoint((word.lemma, word.form.lower()))
        return listed or is_demonym(sentence, word, self._classes.demonyms)

    def _newcomer(self, sentence: Sentence, word: Word, kind: str) -> _Found:
        """The referent of a phrase that was not mentioned before."""
        someone = PersonBuilder(
            name=self._name(self._without_holder(sentence, word, noun_phrase(sentence, word))),
            kind=kind,
            gender=gender_of(sentence, word) or gender_by_ending(word, self._classes.persons),
            plural=is_plural(sentence, word),
            vague=unidentified(sentence, word, self._lists),
        )
        if kind != "thing":
            give_role(someone, sentence, word)
        self._names.add(someone)
        return _Found(someone, "new")

    def _without_holder(self, sentence: Sentence, word: Word, phrase: Sequence[Word]) -> Sequence[Word]:
        """The phrase of a body without who holds office in it: *le secrétaire du Conseil des eaux Anne X*."""
        office = sentence.head(word)
        if word.relation != "nmod" or office is None or office.lemma not in self._classes.persons:
            return phrase
        for number, other in enumerate(phrase):
            person = self._people.at(sentence, other)
            if other.index > word.index and person is not None and person.kind == "PER":
                return phrase[:number]
        return phrase

    def _name(self, phrase: Sequence[Word]) -> str:
        span = place_of(phrase)
        return bare_name(self._text, span) if phrase[0].index else without_article(span.of(self._text))


def _found(how: str, chosen: Choice | None) -> _Found | None:
    return _Found(chosen.person, how, chosen.share, chosen.weighed) if chosen is not None else None


def _joint_name(first_word: Word, names: Sequence[str]) -> str:
    """The names of several persons as one: *Thierry et Véronique Roy*."""
    first, *rest = names
    if len(first.split()) == 1 and any(len(name.split()) > 1 for name in rest):
        # "Thierry et Véronique Roy" share a surname.
        first = first_word.form
    return ", ".join((first, *rest[:-1])) + " et " + rest[-1]
