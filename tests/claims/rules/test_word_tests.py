"""The first key of a test that a word fails, named as rule files write it."""

from __future__ import annotations

from typing import Any

import pytest

from claims.document.span import Span
from claims.rules import compiled_rule
from claims.rules.compiled_rule import Condition, Step
from claims.rules.word_tests import first_failure, holds, leads_to_word, reached
from tests.support.trees import MAYOR, tree

SENTENCE = tree(MAYOR)
AFFIRME = SENTENCE.words[2]
NOUN = compiled_rule.Test(upos=frozenset(("NOUN",)))
TO_SUBJECT = Condition((Step(">", frozenset(("nsubj",))),), NOUN)
TO_OBJECT = Condition((Step(">", frozenset(("obj",))),), compiled_rule.Test())


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("keys", "failed"),
    [
        ({}, None),
        ({"upos": some("VERB"), "lemma": some("affirmer"), "form": some("affirme")}, None),
        ({"lemma": some("dire"), "upos": some("NOUN")}, "upos"),
        ({"lemma": some("dire"), "form": some("affirme")}, "lemma"),
        ({"form": some("dit")}, "form"),
        ({"phrase": some("affirmequela")}, None),
        ({"phrase": some("affirmela")}, "phrase"),
        ({"deprel": some("conj")}, "deprel"),
        ({"feats": (("Mood", some("Ind")), ("VerbForm", some("Inf")))}, "feats.VerbForm"),
        ({"within": 0}, None),
        ({"before": "speaker"}, "before"),
        ({"after": "speaker"}, None),
        ({"before": "unbound"}, None),
        ({"quoted": True}, "quoted"),
        ({"inserted": True}, "inserted"),
        ({"inserted": "quotation"}, "inserted"),
        ({"entity": some("PER")}, "entity"),
        ({"case": some("selon")}, "case"),
        ({"mark": some("que")}, "mark"),
        ({"mood": some("conditional")}, "mood"),
        ({"voice": "passive"}, "voice"),
        ({"voice": "active"}, None),
        ({"negated": True}, "negated"),
        ({"barred": (compiled_rule.Test(lemma=some("affirmer")),)}, "not"),
        ({"has": (TO_SUBJECT, TO_OBJECT)}, "has"),
        ({"lacks": (TO_OBJECT,)}, None),
        ({"lacks": (TO_OBJECT, TO_SUBJECT)}, "lacks"),
    ],
)
def test_the_first_key_that_a_word_fails(keys: dict[str, Any], failed: str | None) -> None:
    words = {"trigger": AFFIRME, "speaker": SENTENCE.words[1]}
    test = compiled_rule.Test(**keys)

    assert first_failure(test, SENTENCE, AFFIRME, words, ()) == failed
    assert holds(test, SENTENCE, AFFIRME, words, ()) == (failed is None)


def test_a_key_that_is_set_is_tried_once_and_cheap_ones_first() -> None:
    test = compiled_rule.Test(lacks=(TO_OBJECT,), mood=some("indicative"), upos=some("VERB"))

    assert [key for key, _value in test.keys] == ["upos", "mood", "lacks"]
    assert compiled_rule.Test().keys == ()


def test_quoted_words_lie_wholly_between_the_marks() -> None:
    quoted, words = compiled_rule.Test(quoted=True), {"trigger": AFFIRME}

    assert first_failure(quoted, SENTENCE, AFFIRME, words, [Span(0, 40)]) is None
    assert first_failure(quoted, SENTENCE, AFFIRME, words, [Span(0, AFFIRME.span.end - 1)]) == "quoted"


def test_a_condition_leads_to_the_words_that_pass_its_test() -> None:
    words = {"trigger": AFFIRME}

    assert [w.form for w in reached(TO_SUBJECT, SENTENCE, AFFIRME, words, ())] == ["maire"]
    assert leads_to_word(TO_SUBJECT, SENTENCE, AFFIRME, words, ())
    assert not leads_to_word(TO_OBJECT, SENTENCE, AFFIRME, words, ())
