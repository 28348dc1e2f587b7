"""Noun phrases, their heads and articles, read off hand-built trees."""

from __future__ import annotations

import pytest

from claims.syntax.noun_phrases import noun_phrase, phrase_head, without_fused
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"


def test_an_article_that_is_one_with_its_preposition_is_left_out() -> None:
    found = sentence("au Figaro", "+2 au; à _ ADP _ 3 case; le _ DET _ 3 det; Figaro _ PROPN _ 0 root")

    assert forms(without_fused(found, found.words[2], found.words[1:])) == "Figaro"


def test_the_top_of_a_phrase_is_the_word_that_none_of_it_governs() -> None:
    found = sentence(
        "le juge de Vaux", "le _ DET _ 2 det; juge _ NOUN _ 0 root; de _ ADP _ 4 case; Vaux _ PROPN _ 2 nmod"
    )

    assert phrase_head(found.words).form == "juge"


@pytest.mark.parametrize(
    ("text", "rows", "head", "wanted"),
    [
        (
            "Le maire du village",
            "Le _ DET _ 2 det; maire _ NOUN _ 0 root; +2 du; de _ ADP _ 5 case; le _ DET _ 5 det; "
            "village _ NOUN _ 2 nmod",
            "maire",
            "Le maire de le village",
        ),
        ("selon le maire", "selon _ ADP _ 3 case; le _ DET _ 3 det; maire _ NOUN _ 0 root", "maire", "le maire"),
        (
            "Nadia Ferrol, maire",
            "Nadia _ PROPN _ 0 root; Ferrol _ PROPN _ 1 flat:name; , _ PUNCT _ 4 punct; maire _ NOUN _ 1 appos",
            "Nadia",
            "Nadia Ferrol",
        ),
        (
            "le maire Paul Morin",
            "le _ DET _ 2 det; maire _ NOUN _ 0 root; Paul _ PROPN _ 2 appos; Morin _ PROPN _ 3 flat:name",
            "maire",
            "le maire Paul Morin",
        ),
        (
            "le maire qui dort",
            f"le _ DET _ 2 det; maire _ NOUN _ 0 root; qui _ PRON PronType=Rel 4 nsubj; "
            f"dort dormir VERB {FIN} 2 acl:relcl",
            "maire",
            "le maire",
        ),
        ("et la maire", "et _ CCONJ _ 3 cc; la le DET _ 3 det; maire _ NOUN _ 0 root", "maire", "la maire"),
        ("Anne et Paul", "Anne _ PROPN _ 0 root; et _ CCONJ _ 3 cc; Paul _ PROPN _ 1 conj", "Anne", "Anne et Paul"),
        (
            "le maire (élu)",
            "le _ DET _ 2 det; maire _ NOUN _ 0 root; ( _ PUNCT _ 4 punct; élu _ ADJ _ 2 amod; ) _ PUNCT _ 4 punct",
            "maire",
            "le maire",
        ),
    ],
)
def test_a_noun_phrase_ends_before_relatives_and_commas(text: str, rows: str, head: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert forms(noun_phrase(found, named(found, head))) == wanted


def test_a_noun_phrase_leaves_out_what_it_is_told_to() -> None:
    found = sentence("Anne et Paul", "Anne _ PROPN _ 0 root; et _ CCONJ _ 3 cc; Paul _ PROPN _ 1 conj")

    assert forms(noun_phrase(found, found.root, without=[named(found, "Paul")])) == "Anne"
