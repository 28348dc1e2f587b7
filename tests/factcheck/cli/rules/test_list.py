"""The rules list command: every rule, and what it finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.resources import rules_dir
from factcheck.cli.rules.support import rule_counts
from tests.support.commands import run
from tests.support.rule_files import TESTED, WriteFolder
from tests.support.trees import MAYOR, TreeParser

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")


def test_list_shows_every_rule_with_status_and_origin(write: WriteFolder) -> None:
    folder = write(mine=TESTED)

    rows = json.loads(run("rules", "list", "--format", "json", "--rules", str(folder)).stdout)

    assert {r["id"] for r in rows} == {p.stem for p in rules_dir().glob("*.yaml")} | {"mine"}
    mine = next(r for r in rows if r["id"] == "mine")
    assert (mine["status"], mine["origin"], mine["match"], mine["no_match"]) == ("stable", str(folder), 1, 1)


@pytest.mark.parametrize("width", ["40", "100"])
def test_list_fits_the_terminal(width: str) -> None:
    result = run("rules", "list", "--width", width)

    assert result.exit_code == 0
    assert "verbe-que" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= int(width)


def test_rules_of_the_configuration_folder_come_on_top(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "verbe-que.yaml").write_text(TESTED, encoding="utf-8")

    result = run("rules", "list", "--format", "json")

    row = next(r for r in json.loads(result.stdout) if r["id"] == "verbe-que")
    assert row["origin"] == str(home)
    assert "replaces the rule verbe-que" in result.stderr


def test_the_list_tells_what_each_rule_finds_in_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_counts, "parser_of", lambda _model, _ruleset: TreeParser(MAYOR))
    article = tmp_path / "a.txt"
    article.write_text("Le maire affirme que la route rouvre.")

    rows = json.loads(run("rules", "list", str(article), "--format", "json").stdout)

    assert {r["id"]: r["fires"] for r in rows if r["fires"]} == {"verbe-que": 1}
    assert "Claims" in run("rules", "list", str(article), "--width", "100").stdout
