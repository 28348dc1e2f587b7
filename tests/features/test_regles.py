"""Rules that a newsroom writes for itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import read_text
from factcheck.scan_results import Checked
from tests.features.program import LoadChecker, Outcome
from tests.features.sentences import sentence
from tests.features.tables import Table, attributed, records, shown

scenarios("regles.feature")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The newsroom's folder of rules."""
    folder = tmp_path / "règles"
    (folder / "lists").mkdir(parents=True)
    return folder


@given(sentence("la règle « {name} » de la rédaction:"))
def write_rule(name: str, rules: Path, docstring: str) -> None:
    """The newsroom writes a rule."""
    (rules / f"{name}.yaml").write_text(docstring, encoding="utf-8")


@given(sentence("la liste de mots « {name} » de la rédaction:"))
def write_list(name: str, rules: Path, docstring: str) -> None:
    """The newsroom writes a word list."""
    (rules / "lists" / f"{name}.yaml").write_text(docstring, encoding="utf-8")


@given(sentence("la ligne {number:d} de la règle « {name} » devient:"))
def change_line(number: int, name: str, rules: Path, docstring: str) -> None:
    """Somebody changes one line of the rule and leaves its indentation."""
    path = rules / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    old = lines[number - 1]
    lines[number - 1] = old[: len(old) - len(old.lstrip())] + docstring
    path.write_text("\n".join(lines), encoding="utf-8")


@when("on relève les affirmations avec les règles de la rédaction", target_fixture="checked")
def check_with_rules(article_text: str, rules: Path, load: LoadChecker) -> Checked:
    """Find and label the claims with the newsroom's rules on top of the built-in ones."""
    return load([rules]).check(read_text(article_text, source="-"))


@when("on scanne l'article avec les règles de la rédaction", target_fixture="outcome")
def scan_with_rules(article_file: str, rules: Path, scan: Callable[..., Outcome]) -> Outcome:
    """Scan the article with the newsroom's rules on top of the built-in ones."""
    return scan("--format", "json", "--rules", str(rules), article_file)


@then(sentence('la règle « {name} » est signalée à la ligne {line:d} par les mots "{words}"'))
def rule_fault_is_told(outcome: Outcome, name: str, line: int, words: str) -> None:
    """A message names the rule's file and line and says what is wrong there."""
    about = [told for told in outcome.messages.splitlines() if f"{name}.yaml:{line}:" in told]
    assert any(words in told for told in about), outcome.messages


@then(sentence("un avis dit que la {kind} « {name} » remplace celle qui est fournie"))
def replacement_is_told(outcome: Outcome, kind: str, name: str, rules: Path) -> None:
    """A message says that the newsroom's file stands in for a built-in one."""
    path = {"règle": rules / f"{name}.yaml", "liste": rules / "lists" / f"{name}.yaml"}[kind]
    about = [told for told in outcome.messages.splitlines() if str(path) in told]
    assert len(about) == 1, outcome.messages
    assert "replaces" in about[0] or "remplace" in about[0]


@then("les affirmations attribuées du rapport sont:")
def attributed_claims_of_report(outcome: Outcome, datatable: Table) -> None:
    """Just these claims are attributed in the document."""
    assert shown(attributed(outcome.article["claims"]), datatable) == records(datatable)
