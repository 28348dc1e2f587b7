"""The rules new command: a rule file to begin with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.rules.loader import load_rules
from factcheck.cli import program as cli
from factcheck.cli.rules import new as rules_new
from factcheck.cli.rules import test as rules_test
from factcheck.i18n import using_language
from tests.support.commands import run
from tests.support.trees import DOG, MAYOR, TreeParser

pytestmark = pytest.mark.usefixtures("surroundings")
TEMPLATE = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB Mood=Ind|VerbForm=Fin 0 root
que que SCONJ 7 mark
la le DET 6 det
route route NOUN 7 nsubj
rouvrira rouvrir VERB Mood=Ind|VerbForm=Fin 3 ccomp
lundi lundi NOUN 7 obl:mod
. . PUNCT 3 punct
"""
TEMPLATE_NOT = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB Mood=Ind|VerbForm=Fin 0 root
sa son DET 5 det
volonté volonté NOUN 3 obj
. . PUNCT 3 punct
"""
MARKED = "[Le maire]s affirme que [la route rouvre]c."


@pytest.fixture(autouse=True)
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that knows the sentences of these tests."""
    parser = TreeParser(MAYOR, DOG, TEMPLATE, TEMPLATE_NOT)
    for module in (rules_new, rules_test):
        monkeypatch.setattr(module, "parser_of", lambda _model, _ruleset: parser)


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
