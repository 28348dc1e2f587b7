"""Every key that a word fails: what is wanted, and what the word has."""

from __future__ import annotations

from typing import Any

import pytest

from claims.authoring.failed_conditions import FailedKey, failed_keys
from claims.rules import compiled_rule
from claims.rules.compiled_rule import Condition, Step
from tests.support.trees import MAYOR, named, tree

SENTENCE = tree(MAYOR)
NSUBJ = (Step(">", frozenset(("nsubj",))),)
VERB = compiled_rule.Test(upos=frozenset(("VERB",)))


def failed(form: str = "affirme", **keys: Any) -> list[FailedKey]:
    words = {"trigger": named(SENTENCE, "affirme")}
    return list(failed_keys(compiled_rule.Test(**keys), SENTENCE, named(SENTENCE, form), words, ()))


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"lemma": some("affirmer"), "upos": some("VERB")}, []),
        ({"lemma": some("nier", "dire"), "upos": some("NOUN")},
         [("lemma", "dire, nier", "affirmer"), ("upos", "NOUN", "VERB")]),
        ({"feats": (("Mood", some("Ind")), ("VerbForm", some("Inf", "Part")))},
         [("feats.VerbForm", "Inf, Part", "Fin")]),
        ({"voice": "passive", "negated": True, "mood": some("conditional")},
         [("mood", "conditional", "indicative"), ("voice", "passive", "active"), ("negated", "yes", "no")]),
        ({"case": some("selon"), "mark": some("que"), "entity": some("PER")},
         [("entity", "PER", ""), ("case", "selon", ""), ("mark", "que", "")]),
        ({"barred": (compiled_rule.Test(lemma=some("affirmer")), compiled_rule.Test(lemma=some("nier")))},
         [("not", "{lemma: affirmer}", "")]),
        ({"has": (Condition(NSUBJ, VERB),)}, [("has", "> nsubj {upos: VERB}", "")]),
        ({"lacks": (Condition(NSUBJ, compiled_rule.Test()),)}, [("lacks", "> nsubj", "")]),
        ({"quoted": True}, [("quoted", "yes", "")]),
    ],
)  # fmt: skip
def test_each_key_is_tried_alone(keys: dict[str, Any], told: list[tuple[str, str, str]]) -> None:
    assert failed(**keys) == [FailedKey(*one) for one in told]


def test_distance_and_order_are_told_from_the_trigger() -> None:
    assert failed("rouvre", within=2) == [FailedKey("within", "2", "4")]
    assert failed("rouvre", before="trigger") == [FailedKey("before", "trigger", "")]


def test_a_feature_among_what_is_barred_is_named() -> None:
    (told,) = failed(barred=(compiled_rule.Test(feats=(("Mood", some("Ind")),)),))

    assert told.wanted == "{feats.Mood: Ind}"
