"""Parts of speech mended before the trees are built."""

from __future__ import annotations

import pytest

from tests.support.repairs import mended_tags
from tests.support.trees import tree

FIN = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(("form", "lemma"), [("jure", "jurer"), ("murmure", "murmurer")])
def test_a_present_that_looks_like_an_infinitive_gets_its_own(form: str, lemma: str) -> None:
    (found, *_) = mended_tags(tree(f"{form} {form} VERB {FIN} 0 root\n. . PUNCT 1 punct").words)
    assert found.lemma == lemma


@pytest.mark.parametrize(
    ("rows", "form", "tag"),
    [
        (["L' le DET 2 det", "élue élu NOUN 4 nsubj", "l' le DET 4 obj", f"accuse accuser VERB {FIN} 0 root"], "l'",
         ("PRON", "lui")),
        (["Un un DET 3 det", "prétendu prétendre NOUN 3 amod", "médecin médecin NOUN 0 root"], "prétendu",
         ("ADJ", "prétendu")),
        (["les le DET 2 det", "bateliers batelier NOUN 0 root", "mercredi mercredi NOUN 2 nmod"], "bateliers",
         ("NOUN", "batelier")),
        (["le le DET 2 det", "accusé accuser NOUN 0 root", "lundi lundi NOUN 2 nmod"], "accusé", ("NOUN", "accusé")),
        (["Le le DET 2 det", "bruit bruit NOUN 3 nsubj", "court court ADJ 0 root", "que que SCONJ 3 mark"], "court",
         ("VERB", "courir")),
        (["» » PUNCT 3 punct", ", , PUNCT 3 punct", "souffle souffle NOUN 0 root", "Paul Paul PROPN 3 nmod"],
         "souffle", ("VERB", "souffler")),
        (["comme comme ADP 3 case", "l' le DET 3 det", "indique indique NOUN 0 root", "Paul Paul PROPN 3 nmod"],
         "indique", ("VERB", "indiquer")),
        (["Paul Paul PROPN 0 root", ", , PUNCT 3 punct", "cité cité NOUN 1 appos", "par par ADP 5 case",
          "Voxa Voxa PROPN 3 nmod"], "cité", ("VERB", "citer")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_stands_around_a_word_tells_its_part_of_speech(rows: list[str], form: str, tag: tuple[str, str]) -> None:
    words = mended_tags(tree("\n".join([*rows, ". . PUNCT 1 punct"])).words)
    assert [(w.upos, w.lemma) for w in words if w.form == form] == [tag]


@pytest.mark.parametrize(
    "rows",
    [
        ["L' le DET 2 det", "accuse accuse NOUN 3 nsubj", f"rit rire VERB {FIN} 0 root"],
        ["Un un DET 3 det", "chemin chemin NOUN 0 root", "court court ADJ 2 amod"],
        [
            "que que SCONJ 4 mark",
            "l' le DET 3 det",
            "alarme alarme NOUN 4 nsubj",
            "ait avoir AUX Mood=Sub|VerbForm=Fin 0 root",
        ],
        ["la le DET 2 det", "cité cité NOUN 0 root", "par par ADP 4 case", "beau beau ADJ 2 nmod"],
    ],
)
def test_elsewhere_it_keeps_it(rows: list[str]) -> None:
    words = tree("\n".join([*rows, ". . PUNCT 1 punct"])).words
    assert [w.upos for w in mended_tags(words)] == [w.upos for w in words]
