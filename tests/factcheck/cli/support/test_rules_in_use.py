"""The words of pages that a command takes: the package's, and those of --rules on top."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims.rules.loader import RuleSet, load_rules
from factcheck.articles.page_words import built_in_page_words
from factcheck.cli.support.checkers import load_checker
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.scanning.checker import Checker
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "loaded", "home")
PAGE = "Le mot du veilleur\n\nLe pont de Tarnes rouvre\n\nLe pont a rouvert lundi matin. Les riverains l'attendaient.\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder of rules whose list names one more line of a page."""
    folder = tmp_path / "mine"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "mobilier-page.yaml").write_text("add: [Le mot du veilleur]\n", encoding="utf-8")
    return folder


def test_without_rules_of_ones_own_the_built_in_words_are_taken() -> None:
    assert RulesInUse().page_words is built_in_page_words()


def test_a_list_of_a_folder_of_rules_stands_on_the_built_in_ones(rules: Path) -> None:
    words = RulesInUse((rules,)).page_words

    assert words.furniture - built_in_page_words().furniture == {"le mot du veilleur"}


def test_a_list_of_the_users_configuration_counts_without_any_option(rules: Path, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    rules.rename(home)

    assert "le mot du veilleur" in RulesInUse().page_words.furniture


def test_rules_are_loaded_once_for_the_words_of_pages_and_the_checker(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is loaded for words of pages where there are none but the built-in ones."""
    loads: list[Sequence[Path]] = []

    def load(folders: Sequence[Path]) -> RuleSet:
        loads.append(folders)
        return load_rules(folders)

    monkeypatch.setattr("claims.rules.loader.load_rules", load)
    asked: list[object] = []
    monkeypatch.setattr(Checker, "load", lambda **options: asked.append(options["rules"]))
    both, none = RulesInUse((rules,)), RulesInUse()

    assert "le mot du veilleur" in both.page_words.furniture
    load_checker(None, both)
    assert isinstance(both.on_top, RuleSet)
    assert none.page_words is built_in_page_words()
    load_checker(None, none)
    assert asked == [both.on_top, ()]
    assert loads == [(rules,)]


def test_a_scan_reads_pages_by_the_lists_of_its_rules(rules: Path, tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    path.write_text(PAGE, encoding="utf-8")

    def title(*args: str) -> str:
        return str(
            json.loads(run("scan", "--no-save", "--format", "json", *args, str(path)).stdout)["articles"][0]["title"]
        )

    assert title() == "Le mot du veilleur"
    assert title("--rules", str(rules)) == "Le pont de Tarnes rouvre"
