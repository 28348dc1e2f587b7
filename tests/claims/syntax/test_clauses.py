"""Clauses as stretches of words."""

from __future__ import annotations

import pytest

from claims.syntax.clauses import with_negation, without_subordinator
from tests.support.trees import forms, sentence

FIN = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("que tout va", f"que _ SCONJ _ 3 mark; tout _ PRON _ 3 nsubj; va aller VERB {FIN} 0 root", "tout va"),
        ("qu’il va", f"qu' que SCONJ _ 3 mark; il _ PRON _ 3 nsubj; va aller VERB {FIN} 0 root", "il va"),
        ("de partir", "de _ ADP _ 2 mark; partir _ VERB VerbForm=Inf 0 root", "partir"),
        (
            ", que tout va",
            f", _ PUNCT _ 4 punct; que _ SCONJ _ 4 mark; tout _ PRON _ 4 nsubj; va aller VERB {FIN} 0 root",
            "tout va",
        ),
        (
            "« que tout va",
            f"« _ PUNCT _ 4 punct; que _ SCONJ _ 4 mark; tout _ PRON _ 4 nsubj; va aller VERB {FIN} 0 root",
            "« que tout va",
        ),
        ("tout va", f"tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root", "tout va"),
    ],
)
def test_the_subordinator_is_no_part_of_what_is_said(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert forms(without_subordinator(found, found.root, found.words)) == wanted


@pytest.mark.parametrize(
    ("text", "rows", "first", "wanted"),
    [
        (
            "jure ne pas partir",
            f"jure jurer VERB {FIN} 0 root; ne _ ADV _ 1 advmod; pas _ ADV _ 1 advmod;"
            " partir _ VERB VerbForm=Inf 1 xcomp",
            3,
            "ne pas partir",
        ),
        (
            "n'exclut pas une hausse",
            f"n' ne ADV _ 2 advmod; exclut exclure VERB {FIN} 0 root; pas _ ADV _ 2 advmod; une un DET _ 5 det;"
            " hausse _ NOUN _ 2 obj",
            3,
            "une hausse",
        ),
    ],
)
def test_the_negation_of_an_infinitive_goes_with_it_and_that_of_the_cue_does_not(
    text: str, rows: str, first: int, wanted: str
) -> None:
    found = sentence(text, rows)

    assert forms(with_negation(found, found.words[first:], found.root)) == wanted
