"""Paths: the words that steps lead to, nearest first."""

from __future__ import annotations

import pytest

from claims.rules.compiled_rule import Step
from claims.rules.paths import admits, walk
from tests.support.trees import MAYOR, tree


@pytest.mark.parametrize(
    ("wanted", "deprel", "admitted"),
    [
        ("obl", "obl", True),
        ("obl", "obl:mod", True),
        ("obl:mod", "obl", False),
        ("obl:mod", "obl:arg", False),
        ("=obl", "obl", True),
        ("=obl", "obl:mod", False),
    ],
)
def test_a_base_relation_admits_its_subtypes(wanted: str, deprel: str, admitted: bool) -> None:
    """Stanza's official package has subtypes where others have none."""
    word = tree(f"X x NOUN 0 {deprel}").words[0]

    assert admits(frozenset((wanted,)), word) == admitted


def test_an_empty_path_stays_where_it_is() -> None:
    sentence = tree(MAYOR)

    assert list(walk((), sentence, sentence.words[0])) == [sentence.words[0]]
    assert list(walk((Step("<"),), sentence, sentence.root)) == []


@pytest.mark.parametrize(
    ("step", "start", "forms"),
    [
        (Step(">"), "affirme", "maire rouvre ."),
        (Step(">", frozenset(("nsubj", "ccomp"))), "affirme", "maire rouvre"),
        (Step(">>", frozenset(("det",))), "affirme", "Le la"),
        (Step("<", frozenset(("ccomp",))), "rouvre", "affirme"),
        (Step("<", frozenset(("obj",))), "rouvre", ""),
        (Step("+"), "affirme", "que"),
        (Step("+"), ".", ""),
        (Step("-"), "affirme", "maire"),
        (Step("-"), "Le", ""),
        (Step("++"), "route", "rouvre ."),
        (Step("--"), "affirme", "maire Le"),
        (Step("subject"), "rouvre", "route"),
        (Step("agent"), "rouvre", ""),
    ],
)
def test_each_kind_of_step_leads_to_its_words(step: Step, start: str, forms: str) -> None:
    sentence = tree(MAYOR)
    word = next(w for w in sentence.words if w.form == start)

    assert " ".join(w.form for w in walk((step,), sentence, word)) == forms
