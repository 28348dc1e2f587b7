"""The commands that begin a rule and that count what rules do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.rules.loader import load_rules
from factcheck.cli import program as cli
from factcheck.cli.rules import new as rules_new
from factcheck.cli.rules import stats as rules_stats
from factcheck.cli.rules import test as rules_test
from factcheck.cli.rules.templates import scalar
from factcheck.i18n import using_language
from tests.support.commands import run
from tests.support.trees import DOG, MAYOR, TreeParser

pytestmark = pytest.mark.usefixtures("surroundings")

TEMPLATE = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB 0 root Mood=Ind|VerbForm=Fin
que que SCONJ 7 mark
la le DET 6 det
route route NOUN 7 nsubj
rouvrira rouvrir VERB 3 ccomp Mood=Ind|VerbForm=Fin
lundi lundi NOUN 7 obl:mod
. . PUNCT 3 punct
"""
TEMPLATE_NOT = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB 0 root Mood=Ind|VerbForm=Fin
sa son DET 5 det
volonté volonté NOUN 3 obj
. . PUNCT 3 punct
"""
MARKED = "[Le maire]s affirme que [la route rouvre]c."


@pytest.fixture(autouse=True)
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that knows the sentences of these tests."""
    parser = TreeParser(MAYOR, DOG, TEMPLATE, TEMPLATE_NOT)
    for module in (rules_new, rules_stats, rules_test):
        monkeypatch.setattr(module, "parser_of", lambda _model, _ruleset: parser)


# --- new -------------------------------------------------------------------------------------------------------------


def test_the_template_can_be_used_and_its_example_fails_until_the_verb_is_there(tmp_path: Path) -> None:
    result = run("rules", "new", "mon-verbe", "--dir", str(tmp_path))

    path = tmp_path / "mon-verbe.yaml"
    assert (result.exit_code, result.stdout.strip()) == (0, str(path))
    assert [str(e) for e in load_rules([tmp_path], builtin=False).errors] == []
    assert run("rules", "test", str(path)).exit_code == cli.FOUND
    path.write_text(path.read_text(encoding="utf-8").replace("À-REMPLIR", "affirmer").replace(": 50", ": 90"))
    assert run("rules", "test", str(path)).exit_code == 0


def test_a_rule_proposed_from_a_sentence_finds_it_at_once(tmp_path: Path) -> None:
    result = run("rules", "new", "affirmer-que", "--from", MARKED, "--dir", str(tmp_path))

    assert result.exit_code == 0
    assert "the example holds" in result.stderr
    assert run("rules", "test", str(tmp_path / "affirmer-que.yaml")).exit_code == 0


def test_editors_find_the_schema_beside_the_rule(tmp_path: Path) -> None:
    run("rules", "new", "mon-verbe", "--dir", str(tmp_path))

    first = (tmp_path / "mon-verbe.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=rule.schema.json"
    assert "properties" in json.loads((tmp_path / "rule.schema.json").read_text(encoding="utf-8"))


def test_without_dir_the_file_goes_to_the_configuration_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rules_new, "user_rules_dir", lambda: tmp_path / "own")

    run("rules", "new", "mon-verbe")

    assert (tmp_path / "own" / "mon-verbe.yaml").is_file()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine")

    result = run("rules", "new", "mine", "--dir", str(tmp_path))

    assert result.exit_code == cli.UNUSABLE
    assert "is there already" in result.stderr
    assert (tmp_path / "mine.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["Mon Verbe"], "no id"),
        (["../x"], "no id"),
        (["x", "--from", "Le maire affirme que la route rouvre."], "no content is marked"),
    ],
)
def test_what_cannot_be_made_is_told(args: list[str], words: str, tmp_path: Path) -> None:
    result = run("rules", "new", *args, "--dir", str(tmp_path))

    assert result.exit_code == cli.UNUSABLE
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_template_is_commented_in_french_too(tmp_path: Path) -> None:
    with using_language("fr"):
        run("rules", "new", "mon-verbe", "--dir", str(tmp_path))

    assert "# Le mot qui déclenche la règle." in (tmp_path / "mon-verbe.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("dire", "dire"),
        ("la loi passera", "la loi passera"),
        ("d'après", "d'après"),
        ("on", '"on"'),
        ("Non : jamais", '"Non : jamais"'),
        ("« Oui »", '"« Oui »"'),
        ("12:30", '"12:30"'),
        ("> ccomp", '"> ccomp"'),
        ('dit "oui"', '"dit \\"oui\\""'),
    ],
)
def test_text_is_quoted_where_yaml_would_change_it(text: str, written: str) -> None:
    assert scalar(text) == written


# --- stats -----------------------------------------------------------------------------------------------------------


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


def test_the_list_tells_what_each_rule_finds_in_articles(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Le maire affirme que la route rouvre.")

    rows = json.loads(run("rules", "list", str(article), "--format", "json").stdout)

    assert {r["id"]: r["fires"] for r in rows if r["fires"]} == {"verbe-que": 1}
    assert "Claims" in run("rules", "list", str(article), "--width", "100").stdout


def test_stats_on_nothing_are_wrong_usage() -> None:
    assert run("rules", "stats").exit_code == cli.UNUSABLE


def test_an_article_that_cannot_be_read_makes_the_run_partial(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")

    assert run("rules", "stats", str(tmp_path / "empty.txt")).exit_code == cli.PARTIAL
