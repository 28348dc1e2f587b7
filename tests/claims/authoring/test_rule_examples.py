"""The examples of rule files, run on trees that are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.authoring.rule_examples import (
    Difference,
    Outcome,
    argument_text,
    claim_parts,
    documents,
    run_tests,
    same_words,
)
from claims.claim import Claim, Label, Speaker
from claims.document.span import Span
from claims.rules.loader import load_rules
from tests.support.trees import DOG, MAYOR, TreeParser, named, text_of, tree

RULE = """description: x
status: stable
priority: {priority}
trigger: {{lemma: affirmer}}
args: {{speaker: subject, content: '> ccomp'}}
claim: {{label: reported_speech, content: content}}
tests:
  match:
    - {{text: "{text}", content: "{content}", speaker: Le maire}}
  no-match: [{wrong}]
"""


def outcomes(folder: Path, **fields: str) -> list[Outcome]:
    values = {"priority": "50", "text": text_of(MAYOR), "content": "la route rouvre", "wrong": text_of(DOG)} | fields
    (folder / "affirmer.yaml").write_text(RULE.format(**values), encoding="utf-8")
    ruleset = load_rules([folder], builtin=False)
    assert [str(e) for e in ruleset.errors] == []
    return run_tests(TreeParser(MAYOR, DOG), ruleset)


def test_examples_that_hold(tmp_path: Path) -> None:
    wanted, unwanted = outcomes(tmp_path)

    assert (wanted.wanted, wanted.fired, wanted.passed, wanted.differences) == (True, True, True, ())
    assert (unwanted.wanted, unwanted.fired, unwanted.passed) == (False, False, True)


def test_a_part_that_is_not_as_the_example_says(tmp_path: Path) -> None:
    wanted = outcomes(tmp_path, content="la route")[0]

    assert not wanted.passed
    assert wanted.differences == (Difference("content", "la route", "la route rouvre"),)


def test_a_rule_that_must_find_nothing_and_does(tmp_path: Path) -> None:
    assert [o.passed for o in outcomes(tmp_path, wrong=text_of(MAYOR))] == [True, False]


def test_a_rule_that_loses_is_told_who_won(tmp_path: Path) -> None:
    winner = RULE.format(priority="90", text=text_of(MAYOR), content="la route rouvre", wrong=text_of(DOG))
    (tmp_path / "fort.yaml").write_text(winner, encoding="utf-8")

    lost = next(o for o in outcomes(tmp_path) if o.rule.id == "affirmer" and o.wanted)

    assert (lost.fired, lost.matched, lost.winners) == (False, True, ("fort",))


def test_texts_parsed_in_one_go_stay_apart() -> None:
    first, second = documents(TreeParser(MAYOR, DOG), [f"{text_of(MAYOR)}\n\n{text_of(DOG)}", text_of(DOG)])

    assert [s.span.of(first.text) for s in first.sentences] == [text_of(MAYOR), text_of(DOG)]
    assert [s.span.of(second.text) for s in second.sentences] == [text_of(DOG)]
    assert documents(TreeParser(), []) == []


def test_the_parts_of_a_claim_are_those_it_has() -> None:
    text = "Anne dit oui"
    claim = Claim(
        content=(Span(9, 12),), sentence=Span(0, 12), construction="x", suggested=Label.REPORTED_SPEECH,
        cue=Span(5, 8), speaker=Speaker(span=Span(0, 4), name="Anne Le Goff"),
    )  # fmt: skip

    assert claim_parts(claim, text) == {
        "content": "oui", "label": "reported_speech", "polarity": "asserted", "speaker": "Anne", "cue": "dit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("form", "words"), [("maire", "Le maire"), ("rouvre", "que la route rouvre"), ("affirme", "affirme")]
)
def test_an_argument_is_its_phrase_or_clause_without_the_others(form: str, words: str) -> None:
    sentence = tree(MAYOR)
    others = [named(sentence, other) for other in ("maire", "affirme", "rouvre")]

    assert argument_text(sentence, named(sentence, form), others, text_of(MAYOR)) == words


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("l'eau", "l’eau", True),
        ("un  deux", "un\ndeux", True),
        ("un … deux", "un ... deux", True),
        ("un", "une", False),
    ],
)
def test_white_space_apostrophes_and_dots_make_no_difference(expected: str, found: str, same: bool) -> None:
    assert same_words(expected, found) is same
