"""The examples of repairs, made."""

from __future__ import annotations

from dataclasses import replace

from claims.authoring.repair_examples import repair_outcomes
from tests.support.repairs import BUILT_IN


def test_all_built_in_examples_hold() -> None:
    outcomes = repair_outcomes(BUILT_IN.repairs)
    assert {o.repair.id for o in outcomes} == {r.id for r in BUILT_IN.repairs}
    assert [(o.repair.id, o.differences) for o in outcomes if not o.passed] == []


def test_what_is_not_as_the_example_says_is_told_word_by_word() -> None:
    (repair,) = (r for r in BUILT_IN.repairs if r.id == "bare-day")
    wrong = replace(repair, examples=(replace(repair.examples[0], after=repair.examples[0].before),))
    first, second = repair_outcomes([wrong])
    assert (first.wanted, first.passed, second.wanted, second.passed) == (True, False, False, True)
    (difference,) = first.differences
    assert (difference.expected, difference.found) == ("1 Lundi lundi PROPN 6 nsubj", "1 Lundi lundi NOUN 6 obl:mod")


def test_a_refused_change_is_told_with_its_word_and_reason() -> None:
    (repair,) = (r for r in BUILT_IN.repairs if r.id == "bare-day")
    rooted = replace(repair, stage="tree", changes=(replace(repair.changes[0], head="root", deprel="root"),))

    (first, *_) = repair_outcomes([rooted])

    (refusal,) = first.refusals
    assert (refusal.word and refusal.word.form, str(refusal.why)) == ("Lundi", "2 roots, expected one")
    assert [o.refusals for o in repair_outcomes([repair])] == [(), ()]


def test_deprecated_ones_and_those_not_asked_for_are_left_out() -> None:
    old = replace(BUILT_IN.repairs[0], status="deprecated")
    assert repair_outcomes([old]) == []
    assert {o.repair.id for o in repair_outcomes(BUILT_IN.repairs, {"bare-day"})} == {"bare-day"}
