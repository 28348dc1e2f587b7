"""The rules schema command: what editors check rule files against."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.config.strict_yaml import read_yaml
from claims.resources import lists_dir, procedures_dir, repairs_dir, rules_dir
from claims.rules.procedure_loader import CONSTRUCTIONS
from tests.support.commands import run
from tests.support.rule_files import TESTED

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")


# It publishes no types.
jsonschema: Any = importlib.import_module("jsonschema")


def test_the_schema_takes_every_built_in_rule() -> None:
    schema = json.loads(run("rules", "schema").stdout)

    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted(rules_dir().glob("*.yaml")):
        validator.validate(_read(path))


def test_the_schema_takes_every_built_in_list() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("rules", "schema", "list").stdout))

    for path in sorted(lists_dir().glob("*.yaml")):
        validator.validate(_read(path))


def test_the_schema_takes_every_built_in_repair() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("rules", "schema", "repair").stdout))

    for path in sorted(repairs_dir().glob("*.yaml")):
        validator.validate(_read(path))
    assert not validator.is_valid({"description": "sans motif"})


def test_the_schema_takes_every_built_in_stage() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("rules", "schema", "procedure").stdout))

    for path in sorted(procedures_dir().glob("*.yaml")):
        if path.stem != CONSTRUCTIONS:
            validator.validate(_read(path))
    assert not validator.is_valid({"description": "sans étape"})


@pytest.mark.parametrize("key", ["withuot: {}", "status: old", "priority: 900", "args: {content: {upos: VERBE}}"])
def test_the_schema_refuses_what_the_check_refuses(key: str) -> None:
    schema = json.loads(run("rules", "schema").stdout)
    rule = {**yaml.safe_load(TESTED), **yaml.safe_load(key)}

    assert not jsonschema.Draft202012Validator(schema).is_valid(rule)


def test_the_schema_tells_what_each_key_means() -> None:
    schema = json.loads(run("rules", "schema").stdout)

    for model in ("RuleFile", "NodeFile", "ClaimFile", "ModifierFile"):
        properties = schema["properties"] if model == "RuleFile" else schema["$defs"][model]["properties"]
        assert [name for name, one in properties.items() if "description" not in one] == []


def _read(path: Path) -> object:
    return read_yaml(path).value
