"""The built-in rules: each has a status and examples of both kinds, and keeps what they promise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.coverage import Coverage, covered, met_in
from claims.resources import lists_dir, rules_dir
from claims.ruletests import Outcome, documents, run_tests
from factcheck.rules_test import read_baseline

if TYPE_CHECKING:
    from claims.parse import Parser
    from claims.rules import RuleSet

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "rules" / "coverage.txt"
IDS = sorted(p.stem for p in rules_dir().glob("*.yaml"))


@pytest.fixture(scope="module")
def outcomes(parser: Parser, ruleset: RuleSet) -> list[Outcome]:
    """All examples, run once."""
    return run_tests(parser, ruleset)


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


@pytest.mark.model
@pytest.mark.parametrize("identity", IDS)
def test_the_examples_of_a_rule_hold(identity: str, outcomes: list[Outcome]) -> None:
    """In the company of all other rules, with the bundled parser."""
    failed = [o for o in outcomes if o.rule.id == identity and not o.passed]

    assert [(o.test.text, o.fired, o.winners, o.differences) for o in failed] == []


@pytest.mark.model
def test_every_rule_is_fired_and_no_list_loses_ground(
    parser: Parser, ruleset: RuleSet, outcomes: list[Outcome]
) -> None:
    """Entries without an example are counted per list; their number may only fall."""
    texts = [t.text for r in ruleset.rules for t in (*r.matches, *r.mismatches)]
    for path in sorted((ROOT / "seeds").rglob("*")):
        if path.suffix in (".txt", ".json"):
            text = path.read_text(encoding="utf-8")
            texts.append(json.loads(text)["text"] if path.suffix == ".json" else text)
    found: Coverage = covered(ruleset, outcomes, met_in(documents(parser, texts)))
    allowed = read_baseline(BASELINE)

    assert found.silent == ()
    assert {o.name: len(o.missing) for o in found.lists if len(o.missing) > allowed.get(o.name, 0)} == {}


def test_the_baseline_names_lists_that_are_there(ruleset: RuleSet) -> None:
    assert sorted(set(read_baseline(BASELINE)) - set(ruleset.lists.names)) == []
