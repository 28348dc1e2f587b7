"""Rules weighed against each other: who stays where several speak of the same words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.conflicts import (
    with_modifiers,
    without_foreign_insertions,
    without_overridden,
    without_repeats,
    without_rivals,
)
from claims.claim import Claim, ContentStep, Label, Polarity, Speaker
from claims.document.span import Span
from claims.document.tree import Sentence
from claims.lexicon.word_classes import WordClasses
from claims.rules.compiled_rule import ContentKind, Modifier, Rule
from claims.rules.matcher import Match
from tests.support.matches import bare_rule
from tests.support.trees import named, sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
CND = "Mood=Cnd|VerbForm=Fin"
INF = "VerbForm=Inf"
CLASSES = WordClasses(speaking_nouns=frozenset(("maire", "préfète", "juge")), irregular_forms={})

NESTED = "Le maire affirme que la préfète accuse le juge de mentir."
TREE = sentence(
    NESTED,
    f"""
    Le le DET _ 2 det
    maire _ NOUN _ 3 nsubj
    affirme affirmer VERB {FIN} 0 root
    que _ SCONJ _ 7 mark
    la le DET _ 6 det
    préfète _ NOUN _ 7 nsubj
    accuse accuser VERB {FIN} 3 ccomp
    le _ DET _ 9 det
    juge _ NOUN _ 7 obj
    de _ ADP _ 11 mark
    mentir _ VERB {INF} 7 xcomp
    . _ PUNCT _ 3 punct
    """,
)


def candidate(identity: str, trigger: str, content: str, speaker: str | None = "maire", **rule: Any) -> Candidate:
    """What a rule found in the sentence: its trigger is also its cue, the last word of the content its top.

    Without a speaker the rule knows none.
    """
    made = bare_rule(identity, **({"speaker": None} if speaker is None else {}), **rule)
    return Candidate(
        sentence=TREE,
        content=(span(NESTED, content),),
        construction="essai",
        label=made.label,
        root=named(TREE, content.split()[-1]),
        polarity=made.polarity,
        rules=(identity,),
        match=Match(made, TREE, {"trigger": named(TREE, trigger)}),
        cue=named(TREE, trigger).span,
        speaker=(named(TREE, speaker),) if speaker else (),
    )


def kept(candidates: list[Candidate]) -> list[tuple[str, ...]]:
    return [c.rules for c in without_rivals(candidates, CLASSES)]


SAYS = "la préfète accuse le juge de mentir"
ACCUSES = "le juge de mentir"

# --- Overridden rules ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trigger", "content", "stays"),
    [
        ("affirme", ACCUSES, False),
        ("accuse", SAYS, False),
        ("accuse", "préfète accuse le juge de mentir", False),
        ("accuse", "la préfète", True),
    ],
)
def test_a_rule_gives_way_to_the_one_that_overrides_it(trigger: str, content: str, stays: bool) -> None:
    """On one trigger, or where the contents are more than half the same words."""
    strong = candidate("fort", "affirme", SAYS, overrides=frozenset(("faible",)))
    weak = candidate("faible", trigger, content)

    assert without_overridden([weak, strong]) == ([weak, strong] if stays else [strong])


# --- Rivals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_rules_on_one_trigger_the_higher_priority_wins(order: int) -> None:
    low, high = candidate("bas", "affirme", SAYS, priority=40), candidate("haut", "affirme", SAYS, priority=60)

    assert kept([low, high][::order]) == [("haut",)]


def test_contents_on_one_trigger_that_share_no_word_and_no_cue_both_stay() -> None:
    first = candidate("un", "affirme", "la préfète")
    other_cue = Candidate(
        sentence=TREE, content=(span(NESTED, "de mentir"),), construction="essai", label=Label.REPORTED_SPEECH,
        rules=("deux",), match=first.match, cue=span(NESTED, "affirme que"), speaker=first.speaker,
    )  # fmt: skip

    assert kept([first, other_cue]) == [("deux",), ("un",)]


def test_a_claim_inside_another_stays_beside_it() -> None:
    outer, inner = candidate("dit", "affirme", SAYS), candidate("accuse", "accuse", "juge de mentir", "préfète")

    assert kept([outer, inner]) == [("accuse",), ("dit",)]


def test_two_cues_for_the_same_words_make_one_claim_with_both_rules() -> None:
    """The less certain label counts."""
    first = candidate("un", "affirme", "juge de mentir", priority=60)
    second = candidate("deux", "accuse", "juge de mentir", label=Label.ALLEGATION)

    (both,) = without_rivals([second, first], CLASSES)

    assert both.rules == ("un", "deux")
    assert both.label is Label.ALLEGATION
    assert both.cue == first.cue


@pytest.mark.parametrize(("content", "stays"), [("préfète accuse le juge de mentir", False), ("mentir", True)])
def test_hearsay_speaks_of_the_words_that_another_cue_gives_to_somebody(content: str, stays: bool) -> None:
    """A detail of the clause is no such words."""
    hearsay = candidate("conditionnel", "accuse", SAYS, None, kind=ContentKind.CLAUSE, priority=20)
    sourced = candidate("selon", "le", content, priority=60)

    found = without_rivals([hearsay, sourced], CLASSES)

    assert [c.rules for c in found] == ([("selon",), ("conditionnel",)] if stays else [("selon", "conditionnel")])


def test_the_conditional_of_an_inserted_cue_is_no_claim_of_its_own() -> None:
    hearsay = candidate("conditionnel", "affirme", "le juge", None, kind=ContentKind.CLAUSE, priority=20)
    inserted = candidate("incise", "affirme", "de mentir", kind=ContentKind.HOST, priority=60)

    assert kept([hearsay, inserted]) == [("incise",)]


@pytest.mark.parametrize(
    ("content", "speaker", "label", "stays"),
    [
        # "affirme que … accuse le juge": the same speaker, and a noun is no statement.
        ("le juge", "maire", Label.REPORTED_SPEECH, False),
        ("le juge", "préfète", Label.REPORTED_SPEECH, True),
        # An infinitive is one.
        ("le juge de mentir", "maire", Label.REPORTED_SPEECH, True),
        ("le juge", "maire", Label.ALLEGATION, True),
    ],
)
def test_a_noun_in_what_somebody_says_is_said_already(content: str, speaker: str, label: Label, stays: bool) -> None:
    outer = candidate("dit", "affirme", SAYS)
    inner = candidate("accuse", "accuse", content, speaker, label=label)

    assert (("accuse",) in kept([outer, inner])) is stays


def test_a_thing_in_what_is_said_says_nothing() -> None:
    outer, inner = candidate("dit", "affirme", SAYS), candidate("accuse", "accuse", "juge de mentir", "préfète")
    nobody = WordClasses(speaking_nouns=frozenset(("maire",)), irregular_forms={})

    assert [c.rules for c in without_rivals([outer, inner], nobody)] == [("dit",)]


ADMITS = "La mairie, dit-on, admet un retard du chantier : « Nous manquons de bras. »"
CLAUSE = "La mairie admet que rien ne va : « Nous manquons de bras. »"
ADMITS_TREE = sentence(
    ADMITS,
    f"""
    La le DET _ 2 det
    mairie _ NOUN _ 7 nsubj
    , _ PUNCT _ 4 punct
    dit dire VERB {FIN} 7 parataxis
    -on _ PRON _ 4 nsubj
    , _ PUNCT _ 4 punct
    admet admettre VERB {FIN} 0 root
    un _ DET _ 9 det
    retard _ NOUN _ 7 obj
    +2 du
    de _ ADP _ 12 case
    le _ DET _ 12 det
    chantier _ NOUN _ 9 nmod
    : _ PUNCT _ 16 punct
    « _ PUNCT _ 16 punct
    Nous _ PRON _ 16 nsubj
    manquons manquer VERB {FIN} 7 parataxis
    de _ ADP _ 18 case
    bras _ NOUN _ 16 obl:arg
    . _ PUNCT _ 16 punct
    » _ PUNCT _ 16 punct
    """,
)


def candidate_in(tree: Sentence, rule: Rule, content: str, root: str) -> Candidate:
    """What *admet* governs or quotes in a sentence about a town hall."""
    text = ADMITS if tree is ADMITS_TREE else CLAUSE
    cue = named(tree, "admet")
    return Candidate(
        sentence=tree, content=(span(text, content),), construction="essai", label=rule.label, root=named(tree, root),
        rules=(rule.id,), match=Match(rule, tree, {"trigger": cue}), cue=cue.span, speaker=(named(tree, "mairie"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "where", "both"),
    [
        ("un retard du chantier", "colon", True),
        # What the quotation is about, and no more.
        ("un retard", "colon", False),
        ("un retard du chantier", "after", True),
    ],
)
def test_a_cue_may_govern_a_content_and_quote_another_after_a_colon(content: str, where: str, both: bool) -> None:
    object_ = candidate_in(ADMITS_TREE, bare_rule("objet", priority=40), content, "retard")
    colon = candidate_in(
        ADMITS_TREE, bare_rule("citation", priority=77, kind=ContentKind.QUOTATION, where=where),
        "Nous manquons de bras", "manquons",
    )  # fmt: skip

    assert kept([object_, colon]) == ([("citation",), ("objet",)] if both else [("citation",)])


def test_a_clause_ends_at_the_colon_before_what_its_cue_quotes() -> None:
    tree = sentence(
        CLAUSE,
        f"""
        La le DET _ 2 det
        mairie _ NOUN _ 3 nsubj
        admet admettre VERB {FIN} 0 root
        que _ SCONJ _ 7 mark
        rien _ PRON _ 7 nsubj
        ne _ ADV _ 7 advmod
        va aller VERB {FIN} 3 ccomp
        : _ PUNCT _ 11 punct
        « _ PUNCT _ 11 punct
        Nous _ PRON _ 11 nsubj
        manquons manquer VERB {FIN} 7 parataxis
        de _ ADP _ 13 case
        bras _ NOUN _ 11 obl:arg
        . _ PUNCT _ 11 punct
        » _ PUNCT _ 11 punct
        """,
    )
    whole = candidate_in(tree, bare_rule("que", priority=60), "rien ne va : « Nous manquons de bras. »", "va")
    quoted = candidate_in(
        tree, bare_rule("citation", priority=77, kind=ContentKind.QUOTATION, where="colon"), "Nous manquons de bras",
        "manquons",
    )  # fmt: skip

    citation, clause = without_rivals([whole, quoted], CLASSES)

    assert [c.of(CLAUSE).strip() for c in clause.content] == ["rien ne va"]
    assert (clause.changes[-1].step, clause.changes[-1].by) == (ContentStep.APART, "citation")
    assert citation.content == quoted.content


@pytest.mark.parametrize(
    ("trigger", "content", "stays"),
    [
        # A clause that the verb governs, without a comma before it.
        ("affirme", SAYS, False),
        # A noun may be the subject of an inserted cue: "…, accuse le juge".
        ("accuse", "le juge", True),
    ],
)
def test_a_verb_that_governs_a_clause_is_inserted_nowhere(trigger: str, content: str, stays: bool) -> None:
    root = {"affirme": "accuse", "accuse": "juge"}[trigger]
    governed = replace(candidate("que", trigger, content, priority=40), root=named(TREE, root))
    inserted = candidate("incise", trigger, "Le maire", kind=ContentKind.HOST, priority=80)

    assert (("incise",) in kept([governed, inserted])) is stays


# --- Modifiers -------------------------------------------------------------------------------------------------------


def modifier(identity: str, trigger: str, priority: int = 50, **changes: Any) -> Match:
    rule = bare_rule(identity, priority=priority, modifies=Modifier(**changes))
    return Match(rule, TREE, {"trigger": named(TREE, trigger)})


def test_of_two_modifiers_the_higher_priority_sets_the_label() -> None:
    plain = candidate("dit", "affirme", SAYS)
    weak = modifier("doute", "maire", label=Label.REPORTED_SPEECH, polarity="reversed")
    strong = modifier("soupçon", "que", 60, label=Label.ALLEGATION)

    changed = with_modifiers(plain, [weak, strong])

    assert changed.label is Label.ALLEGATION
    assert changed.polarity is Polarity.DENIED
    assert changed.rules == ("dit", "soupçon", "doute")
    assert changed.content == plain.content


def test_a_modifier_out_of_reach_changes_nothing() -> None:
    plain = candidate("dit", "affirme", SAYS)

    assert with_modifiers(plain, [modifier("loin", "mentir", within=2, label=Label.ALLEGATION)]) == plain
    assert with_modifiers(plain, []) == plain


# --- Inserted cues of others -----------------------------------------------------------------------------------------


def test_the_inserted_cue_of_another_is_no_part_of_a_content() -> None:
    whole = candidate("dit", "affirme", SAYS)
    host = candidate("incise", "accuse", "de mentir", "préfète", kind=ContentKind.HOST)
    inserting = Candidate(
        sentence=TREE, content=host.content, construction="essai", label=host.label, rules=host.rules,
        match=host.match, cue=host.cue, insertion=span(NESTED, "accuse le juge"),
    )  # fmt: skip

    changed, same = without_foreign_insertions([whole, inserting], (), NESTED)

    assert [s.of(NESTED) for s in changed.content] == ["la préfète", "de mentir"]
    assert [(c.step, c.by) for c in changed.changes] == [(ContentStep.INSERTION, "incise"), (ContentStep.TRIMMED, "")]
    assert same is inserting


def test_an_insertion_longer_than_half_of_a_content_is_left_in_it() -> None:
    whole = candidate("dit", "affirme", "le juge de mentir")
    inserting = Candidate(
        sentence=TREE, content=(), construction="essai", label=whole.label, rules=("incise",),
        match=whole.match, insertion=span(NESTED, "juge de mentir"),
    )  # fmt: skip

    assert without_foreign_insertions([whole, inserting], (), NESTED)[0] is whole


# --- Claims that repeat each other -----------------------------------------------------------------------------------


def claim(start: int, end: int, speaker: str = "", cue: Span | None = None, construction: str = "x") -> Claim:
    return Claim(
        content=(Span(start, end),),
        sentence=Span(0, 100),
        construction=construction,
        suggested=Label.REPORTED_SPEECH,
        speaker=Speaker(span=Span(90, 95), name=speaker) if speaker else None,
        cue=cue,
    )


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        (claim(0, 40), False),
        (claim(0, 33), False),
        (claim(0, 32), True),
        (claim(50, 90), True),
        (claim(0, 40, cue=Span(10, 20)), True),
        (claim(0, 40, cue=Span(10, 20), construction="hearsay-conditional"), False),
    ],
)
def test_of_two_claims_with_one_content_the_attributed_one_stays(other: Claim, stays: bool) -> None:
    sourced = claim(0, 40, "Anne Le Goff", Span(45, 50))

    assert without_repeats([other, sourced]) == ([sourced, other] if stays else [sourced])
