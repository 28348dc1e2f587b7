"""Which part of a sentence is said by which of two sources."""

from __future__ import annotations

import pytest

from claims.attribution.shared_sentence import own_share
from claims.document.tree import Sentence
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
FIGURES = sentence(
    "Ils comptent dix blessés selon Zoé, trois selon Léo.",
    f"""
    Ils _ PRON 2 nsubj
    comptent compter VERB {FIN} 0 root
    dix _ NUM 4 nummod
    blessés blessé NOUN 2 obj
    selon _ ADP 6 case
    Zoé Zoé PROPN 2 obl:mod
    , _ PUNCT 8 punct
    trois _ NUM 2 obl:mod
    selon _ ADP 10 case
    Léo Léo PROPN 2 obl:mod
    . _ PUNCT 2 punct
    """,
)
AGAINST = sentence(
    "Selon Zoé, dix ont défilé, contre trois selon Léo.",
    f"""
    Selon _ ADP 2 case
    Zoé Zoé PROPN 6 obl:mod
    , _ PUNCT 2 punct
    dix _ NUM 6 nsubj
    ont avoir AUX {FIN} 6 aux:tense
    défilé défiler VERB Tense=Past|VerbForm=Part 0 root
    , _ PUNCT 9 punct
    contre _ ADP 9 case
    trois _ NUM 6 obl:mod
    selon _ ADP 11 case
    Léo Léo PROPN 6 obl:mod
    . _ PUNCT 6 punct
    """,
)
BUT = sentence(
    "Selon Zoé, tout va, mais selon Léo, rien ne va.",
    f"""
    Selon _ ADP 2 case
    Zoé Zoé PROPN 5 obl:mod
    , _ PUNCT 2 punct
    tout _ PRON 5 nsubj
    va aller VERB {FIN} 0 root
    , _ PUNCT 13 punct
    mais _ CCONJ 13 cc
    selon _ ADP 9 case
    Léo Léo PROPN 13 obl:mod
    , _ PUNCT 9 punct
    rien _ PRON 13 nsubj
    ne _ ADV 13 advmod
    va aller VERB {FIN} 5 conj
    . _ PUNCT 5 punct
    """,
)
ASIDE = sentence(
    "Selon Zoé, il doit, selon Léo, partir.",
    f"""
    Selon _ ADP 2 case
    Zoé Zoé PROPN 5 obl:mod
    , _ PUNCT 2 punct
    il _ PRON 5 nsubj
    doit devoir VERB {FIN} 0 root
    , _ PUNCT 8 punct
    selon _ ADP 8 case
    Léo Léo PROPN 5 obl:mod
    , _ PUNCT 8 punct
    partir _ VERB VerbForm=Inf 5 xcomp
    . _ PUNCT 5 punct
    """,
)


def share(found: Sentence, name: str) -> str:
    """What is said by somebody whom *selon* stands before."""
    at = named(found, name).index
    insertion = found.words[at - 1 : at + 1]
    rest = [w for w in found.words if not at - 1 <= w.index <= at]
    return forms(own_share(found, insertion, rest)).strip(" .,")


@pytest.mark.parametrize(
    ("found", "first", "second"),
    [
        (FIGURES, "Ils comptent dix blessés", "trois"),
        (AGAINST, "dix ont défilé", "trois"),
        (BUT, "tout va", "rien ne va"),
        # One that interrupts the clause of the other says the clause, too.
        (ASIDE, "il doit , selon Léo , partir", "il doit , , partir"),
    ],
)
def test_each_of_two_sources_has_its_share(found: Sentence, first: str, second: str) -> None:
    assert share(found, "Zoé") == first
    assert share(found, "Léo") == second


def test_a_single_source_has_all_that_stands_around_it() -> None:
    found = sentence(
        "Ici, selon Zoé, tout va.",
        f"""
        Ici _ ADV 7 advmod
        , _ PUNCT 4 punct
        selon _ ADP 4 case
        Zoé Zoé PROPN 7 obl:mod
        , _ PUNCT 4 punct
        tout _ PRON 7 nsubj
        va aller VERB {FIN} 0 root
        . _ PUNCT 7 punct
        """.replace("{FIN}", FIN),
    )

    assert share(found, "Zoé") == "Ici , , tout va"
