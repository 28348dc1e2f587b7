"""The content that a rule cuts out of a sentence, kind by kind, before its edges are set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claims.attribution.content_cuts import Cut, MatchContext, content_cut
from claims.document.tree import Document
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_rule import ContentKind
from tests.support.matches import bare_rule, match
from tests.support.trees import document, named

FIN = "Mood=Ind|VerbForm=Fin"
CND = "Mood=Cnd|VerbForm=Fin"
INF = "VerbForm=Inf"
PART = "Tense=Past|VerbForm=Part"
LISTS = WordLists({"verbes-parole": ("rapporter",)}, {"speech_verbs": ("verbes-parole",)})


def cut(found: Document, trigger: str, content: dict[str, str], speaker: str | None = None, **rule: Any) -> Cut | None:
    tree = found.sentences[0]
    fields = {"content": tuple(content) or ("trigger",)} | rule
    one = match(tree, trigger, speaker, bare_rule(**fields), **content)
    speaking = (named(tree, speaker),) if speaker else ()
    return content_cut(
        MatchContext(match=one, speaker=speaking, text=found.text, quotations=found.quotations, lists=LISTS)
    )


def parts(found: Document, made: Cut | None) -> list[str]:
    assert made is not None
    return [s.of(found.text) for s in made.spans]


def accused(relation: str, feats: str, rows: str = "") -> Document:
    """Elle accuse X d'avoir menti et …: a verb joined to the infinitive."""
    return document(
        "Elle accuse Norpal de mentir et réclame réparation.",
        f"""
        Elle _ PRON _ 2 nsubj
        accuse accuser VERB {FIN} 0 root
        Norpal _ PROPN _ 2 obj
        de _ ADP _ 5 mark
        mentir _ VERB {INF} 2 xcomp
        et _ CCONJ _ 7 cc
        réclame réclamer VERB {feats} 5 {relation}
        réparation _ NOUN _ 7 obj
        . _ PUNCT _ 2 punct
        """,
    )


def test_an_infinitive_is_not_joined_to_a_finite_verb() -> None:
    found = accused("conj", FIN)

    assert parts(found, cut(found, "accuse", {"content": "mentir"})) == ["mentir"]


def test_an_infinitive_is_joined_to_another() -> None:
    found = accused("conj", INF)

    assert parts(found, cut(found, "accuse", {"content": "mentir"})) == ["mentir et réclame réparation"]


def test_what_somebody_else_reports_at_the_time_is_not_in_an_infinitive() -> None:
    found = document(
        "Il nie avoir tiré après qu'un médecin a rapporté tout.",
        f"""
        Il _ PRON _ 2 nsubj
        nie nier VERB {FIN} 0 root
        avoir _ AUX {INF} 4 aux:tense
        tiré tirer VERB {PART} 2 xcomp
        après _ ADP _ 10 mark
        qu' que SCONJ _ 5 fixed
        un _ DET _ 8 det
        médecin _ NOUN _ 10 nsubj
        a avoir AUX {FIN} 10 aux:tense
        rapporté rapporter VERB {PART} 4 advcl
        tout _ PRON _ 10 obj
        . _ PUNCT _ 2 punct
        """,
    )

    assert parts(found, cut(found, "nie", {"content": "tiré"})) == ["avoir tiré"]


def test_of_several_words_the_first_are_phrases_and_the_last_runs_on() -> None:
    found = accused("conj", FIN)
    made = cut(found, "accuse", {"whom": "Norpal", "what": "mentir"})

    assert parts(found, made) == ["Norpal", "mentir"]
    assert made is not None
    assert made.root is not None
    assert made.root.form == "mentir"


PRESUMED = document(
    "On juge le voleur présumé de la banque.",
    f"""
    On on PRON _ 2 nsubj
    juge juger VERB {FIN} 0 root
    le _ DET _ 4 det
    voleur _ NOUN _ 2 obj
    présumé _ ADJ _ 4 amod
    de _ ADP _ 8 case
    la le DET _ 8 det
    banque _ NOUN _ 5 obl
    . _ PUNCT _ 2 punct
    """,
)


def test_what_a_participle_took_from_its_noun_is_given_back() -> None:
    assert parts(PRESUMED, cut(PRESUMED, "présumé", {"content": "voleur"})) == ["le voleur", "de la banque"]


def test_the_preposition_is_no_part_of_a_nouns_content() -> None:
    found = document(
        "Elle parle de sa peur.",
        f"Elle _ PRON _ 2 nsubj; parle parler VERB {FIN} 0 root; de _ ADP _ 5 case; sa son DET _ 5 det; "
        "peur _ NOUN _ 2 obl; . _ PUNCT _ 2 punct",
    )

    assert parts(found, cut(found, "parle", {"content": "peur"})) == ["sa peur"]


# --- Hosts and quotations --------------------------------------------------------------------------------------------


def quoted(lead: str, rows: str, offset: int) -> Document:
    """LEAD « Le pont est sûr », dit-elle.: the quotation before an inserted cue."""
    heads = [n + offset for n in range(10)]
    return document(
        f"{lead}« Le pont est sûr », dit-elle.",
        f"""
        {rows}
        « _ PUNCT _ {heads[5]} punct
        Le le DET _ {heads[3]} det
        pont _ NOUN _ {heads[5]} nsubj
        est être AUX {FIN} {heads[5]} cop
        sûr _ ADJ _ {heads[8]} ccomp
        » _ PUNCT _ {heads[5]} punct
        , _ PUNCT _ {heads[5]} punct
        dit dire VERB {FIN} 0 root
        -elle elle PRON _ {heads[8]} nsubj
        . _ PUNCT _ {heads[8]} punct
        """,
    )


def test_the_quotation_before_an_inserted_cue_is_its_content() -> None:
    found = quoted("", "", 0)
    made = cut(found, "dit", {}, "-elle", kind=ContentKind.HOST)

    assert parts(found, made) == ["Le pont est sûr"]
    assert made is not None
    assert made.insertion is not None
    assert made.insertion.of(found.text) == "dit-elle"


def test_a_quotation_that_is_part_of_a_clause_is_not_all_that_is_said() -> None:
    """Of a longer lead the clause is the content, marks and all."""
    rows = "Oui _ INTJ _ 9 discourse\nce _ DET _ 3 det\nmatin _ NOUN _ 9 obl:mod\nencore _ ADV _ 9 advmod"
    found = quoted("Oui ce matin encore ", rows, 4)

    assert parts(found, cut(found, "dit", {}, "-elle", kind=ContentKind.HOST)) == [
        "Oui ce matin encore « Le pont est sûr »,",
        ".",
    ]


@pytest.mark.parametrize(("words", "found_one"), [("Le pont est", False), ("Le pont est sûr", True)])
def test_a_quotation_of_three_words_beside_a_verb_is_a_name(words: str, found_one: bool) -> None:
    rows = {"Le": "DET", "pont": "NOUN", "est": "AUX", "sûr": "ADJ"}
    inner = "\n".join(f"{form} _ {rows[form]} _ 2 dep" for form in words.split())
    found = document(
        f"Elle dit « {words} ».",
        f"Elle _ PRON _ 2 nsubj\ndit dire VERB {FIN} 0 root\n« _ PUNCT _ 2 punct\n{inner}\n» _ PUNCT _ 2 punct\n"
        ". _ PUNCT _ 2 punct",
    )

    made = cut(found, "dit", {}, "Elle", kind=ContentKind.QUOTATION, where="after")

    assert (made is not None) is found_one


def test_no_colon_no_quotation_after_it() -> None:
    assert cut(PRESUMED, "juge", {}, kind=ContentKind.QUOTATION, where="colon") is None


def test_the_rest_is_all_that_follows() -> None:
    assert parts(PRESUMED, cut(PRESUMED, "juge", {}, kind=ContentKind.REST)) == ["le voleur présumé de la banque."]
    assert cut(PRESUMED, ".", {}, kind=ContentKind.REST) is None


def test_the_clause_of_the_main_verb_is_the_sentence() -> None:
    made = cut(PRESUMED, "juge", {}, kind=ContentKind.CLAUSE)

    assert parts(PRESUMED, made) == ["On juge le voleur présumé de la banque."]
    assert made is not None
    assert made.by_rule == made.spans


@pytest.mark.parametrize(("end", "said"), [(".", "Elle dort"), ("?", None)])
def test_what_was_said_before_is_the_sentence_before_unless_it_asks(end: str, said: str | None) -> None:
    found = document(
        f"Elle dort{end} Ce que dit Paul.",
        f"""
        Elle _ PRON _ 2 nsubj
        dort dormir VERB {FIN} 0 root
        {end} _ PUNCT _ 2 punct

        Ce _ PRON _ 0 root
        que _ PRON _ 3 obj
        dit dire VERB {FIN} 1 acl:relcl
        Paul _ PROPN _ 3 nsubj
        . _ PUNCT _ 1 punct
        """,
    )
    before, sentence = found.sentences
    one = match(sentence, "dit", "Paul", bare_rule(content=("trigger",), kind=ContentKind.PREVIOUS))
    context = MatchContext(
        match=one,
        speaker=(named(sentence, "Paul"),),
        text=found.text,
        quotations=found.quotations,
        lists=LISTS,
        before=before,
    )
    made = content_cut(context)

    assert (None if made is None else [s.of(found.text).rstrip(".") for s in made.spans]) == (said and [said])
    assert content_cut(replace(context, before=None)) is None
