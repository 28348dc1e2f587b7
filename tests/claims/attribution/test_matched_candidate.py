"""A match to a claim in the making: content, cue, speaker, and the steps that set the content."""

from __future__ import annotations

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.matched_candidate import matched_candidate
from claims.claim import ContentStep, Label, Polarity
from claims.document.span import Span
from claims.document.tree import Document
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_rule import ContentKind
from claims.rules.matcher import Match
from tests.support.matches import bare_rule, match
from tests.support.trees import document, forms, span

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
LISTS = WordLists({})

REPORTED = document(
    "La juge affirme que le pont tiendra.",
    f"""
    La le DET _ 2 det
    juge _ NOUN _ 3 nsubj
    affirme affirmer VERB {FIN} 0 root
    que _ SCONJ _ 7 mark
    le _ DET _ 6 det
    pont _ NOUN _ 7 nsubj
    tiendra tenir VERB {FIN} 3 ccomp
    . _ PUNCT _ 7 punct
    """,
)
INSERTED = document(
    "Le pont, a dit la juge, sera fermé.",
    f"""
    Le le DET _ 2 det
    pont _ NOUN _ 10 nsubj:pass
    , _ PUNCT _ 5 punct
    a avoir AUX {FIN} 5 aux:tense
    dit dire VERB {PART} 10 parataxis
    la le DET _ 7 det
    juge _ NOUN _ 5 nsubj
    , _ PUNCT _ 5 punct
    sera être AUX {FIN} 10 aux:pass
    fermé fermer VERB {PART} 0 root
    . _ PUNCT _ 10 punct
    """,
)
QUOTED = document(
    "La juge tranche : « Le pont est vraiment sûr. »",
    f"""
    La le DET _ 2 det
    juge _ NOUN _ 3 nsubj
    tranche trancher VERB {FIN} 0 root
    : _ PUNCT _ 10 punct
    « _ PUNCT _ 10 punct
    Le le DET _ 7 det
    pont _ NOUN _ 10 nsubj
    est être AUX {FIN} 10 cop
    vraiment _ ADV _ 10 advmod
    sûr _ ADJ _ 3 parataxis
    . _ PUNCT _ 10 punct
    » _ PUNCT _ 10 punct
    """,
)


def made(found: Document, one: Match) -> Candidate:
    candidate = matched_candidate(one, found.text, found.quotations, LISTS)
    assert candidate is not None
    return candidate


def words(found: Document, content: tuple[Span, ...]) -> list[str]:
    return [s.of(found.text) for s in content]


def subtree(found: Document = REPORTED, **arguments: str) -> Match:
    rule = bare_rule(content=("content",), label=Label.ALLEGATION, polarity=Polarity.DENIED)
    return match(found.sentences[0], "affirme", "juge", rule, **({"content": "tiendra"} | arguments))


def test_a_candidate_has_what_its_match_says() -> None:
    candidate = made(REPORTED, subtree())

    assert words(REPORTED, candidate.content) == ["le pont tiendra"]
    assert candidate.root is not None
    assert candidate.root.form == "tiendra"
    assert candidate.cue == span(REPORTED.text, "affirme")
    assert forms(candidate.speaker) == "La juge"
    assert (candidate.label, candidate.polarity) == (Label.ALLEGATION, Polarity.DENIED)
    assert (candidate.rules, candidate.construction) == (("essai",), "essai")
    assert candidate.trigger.form == "affirme"
    assert (candidate.insertion, candidate.through, candidate.named) == (None, (), None)


def test_the_steps_end_with_the_content() -> None:
    candidate = made(REPORTED, subtree())

    assert [(c.step, c.by, words(REPORTED, c.content)) for c in candidate.changes] == [
        (ContentStep.RULE, "essai", ["le pont tiendra."]),
        (ContentStep.TRIMMED, "", ["le pont tiendra"]),
    ]


def test_a_content_around_an_inserted_clause_is_without_it() -> None:
    rule = bare_rule(kind=ContentKind.HOST, content=("trigger",))
    candidate = made(INSERTED, match(INSERTED.sentences[0], "dit", "juge", rule))

    assert words(INSERTED, candidate.content) == ["Le pont", "sera fermé"]
    assert candidate.insertion == span(INSERTED.text, "a dit la juge")
    assert candidate.changes[0].step is ContentStep.RULE


def test_a_quotation_after_a_colon_is_the_content() -> None:
    rule = bare_rule(kind=ContentKind.QUOTATION, content=("trigger",), where="colon")
    candidate = made(QUOTED, match(QUOTED.sentences[0], "tranche", "juge", rule))

    assert words(QUOTED, candidate.content) == ["Le pont est vraiment sûr"]
    assert candidate.root is not None
    assert candidate.root.form == "sûr"


@pytest.mark.parametrize(
    ("kind", "content", "wanted"),
    [
        (ContentKind.REST, "affirme", ["que le pont tiendra"]),
        (ContentKind.CLAUSE, "tiendra", ["le pont tiendra"]),
    ],
)
def test_the_kind_of_content_says_how_it_is_cut(kind: ContentKind, content: str, wanted: list[str]) -> None:
    rule = bare_rule(kind=kind, content=("content",), speaker=None)
    one = match(REPORTED.sentences[0], "affirme", None, rule, content=content)

    assert words(REPORTED, made(REPORTED, one).content) == wanted


def test_a_content_that_ends_inside_a_quotation_is_brought_to_its_mark() -> None:
    found = document(
        "La juge dit que le pont « tiendra très longtemps » là.",
        f"""
        La le DET _ 2 det
        juge _ NOUN _ 3 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 8 mark
        le _ DET _ 6 det
        pont _ NOUN _ 8 nsubj
        « _ PUNCT _ 8 punct
        tiendra tenir VERB {FIN} 3 ccomp
        très _ ADV _ 10 advmod
        longtemps _ ADV _ 3 conj
        » _ PUNCT _ 10 punct
        là _ ADV _ 3 conj
        . _ PUNCT _ 3 punct
        """,
    )
    rule = bare_rule(content=("content",))

    candidate = made(found, match(found.sentences[0], "dit", "juge", rule, content="tiendra"))

    assert words(found, candidate.content) == ["le pont « tiendra très longtemps »"]
    assert [c.step for c in candidate.changes] == [ContentStep.RULE, ContentStep.CLOSED]


def test_what_follows_and_hangs_too_high_is_said_too() -> None:
    found = document(
        "La juge dit que le pont tiendra jusqu'en mai.",
        f"""
        La le DET _ 2 det
        juge _ NOUN _ 3 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 7 mark
        le _ DET _ 6 det
        pont _ NOUN _ 7 nsubj
        tiendra tenir VERB {FIN} 3 ccomp
        jusqu' jusque ADP _ 10 case
        en _ ADP _ 10 case
        mai _ NOUN _ 3 obl:mod
        . _ PUNCT _ 3 punct
        """,
    )
    candidate = made(
        found, match(found.sentences[0], "dit", "juge", bare_rule(content=("content",)), content="tiendra")
    )

    assert words(found, candidate.content) == ["le pont tiendra jusqu'en mai"]
    assert [(c.step, words(found, c.content)) for c in candidate.changes] == [
        (ContentStep.RULE, ["le pont tiendra"]),
        (ContentStep.CONTINUED, ["le pont tiendra jusqu'en mai"]),
    ]


# --- No candidate ----------------------------------------------------------------------------------------------------


def test_a_content_of_two_letters_says_nothing() -> None:
    rule = bare_rule(content=("content",))

    assert matched_candidate(subtree(content="le"), REPORTED.text, (), LISTS) is None
    assert matched_candidate(match(REPORTED.sentences[0], "affirme", "juge", rule), REPORTED.text, (), LISTS) is None


def test_nobody_in_what_is_said_says_it() -> None:
    rule = bare_rule(kind=ContentKind.HOST, content=("trigger",))
    one = match(INSERTED.sentences[0], "dit", "pont", rule)

    assert matched_candidate(one, INSERTED.text, (), LISTS) is None


def test_nothing_follows_the_last_word() -> None:
    rule = bare_rule(kind=ContentKind.REST, content=("content",), speaker=None)
    one = match(REPORTED.sentences[0], "affirme", None, rule, content=".")

    assert matched_candidate(one, REPORTED.text, (), LISTS) is None


@pytest.mark.parametrize("where", ["before", "after"])
def test_no_quotation_beside_the_cue_no_content(where: str) -> None:
    rule = bare_rule(kind=ContentKind.QUOTATION, content=("trigger",), where=where)
    one = match(REPORTED.sentences[0], "affirme", "juge", rule)

    assert matched_candidate(one, REPORTED.text, REPORTED.quotations, LISTS) is None


def test_a_nickname_says_nothing() -> None:
    found = document(
        "Le voleur, dit « Titi », court.",
        f"""
        Le le DET _ 2 det
        voleur _ NOUN _ 9 nsubj
        , _ PUNCT _ 4 punct
        dit dire VERB {PART} 2 acl
        « _ PUNCT _ 6 punct
        Titi _ PROPN _ 4 xcomp
        » _ PUNCT _ 6 punct
        , _ PUNCT _ 4 punct
        court courir VERB {FIN} 0 root
        . _ PUNCT _ 9 punct
        """,
    )
    one = match(found.sentences[0], "dit", "voleur", bare_rule(content=("content",)), content="Titi")

    assert matched_candidate(one, found.text, found.quotations, LISTS) is None
