"""What a sentence must hold so that a pattern can match in it at all: forms, lemmas, relations, parts of speech, moods.

In: a rule or a repair, or the words of a sentence. Out: needs, or what the sentence has. A look at both tells of most
patterns that they need not be tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claims.document.tree import Sentence, Word
from claims.rules.compiled_repair import RepairRule
from claims.rules.compiled_rule import Condition, Rule, Test
from claims.rules.wildcards import Wildcards
from claims.syntax.remembered import of_sentence

__all__ = [
    "SELECTIVE",
    "Need",
    "met",
    "needs",
    "needs_around",
    "needs_beside",
    "needs_of_rule",
    "sentence_values",
    "values_of",
]

Need = tuple[str, frozenset[str]]
"""A key, and values of which the sentence must have one."""
SELECTIVE: Final = ("form", "lemma", "relation", "upos")
"""The keys of what a word is, those that say most of it first."""
_MARKS: Final = frozenset(("«", "»", '"'))
_MOODS: Final = {"conditional": "Cnd", "indicative": "Ind", "subjunctive": "Sub", "imperative": "Imp",
          "infinitive": "Inf", "participle": "Part"}  # fmt: skip
"""The features by which moods are told, as ``syntax.verbs.mood`` names them."""


def values_of(words: Iterable[Word]) -> Mapping[str, frozenset[str]]:
    """What the words of a sentence have of each key; forms in small letters, relations without subtype."""
    return {
        "form": frozenset([word.form.lower() for word in words]),
        "lemma": frozenset([word.lemma for word in words]),
        "relation": frozenset([word.relation for word in words]),
        "upos": frozenset([word.upos for word in words]),
        "mood": frozenset([word.feats[name] for word in words for name in ("Mood", "VerbForm") if name in word.feats]),
    }


@of_sentence
def sentence_values(sentence: Sentence) -> Mapping[str, frozenset[str]]:
    """``values_of`` the words of a sentence, found out once for all that look for something in it."""
    return values_of(sentence.words)


def met(needed: Iterable[Need], values: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence with these ``values`` has one value of each need."""
    for key, wanted in needed:  # noqa: SIM110 - a generator for each rule and sentence would take longer
        if wanted.isdisjoint(values[key]):
            return False
    return True


def needs(test: Test) -> Iterator[Need]:
    """What a word must have so that it can pass ``test``, each key at most once."""
    form = _MARKS if test.quotation is not None and test.form is None else test.form
    relations = None
    if test.deprel is not None:
        relations = frozenset(relation.lstrip("=").partition(":")[0] for relation in test.deprel)
    for key, values in (("form", form), ("lemma", test.lemma), ("relation", relations), ("upos", test.upos)):
        if values is not None and not isinstance(values, Wildcards):
            yield key, values


def needs_beside(test: Test) -> Iterator[Need]:
    """What words around one must have so that it can pass ``test``: prepositions, subordinators, auxiliaries."""
    for phrases in (test.case, test.mark):
        if phrases is not None and "" not in phrases:
            yield "form", frozenset(form for phrase in phrases for form in _openings(phrase))
    if test.mood is not None and test.mood <= _MOODS.keys():
        yield "mood", frozenset(_MOODS[name] for name in test.mood)


def needs_around(pattern: Rule | RepairRule) -> Iterator[Need]:
    """What the words that must be found from the trigger need: of alternatives, whatever one of them needs."""
    for condition in (*pattern.has, *pattern.trigger.has):
        yield from needs(condition.test)
    for argument in pattern.arguments:
        if not argument.optional:
            yield from _needs_of_one(argument.alternatives)


def needs_of_rule(rule: Rule) -> Iterator[Need]:
    """All that a sentence needs so that ``rule`` can match in it: for its trigger, beside it and around it."""
    yield from needs(rule.trigger)
    yield from needs_beside(rule.trigger)
    yield from needs_around(rule)


def _needs_of_one(alternatives: Sequence[Condition]) -> Iterator[Need]:
    """What one of several conditions needs, whichever it is."""
    needed = [dict(needs(alternative.test)) for alternative in alternatives]
    for key in SELECTIVE if needed else ():
        if all(key in one for one in needed):
            yield key, frozenset[str]().union(*(one[key] for one in needed))


def _openings(phrase: str) -> Iterator[str]:
    """The forms of which a phrase that function words make may begin with one: ``d'`` or ``d'après``, ``qu'``."""
    for written in (phrase, phrase.replace("que", "qu'")):
        yield written
        yield written.partition(" ")[0]
        before, mark, _after = written.partition("'")
        yield before + mark
