"""Clauses as stretches of words."""

from __future__ import annotations

import pytest

from claims.syntax.clauses import without_subordinator
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
