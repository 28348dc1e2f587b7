"""The tools for rules as a newsroom uses them: begin, try, ask why, mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_bdd import given, scenarios, then, when

from factcheck.cli.commands import cli
from factcheck.cli.rules import explain as rules_explain
from factcheck.cli.rules import new as rules_new
from factcheck.cli.rules import test as rules_test
from factcheck.i18n import using_language
from factcheck.scanning.checker import Checker
from tests.features.program import Outcome
from tests.features.sentences import sentence

scenarios("regles_outils.feature")

Rules = Callable[..., Outcome]


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """The folder of the rules that are being written."""
    folder = tmp_path / "chantier"
    folder.mkdir()
    return folder


@pytest.fixture
def rules(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> Rules:
    """The commands on rules, the parser already loaded."""
    for module in (rules_new, rules_test, rules_explain):
        monkeypatch.setattr(module, "parser_of", lambda _model, _ruleset: checker.analyser.parser)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*args: str) -> Outcome:
        with using_language("fr"):
            result = CliRunner().invoke(cli, ["rules", *args], prog_name="factcheck")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Outcome(code=result.exit_code, output=result.stdout, messages=result.stderr)

    return call


@given(sentence("la règle en chantier « {name} »:"))
def write_rule(name: str, bench: Path, docstring: str) -> None:
    """Somebody writes a rule."""
    (bench / f"{name}.yaml").write_text(docstring, encoding="utf-8")


@given(sentence("la liste en chantier « {name} »:"))
def write_list(name: str, bench: Path, docstring: str) -> None:
    """Somebody writes a word list."""
    (bench / "lists").mkdir(exist_ok=True)
    (bench / "lists" / f"{name}.yaml").write_text(docstring, encoding="utf-8")


@when(sentence("on crée la règle « {name} » d'après la phrase:"), target_fixture="answer")
def begin_rule(name: str, docstring: str, bench: Path, rules: Rules) -> Outcome:
    """Propose a rule from a marked sentence."""
    return rules("new", name, "--from", docstring, "--dir", str(bench))


@when("on essaie les exemples des règles en chantier", target_fixture="answer")
def try_examples(bench: Path, rules: Rules) -> Outcome:
    """Run the examples in the files."""
    return rules("test", str(bench))


@when("on vérifie les règles en chantier", target_fixture="answer")
def check_rules(bench: Path, rules: Rules) -> Outcome:
    """Look for faults in the files."""
    return rules("check", str(bench))


@when(sentence('on demande où échoue « {name} » dans "{words}"'), target_fixture="answer")
def ask_why(name: str, words: str, bench: Path, rules: Rules) -> Outcome:
    """Have one rule explained on one sentence."""
    return rules("explain", words, "--rule", name, "--rules", str(bench))


@when(sentence('on écrit "{after}" au lieu de "{before}" dans la règle « {name} »'))
def mend(after: str, before: str, name: str, bench: Path) -> None:
    """Change some words of a rule."""
    path = bench / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


@then(sentence("la commande finit avec le code {code:d}"))
def ends_with(answer: Outcome, code: int) -> None:
    """How the command ended."""
    assert answer.code == code, (answer.output, answer.messages)


@then(sentence('elle dit "{words}"'))
def says(answer: Outcome, words: str) -> None:
    """What it told the user beside its output."""
    assert _plain(words) in _plain(answer.messages)


@then(sentence('elle répond "{words}"'))
def answers(answer: Outcome, words: str) -> None:
    """What it wrote."""
    assert _plain(words) in _plain(answer.output)


@then(sentence("un scan avec les règles en chantier trouve « {content} » dans:"))
def scan_finds(content: str, docstring: str, bench: Path, tmp_path: Path, scan: Callable[..., Outcome]) -> None:
    """The claim is there, and one of the rules being written found it."""
    article = tmp_path / "article.txt"
    article.write_text(docstring, encoding="utf-8")
    found = scan("--format", "json", "--rules", str(bench), str(article)).article["claims"]
    own = {path.stem for path in bench.glob("*.yaml")}
    assert any(content in str(claim) and own & set(claim["rules"]) for claim in found), found


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
