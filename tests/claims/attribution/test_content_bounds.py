"""Where a reported clause begins and ends."""

from __future__ import annotations

import pytest

from claims.attribution.content_bounds import (
    from_conjunction,
    of_others,
    up_to_comment,
    up_to_quotation_end,
    up_to_quoted_sentence,
    with_own_marks,
    without_connective,
)
from claims.document.tree import Sentence
from tests.support.trees import forms, named, sentence
from tests.support.word_classes import LISTS

FIN = "Mood=Ind|Tense=Pres|VerbForm=Fin"
IMP = "Mood=Ind|Tense=Imp|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
IF = sentence(
    "Il dit que, si tout va, on part.",
    f"""
    Il lui PRON 2 nsubj
    dit dire VERB {FIN} 0 root
    que _ SCONJ 10 mark
    , _ PUNCT 7 punct
    si _ SCONJ 7 mark
    tout _ PRON 7 nsubj
    va aller VERB {FIN} {{head}} advcl
    , _ PUNCT 7 punct
    on _ PRON 10 nsubj
    part partir VERB {FIN} 2 ccomp
    . _ PUNCT 2 punct
    """.format(head=2),
)
ACCORDING = sentence(
    "Il dit que, selon Zoé, on part.",
    f"""
    Il lui PRON 2 nsubj
    dit dire VERB {FIN} 0 root
    que _ SCONJ 9 mark
    , _ PUNCT 6 punct
    selon _ ADP 6 case
    Zoé Zoé PROPN 2 obl:mod
    , _ PUNCT 6 punct
    on _ PRON 9 nsubj
    part partir VERB {FIN} 2 ccomp
    . _ PUNCT 2 punct
    """,
)
QUOTED = """
    Il lui PRON 2 nsubj
    dit dire VERB Mood=Ind|VerbForm=Fin 0 root
    que _ SCONJ 6 mark
    « _ PUNCT 6 punct
    tout _ PRON 6 nsubj
    va aller VERB Mood=Ind|VerbForm=Fin 2 ccomp
    » _ PUNCT 6 punct
    , _ PUNCT 10 punct
    {link} _ {upos} 10 {relation}
    lui _ PRON 2 obl
    . _ PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("found", "wanted"), [(IF, "si tout va , on part"), (ACCORDING, "on part")], ids=["adverbial", "cue"]
)
def test_a_clause_begins_after_its_conjunction(found: Sentence, wanted: str) -> None:
    root = named(found, "part")
    words = found.words[root.index - 1 : root.index + 1]

    assert forms(from_conjunction(found, words, root, named(found, "dit"), LISTS)) == wanted


@pytest.mark.parametrize(
    ("link", "upos", "relation", "wanted"),
    [("malgré", "ADP", "case", "« tout va »"), ("et", "CCONJ", "cc", "« tout va » , et lui")],
)
def test_a_quotation_ends_what_is_said_before_an_adjunct(link: str, upos: str, relation: str, wanted: str) -> None:
    found = sentence(f"Il dit que « tout va », {link} lui.", QUOTED.format(link=link, upos=upos, relation=relation))

    assert forms(up_to_quotation_end(found, found.words[3:10])) == wanted


def test_a_quoted_sentence_after_a_colon_is_a_claim_of_its_own() -> None:
    found = sentence(
        "Selon Zoé, tout va : « Rien ne brûle. »",
        f"""
        Selon _ ADP 2 case
        Zoé Zoé PROPN 5 obl:mod
        , _ PUNCT 2 punct
        tout _ PRON 5 nsubj
        va aller VERB {FIN} 0 root
        : _ PUNCT 10 punct
        « _ PUNCT 10 punct
        Rien _ PRON 10 nsubj
        ne _ ADV 10 advmod
        brûle brûler VERB {FIN} 5 parataxis
        . _ PUNCT 5 punct
        » _ PUNCT 5 punct
        """,
    )

    assert forms(up_to_quoted_sentence(found, found.words[2:], found.words[:2])) == ", tout va"


def beside(cue: str, opener: str, clause: str, subject: str = "Léo") -> list[str]:
    """The top words of clauses that are not said: *Zoé {cue} que tout allait, {opener} Léo {clause}*."""
    feats = {"dit": "", "pense": FIN}[cue]
    found = sentence(
        f"Zoé a {cue} que tout allait, {opener} {subject} {clause}.",
        f"""
        Zoé Zoé PROPN 3 nsubj
        a avoir AUX {FIN} 3 aux:tense
        {cue} dire VERB {feats or PART} 0 root
        que _ SCONJ 6 mark
        tout _ PRON 6 nsubj
        allait aller VERB {IMP} 3 ccomp
        , _ PUNCT 10 punct
        {opener} _ SCONJ 10 mark
        {subject} _ PROPN 10 nsubj
        {clause} {"assurer" if clause.startswith("assur") else "partir"} VERB
        . _ PUNCT 3 punct
        """.replace(" VERB\n", f" VERB {IMP if clause.endswith('ait') else FIN} 6 advcl\n"),
    )
    return [w.form for w in of_others(found, named(found, "allait"), named(found, cue), LISTS)]


def test_what_somebody_else_says_meanwhile_is_not_said_by_the_speaker() -> None:
    assert beside("dit", "quand", "assurait") == ["assurait"]


def test_after_a_past_cue_the_present_tense_is_the_article_s() -> None:
    assert beside("dit", "quand", "part") == ["part"]
    assert beside("dit", "quand", "partait") == []


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        (
            "En effet, tout va",
            "En _ ADP 2 case; effet _ NOUN 5 obl; , _ PUNCT 2 punct; tout _ PRON 5 nsubj",
            ", tout va",
        ),
        ("Mais tout va", "Mais _ CCONJ 3 cc; tout _ PRON 3 nsubj", "tout va"),
        ("Ainsi tout va", "Ainsi _ ADV 3 advmod; tout _ PRON 3 nsubj", "Ainsi tout va"),
    ],
)
def test_what_ties_a_sentence_to_the_one_before_is_not_said(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, f"{rows}; va aller VERB {FIN} 0 root")

    assert forms(without_connective(found, found.words)) == wanted


def test_marks_around_a_word_are_its_own() -> None:
    found = sentence(
        "Il juge « nul » le vote",
        f"Il lui PRON 2 nsubj; juge juger VERB {FIN} 0 root; « _ PUNCT 4 punct;"
        " nul _ ADJ 2 xcomp; » _ PUNCT 4 punct; le _ DET 7 det; vote _ NOUN 2 obj",
    )

    assert forms(with_own_marks(found, found.words[3:4])) == "« nul »"
    assert forms(with_own_marks(found, found.words[6:7])) == "vote"


@pytest.mark.parametrize(
    ("comment", "rows", "wanted"),
    [
        ("ce que nie Léo", "ce _ PRON 4 parataxis; que _ PRON 8 obj; nie nier VERB {FIN} 6 acl:relcl;"
         " Léo Léo PROPN 8 nsubj", "tout va"),
        ("ce que nous nions", "ce _ PRON 4 parataxis; que _ PRON 9 obj; nous _ PRON 9 nsubj;"
         " nions nier VERB {FIN} 6 acl:relcl", "tout va , ce que nous nions"),
        ("un succès vanté par Léo", "un _ DET 7 det; succès _ NOUN 4 obj; vanté affirmer VERB {PART} 7 acl;"
         " par _ ADP 10 case; Léo Léo PROPN 8 obl:agent", "tout va"),
    ],
)  # fmt: skip
def test_a_comment_by_somebody_else_is_not_said(comment: str, rows: str, wanted: str) -> None:
    found = sentence(
        f"Il dit tout va, {comment}",
        f"Il lui PRON 2 nsubj; dit dire VERB {FIN} 0 root; tout _ PRON 4 nsubj; va aller VERB {FIN} 2 ccomp;"
        f" , _ PUNCT 6 punct; {rows.format(FIN=FIN, PART=PART)}",
    )

    assert forms(up_to_comment(found, found.words[2:], LISTS)) == wanted


@pytest.mark.parametrize(("tense", "wanted"), [("Cnd", ["ri"]), ("Pres", [])])
def test_a_verb_in_the_cue_s_past_tense_is_not_reported_beside_a_future(tense: str, wanted: list[str]) -> None:
    feats = "Mood=Cnd|VerbForm=Fin" if tense == "Cnd" else FIN
    found = sentence(
        "Il a dit que Léo viendrait et a ri",
        f"Il lui PRON 3 nsubj; a avoir AUX {FIN} 3 aux:tense; dit dire VERB {PART} 0 root; que _ SCONJ 6 mark;"
        f" Léo Léo PROPN 6 nsubj; viendrait venir VERB {feats} 3 ccomp; et _ CCONJ 9 cc; a avoir AUX {FIN} 9 aux:tense;"
        f" ri rire VERB {PART} 6 conj",
    )

    barred = of_others(found, named(found, "viendrait"), named(found, "dit"), LISTS)

    assert [w.form for w in barred] == wanted
