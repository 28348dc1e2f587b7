"""The train command, with a stand-in for parser and rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.claim import LABELS
from claims.classification.labeller import load_labeller
from factcheck.cli import train as learn
from tests.support.annotated import FakeChecker, write
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "unlabelled_checker", lambda model: FakeChecker())


def test_training_writes_a_model_that_knows_what_it_was_made_of(tmp_path: Path) -> None:
    target = tmp_path / "labels.json"

    result = run("train", str(write(tmp_path / "gold", *"abcdefghijkl")), "--output", str(target))

    assert result.exit_code == 0, result.output
    note = load_labeller(target).note
    assert note["articles"] == 12
    assert note["examples"] == {label.value: 12 for label in LABELS}
    assert note["out_of_fold"]["attributed_f1@0.8"] == 1.0
    assert note["intervals"]["attributed_f1@0.8"] == [1.0, 1.0]
    assert str(target) in result.stderr
    assert "attributed_f1@0.8               1.000 [1.000, 1.000]" in result.stdout


def test_a_model_keeps_the_figures_of_each_folder(tmp_path: Path) -> None:
    target = tmp_path / "labels.json"
    folders = [write(tmp_path / "own", *"abcdef"), write(tmp_path / "news", *"ghi")]
    more = write(tmp_path / "other" / "news", *"jklmno")

    result = run("train", *map(str, (*folders, more)), "--output", str(target))

    assert result.exit_code == 0, result.output
    parts = load_labeller(target).note["by_folder"]
    assert {name: part["articles"] for name, part in parts.items()} == {"own": 6, str(folders[1]): 3, str(more): 6}
    assert all(part["out_of_fold"]["cue"] == 0.0 for part in parts.values())


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    result = run("train", str(tmp_path))

    assert result.exit_code == 2
    assert "no annotated articles found" in result.stderr


def test_a_broken_article_is_told_by_name_and_nothing_is_written(tmp_path: Path) -> None:
    folder = write(tmp_path / "gold", "a", "b")
    (folder / "c.json").write_text("{", encoding="utf-8")
    target = tmp_path / "labels.json"

    result = run("train", str(folder), "--output", str(target))

    assert result.exit_code == 2
    assert "c.json: not an annotated article" in result.stderr
    assert not target.exists()
