"""Prepositions and subordinators, read off hand-built trees."""

from __future__ import annotations

import pytest

from claims.syntax.function_words import case_of, mark_of
from tests.support.trees import sentence

FIN = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("Selon Anne", "Selon _ ADP _ 2 case; Anne _ PROPN _ 0 root", "selon"),
        ("D’après Anne", "D' de ADP _ 3 case; après _ ADP _ 1 fixed; Anne _ PROPN _ 0 root", "d'après"),
        ("D’après Anne", "D' de ADP _ 3 case; après _ ADP _ 3 case; Anne _ PROPN _ 0 root", "d'après"),
        (
            "lors de l’audience",
            "lors _ ADP _ 4 case; de _ ADP _ 1 fixed; l' le DET _ 4 det; audience _ NOUN _ 0 root",
            "lors de",
        ),
        ("du maire", "+2 du; de _ ADP _ 3 case; le _ DET _ 3 det; maire _ NOUN _ 0 root", "de"),
        ("Anne", "Anne _ PROPN _ 0 root", ""),
    ],
)
def test_the_preposition_with_its_fixed_parts(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert case_of(found, found.root) == wanted


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("que dort", f"que _ SCONJ _ 2 mark; dort dormir VERB {FIN} 0 root", "que"),
        ("qu’il dort", f"qu' que SCONJ _ 3 mark; il _ PRON _ 3 nsubj; dort dormir VERB {FIN} 0 root", "que"),
        ("avant de dormir", "avant _ ADP _ 3 mark; de _ ADP _ 1 fixed; dormir _ VERB VerbForm=Inf 0 root", "avant de"),
        ("il dort", f"il _ PRON _ 2 nsubj; dort dormir VERB {FIN} 0 root", ""),
    ],
)
def test_the_subordinator_with_its_fixed_parts(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert mark_of(found, found.root) == wanted
