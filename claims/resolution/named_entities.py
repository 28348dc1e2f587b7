"""The persons and organisations that a document names, with their names, offices and genders.

In: a parsed document and the word lists. Out: a ``PeopleBuilder``, filled in text order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import gender_of
from claims.resolution.descriptions import give_role, is_one_of, spelt_out, words_after_name, words_before_name
from claims.resolution.headline_names import headline_names
from claims.resolution.name_index import NameIndex
from claims.resolution.name_spans import NameSpans
from claims.resolution.persons import Mention, PersonBuilder, bare_name, name_tokens

__all__ = ["OUTLET_ROLE", "PeopleBuilder"]

LAWYER_ROLE: Final = "avocat"
"""The role of whoever is called *Me*, as if the article had called them so."""
OUTLET_ROLE: Final = "média"
"""The role of names in the lists of media and agencies, as if the article had called them so."""


class PeopleBuilder:
    """The persons and organisations named in a document, gathered in one pass; late names count from the start."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._text = document.text
        self._lists = lists
        self._classes = lists.classes
        self._names = NameSpans(lists.classes)
        self._words: dict[tuple[int, int], PersonBuilder] = {}
        self._known = NameIndex()
        self.all: list[PersonBuilder] = []
        self.namings: list[tuple[int, PersonBuilder]] = []
        """Who is named in which sentence, in text order."""
        self._read_asides(document)
        for sentence in document.sentences:
            for span, kind in sorted(self._names.of(sentence, self._text)):
                self._meet(sentence, span, kind)

    def _read_asides(self, document: Document) -> None:
        """Take the persons whom headline and captions name; the headline comes before all else."""
        for found in headline_names(document.text, document.asides, self._classes.given_names):
            tokens = name_tokens(found.name)
            if self.named(tokens, "PER") is not None:
                continue
            person = self._new(found.name, "PER")
            person.gender = self._gender_by_name(person, ())
            person.heading, person.aside = found.leads, True
            before = document.text[: found.span.start].lower().replace("’", "'").replace("'", " ").split()[-1:]
            if before and before[0] in self._classes.roles:
                # "L'entraîneur Ivan Polder quitte le club": the president of the club is somebody else.
                person.take_office(before[0])
            self.namings.append((0, person))
            # Beside whom it is about, those it names are further away than anybody in the text.
            person.met.append(Mention(-1, found.span.start, 1.0 if found.leads else 0.5))

    def at(self, sentence: Sentence, word: Word) -> PersonBuilder | None:
        """The person whose name, or whose office beside the name, ``word`` belongs to; or None."""
        return self._words.get((sentence.index, word.index))

    @property
    def words(self) -> dict[tuple[int, int], PersonBuilder]:
        """The persons by the numbers of sentence and word at which they are named."""
        return dict(self._words)

    def named(self, tokens: Sequence[str], kind: str) -> PersonBuilder | None:
        """The person last named with ``tokens`` (small letters), which may be the surname alone; or None."""
        return self._known.last([t for t in tokens if t not in self._names.titles], kind)

    def alias(self, text: str) -> PersonBuilder | None:
        """The organisation for which an acronym stands, in any case; or None."""
        return self._known.called(text.lower())

    def _meet(self, sentence: Sentence, span: Span, kind: str) -> None:
        whole = sentence.overlapping(span)
        words = self._without_day(self._without_lead(whole))
        if not _can_be_name(words):
            return
        name = self._of_text(words)
        if self._of_text(whole) in self._classes.newsrooms:
            # The article is part of a newspaper's name: Le Monde.
            name = self._of_text(whole)
        elif kind == "ORG" and whole[0].upos == "DET":
            name = bare_name(self._text, place_of(whole))
        tokens = name_tokens(name)
        # "Le navire Jean Bart": what bears the name of a person is no mayor.
        thing = kind == "PER" and _names_a_thing(sentence, words[0].index) and self.named(tokens, kind) is None
        if thing or not tokens:
            return
        person = self.named(tokens, kind) or self.alias(name) or self._also_called(sentence, words, kind)
        if person is None and kind == "ORG":
            person = self._surname_of(tokens)
        if person is None:
            person = self._new(name, kind)
        elif name.lower() not in person.aliases and len(tokens) > len(person.tokens) and person.kind == kind:
            person.name, person.tokens = name, tokens
            self._known.add(person)
        person.aside = False
        self.namings.append((sentence.index, person))
        for word in (*(w for w in whole if self._names.is_title(w)), *words):
            self._words[sentence.index, word.index] = person
        before = sentence.words[words[0].index - 1] if words[0].index else None
        if before is not None and self._names.is_title(before):
            self._words[sentence.index, before.index] = person
        self._describe(person, sentence, words[0].index, words[-1].index)

    def _surname_of(self, tokens: Sequence[str]) -> PersonBuilder | None:
        """The person whose full name ends with these words, which the recogniser took for a body: *El Mansouri*."""
        person = self.named(tokens, "PER")
        longer = person is not None and len(person.tokens) > len(tokens)
        return person if longer and person is not None and person.tokens[-len(tokens) :] == tuple(tokens) else None

    def _without_day(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words of a name without a day after it: *a accosté à Lornes lundi*."""
        last = len(words)
        while last > 1 and words[last - 1].form.lower() in self._classes.day_names:
            last -= 1
        return words[:last]

    def _without_lead(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words of a name without article, preposition and title before it."""
        first = 0
        while first < len(words) and (
            words[first].upos in ("DET", "ADP", "PUNCT") or self._names.is_title(words[first])
        ):
            first += 1
        return words[first:]

    def _of_text(self, words: Sequence[Word]) -> str:
        return place_of(words).of(self._text)

    def _new(self, name: str, kind: str) -> PersonBuilder:
        person = PersonBuilder(name=name, kind=kind, tokens=name_tokens(name))
        self.all.append(person)
        self._known.add(person)
        if name in self._classes.newsrooms:
            person.take_office(OUTLET_ROLE)
        return person

    def _also_called(self, sentence: Sentence, words: Sequence[Word], kind: str) -> PersonBuilder | None:
        """The person who is given another name here: *X dite Y*, *la Fédération des eaux (FDE)*; or None."""
        before = sentence.words[words[0].index - 1] if words[0].index else None
        if before is None or before.index == 0:
            return None
        known = self._words.get((sentence.index, before.index - 1))
        alias = self._of_text(words).lower()
        if before.form.lower() in GRAMMAR.alias_markers and known is not None:
            self._known.add_alias(known, alias)
            return known
        if before.form == "(" and kind == "ORG" and len(words) == 1:
            return self._by_acronym(sentence, words[0], known, alias)
        return None

    def _by_acronym(
        self, sentence: Sentence, acronym: Word, known: PersonBuilder | None, alias: str
    ) -> PersonBuilder | None:
        """The organisation before the bracket with its acronym; ``known`` is the one that was found there."""
        full = spelt_out(sentence, acronym)
        if not full:
            return None
        name = self._of_text(full)
        person = known or PersonBuilder(name=name, kind="ORG")
        if known is None:
            self.all.append(person)
        person.name, person.tokens = name, name_tokens(name)
        self._known.add(person)
        self._known.add_alias(person, alias)
        for word in full:
            self._words[sentence.index, word.index] = person
        return person

    def _describe(self, person: PersonBuilder, sentence: Sentence, first: int, last: int) -> None:
        """Add to a person the offices around a name, its gender, and an acronym in brackets after it."""
        before = self._describing(person, sentence, first, last)
        after = words_after_name(sentence, last)
        if person.kind == "ORG":
            person.gender = person.gender or gender_of(sentence, sentence.words[first])
            if last > first and is_one_of(sentence.words[first], self._classes.bodies):
                # "l'Agence des eaux" is called "l'agence" later.
                give_role(person, sentence, sentence.words[first])
        nouns = self._classes.persons if person.kind == "PER" else self._classes.bodies
        # The nearest listed noun: *le porte-parole du ministre X* is about the minister.
        near = next((w for w in reversed(before) if is_one_of(w, nouns) and w.feat("Number") != "Plur"), None)
        # An apposition opens with its noun: *X, bras droit du ministre* is no minister.
        head = next((w for w in after if w.upos == "NOUN" or is_one_of(w, nouns)), None)
        for office in (near, head if head is not None and is_one_of(head, nouns) else None):
            if office is None:
                continue
            give_role(person, sentence, office)
            person.gender = person.gender or gender_of(sentence, office)
            self._words.setdefault((sentence.index, office.index), person)
        if person.kind == "PER":
            person.gender = self._gender_by_name(person, before) or person.gender
            if first and sentence.words[first - 1].form.rstrip(".").lower() in GRAMMAR.lawyer_titles:
                person.take_office(LAWYER_ROLE)
        following = sentence.words[last + 1 : last + 4]
        if len(following) == 3 and following[0].form == "(" and following[2].form == ")":
            self._known.add_alias(person, following[1].form.lower())

    def _describing(self, person: PersonBuilder, sentence: Sentence, first: int, last: int) -> list[Word]:
        """The words before a name that may hold its office."""
        before = words_before_name(sentence, first, last)
        nearest = next((w for w in reversed(before) if w.upos != "DET" and not self._names.is_title(w)), None)
        if nearest is not None and nearest.upos == "ADP":
            # "un avocat de X": somebody else's office.
            return []
        if person.kind != "ORG":
            return before
        if before and sentence.words[first - 1].form == ",":
            return before
        # "l'association X", "le groupe français X": the noun of an organisation is right before its name.
        return [] if any(w.upos == "ADP" for w in before[-2:]) else before[-2:]

    def _gender_by_name(self, person: PersonBuilder, before: Sequence[Word]) -> str:
        """Gender by title or first name, which outweigh that of an office (*le ministre Anne X*); or nothing."""
        title = next((w.form.rstrip(".").lower() for w in reversed(before[-2:])), "")
        feminine, masculine = self._lists["prenoms-feminins"], self._lists["prenoms-masculins"]
        first, *others = person.name.split()
        first_name = first if first in self._classes.given_names else first.split("-")[0]
        if not others:
            first_name = ""
        if title in GRAMMAR.feminine_titles or (first_name in feminine and first_name not in masculine):
            return "Fem"
        if title in GRAMMAR.masculine_titles or (first_name in masculine and first_name not in feminine):
            return "Masc"
        return ""


def _names_a_thing(sentence: Sentence, first: int) -> bool:
    """Whether the noun right before a name tells that it is that of a ship, street or school."""
    return first > 0 and sentence.words[first - 1].lemma in GRAMMAR.things_named_after_people


def _can_be_name(words: Sequence[Word]) -> bool:
    """Whether words may be a name, whatever the parser takes them for."""
    if not words or not any(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in words):
        return False
    if words[0].upos in ("PRON", "SCONJ", "CCONJ") or words[-1].upos == "PRON":
        # "Où trouverez-vous": the parser may take it for a name.
        return False
    return len(words) > 1 or words[0].upos not in ("NOUN", "ADJ", "ADV", "VERB") or words[0].index > 0
