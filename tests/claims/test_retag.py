"""Parts of speech mended before the trees are built."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.repairs import repairs, with_repairs
from claims.text import Word
from tests.claims.trees import tree

FIN = "Mood=Ind|VerbForm=Fin"


def put_right(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words after all repairs of tags."""
    return with_repairs(words, repairs("tags"))[0]


@pytest.mark.parametrize(
    "between",
    [
        [],
        ["pourtant pourtant ADV 2 advmod"],
        [", , PUNCT 2 punct", "elle lui PRON 2 nsubj", ", , PUNCT 2 punct"],
        [
            ", , PUNCT 2 punct",
            "chiffres chiffre NOUN 2 obl",
            "en en ADP 2 case",
            "main main NOUN 2 obl",
            ", , PUNCT 2 punct",
        ],
    ],
)
def test_a_verb_of_speech_taken_for_an_adjective_is_known_by_its_que(between: list[str]) -> None:
    rows = ["La le DET 2 det", "mairie mairie NOUN 0 root", "affirme affirme ADJ 2 amod", *between]
    rows += ["que que SCONJ 2 mark", "tout tout PRON 2 nsubj", f"tient tenir VERB 2 ccomp {FIN}", ". . PUNCT 2 punct"]
    words = put_right(tree("\n".join(rows)).words)
    assert [(w.upos, w.lemma) for w in words if w.form == "affirme"] == [("VERB", "affirmer")]


def test_another_verb_before_que_leaves_the_adjective_alone() -> None:
    words = tree(f"""
    La le DET 2 det
    mairie mairie NOUN 4 nsubj
    affirme affirme ADJ 2 amod
    veut vouloir VERB 0 root {FIN}
    que que SCONJ 6 mark
    tienne tenir VERB 4 ccomp Mood=Sub|VerbForm=Fin
    . . PUNCT 4 punct
    """).words
    assert put_right(words)[2].upos == "ADJ"


def test_a_noun_in_ment_that_a_preposition_governs_is_no_adverb() -> None:
    words = tree(f"""
    Zoé Zoé PROPN 3 nsubj:pass
    est être AUX 3 aux:pass {FIN}
    inculpée inculper VERB 0 root Tense=Past|VerbForm=Part
    de de ADP 3 case
    blanchiment blanchiment ADV 3 advmod
    . . PUNCT 3 punct
    """).words
    assert put_right(words)[4].upos == "NOUN"


def test_an_adverb_in_ment_before_an_infinitive_stays_one() -> None:
    words = tree(f"""
    Zoé Zoé PROPN 2 nsubj
    promet promettre VERB 0 root {FIN}
    de de ADP 5 mark
    rapidement rapidement ADV 5 advmod
    partir partir VERB 2 xcomp VerbForm=Inf
    . . PUNCT 2 punct
    """).words
    assert put_right(words)[3].upos == "ADV"


def test_me_before_a_name_is_the_title_of_a_lawyer() -> None:
    words = tree(f"""
    Selon selon ADP 2 case
    Me me PRON 5 obl:mod
    Ravel Ravel PROPN 2 flat:name
    , , PUNCT 2 punct
    tient tenir VERB 0 root {FIN}
    . . PUNCT 5 punct
    """).words
    assert (put_right(words)[1].upos, put_right(words)[1].lemma) == ("NOUN", "maître")


def test_a_channel_after_its_article_is_no_verb() -> None:
    words = tree("""
    dans dans ADP 3 case
    une un DET 3 det
    newsletter newsletter VERB 0 root
    . . PUNCT 3 punct
    """).words
    assert put_right(words)[2].upos == "NOUN"


@pytest.mark.parametrize(("form", "lemma"), [("jure", "jurer"), ("murmure", "murmurer")])
def test_a_present_that_looks_like_an_infinitive_gets_its_own(form: str, lemma: str) -> None:
    (found, *_) = put_right(tree(f"{form} {form} VERB 0 root {FIN}\n. . PUNCT 1 punct").words)
    assert found.lemma == lemma


@pytest.mark.parametrize(
    ("rows", "form", "tag"),
    [
        (["L' le DET 2 det", "élue élu NOUN 4 nsubj", "l' le DET 4 obj", f"accuse accuser VERB 0 root {FIN}"], "l'",
         ("PRON", "lui")),
        (["Certains certain ADJ 2 nsubj", f"rient rire VERB 0 root {FIN}"], "Certains", ("PRON", "certain")),
        (["Un un DET 2 det", "proche proche ADJ 3 nsubj", f"rit rire VERB 0 root {FIN}"], "proche", ("NOUN", "proche")),
        (["Un un DET 3 det", "prétendu prétendre NOUN 3 amod", "médecin médecin NOUN 0 root"], "prétendu",
         ("ADJ", "prétendu")),
        (["Le le DET 2 det", "bruit bruit NOUN 3 nsubj", "court court ADJ 0 root", "que que SCONJ 3 mark"], "court",
         ("VERB", "courir")),
        (["Paul Paul PROPN 0 root", ", , PUNCT 3 punct", "cité cité NOUN 1 appos", "par par ADP 5 case",
          "Voxa Voxa PROPN 3 nmod"], "cité", ("VERB", "citer")),
        (["à à ADP 3 mark", "en en ADP 3 mark", "croire croire VERB 0 root VerbForm=Inf"], "en", ("PRON", "en")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_stands_around_a_word_tells_its_part_of_speech(rows: list[str], form: str, tag: tuple[str, str]) -> None:
    words = put_right(tree("\n".join([*rows, ". . PUNCT 1 punct"])).words)
    assert [(w.upos, w.lemma) for w in words if w.form == form] == [tag]


@pytest.mark.parametrize(
    "rows",
    [
        ["L' le DET 2 det", "accuse accuse NOUN 3 nsubj", f"rit rire VERB 0 root {FIN}"],
        ["certains certain DET 2 det", "élus élu NOUN 0 root"],
        ["Un un DET 3 det", "proche proche ADJ 3 amod", "parent parent NOUN 0 root"],
        ["Un un DET 3 det", "chemin chemin NOUN 0 root", "court court ADJ 2 amod"],
        ["la le DET 2 det", "cité cité NOUN 0 root", "par par ADP 4 case", "beau beau ADJ 2 nmod"],
    ],
)
def test_elsewhere_it_keeps_it(rows: list[str]) -> None:
    words = tree("\n".join([*rows, ". . PUNCT 1 punct"])).words
    assert [w.upos for w in put_right(words)] == [w.upos for w in words]
