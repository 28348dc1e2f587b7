"""The frames of word lists, run: which words do what their list is for."""

from __future__ import annotations

from typing import Any

from claims.authoring.frame_runs import run_frames
from claims.authoring.rule_examples import Difference
from claims.rules.frames import Case, Frame
from claims.rules.loader import RuleSet
from tests.support.trees import DOG, MAYOR, TreeParser, text_of


def case(text: str, fault: Any = None, **wanted: Any) -> Case:
    frame = Frame(list="verbes-parole", text=text, **wanted)
    return Case(frame=frame, entry="affirmer", word="affirme", **({"fault": fault} if fault else {}))


def differences(ruleset: RuleSet, one: Case) -> tuple[Difference, ...]:
    (outcome,) = run_frames(TreeParser(MAYOR, DOG), ruleset, [one])
    assert outcome.passed is (not outcome.differences)
    return outcome.differences


def test_a_word_that_does_what_the_frame_wants(ruleset: RuleSet) -> None:
    one = case(
        text_of(MAYOR),
        claim={"content": "la route rouvre", "speaker": "Le maire", "rule": "verbe-que", "vague": "false"},
        features={"cue_in=verbes-affirmation": True},
        sentences=1,
    )

    assert differences(ruleset, one) == ()


def test_what_is_otherwise_than_the_frame_wants(ruleset: RuleSet) -> None:
    one = case(
        text_of(MAYOR), claim={"content": "la rue rouvre", "role": "person"}, features={"hearsay": True}, sentences=2
    )

    assert differences(ruleset, one) == (
        Difference("sentences", "2", "1"),
        Difference("content", "la rue rouvre", "la route rouvre"),
        Difference("hearsay", "True", "False"),
    )


def test_a_rule_that_has_no_hand_in_it(ruleset: RuleSet) -> None:
    assert differences(ruleset, case(text_of(MAYOR), claim={"rule": "selon"})) == (
        Difference("rule", "selon", "verbe-que"),
    )


def test_a_word_that_must_attribute_nothing(ruleset: RuleSet) -> None:
    assert differences(ruleset, case(text_of(MAYOR), attributed=False)) == (
        Difference("attributed", "", "la route rouvre"),
    )
    assert differences(ruleset, case(text_of(DOG), attributed=False, skipped="no_verb")) == ()


def test_the_infinitive_that_a_form_must_be_read_as(ruleset: RuleSet) -> None:
    assert differences(ruleset, case(text_of(MAYOR), lemma="affirmer")) == ()
    assert differences(ruleset, case(text_of(MAYOR), lemma="affermir")) == (
        Difference("lemma", "affermir", "affirmer VERB"),
    )


def test_progress_is_told_of_all_cases(ruleset: RuleSet) -> None:
    told: list[tuple[int, int]] = []

    run_frames(TreeParser(MAYOR, DOG), ruleset, [case(text_of(MAYOR))] * 3, lambda done, n: told.append((done, n)))

    assert told == [(3, 3)]
