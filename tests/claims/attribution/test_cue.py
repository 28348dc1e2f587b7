"""The words that attribute."""

from __future__ import annotations

from claims.attribution.cue import cue_span
from tests.support.matches import POSTED, POSTED_TREE, match
from tests.support.trees import sentence

FIN = "Mood=Ind|VerbForm=Fin"


def test_the_cue_is_the_verb_with_its_auxiliary() -> None:
    assert cue_span(match(POSTED_TREE, "dit")).of(POSTED) == "a déjà dit"


def test_the_cue_of_a_preposition_takes_its_fixed_part_in() -> None:
    text = "D’après Anne, tout va."
    found = sentence(
        text,
        f"D' de ADP _ 3 case; après _ ADP _ 1 fixed; Anne _ PROPN _ 6 obl:mod; , _ PUNCT _ 3 punct; "
        f"tout _ PRON _ 6 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 6 punct",
    )

    assert cue_span(match(found, "D'")).of(text) == "D’après"


def test_the_cue_of_a_noun_is_the_noun() -> None:
    text = "La rumeur court"
    found = sentence(text, f"La le DET _ 2 det; rumeur _ NOUN _ 3 nsubj; court courir VERB {FIN} 0 root")

    assert cue_span(match(found, "rumeur")).of(text) == "rumeur"
