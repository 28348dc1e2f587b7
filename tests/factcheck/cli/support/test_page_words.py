"""The words of pages that a command takes: the package's, and those of --rules on top."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.articles.page_words import built_in_page_words
from factcheck.cli.support.page_words import page_words_of
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
    assert page_words_of(()) is built_in_page_words()


def test_a_list_of_a_folder_of_rules_stands_on_the_built_in_ones(rules: Path) -> None:
    words = page_words_of((rules,))

    assert words.furniture - built_in_page_words().furniture == {"le mot du veilleur"}


def test_a_list_of_the_users_configuration_counts_without_any_option(rules: Path, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    rules.rename(home)

    assert "le mot du veilleur" in page_words_of(()).furniture


def test_a_scan_reads_pages_by_the_lists_of_its_rules(rules: Path, tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    path.write_text(PAGE, encoding="utf-8")

    def title(*args: str) -> str:
        return str(
            json.loads(run("scan", "--no-save", "--format", "json", *args, str(path)).stdout)["articles"][0]["title"]
        )

    assert title() == "Le mot du veilleur"
    assert title("--rules", str(rules)) == "Le pont de Tarnes rouvre"
