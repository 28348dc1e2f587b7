"""The articles that are measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.texts import articles, texts, varied, word_count


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BENCH_TEXTS", str(tmp_path))
    (tmp_path / "a.txt").write_text("La maire d’Ostrelle parle.", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"text": "Le préfet part."}), encoding="utf-8")
    (tmp_path / "unseen").mkdir()
    (tmp_path / "unseen" / "c.txt").write_text("Rien.", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_articles_and_annotated_ones_are_taken_and_unseen_ones_are_not() -> None:
    assert texts() == ["La maire d’Ostrelle parle.", "Le préfet part."]


@pytest.mark.usefixtures("folder")
def test_more_articles_than_there_are_have_other_names() -> None:
    found = articles(6)

    assert found[:2] == texts()
    assert len({text for text in found if "maire" in text}) == 3
    assert all(text.startswith("La maire d’Ostrelle") for text in found[::2])


def test_only_names_vary() -> None:
    assert varied("La maire d’Ostrelle parle.", 0) == "La maire d’Ostrelle parle."
    assert varied("La maire d’Ostrelle parle.", 1) == "La maire d’Ostrelleem parle."


def test_words_and_marks_are_counted() -> None:
    assert word_count("L’eau monte, dit-elle.") == 8


def test_the_project_has_articles_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BENCH_TEXTS", raising=False)

    assert len(texts()) > 30
