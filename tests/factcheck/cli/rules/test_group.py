"""The commands on rules: check, list, show, schema."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.config.strict_yaml import read_yaml
from claims.resources import lists_dir, rules_dir
from factcheck.cli import program as cli
from tests.support.commands import run
from tests.support.rules_folder import GOOD, Write

# It publishes no types.
jsonschema: Any = importlib.import_module("jsonschema")

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")

# --- check -----------------------------------------------------------------------------------------------------------


def test_check_finds_nothing_wrong_with_the_built_in_rules() -> None:
    result = run("rules", "check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no fault found" in result.stderr


def test_check_tells_every_fault_of_every_file_on_a_line_of_its_own(write: Write) -> None:
    folder = write(a=GOOD.replace("lemma", "lema"), b=GOOD.replace("> ccomp", "> cc0mp"), good=GOOD)

    result = run("rules", "check", str(folder))

    assert result.exit_code == cli.FOUND
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{folder / 'a.yaml'}:4:23: trigger.lema: unknown key")
    assert lines[1].startswith(f"{folder / 'b.yaml'}:7:3: args.content: unknown relation")
    assert len(lines) == 2
    assert "2 faults in 2 files" in result.stderr
    assert "Traceback" not in result.output


def test_check_gives_faults_as_json(write: Write) -> None:
    folder = write(a=GOOD.replace("lemma", "lema"))

    (fault,) = json.loads(run("rules", "check", "--format", "json", str(folder / "a.yaml")).stdout)

    assert (fault["line"], fault["column"], fault["path"]) == (4, 23, "trigger.lema")


def test_check_takes_word_lists(write: Write) -> None:
    folder = write(lists__verbes="entries: [dire, on]\n")

    result = run("rules", "check", str(folder / "lists" / "verbes.yaml"))

    assert result.exit_code == cli.FOUND
    assert ":1:17: entries[1]:" in result.stdout


def test_check_of_one_file_tells_only_its_faults(write: Write) -> None:
    folder = write(a=GOOD.replace("lemma", "lema"), good=GOOD)

    assert run("rules", "check", str(folder / "good.yaml"), "--rules", str(folder)).exit_code == 0


def test_check_of_the_folder_of_all_rules_replaces_nothing() -> None:
    result = run("rules", "check", str(rules_dir().parent))

    assert result.exit_code == 0
    assert "replaces" not in result.stderr


@pytest.mark.parametrize("args", [["check", "/no/such"], ["test", "/no/such"], ["show", "no-such-rule"], ["show"]])
def test_wrong_usage_ends_with_2(args: list[str]) -> None:
    result = run("rules", *args)

    assert result.exit_code == cli.UNUSABLE
    assert "Traceback" not in result.output


# --- list, show, schema ----------------------------------------------------------------------------------------------


def test_list_shows_every_rule_with_status_and_origin(write: Write) -> None:
    folder = write(mine=GOOD)

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
    (home / "verbe-que.yaml").write_text(GOOD, encoding="utf-8")

    result = run("rules", "list", "--format", "json")

    row = next(r for r in json.loads(result.stdout) if r["id"] == "verbe-que")
    assert row["origin"] == str(home)
    assert "replaces the rule verbe-que" in result.stderr


def test_show_prints_a_rule_and_what_it_extends(write: Write) -> None:
    folder = write(mine="description: x\nstatus: stable\nextends: verbe-que\n")

    result = run("rules", "show", "mine", "--rules", str(folder))

    assert result.exit_code == 0
    assert "extends: verbe-que" in result.stdout
    assert "verbe-que.yaml" in result.stdout
    assert "mark: que" in result.stdout


def test_show_names_the_nearest_rule() -> None:
    result = run("rules", "show", "verbe-qeu")

    assert result.exit_code == cli.UNUSABLE
    assert "did you mean verbe-que?" in result.stderr


def test_the_schema_takes_every_built_in_rule() -> None:
    schema = json.loads(run("rules", "schema").stdout)

    jsonschema.Draft202012Validator.check_schema(schema)
    for path in sorted(rules_dir().glob("*.yaml")):
        jsonschema.validate(_read(path), schema)


def test_the_schema_takes_every_built_in_list() -> None:
    schema = json.loads(run("rules", "schema", "list").stdout)

    for path in sorted(lists_dir().glob("*.yaml")):
        jsonschema.validate(_read(path), schema)


@pytest.mark.parametrize("key", ["withuot: {}", "status: old", "priority: 900", "args: {content: {upos: VERBE}}"])
def test_the_schema_refuses_what_the_check_refuses(key: str) -> None:
    schema = json.loads(run("rules", "schema").stdout)
    rule = {**yaml.safe_load(GOOD), **yaml.safe_load(key)}

    assert not jsonschema.Draft202012Validator(schema).is_valid(rule)


def test_the_schema_tells_what_each_key_means() -> None:
    schema = json.loads(run("rules", "schema").stdout)

    for model in ("RuleFile", "NodeFile", "ClaimFile", "ModifierFile"):
        properties = schema["properties"] if model == "RuleFile" else schema["$defs"][model]["properties"]
        assert [name for name, one in properties.items() if "description" not in one] == []


def _read(path: Path) -> object:
    return read_yaml(path).value
