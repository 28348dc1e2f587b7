"""The explain command: the tree, the attempts and the claim, in terminals of any width."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from factcheck.cli import program as cli
from factcheck.cli.rules import explain as rules_explain
from factcheck.i18n import using_language
from tests.support.commands import FakeChecker, run, use
from tests.support.trees import DOG, MAYOR, TreeParser, tree

pytestmark = pytest.mark.usefixtures("surroundings")

SENTENCE = "Le maire affirme que la route rouvre."
NARRATED = "La route reste fermée lundi."
ROAD = """
La le DET 2 det
route route NOUN 3 nsubj
reste rester VERB Mood=Ind|VerbForm=Fin 0 root
fermée fermer ADJ 3 xcomp
lundi lundi NOUN 3 obl:mod
. . PUNCT 3 punct
"""


@pytest.fixture(autouse=True)
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that knows three sentences."""
    monkeypatch.setattr(rules_explain, "parser_of", lambda _model, _ruleset: TreeParser(MAYOR, DOG, ROAD))


def test_the_tree_shows_form_lemma_part_of_speech_relation_and_features() -> None:
    """Vale 1037: how does the tool tag my sentence?"""
    result = run("rules", "explain", SENTENCE, "--width", "100")

    assert result.exit_code == 0
    assert result.stdout.startswith(SENTENCE)
    assert "affirme      affirmer  VERB   root = trigger   Mood=Ind VerbForm=Fin" in result.stdout
    assert "├─ maire" in result.stdout
    assert "Gender=Masc Number=Sing" in result.stdout
    assert "nsubj = speaker" in result.stdout


def test_rules_and_claim_follow_the_tree() -> None:
    result = run("rules", "explain", SENTENCE)

    assert "verbe-que (60) finds the claim" in result.stdout
    assert "fails at" in result.stdout
    assert "content: la route rouvre" in result.stdout
    assert "speaker: Le maire" in result.stdout


@pytest.mark.parametrize(
    ("lang", "sentence", "steps"),
    [
        ("en", SENTENCE, ["cut out by verbe-que: la route rouvre"]),
        ("fr", SENTENCE, ["découpé par verbe-que: la route rouvre"]),
        (
            "en",
            NARRATED,
            [f"the whole sentence: {NARRATED}", "less outer marks and final punctuation: La route reste fermée lundi"],
        ),
        (
            "fr",
            NARRATED,
            [f"la phrase entière: {NARRATED}", "moins les guillemets extérieurs et la ponctuation finale: La route"],
        ),
    ],
)
def test_each_step_that_set_the_content_is_told(lang: str, sentence: str, steps: list[str]) -> None:
    with using_language(lang):
        result = run("rules", "explain", sentence, "--width", "100")

    assert [step for step in steps if step not in result.stdout] == []


def test_the_steps_are_in_the_json_too() -> None:
    (found,) = json.loads(run("rules", "explain", NARRATED, "--format", "json").stdout)

    (claim,) = found["claims"]
    assert [(s["step"], s["by"]) for s in claim["steps"]] == [("sentence", ""), ("trimmed", "")]
    assert claim["steps"][-1]["content"] == claim["content"]


@pytest.mark.parametrize("width", [20, 30, 42, 59, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    result = run("rules", "explain", SENTENCE, "--width", str(width))

    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if len(line) > width] == []
    assert all(word.form in result.stdout for word in tree(MAYOR).words)


def test_one_rule_alone_is_told_wherever_it_came_nearest() -> None:
    result = run("rules", "explain", SENTENCE, "--rule", "denegation")

    assert "denegation (" in result.stdout
    assert "fails at trigger" in result.stdout
    assert "lemma should be" in result.stdout
    assert "verbe-que (" not in result.stdout


def test_a_sentence_without_a_claim_says_so() -> None:
    result = run("rules", "explain", "Le chien dort.")

    assert "No claim results." in result.stdout


def test_everything_is_there_as_json() -> None:
    (found,) = json.loads(run("rules", "explain", SENTENCE, "--format", "json").stdout)

    assert found["words"][2]["lemma"] == "affirmer"
    assert found["attempts"][0]["won"] is True
    assert found["claims"][0]["text"] == "la route rouvre"
    failed = next(a for a in found["attempts"] if a["failure"])
    assert failed["failure"]["clause"]


@pytest.mark.parametrize("args", [["  "], [SENTENCE, "--rule", "none"], []])
def test_wrong_usage(args: list[str]) -> None:
    assert run("rules", "explain", *args).exit_code == cli.UNUSABLE


def test_a_broken_rule_beside_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("a: [")

    result = run("rules", "explain", SENTENCE, "--rules", str(tmp_path))

    assert result.exit_code == cli.PARTIAL
    assert "finds the claim" in result.stdout


def test_a_claim_that_was_scanned_is_explained_by_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence is looked up where it was read."""
    monkeypatch.setattr(rules_explain, "parser_of", lambda _model, _ruleset: TreeParser(MAYOR))
    use(monkeypatch, FakeChecker())
    db, path = str(tmp_path / "kept.sqlite"), tmp_path / "a.txt"
    path.write_text(SENTENCE)
    claim = json.loads(run("scan", str(path), "--db", db, "--format", "ndjson").stdout)

    result = run("rules", "explain", claim["id"], "--db", db)

    assert result.exit_code == 0
    assert result.stdout.startswith(SENTENCE)
    assert "verbe-que (60) finds the claim" in result.stdout
    assert run("rules", "explain", "abcdef123456", "--db", db).exit_code == cli.UNUSABLE


def test_words_cannot_command_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text from anywhere may hold escape sequences."""
    parser = TreeParser("Le le DET 2 det\nchi\x1b[2Jen chi\x1b[2Jen NOUN 3 nsubj\ndort dormir VERB 0 root")
    monkeypatch.setattr(rules_explain, "parser_of", lambda _model, _ruleset: parser)

    result = run("rules", "explain", "Le chi\x1b[2Jen dort", "--rule", "verbe-que")

    assert "\x1b" not in result.stdout
    assert "chi␛[2Jen" in result.stdout


def test_it_is_told_in_french_too() -> None:
    with using_language("fr"):
        result = run("rules", "explain", SENTENCE)

    assert "trouve l’affirmation" in result.stdout
    assert "échoue à" in result.stdout
