"""The name beside a noun: *l'exploitant, la société X,*, *son avocat, Me X*, *une passagère ayant filmé, X, raconte*.

In: a sentence, a noun, the persons that the document names. Out: the person named there, or None.
"""

from __future__ import annotations

from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.named_entities import PeopleBuilder
from claims.resolution.persons import PersonBuilder
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["named_beside"]

_NAME_REACH: Final = 10
"""Greatest distance in words between the comma after a phrase and the name in apposition to it."""


def named_beside(sentence: Sentence, word: Word, people: PeopleBuilder) -> PersonBuilder | None:
    """Who is named in apposition to a noun, as the tree has it or as the marks around the name tell."""
    if word.lemma in GRAMMAR.age_units or (word.relation == "nmod" and _has_case(sentence, word)):
        # "Après trente ans, X"; "le chef des secours en montagne, X": X is the chief.
        return None
    appositions = (
        people.at(sentence, child)
        for child in sentence.children(word)
        if child.relation in ("appos", "flat", "nmod") and child.index > word.index and not _has_case(sentence, child)
    )
    return next((p for p in appositions if p is not None), None) or _after_comma(sentence, word, people)


def _after_comma(sentence: Sentence, word: Word, people: PeopleBuilder) -> PersonBuilder | None:
    """The name right after a phrase, between two marks: *son avocat, Me X,*; the tree may attach it elsewhere."""
    if all(w.form != "," for w in sentence.words[word.index + 1 :]):
        return None
    ends = {noun_phrase(sentence, word)[-1].index, sentence.subtree(word)[-1].index}
    between = (
        _between_marks(sentence, end + 2, people)
        for end in ends
        if end + 1 < len(sentence.words) and sentence.words[end + 1].form == ","
    )
    return next((p for p in between if p is not None), None)


def _between_marks(sentence: Sentence, start: int, people: PeopleBuilder) -> PersonBuilder | None:
    """Who is named from ``start`` on, an article or an office before the name, up to the next mark."""
    person: PersonBuilder | None = None
    if start < len(sentence.words) and sentence.words[start].upos == "ADP":
        # "l'équipe de X, de l'université de Y": where, not who.
        return None
    for word in sentence.words[start : start + _NAME_REACH]:
        here = people.at(sentence, word)
        if here is not None and (person is None or here is person):
            person = here
        elif person is not None:
            return person if word.upos == "PUNCT" else None
        elif word.upos not in ("DET", "NOUN", "ADP") and not _origin(sentence, word):
            return None
    return None


def _origin(sentence: Sentence, word: Word) -> bool:
    """Whether a word between article and name is a country that the tagger took for a name: *l'Allemande X*."""
    before = sentence.words[word.index - 1] if word.index else None
    return word.upos == "PROPN" and before is not None and before.upos == "DET"


def _has_case(sentence: Sentence, word: Word) -> bool:
    return any(w.relation == "case" for w in sentence.children(word))
