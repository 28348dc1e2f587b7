"""Faults of rule files as SARIF and as annotations."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.errors import RuleError
from factcheck.cli.rules.support.fault_forms import github_lines, sarif_document
from factcheck.i18n import using_language
from tests.support.commands import run
from tests.support.rule_files import TESTED, WriteFolder

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")

# What the published schema of SARIF 2.1.0 (OASIS, sarif-schema-2.1.0.json) asks of the objects used here: their
# required properties, their types and bounds, and that there are no others.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
    "additionalProperties": False,
}
_POSITIVE = {"type": "integer", "minimum": 1}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "format": "uri-reference", "pattern": "^[!-~]+$"}},
                    "additionalProperties": False,
                },
                "region": {
                    "type": "object",
                    "properties": {"startLine": _POSITIVE, "startColumn": _POSITIVE},
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _TEXT,
        "locations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
    },
    "additionalProperties": False,
}
_DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "rules": {
            "type": "array",
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "string"}, "shortDescription": _TEXT},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": _DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": _RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def places(document: dict[str, Any]) -> list[tuple[str, int, int]]:
    found = []
    for result in document["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        found.append((place["artifactLocation"]["uri"], *place["region"].values()))
    return found


def test_a_run_is_sarif_and_names_the_place_of_each_fault(write: WriteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(a=TESTED.replace("lemma", "lema"), good=TESTED)
    monkeypatch.chdir(folder)

    result = run("rules", "check", ".", "--format", "sarif", "--lang", "en")
    document = json.loads(result.stdout)

    jsonschema.validate(document, SARIF)
    assert result.exit_code == 1
    assert places(document) == [("a.yaml", 4, 23)]
    assert document["runs"][0]["results"][0]["message"]["text"].startswith("trigger.lema: unknown key")


def test_files_elsewhere_have_whole_addresses(tmp_path: Path) -> None:
    file = str(tmp_path / "a b.yaml")
    document = sarif_document([RuleError("x", file=file, line=3, column=1)], "0.2.0")

    jsonschema.validate(document, SARIF)
    assert places(document) == [((tmp_path / "a b.yaml").as_uri(), 3, 1)]


def test_no_fault_is_a_run_without_results(write: WriteFolder) -> None:
    document = json.loads(run("rules", "check", str(write(good=TESTED)), "-f", "sarif").stdout)

    jsonschema.validate(document, SARIF)
    assert document["runs"][0]["results"] == []


def test_an_annotation_is_one_line_whatever_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    error = RuleError("50 %\nof it", file=str(tmp_path / "a,b:c%.yaml"), line=3, column=7)
    with using_language("en"):
        assert list(github_lines([error])) == ["::error file=a%2Cb%3Ac%25.yaml,line=3,col=7::50 %25%0Aof it"]


def test_a_fault_is_one_line_of_text_whatever_its_key(write: WriteFolder) -> None:
    folder = write(a=f'{TESTED}"de\\nux\\e[31m": 1\n')

    result = run("rules", "check", str(folder), "--lang", "en")

    (line,) = result.stdout.splitlines()
    assert re.search(r":\d+:1: de ux\u241b\[31m: unknown key ", line)


def test_faults_are_annotations_on_standard_output(write: WriteFolder) -> None:
    folder = write(a=TESTED.replace("lemma", "lema"))

    result = run("rules", "check", str(folder), "--format", "github", "--lang", "en")

    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=")
    assert ",line=4,col=23::trigger.lema: unknown key" in result.stdout
    assert "1 fault in 1 file" in result.stderr
