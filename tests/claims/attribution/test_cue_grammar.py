"""What a cue governs, quotes or inserts rules out other readings of the same words."""

from __future__ import annotations

from typing import Any

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.cue_grammar import holds, tenable_candidates, with_own_parts
from claims.claim import ContentStep
from claims.document.tree import Sentence
from claims.rules.compiled_rule import ContentKind
from claims.rules.matcher import Match
from tests.support.matches import bare_rule
from tests.support.trees import named, sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
CND = "Mood=Cnd|VerbForm=Fin"
INF = "VerbForm=Inf"


def found(tree: tuple[str, Sentence], identity: str, trigger: str, *content: str, **rule: Any) -> Candidate:
    """A candidate of a rule: its trigger is its cue, ``root`` the top word of the content."""
    text, words = tree
    root = rule.pop("root", None)
    made = bare_rule(identity, **rule)
    cue = named(words, trigger)
    return Candidate(
        sentence=words, content=tuple(span(text, part) for part in content), construction="essai", label=made.label,
        root=named(words, root) if root else None, rules=(identity,), match=Match(made, words, {"trigger": cue}),
        cue=cue.span,
    )  # fmt: skip


def tenable(*candidates: Candidate) -> list[str]:
    return [c.rule.id for c in tenable_candidates(candidates)]


TEXT = "« La loi sera votée », promet la ministre : « Nous sommes prêts. »"
PROMISED = (
    TEXT,
    sentence(
        TEXT,
        f"""
    « _ PUNCT _ 5 punct
    La le DET _ 3 det
    loi _ NOUN _ 5 nsubj
    sera être AUX {FIN} 5 aux:pass
    votée voter VERB VerbForm=Part 0 root
    » _ PUNCT _ 5 punct
    , _ PUNCT _ 8 punct
    promet promettre VERB {FIN} 5 parataxis
    la le DET _ 10 det
    ministre _ NOUN _ 8 nsubj
    : _ PUNCT _ 15 punct
    « _ PUNCT _ 15 punct
    Nous _ PRON _ 15 nsubj
    sommes être AUX {FIN} 15 cop
    prêts prêt ADJ _ 5 parataxis
    . _ PUNCT _ 15 punct
    » _ PUNCT _ 15 punct
    """,
    ),
)


def test_nobody_quotes_across_an_inserted_cue() -> None:
    law = found(PROMISED, "deux-points", "votée", "Nous sommes prêts", kind=ContentKind.QUOTATION)
    minister = found(PROMISED, "incise", "promet", "La loi sera votée", "Nous sommes prêts", kind=ContentKind.HOST)
    her_own = found(PROMISED, "deux-points", "promet", "Nous sommes prêts", kind=ContentKind.QUOTATION)

    assert tenable(law, minister) == ["incise"]
    assert tenable(her_own, minister) == ["deux-points", "incise"]


def test_a_quotation_goes_to_the_cue_that_follows_it() -> None:
    first = found(PROMISED, "incise", "votée", "La loi", "Nous sommes prêts", kind=ContentKind.HOST)
    second = found(PROMISED, "incise-toute", "promet", "Nous sommes prêts", kind=ContentKind.HOST)

    cut, kept = with_own_parts([first, second])

    assert cut.content == first.content[:1]
    assert (cut.changes[-1].step, cut.changes[-1].by) == (ContentStep.APART, "incise-toute")
    assert kept == second


def test_a_quotation_after_two_cues_stays_with_the_first() -> None:
    before = found(PROMISED, "incise", "promet", "La loi", "Nous sommes prêts", kind=ContentKind.HOST)
    after = found(PROMISED, "incise-toute", "votée", "Nous sommes prêts", kind=ContentKind.HOST)

    assert with_own_parts([before, after]) == [before, after]


WARNED = "C'est grave, avant de préciser que l'école fermerait."
CLEFT = (
    WARNED,
    sentence(
        WARNED,
        f"""
    C' ce PRON _ 3 nsubj
    est être AUX {FIN} 3 cop
    grave _ ADJ _ 0 root
    , _ PUNCT _ 7 punct
    avant _ ADP _ 7 mark
    de _ ADP _ 7 mark
    préciser _ VERB {INF} 3 advcl
    que _ SCONJ _ 11 mark
    l' le DET _ 10 det
    école _ NOUN _ 11 nsubj
    fermerait fermer VERB {CND} 7 ccomp
    . _ PUNCT _ 3 punct
    """,
    ),
)


@pytest.mark.parametrize(("speaker", "stays"), [(None, False), ("speaker", True)])
def test_a_conditional_that_somebody_says_is_no_hearsay_of_the_whole(speaker: str | None, stays: bool) -> None:
    whole = found(CLEFT, "conditionnel", "fermerait", WARNED[:-1], kind=ContentKind.CLAUSE, speaker=speaker)
    said = found(CLEFT, "que", "préciser", "l'école fermerait", root="fermerait")

    assert ("conditionnel" in tenable(whole, said)) is stays


CONFIRMED = "Le club confirme le départ du capitaine, que la presse annonçait."
RELATIVE = (
    CONFIRMED,
    sentence(
        CONFIRMED,
        f"""
    Le le DET _ 2 det
    club _ NOUN _ 3 nsubj
    confirme confirmer VERB {FIN} 0 root
    le _ DET _ 5 det
    départ _ NOUN _ 3 obj
    +2 du
    de _ ADP _ 8 case
    le _ DET _ 8 det
    capitaine _ NOUN _ 5 nmod
    , _ PUNCT _ 13 punct
    que _ SCONJ _ 13 mark
    la le DET _ 12 det
    presse _ NOUN _ 13 nsubj
    annonçait annoncer VERB {FIN} 3 advcl
    . _ PUNCT _ 3 punct
    """,
    ),
)


@pytest.mark.parametrize(("object_", "stays"), [("le départ du capitaine", False), ("le départ", True)])
def test_a_clause_right_after_an_object_and_a_comma_is_a_relative(object_: str, stays: bool) -> None:
    clause = found(RELATIVE, "que", "confirme", "la presse annonçait", root="annonçait")
    noun = found(RELATIVE, "objet", "confirme", object_, root="départ")

    assert ("que" in tenable(clause, noun)) is stays


def test_a_part_is_held_by_one_span_alone() -> None:
    content = (span(CONFIRMED, "Le club"), span(CONFIRMED, "le départ"))

    assert holds(content, span(CONFIRMED, "club"))
    assert not holds(content, span(CONFIRMED, "confirme"))
    assert not holds(content, None)
