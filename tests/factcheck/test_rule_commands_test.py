"""The command that runs the examples in rule files, and what it tells of gaps."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import factcheck.commands  # noqa: F401 (registers the commands)
from factcheck import cli, rules_test
from factcheck.i18n import using_language
from tests.claims.trees import MAYOR, TreeParser
from tests.factcheck.commands import run
from tests.factcheck.rulefiles import GOOD, Write

# It publishes no types.
jsonschema: Any = importlib.import_module("jsonschema")

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")

# --- test ------------------------------------------------------------------------------------------------------------


def examples(folder: Path, *args: str) -> Result:
    return run("rules", "test", str(folder), *args)


def test_examples_that_hold_end_with_0(write: Write) -> None:
    result = examples(write(mine=GOOD))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 rule: 2 of 2 examples hold" in result.stderr


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("content: la route rouvre", "content: la route", "content: expected « la route », found « la route rouvre »"),
        ("speaker: Le maire", "speaker: La maire", "speaker: expected « La maire », found « Le maire »"),
        ("speaker: Le maire", "medium: X", "medium: expected « X », found nothing"),
        ("label: reported_speech\n", "label: allegation\n", "label: expected « allegation »"),
        ("polarity: asserted", "polarity: denied", "polarity: expected « denied »"),
        ("cue: affirme", "cue: dit", "cue: expected « dit », found « affirme »"),
        ("- Le chien dort.", "- Le maire affirme que la route rouvre.", "must not match, and does"),
        ("text: Le maire affirme que la route rouvre.", "text: Le chien dort.", "must match, and nothing was found"),
    ],
)
def test_an_example_that_fails_is_told_with_its_place(before: str, after: str, words: str, write: Write) -> None:
    """Vale: a rule that matches nothing loads, runs and reports success; not here."""
    folder = write(mine=GOOD.replace(before, after, 1) if "label" not in before else after.join(GOOD.rsplit(before, 1)))

    result = examples(folder)

    assert result.exit_code == cli.FOUND
    assert f"{folder / 'mine.yaml'}:" in result.stdout
    assert words in result.stdout


def test_examples_are_run_with_all_rules_together(write: Write) -> None:
    """Vale 1048: what worked alone failed through the configuration; here the example shows it, and says who won."""
    folder = write(mine=GOOD.replace("99", "5"), other=GOOD.replace("99", "98"))

    result = examples(folder / "mine.yaml", "--rules", str(folder))

    assert result.exit_code == cli.FOUND
    assert "the claim went to: other" in result.stdout


def test_a_bad_rule_leaves_the_others_to_be_examples(write: Write) -> None:
    result = examples(write(bad="a: [", mine=GOOD))

    assert result.exit_code == cli.PARTIAL
    assert "1 rule: 2 of 2 examples hold" in result.stderr


def test_results_are_given_as_json(write: Write) -> None:
    found = json.loads(examples(write(mine=GOOD), "--format", "json").stdout)["examples"]

    assert [(e["kind"], e["passed"], e["line"]) for e in found] == [("match", True, 11), ("no-match", True, 18)]


# --- Coverage --------------------------------------------------------------------------------------------------------


def test_coverage_fails_for_a_rule_that_no_example_fires(write: Write) -> None:
    folder = write(mine=GOOD.partition("tests:")[0])

    result = examples(folder, "--coverage")

    assert result.exit_code == cli.FOUND
    assert "mine: no example fires this rule" in result.stdout
    assert examples(folder).exit_code == 0


def test_coverage_lists_the_words_that_no_text_holds() -> None:
    from claims.coverage import covered, met_in
    from claims.rules import RuleSet, WordLists
    from claims.ruletests import documents

    lists = WordLists({"verbes": ("affirmer", "clamer"), "locutions": ("la route", "à l'envi")})
    met = met_in(documents(TreeParser(MAYOR), ["Le maire affirme que la route rouvre."]))

    found = covered(RuleSet(rules=(), lists=lists), [], met)

    assert [(o.name, o.met, o.total, o.missing) for o in found.lists] == [
        ("locutions", 1, 2, ("à l'envi",)),
        ("verbes", 1, 2, ("clamer",)),
    ]


def test_a_baseline_lets_words_pass_and_hides_none(tmp_path: Path) -> None:
    from claims.coverage import Coverage, ListCoverage

    found = Coverage(silent=(), lists=(ListCoverage("verbes", 3, ("clamer", "crier")),))

    (told, words) = rules_test._told_coverage(found, {"verbes": 2})
    assert "@verbes: 1 of 3" in told
    assert "baseline" in told
    assert "clamer, crier" in words
    assert rules_test._beyond(found, {"verbes": 2}) == []
    assert rules_test._beyond(found, {"verbes": 1}) == ["verbes"]


def test_a_baseline_of_something_else_is_wrong_usage(write: Write, tmp_path: Path) -> None:
    (tmp_path / "base").write_text("# words\nverbes many\n")

    result = examples(write(mine=GOOD), "--baseline", str(tmp_path / "base"))

    assert result.exit_code == cli.UNUSABLE
    assert "base:2:" in result.stderr


# --- Languages -------------------------------------------------------------------------------------------------------


def test_messages_are_in_french_too(write: Write) -> None:
    with using_language("fr"):
        result = examples(write(mine=GOOD.replace("speaker: Le maire", "speaker: La maire")))

    assert "attendu" in result.stdout
    assert "1 règle" in result.stderr
