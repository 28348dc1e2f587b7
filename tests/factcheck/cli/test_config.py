"""The config commands: what is in force and why, a file to start from, and its faults."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.commands import run


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in force, not yet written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "FACTCHECK_USER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "factcheck" / "config.toml"


def put(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_what_is_in_force_is_shown_with_where_it_comes_from(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(settings, 'person = "Ana"\nsort = "worth"\n')
    monkeypatch.setenv("FACTCHECK_DB", "postgresql://desk:geheim@host/base")

    result = run("config", "show", "--format", "json")
    rows = {row.pop("key"): row for row in json.loads(result.stdout)["settings"]}

    assert rows["person"] == {"value": "Ana", "origin": "file", "place": 1}
    assert rows["sort"] == {"value": "worth", "origin": "file", "place": 2}
    assert rows["width"] == {"value": None, "origin": "default", "place": None}
    assert rows["store"]["origin"] == "environment"
    assert rows["store"]["place"] == "FACTCHECK_DB"
    assert "geheim" not in result.stdout


def test_the_table_names_values_and_origins_in_words(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(settings, "two_people = true\n")
    monkeypatch.setenv("FACTCHECK_USER", "Bea")

    lines = run("config", "show", "--width", "100", "--lang", "fr").stdout.splitlines()
    cells = {line.split()[0]: " ".join(line.split()[1:]) for line in lines if line.split()}

    assert cells["two_people"] == "true fichier, ligne 1"
    assert cells["person"] == "Bea environnement : FACTCHECK_USER"
    assert cells["width"] == "celle du terminal défaut"


def test_a_file_is_written_once(settings: Path) -> None:
    first, second = run("config", "init"), run("config", "init")

    assert first.exit_code == 0
    assert str(settings) in first.stderr
    assert tomllib.loads(settings.read_text(encoding="utf-8")) == {}
    assert second.exit_code == 2
    assert "--force" in second.stderr
    assert run("config", "init", "--force").exit_code == 0


def test_a_file_is_written_elsewhere_or_on_standard_output(settings: Path, tmp_path: Path) -> None:
    assert "#language" in run("config", "init", "-o", "-").stdout
    assert run("config", "init", "-o", str(tmp_path / "x.toml")).exit_code == 0
    assert (tmp_path / "x.toml").is_file()
    assert not settings.exists()


def test_faults_are_told_one_a_line(settings: Path, tmp_path: Path) -> None:
    put(settings, "width = 3\n\nperson = 4\n")

    result = run("config", "check", "--lang", "en")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{settings}:1:1: width: 3: expected a whole number, 20 or more",
        f'{settings}:3:1: person: 4: expected text such as "Camille"',
    ]
    put(settings, "width = 30\n")
    assert (run("config", "check").exit_code, run("config", "check").stdout) == (0, "")
    assert run("config", "check", str(tmp_path / "none.toml")).exit_code == 1


def test_without_a_file_the_defaults_hold(settings: Path) -> None:
    result = run("config", "check")

    assert result.exit_code == 0
    assert "config init" in result.stderr


@pytest.mark.parametrize(("variable", "words"), [("", "Afficher cette aide"), ("en", "Show this message")])
def test_the_language_of_the_file_is_that_of_the_program(settings: Path, variable: str, words: str) -> None:
    put(settings, 'language = "fr"\n')
    environment = {**os.environ, "FACTCHECK_LANG": variable, "LC_ALL": "C"}
    program = [sys.executable, "-m", "factcheck", "config", "--help"]

    shown = subprocess.run(program, capture_output=True, text=True, check=True, env=environment).stdout

    assert words in shown
    assert ("Gérer vos réglages" in shown) is (variable == "")
