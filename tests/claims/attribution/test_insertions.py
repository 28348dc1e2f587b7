"""Cues that interrupt what is said, and the clause around them."""

from __future__ import annotations

from claims.attribution.content_spans import trimmed, word_spans
from claims.attribution.insertions import inserted_clause
from claims.syntax.clauses import host_words
from tests.support.trees import forms, named, sentence
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
SAID = "Le pont, a dit la maire, sera fermé."
INTERRUPTED = sentence(
    SAID,
    f"""
    Le le DET _ 2 det
    pont _ NOUN _ 10 nsubj:pass
    , _ PUNCT _ 5 punct
    a avoir AUX {FIN} 5 aux:tense
    dit dire VERB {PART} 10 parataxis
    la le DET _ 7 det
    maire _ NOUN _ 5 nsubj
    , _ PUNCT _ 5 punct
    sera être AUX {FIN} 10 aux:pass
    fermé fermer VERB {PART} 0 root
    . _ PUNCT _ 10 punct
    """,
)


def test_an_inserted_clause_is_verb_group_and_subject() -> None:
    verb = named(INTERRUPTED, "dit")

    assert forms(inserted_clause(INTERRUPTED, verb, named(INTERRUPTED, "maire"), CLASSES)) == "a dit la maire"


def test_the_host_is_the_clause_around_what_is_inserted() -> None:
    verb = named(INTERRUPTED, "dit")
    inserted = inserted_clause(INTERRUPTED, verb, named(INTERRUPTED, "maire"), CLASSES)

    words = host_words(INTERRUPTED, inserted, verb)

    assert [s.of(SAID) for s in trimmed(word_spans(words), (), SAID)] == ["Le pont", "sera fermé"]


def test_an_inserted_clause_at_the_end_runs_on_through_its_complements() -> None:
    found = sentence(
        "Tout va bien, a dit la maire hier à Paris.",
        f"""
        Tout _ PRON _ 2 nsubj
        va aller VERB {FIN} 6 ccomp
        bien _ ADV _ 2 advmod
        , _ PUNCT _ 2 punct
        a avoir AUX {FIN} 6 aux:tense
        dit dire VERB {PART} 0 root
        la le DET _ 8 det
        maire _ NOUN _ 6 nsubj
        hier _ ADV _ 6 advmod
        à _ ADP _ 11 case
        Paris _ PROPN _ 6 obl:mod
        . _ PUNCT _ 6 punct
        """,
    )

    inserted = inserted_clause(found, named(found, "dit"), named(found, "maire"), CLASSES)

    assert forms(inserted) == "a dit la maire hier à Paris"
    assert forms(host_words(found, inserted, named(found, "dit"))).startswith("Tout va bien ,")
