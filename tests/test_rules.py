"""The built-in rules: each has a status and examples of both kinds, and keeps what they promise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.authoring.coverage import coverage_of, words_without_frame
from claims.authoring.frame_runs import FrameOutcome, run_frames
from claims.authoring.rule_examples import Outcome, run_tests
from claims.resources import lists_dir, rules_dir
from claims.rules.loader import load_rules
from factcheck.cli.rules.support.coverage import frame_outcomes
from tests.support.stored_parser import StoredParser

if TYPE_CHECKING:
    from claims.rules.loader import RuleSet

IDS = sorted(p.stem for p in rules_dir().glob("*.yaml"))
LISTS = sorted(p.stem for p in lists_dir().glob("*.yaml"))
CONTROLLED = (
    "adverbes-oui-dire", "adverbes-reserve", "lieux-pouvoir", "noms-accusation", "noms-canal", "noms-critere",
    "noms-dementi", "noms-media", "noms-opinion", "noms-parole", "noms-rumeur", "personnes-noms", "plateformes",
    "prenoms-feminins", "prenoms-masculins", "verbes-accusation", "verbes-affirmation", "verbes-concession",
    "verbes-decouverte", "verbes-demande", "verbes-dementi", "verbes-discredit", "verbes-factifs", "verbes-incise",
    "verbes-modaux", "verbes-opinion", "verbes-parole", "verbes-prevision", "verbes-promesse", "verbes-revelation",
)  # fmt: skip

NAMED_BY_RULES = ("nouvelle",)
"""Words that a rule names beside their list."""


@pytest.fixture(scope="module")
def outcomes(example_parser: StoredParser, ruleset: RuleSet) -> list[Outcome]:
    """All examples, run once."""
    return run_tests(example_parser, ruleset)


@pytest.fixture(scope="module")
def tried(example_parser: StoredParser, ruleset: RuleSet) -> dict[str, list[FrameOutcome]]:
    """All words of all lists in their frames, run once; by list."""
    by_list: dict[str, list[FrameOutcome]] = {}
    for outcome in frame_outcomes(example_parser, ruleset, ruleset.lists.names):
        by_list.setdefault(outcome.case.frame.list, []).append(outcome)
    return by_list


def test_every_rule_and_list_can_be_used(ruleset: RuleSet) -> None:
    assert [str(e) for e in ruleset.errors] == []
    assert {r.id for r in ruleset.rules} == set(IDS)
    assert set(ruleset.lists.names) == {p.stem for p in lists_dir().glob("*.yaml")}


@pytest.mark.parametrize("identity", IDS)
def test_a_rule_has_examples_of_both_kinds(identity: str, ruleset: RuleSet) -> None:
    """Sentences that must match, each with its content, and sentences that must not."""
    rule = next(r for r in ruleset.rules if r.id == identity)

    assert rule.status in ("experimental", "stable", "deprecated")
    assert rule.matches
    assert rule.mismatches
    assert [t.text for t in rule.matches if "content" not in t.expected] == []


@pytest.mark.parametrize("identity", IDS)
def test_the_examples_of_a_rule_hold(identity: str, outcomes: list[Outcome]) -> None:
    """In the company of all other rules, with the stored parses."""
    failed = [o for o in outcomes if o.rule.id == identity and not o.passed]

    assert [(o.test.text, o.fired, o.winners, o.differences) for o in failed] == []


def test_every_rule_is_fired(ruleset: RuleSet, outcomes: list[Outcome]) -> None:
    assert coverage_of(ruleset, outcomes).silent == ()


def test_every_word_of_every_list_stands_in_a_frame(ruleset: RuleSet) -> None:
    assert words_without_frame(ruleset) == {}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_does_what_its_list_is_for(name: str, tried: dict[str, list[FrameOutcome]]) -> None:
    """Each word in each frame of its list, with the stored parses, in the company of all rules."""
    failed = [o for o in tried.get(name, []) if not o.passed]

    assert [(o.case.entry, o.case.frame.text, o.case.fault, o.differences) for o in failed] == []


def test_frames_ask_for_what_only_their_words_do(
    example_parser: StoredParser, ruleset: RuleSet, tmp_path: Path
) -> None:
    """Without the word in any list its frame does not hold: what it asks for is the word's own doing.

    One word per frame; lists that the parser's own mending reads, and words that stand in rules too, are left out.
    """
    cases = [c for c in ruleset.cases(CONTROLLED) if not c.frame.page and c.entry not in NAMED_BY_RULES]
    picked = {(c.frame.list, c.frame.line): c for c in cases}
    gone = {case.entry for case in picked.values()}
    (tmp_path / "lists").mkdir()
    for name in ruleset.lists.names:
        removed = sorted(gone & ruleset.lists[name])
        if removed:
            (tmp_path / "lists" / f"{name}.yaml").write_text(json.dumps({"remove": removed}, ensure_ascii=False))
    poorer = load_rules([tmp_path])
    assert [str(e) for e in poorer.errors] == []

    outcomes = run_frames(example_parser, poorer, list(picked.values()))

    assert [(o.case.frame.list, o.case.frame.text) for o in outcomes if o.passed] == []
