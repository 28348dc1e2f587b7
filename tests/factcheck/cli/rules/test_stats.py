"""The rules stats command: what each rule does on articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from factcheck.claim_ids import claim_ids
from factcheck.cli import program as cli
from factcheck.cli.rules import new as rules_new
from factcheck.cli.rules.support import rule_counts
from tests.support.commands import run
from tests.support.factories import port
from tests.support.trees import DOG, MAYOR, TreeParser

pytestmark = pytest.mark.usefixtures("surroundings")
MARKED = "[Le maire]s affirme que [la route rouvre]c."


@pytest.fixture(autouse=True)
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that knows the sentences of these tests."""
    parser = TreeParser(MAYOR, DOG)
    for module in (rules_new, rule_counts):
        monkeypatch.setattr(module, "parser_of", lambda _model, _ruleset: parser)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two annotated articles: in one the claim is marked, in the other it is not."""
    folder = tmp_path / "gold"
    folder.mkdir()
    text = "Le maire affirme que la route rouvre."
    claim = {"content": [[21, 36]], "label": "reported_speech"}
    for name, claims in (("a", [claim]), ("b", [])):
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "text": text, "claims": claims}))
    return folder


def test_stats_count_fires_and_precision(gold: Path) -> None:
    rows = json.loads(run("rules", "stats", "--gold", str(gold), "--format", "json").stdout)

    row = next(r for r in rows if r["id"] == "verbe-que")
    assert (row["fires"], row["right"], row["wrong"], row["precision"]) == (2, 1, 1, 0.5)
    assert row["misses"] == ["b: la route rouvre"]
    assert next(r for r in rows if r["id"] == "selon")["precision"] is None


def test_stats_count_overlaps_and_conflicts(gold: Path, tmp_path: Path) -> None:
    """Snorkel: how often rules share a claim, and how often they disagree on it."""
    rules = tmp_path / "rules"
    run("rules", "new", "twin", "--from", MARKED, "--dir", str(rules))
    path = rules / "twin.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("lemma: [affirmer]", "deprel: root").replace("75", "50"))
    body = path.read_text(encoding="utf-8").replace("reported_speech", "allegation", 1)
    path.write_text(body.replace("trigger:", "overrides: []\ntrigger:", 1))

    rows = json.loads(run("rules", "stats", "--gold", str(gold), "--rules", str(rules), "--format", "json").stdout)

    found = {r["id"]: r for r in rows if r["fires"]}
    assert all(r["overlaps"] <= r["fires"] and r["conflicts"] <= r["overlaps"] for r in found.values())


@pytest.mark.parametrize("width", ["30", "100"])
def test_stats_fit_the_terminal_and_list_wrong_claims(width: str, gold: Path) -> None:
    """Snorkel 1602: the wrong examples of each rule."""
    result = run("rules", "stats", "--gold", str(gold), "--wrong", "--width", width)

    assert result.exit_code == 0
    assert "verbe-que" in result.stdout
    assert "b: la route rouvre" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= int(width)


def test_stats_on_articles(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Le maire affirme que la route rouvre.")

    rows = json.loads(run("rules", "stats", str(article), "--format", "json").stdout)

    assert {r["id"]: r["fires"] for r in rows if r["fires"]} == {"verbe-que": 1}


def test_stats_on_nothing_are_wrong_usage() -> None:
    assert run("rules", "stats").exit_code == cli.UNUSABLE


def test_an_article_that_cannot_be_read_makes_the_run_partial(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")

    assert run("rules", "stats", str(tmp_path / "empty.txt")).exit_code == cli.PARTIAL


def test_stats_tell_what_each_repair_did(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parser = TreeParser(MAYOR, DOG)
    parser.firings.update({"bare-day": 2, "future": 5})
    monkeypatch.setattr(rule_counts, "parser_of", lambda _model, _ruleset: parser)

    rows = json.loads(run("rules", "stats", "--gold", str(gold), "--format", "json").stdout)
    shown = run("rules", "stats", "--gold", str(gold), "--width", "80").stdout

    assert rows[-2:] == [
        {"id": "future", "repair": True, "sentences": 5},
        {"id": "bare-day", "repair": True, "sentences": 2},
    ]
    assert shown.index("Repair") < shown.index("future") < shown.index("bare-day")


@pytest.mark.usefixtures("db")
def test_what_people_said_is_precision_and_recall() -> None:
    assert "Nobody has judged any claim yet." in run("rules", "stats", "--reviewed").stdout
    first, second = claim_ids(port())[:2]
    run("set", first, "--label", "allegation")
    run("set", second, "--not-claim", "wrong_extraction")

    (row,) = json.loads(run("rules", "stats", "--reviewed", "--format", "json").stdout)
    assert (row["id"], row["right"], row["wrong"], row["missed"]) == ("test.rule", 1, 1, 0)
    assert (row["precision"], row["recall"]) == (0.5, 1.0)

    told = run("rules", "stats", "--reviewed", "--wrong").stdout
    assert "50%" in told
    assert f"{second}: Il aurait reçu" in told
