"""The train and eval commands, with a stand-in for parser and rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claims.claim import LABELS, Claim, Extraction, Label, Skipped
from claims.classify import load_labeller
from claims.text import Span
from factcheck import learn
from factcheck.records import Article
from tests.factcheck.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")

SENTENCES = {
    Label.REPORTED_SPEECH: "Paul dit que la digue tient.",
    Label.ALLEGATION: "La digue aurait cédé hier.",
    Label.ESTABLISHED_FACT: "La digue est fort longue.",
}


class FakeChecker:
    """Takes every known sentence for one claim; its features are the sentence."""

    def extract(self, article: Article) -> tuple[Extraction, tuple[Skipped, ...]]:
        claims = []
        for label, words in SENTENCES.items():
            at = article.text.find(words)
            if at < 0:
                continue
            span = Span(at, at + len(words) - 1)
            rules = () if label is Label.ESTABLISHED_FACT else ("essai",)
            claims.append(
                Claim(
                    content=(span,),
                    sentence=span,
                    construction="essai",
                    suggested=label,
                    rules=rules,
                    features={"sentence": words},
                )
            )
        return Extraction(claims=tuple(claims)), ()


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "_checker", lambda model: FakeChecker())


def write(folder: Path, *names: str, ids: str = "{}") -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        text = f"Titre {name}\n\n" + " ".join(SENTENCES.values())
        claims: list[dict[str, Any]] = []
        for label, words in SENTENCES.items():
            at = text.index(words)
            claims.append({"content": [[at, at + len(words) - 1]], "label": label.value})
        content = {"id": ids.format(name), "text": text, "claims": claims}
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def value(output: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} +(?:.*F1 )?([\d.]+)$", output, re.MULTILINE)
    assert found, f"no {name} in {output}"
    return float(found.group(1))


def test_training_writes_a_model_that_knows_what_it_was_made_of(tmp_path: Path) -> None:
    target = tmp_path / "labels.json"

    result = run("train", str(write(tmp_path / "gold", *"abcdefghijkl")), "--output", str(target))

    assert result.exit_code == 0, result.output
    labeller = load_labeller(target)
    assert labeller.note["articles"] == 12
    assert labeller.note["examples"] == {label.value: 12 for label in LABELS}
    assert labeller.note["out_of_fold"]["attributed_f1@0.8"] == 1.0
    assert str(target) in result.stderr


def test_evaluation_prints_what_out_of_fold_labels_are_worth(tmp_path: Path) -> None:
    result = run("eval", str(write(tmp_path, *"abcdefghijkl")))

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("12 articles")
    assert value(result.stdout, "attributed @ 0.3") == 1.0
    assert value(result.stdout, "shown_as_fact") == 0.0


def test_more_articles_are_fitted_on_but_not_scored(tmp_path: Path) -> None:
    own, extra = write(tmp_path / "own", "a"), write(tmp_path / "extra", "b", "c", "d")

    result = run("eval", str(own), "--with", str(extra))

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 article")


def test_one_article_alone_cannot_be_scored(tmp_path: Path) -> None:
    result = run("eval", str(write(tmp_path, "a")))

    assert result.exit_code == 2
    assert "add annotated articles" in result.stderr


def test_predictions_are_written_as_one_document(tmp_path: Path) -> None:
    target = tmp_path / "scans.json"

    result = run("eval", str(write(tmp_path / "gold", "a", "b", "c")), "--predictions", str(target))

    assert result.exit_code == 0, result.output
    assert len(json.loads(target.read_text(encoding="utf-8"))["articles"]) == 3


def test_errors_are_listed_on_demand(tmp_path: Path) -> None:
    folder = write(tmp_path, "a", "b", "c")
    text = (
        (folder / "a.json")
        .read_text(encoding="utf-8")
        .replace("La digue aurait cédé hier.", "Personne ne dort ici, ah !")
    )
    (folder / "a.json").write_text(text, encoding="utf-8")

    result = run("eval", str(folder), "--errors")

    assert "Personne ne dort ici, ah" in result.stdout.split("missed", 1)[1]


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


def test_articles_are_scored_whatever_their_files_are_called(tmp_path: Path) -> None:
    result = run("eval", str(write(tmp_path, "a", "b", "c", ids="article-{}")))

    assert result.stdout.startswith("3 articles")
