"""Broken articles and broken rules, end to end: each is told in one line, and the rest goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[3]
GOOD = "Le pont rouvre\n\nLe maire affirme que la passerelle rouvrira lundi. La digue mesure deux kilomètres.\n"
RULE = """\
description: {description}
status: experimental
trigger:
  lemma: claironner
args:
  content: {{path: "> ccomp", mark: que}}
claim:
  label: reported_speech
  content: content
"""
RULES = {
    "bonne.yaml": RULE.format(description="Claironner que"),
    "syntaxe.yaml": "description: [ouverte\nstatus: stable\n",
    "inconnue.yaml": RULE.format(description="Clé inconnue") + "prioritee: 3\n",
    "double.yaml": RULE.format(description="Deux fois") + "status: stable\n",
    "booleen.yaml": RULE.format(description="on"),
    "vide.yaml": "",
}


def factcheck(*args: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", "scan", "--lang", "en", *args],
        env=environment,
        capture_output=True,
        check=False,
    )


class Outcome:
    """One run over all broken articles with all broken rules."""

    def __init__(self, result: subprocess.CompletedProcess[bytes]) -> None:
        self.code = result.returncode
        self.lines = result.stderr.decode("utf-8").splitlines()
        self.document: dict[str, Any] = json.loads(result.stdout)

    def told(self, name: str) -> list[str]:
        return [line for line in self.lines if name in line]

    def article(self, name: str) -> dict[str, Any]:
        (found,) = [a for a in self.document["articles"] if a["source"].endswith(name)]
        return dict(found)

    def contents(self, name: str) -> list[str]:
        return [c["content"]["text"] for c in self.article(name)["claims"]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("articles")
    articles = {
        "01-vide.txt": b"",
        "02-blanc.txt": b" \r\n\t\n",
        "03-binaire.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "04-latin1.txt": GOOD.replace("kilomètres", "kilomètres à l’été".replace("’", "'")).encode("latin-1"),
        "05-sans-point.txt": b"Titre\n\n" + b"mot " * 500_000,
        "06-mots.txt": b"Titre\n\n" + b"mot. " * 10_000,
        "07-guillemet.txt": GOOD.replace("Le maire", "Il parle d’un « accord. Le maire").encode(),
        "08-mobilier.txt": "Lire aussi\n\nPartager\n\nPar Nadia Ferrol\n\nPublié le 3 mars 2026\n".encode(),
        "09-bon.txt": GOOD.encode(),
        "11-word.txt": b"{\\rtf1\\ansi Le pont rouvre.}",
        "10-bom.txt": b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
    }
    for name, data in articles.items():
        (folder / name).write_bytes(data)
    rules = tmp_path_factory.mktemp("regles")
    for name, text in RULES.items():
        (rules / name).write_text(text, encoding="utf-8")
    return Outcome(factcheck("--format", "json", "--rules", str(rules), str(folder)))


def test_what_could_not_be_used_ends_in_exit_code_3(outcome: Outcome) -> None:
    assert outcome.code == 3


def test_there_is_no_traceback(outcome: Outcome) -> None:
    assert "Traceback" not in "\n".join(outcome.lines)
    assert [line for line in outcome.lines if not line.startswith("factcheck: ")] == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("01-vide.txt", "empty"),
        ("02-blanc.txt", "empty"),
        ("11-word.txt", "RTF"),
    ],
)
def test_an_article_that_cannot_be_read_is_told_in_one_line(outcome: Outcome, name: str, message: str) -> None:
    (line,) = outcome.told(name)

    assert message in line
    assert not [a for a in outcome.document["articles"] if a["source"].endswith(name)]


def test_a_picture_is_counted_and_another_encoding_read_with_a_notice(outcome: Outcome) -> None:
    assert outcome.told("03-binaire.txt") == []
    assert [line for line in outcome.lines if "left out" in line and "picture" in line]
    assert [line for line in outcome.told("04-latin1.txt") if "not UTF-8" in line]
    assert "La digue mesure deux kilomètres à l'été" in outcome.contents("04-latin1.txt")


@pytest.mark.parametrize("name", ["05-sans-point.txt", "06-mots.txt", "08-mobilier.txt"])
def test_articles_without_anything_said_are_read_without_complaint(outcome: Outcome, name: str) -> None:
    assert outcome.told(name) == []
    assert outcome.contents(name) == []


def test_two_megabytes_without_a_full_stop_are_left_out_as_too_long(outcome: Outcome) -> None:
    assert "too_long" in {s["reason"] for s in outcome.article("05-sans-point.txt")["skipped"]}


def test_a_lone_mark_costs_at_most_its_sentence(outcome: Outcome) -> None:
    assert "la passerelle rouvrira lundi" in outcome.contents("07-guillemet.txt")


@pytest.mark.parametrize("name", ["09-bon.txt", "10-bom.txt"])
def test_good_articles_are_checked_all_the_same(outcome: Outcome, name: str) -> None:
    assert outcome.contents(name) == ["la passerelle rouvrira lundi", "La digue mesure deux kilomètres"]


@pytest.mark.parametrize(
    ("name", "place", "message"),
    [
        ("syntaxe.yaml", ":2:", "not valid YAML"),
        ("inconnue.yaml", ":10:", "unknown key 'prioritee'; did you mean 'priority'?"),
        ("double.yaml", ":10:", "the key 'status' stands twice (first on line 2)"),
        ("booleen.yaml", ":1:", "found on, which YAML reads as a boolean"),
        ("vide.yaml", ":1:", "the file is empty"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_at_its_place(outcome: Outcome, name: str, place: str, message: str) -> None:
    (line,) = outcome.told(name)

    assert f"{name}{place}" in line
    assert message in line


def test_good_rules_of_the_folder_are_not_complained_about(outcome: Outcome) -> None:
    assert outcome.told("bonne.yaml") == []


def test_broken_rules_leave_the_report_as_it_is(tmp_path: Path) -> None:
    """A folder of nothing but broken rules: the built-in ones still work, and the exit code tells."""
    (tmp_path / "syntaxe.yaml").write_text(RULES["syntaxe.yaml"], encoding="utf-8")
    article = tmp_path / "bon.txt"
    article.write_text(GOOD, encoding="utf-8")

    result = factcheck("--rules", str(tmp_path), str(article), "--width", "80", "--no-color")

    assert result.returncode == 3
    assert "la passerelle rouvrira lundi" in " ".join(result.stdout.decode("utf-8").split())
    assert b"Traceback" not in result.stderr
