"""Coreference: who each noun phrase and pronoun of a document stands for.

In: a parsed document, the word lists, the spans in quotation marks. Out: ``Referents``. Mentions are grouped by gender,
number, role and salience.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.document.span import Span
from claims.document.span_index import touching
from claims.document.tree import Document, Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import determiner, gender_by_ending, gender_of, is_plural, pronoun_traits
from claims.resolution.descriptions import complements
from claims.resolution.name_index import MentionNames
from claims.resolution.named_entities import PeopleBuilder
from claims.resolution.offices import OfficeHolders, definite_noun
from claims.resolution.people_in_view import PeopleInView
from claims.resolution.persons import Mention, PersonBuilder, name_tokens, without_article
from claims.resolution.referent import Place, Referent, Referents
from claims.resolution.salience import QUOTED, Choice, heads_mention, mention_weight, most_salient, speaks
from claims.resolution.unidentified_sources import unidentified
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["referents"]

_NAME_REACH = 10
"""Greatest distance in words between the comma after a phrase and the name in apposition to it."""


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
        self._text = document.text
        self._lists = lists
        self._classes = lists.classes
        self._offices = OfficeHolders(lists)
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
        if word.upos == "PRON":
            return self._pronoun(sentence, word)
        beside = self._beside(sentence, word)
        if beside is not None:
            return _Found(beside, "name")
        if word.upos == "PROPN":
            return self._proper(sentence, word)
        return self._noun(sentence, word)

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
                known.take_role(child, complements(sentence, child))
        return known

    def _beside(self, sentence: Sentence, word: Word) -> PersonBuilder | None:
        """The name in apposition to a noun: *l'exploitant, la société X,*, *une passagère ayant filmé, X, raconte*."""
        if word.relation == "nmod" and _has_case(sentence, word):
            # "le chef des secours en montagne, X": X is the chief.
            return None
        appositions = (
            self._people.at(sentence, child)
            for child in sentence.children(word)
            if child.relation in ("appos", "flat", "nmod")
            and child.index > word.index
            and not _has_case(sentence, child)
        )
        named = next((p for p in appositions if p is not None), None) or self._after_comma(sentence, word)
        if named is not None:
            named.take_role(word, complements(sentence, word))
            named.gender = named.gender or gender_of(sentence, word)
        return named

    def _after_comma(self, sentence: Sentence, word: Word) -> PersonBuilder | None:
        """The name right after a phrase, between two marks: *son avocat, Me X,*; the tree may attach it elsewhere."""
        ends = {noun_phrase(sentence, word)[-1].index, max(w.index for w in sentence.subtree(word))}
        between = (
            self._between_marks(sentence, end + 2)
            for end in ends
            if end + 1 < len(sentence.words) and sentence.words[end + 1].form == ","
        )
        return next((p for p in between if p is not None), None)

    def _between_marks(self, sentence: Sentence, start: int) -> PersonBuilder | None:
        """Who is named from ``start`` on, an article or an office before the name, up to the next mark."""
        person: PersonBuilder | None = None
        for word in sentence.words[start : start + _NAME_REACH]:
            here = self._people.at(sentence, word)
            if here is not None and (person is None or here is person):
                person = here
            elif person is not None:
                return person if word.upos == "PUNCT" else None
            elif word.upos not in ("DET", "NOUN", "ADP"):
                return None
        return None

    def _proper(self, sentence: Sentence, word: Word) -> _Found | None:
        """The referent of a proper noun of unknown kind: a person or an organisation, since it speaks."""
        name = self._name(noun_phrase(sentence, word))
        tokens = name_tokens(name)
        if not tokens or name.lower() in self._classes.day_names:
            # "Mercredi, il nie.": a day is nobody.
            return None
        # A surname alone that is no entity for the parser is that of the person who was named with it.
        known = self._names.proper(tokens)
        if known is None:
            known = PersonBuilder(name=name, kind="", tokens=tokens, gender=gender_of(sentence, word))
            self._names.add(known)
        return _Found(known, "name")

    # --- Pronouns and nouns ------------------------------------------------------------------------------------------

    def _pronoun(self, sentence: Sentence, word: Word) -> _Found | None:
        traits = pronoun_traits(word)
        if traits is None:
            return None
        chosen = most_salient(
            sentence,
            word,
            self._view.people,
            gender=traits.gender,
            plural=traits.plural,
            pronoun=True,
            latter=traits.latter,
        )
        return _found("pronoun", chosen)

    def _noun(self, sentence: Sentence, word: Word) -> _Found | None:
        person = not self._classes.persons.isdisjoint((word.lemma, word.form.lower()))
        body = not self._classes.bodies.isdisjoint((word.lemma, word.form.lower()))
        speaking = speaks(sentence, word, self._classes.speech_verbs)
        if not person and not body and word.relation != "nsubj" and not speaking:
            return None
        first = determiner(sentence, word)
        if first in GRAMMAR.definite_determiners:
            known = self._offices.known(definite_noun(sentence, word, self._classes.persons), self._view.people)
            if known is not None and known[1] is not None:
                return _found(*known)
        if first in GRAMMAR.possessive_determiners and not person and not body and speaking:
            # "d'après ses calculs": whose they are.
            several = first in GRAMMAR.plural_possessors
            owner = most_salient(sentence, word, self._view.people, plural=several, pronoun=True)
            if owner is not None and owner.person.kind != "thing":
                return _found("pronoun", owner)
        return self._newcomer(sentence, word, "person" if person else "body" if body else "thing")

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
            someone.take_role(word, complements(sentence, word))
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
        return without_article(Span.around(w.span for w in phrase).of(self._text))


def _found(how: str, chosen: Choice | None) -> _Found | None:
    return _Found(chosen.person, how, chosen.share, chosen.weighed) if chosen is not None else None


def _has_case(sentence: Sentence, word: Word) -> bool:
    return any(w.relation == "case" for w in sentence.children(word))


def _joint_name(first_word: Word, names: Sequence[str]) -> str:
    """The names of several persons as one: *Thierry et Véronique Roy*."""
    first, *rest = names
    if len(first.split()) == 1 and any(len(name.split()) > 1 for name in rest):
        # "Thierry et Véronique Roy" share a surname.
        first = first_word.form
    return ", ".join((first, *rest[:-1])) + " et " + rest[-1]
