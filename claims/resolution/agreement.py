"""Gender, number and determiners of mentions, and whether a mention agrees with somebody.

In: a sentence and a noun or pronoun. Out: values of Universal Dependencies (``Masc``, ``Fem``), or empty where unknown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR

__all__ = [
    "PronounTraits",
    "agree",
    "determiner",
    "ends_like_a_person",
    "gender_by_ending",
    "gender_of",
    "is_latter",
    "is_plural",
    "latter_traits",
    "pronoun_form",
    "pronoun_traits",
]

_DETERMINER_REACH: Final = 3
"""Greatest distance in words between a noun and the determiner before it: *les deux premiers ministres*."""
_PARTICIPLES: Final = ("é", "u")
"""Endings of participles that take an *e* for women; nouns like *avocat* may name a woman without it."""


@dataclass(frozen=True, slots=True)
class PronounTraits:
    """Properties of a pronoun of the third person: ``gender`` (or empty), ``plural``, ``latter`` (*celui-ci*)."""

    gender: str
    plural: bool
    latter: bool


def agree(known: str, wanted: str) -> bool:
    """Whether two genders agree; an unknown one agrees with any."""
    return not known or not wanted or known == wanted


def determiner(sentence: Sentence, noun: Word) -> str:
    """The determiner before a noun, lower-cased; nothing without one."""
    found = next((w for w in sentence.children(noun) if w.relation == "det" and w.index < noun.index), None)
    return found.form.lower() if found is not None else ""


def ends_like_a_person(noun: Word) -> bool:
    """Whether a common noun ends like those of persons: *skippeuse*, *cardiologue*; no list has all of them."""
    return noun.upos == "NOUN" and noun.form.lower().removesuffix("s").endswith(tuple(GRAMMAR.person_endings))


def gender_of(sentence: Sentence, noun: Word) -> str:
    """``Masc``, ``Fem`` or nothing, by the determiner before a noun, else by its own form."""
    for word in reversed(sentence.words[max(0, noun.index - _DETERMINER_REACH) : noun.index]):
        form = word.form.lower()
        if form in GRAMMAR.feminine_determiners:
            return "Fem"
        if form in GRAMMAR.masculine_determiners:
            return "Masc"
        if form in GRAMMAR.elided_articles:
            # "l'édile" may be a man or a woman: taggers guess.
            return ""
        if word.upos in ("ADP", "PUNCT", "VERB"):
            break
    return noun.feat("Gender") if noun.upos != "PROPN" else ""


def gender_by_ending(noun: Word, persons: Collection[str]) -> str:
    """``Masc`` or ``Fem`` of a participle that names a person, where ``persons`` have both: *l'accusé*, *l'accusée*."""
    form = noun.form.lower()
    if form.endswith(_PARTICIPLES) and f"{form}e" in persons:
        return "Masc"
    return "Fem" if form.endswith("e") and form[:-1].endswith(_PARTICIPLES) and form[:-1] in persons else ""


def is_plural(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun or its determiner is a plural."""
    return noun.feat("Number") == "Plur" or determiner(sentence, noun) in GRAMMAR.plural_determiners


def is_latter(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the adjective of *ce dernier*, *cette dernière*, and no adjective of a noun."""
    if word.form.lower() not in GRAMMAR.latter_adjectives or word.relation == "amod":
        return False
    before = sentence.words[word.index - 1] if word.index else None
    return before is not None and before.form.lower() in GRAMMAR.demonstratives


def latter_traits(word: Word) -> PronounTraits:
    """The properties of *ce dernier*, by its form."""
    form = word.form.lower()
    return PronounTraits("Fem" if "ière" in form else "Masc", form.endswith("s"), latter=True)


def pronoun_form(word: Word) -> str:
    """A pronoun in small letters without hyphens: ``elle`` for *-t-elle*."""
    return word.form.lower().lstrip("-").removeprefix("t-")


def pronoun_traits(word: Word) -> PronounTraits | None:
    """The properties of a pronoun; None for pronouns that refer to nobody else."""
    form = pronoun_form(word)
    if form not in GRAMMAR.third_persons or (word.deprel.startswith("expl") and word.deprel != "expl:subj"):
        return None
    gender = "Fem" if form in GRAMMAR.feminine_persons else "Masc"
    if form in GRAMMAR.dative_persons and word.relation != "nsubj":
        gender = ""
    return PronounTraits(gender, form in GRAMMAR.plural_persons, form in GRAMMAR.latter_pronouns)
