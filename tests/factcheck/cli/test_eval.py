"""The eval command, with a stand-in for parser and rules."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.claim import Extraction, Speaker
from claims.document.span import Span
from claims.document.tree import Document
from claims.resolution.persons import Person
from claims.resolution.referent import Referent, Referents
from factcheck.cli import eval as measure
from factcheck.evaluation.figures import GOALS
from factcheck.evaluation.ledger import read_ledger
from factcheck.i18n import using_language
from factcheck.scan_results import Article
from tests.support.annotated import FakeChecker, write
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "unlabelled_checker", lambda _model, **_more: FakeChecker())


def spoilt(folder: Path, name: str = "a") -> Path:
    """The alleged sentence of one article is another one now, which nothing finds."""
    file = folder / f"{name}.json"
    text = file.read_text(encoding="utf-8").replace("La digue aurait cédé hier.", "Personne ne dort ici, ah !")
    file.write_text(text, encoding="utf-8")
    return folder


def values(output: str, name: str) -> list[str]:
    """The cells of one row of the figures."""
    found = re.search(rf"^{re.escape(name)}  +(.*)$", output, re.MULTILINE)
    assert found, f"no {name} in {output}"
    return found.group(1).split()


def document(*args: str) -> dict[str, Any]:
    result = run("eval", *args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


# --- Figures ---------------------------------------------------------------------------------------------------------


def test_figures_stand_beside_their_goals_and_intervals(tmp_path: Path) -> None:
    result = run("eval", str(spoilt(write(tmp_path, *"abcdefghijkl"))))

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("\n12 articles\n")
    figure, interval, sign, goal, mark = values(result.stdout, "attributed, F1 at overlap 0.3")
    assert (figure, sign, goal, mark) == ("0.979", "≥", "0.90", "✓")
    low, high = map(float, interval.split("–"))
    assert low < 0.979 < high == 1.0
    assert values(result.stdout, "attributed, shown as fact") == ["0.000", "0.00–0.00", "<", "0.01", "✓"]
    assert values(result.stdout, "cue overlap")[0] == "0.000"
    assert values(result.stdout, "cue overlap")[-1] == "✗"


def test_each_folder_has_its_column_and_the_last_is_for_all(tmp_path: Path) -> None:
    first, second = write(tmp_path / "own", *"abcdef"), spoilt(write(tmp_path / "news", *"ghi"), "g")

    result = run("eval", str(first), str(second))

    assert values(result.stdout, "Figure") == ["own", "news", "all", "95", "%", "Goal"]
    assert values(result.stdout, "attributed, F1 at overlap 0.3")[:3] == ["1.000", "0.909", "0.971"]


def test_more_articles_are_fitted_on_but_not_scored(tmp_path: Path) -> None:
    own, extra = write(tmp_path / "own", "a"), write(tmp_path / "extra", "b", "c", "d")

    assert document(str(own), "--with", str(extra))["articles"] == 1


def test_a_folder_to_measure_and_to_fit_on_is_read_once(tmp_path: Path) -> None:
    folder = str(write(tmp_path / "own", *"abc"))

    assert document(folder, folder, "--with", folder)["articles"] == 3


def test_articles_are_scored_whatever_their_files_are_called(tmp_path: Path) -> None:
    assert document(str(write(tmp_path, "a", "b", "c", ids="article-{}")))["articles"] == 3


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked_for(tmp_path: Path, width: int) -> None:
    folder = spoilt(write(tmp_path, *"abcdef"))

    for args in ((), ("--errors",), ("--experiments",)):
        result = run("eval", str(folder), "--width", str(width), *args)
        assert max(map(len, result.stdout.splitlines())) <= width


def test_into_a_pipe_go_neither_colours_nor_padding(tmp_path: Path) -> None:
    result = run("eval", str(spoilt(write(tmp_path, *"abcdef"))))

    assert "\x1b" not in result.stdout
    assert all(line == line.rstrip() for line in result.stdout.splitlines())


def test_the_report_is_french_where_french_is_asked_for(tmp_path: Path) -> None:
    folder = spoilt(write(tmp_path, *"abcdef"))

    with using_language("fr"):
        result = run("eval", str(folder))

    assert result.stdout.startswith("\n6 articles\n")
    assert values(result.stdout, "attribuées, présentées comme faits")[0] == "0.000"


# --- Breakdowns and errors -------------------------------------------------------------------------------------------


def test_breakdowns_tell_of_rules_labels_and_calibration(tmp_path: Path) -> None:
    found = document(str(spoilt(write(tmp_path, *"abcdefghijkl"))))

    assert found["by_rule"]["essai"] == {
        "gold": 0,
        "found": 23,
        "right": 23,
        "attributed": 23,
        "label": 23,
        "speaker": 23,
        "precision": 1.0,
        "recall": 0.0,
    }
    assert {(c["marked"], c["shown"]): c["claims"] for c in found["confusion"]}["allegation", None] == 1
    assert sum(b["count"] for b in found["calibration"]) == 23 + sum(
        c["claims"] for c in found["confusion"] if c["marked"] == c["shown"] == "established_fact"
    )
    assert set(GOALS) == {name for name, figure in found["figures"].items() if "goal" in figure}
    assert set(found["by_article"]) == set("abcdefghijkl")
    assert found["failed"] == []


def test_the_worst_errors_come_with_sentence_and_parse(tmp_path: Path) -> None:
    folder = write(tmp_path, *"abcdefghijkl")
    changed = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    changed["claims"][0]["label"] = "allegation"
    (folder / "a.json").write_text(json.dumps(changed), encoding="utf-8")

    result = run("eval", str(folder))

    assert "1. wrong label · a · 0." in result.stdout
    assert "expected: allegation · no named source · Paul dit que la digue tient" in result.stdout
    assert "found: reported speech 0." in result.stdout
    assert "rules: essai" in result.stdout
    assert "parse: 1 Paul/PROPN/nsubj>2  2 dit/VERB/root>0  3 que/SCONJ/mark>6" in result.stdout
    (worst,) = document(str(folder))["worst"]
    assert worst["sentence"] == "Paul dit que la digue tient."
    assert worst["parse"][1] == {"form": "dit", "upos": "VERB", "deprel": "root", "head": 0}
    assert run("eval", str(folder), "--worst", "0").stdout.count("wrong label") == 0


def test_what_is_shown_as_a_fact_and_is_none_is_listed(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(40)]
    folder = write(tmp_path, *names)
    changed = json.loads((folder / "00.json").read_text(encoding="utf-8"))
    changed["claims"][2]["label"] = "reported_speech"
    (folder / "00.json").write_text(json.dumps(changed), encoding="utf-8")

    result = run("eval", str(folder))

    listed = result.stdout.split("Attributed, shown as fact: 1 of 81 (1.2 %)", 1)[1]
    assert "00 · reported speech · 0." in listed
    assert "La digue est fort longue" in listed.split("worst", 1)[0]


def test_missed_claims_are_listed_on_demand(tmp_path: Path) -> None:
    folder = str(spoilt(write(tmp_path, *"abc")))

    assert "a | Personne ne dort ici, ah" in run("eval", folder, "--errors").stdout
    assert "a | Personne ne dort ici, ah" not in run("eval", folder).stdout


def test_predictions_are_written_as_one_document(tmp_path: Path) -> None:
    target = tmp_path / "scans.json"

    result = run("eval", str(write(tmp_path / "gold", "a", "b", "c")), "--predictions", str(target))

    assert result.exit_code == 0, result.output
    assert len(json.loads(target.read_text(encoding="utf-8"))["articles"]) == 3


# --- Wrong names -----------------------------------------------------------------------------------------------------


class NamingChecker(FakeChecker):
    """Takes Paul, who speaks, for Rose, and has weighed both."""

    def extract(self, article: Article) -> Extraction:
        """The claims of every known sentence, the reported one with a speaker."""
        at = article.text.index("Paul")
        speaker = Speaker(span=Span(at, at + 4), name="Rose Duchêne", confidence=0.6)
        found = super().extract(article).claims
        return Extraction(
            claims=tuple(replace(c, speaker=speaker) if not c.content[0].start - at else c for c in found)
        )

    def referents(self, article: Article) -> tuple[Document, Referents]:
        """Rose for the first word."""
        rose, paul = (Person(name, "PER", (name,)) for name in ("Rose Duchêne", "Paul Morin"))
        return self.parse(article), Referents({(0, 0): Referent(rose, "pronoun", 0.7, ((rose, 1.4), (paul, 0.6)))}, {})


@pytest.fixture
def misnamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles in which Paul speaks, and a checker that takes him for somebody else."""
    monkeypatch.setattr(measure, "unlabelled_checker", lambda _model, **_more: NamingChecker())
    folder = write(tmp_path / "gold", *"abc")
    for file in folder.glob("*.json"):
        content = json.loads(file.read_text(encoding="utf-8"))
        at = content["text"].index("Paul")
        content["claims"][0] |= {"speaker": [at, at + 4], "speaker_name": "Paul Morin"}
        file.write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_wrong_names_come_with_who_was_weighed_for_them(misnamed: Path) -> None:
    shown = run("eval", str(misnamed), "--width", "100").stdout
    listed = shown.split("3 wrong names", 1)[1].split("worst error", 1)[0]

    assert re.search(r"^Article +Words +Found +Expected +Weighed$", listed, re.MULTILINE)
    assert re.search(r"^a +Paul +Rose Duchêne +Paul Morin +by the pronoun$", listed, re.MULTILINE)
    assert re.search(r"^ +1\.40 Rose Duchêne$", listed, re.MULTILINE)
    assert re.search(r"^ +0\.60 Paul Morin$", listed, re.MULTILINE)

    names = document(str(misnamed))["wrong_names"]
    assert [name["article"] for name in names] == ["a", "b", "c"]
    assert names[0] | {"content": [], "speaker": []} == {
        "article": "a",
        "speaker": [],
        "words": "Paul",
        "found": "Rose Duchêne",
        "expected": "Paul Morin",
        "confidence": 0.6,
        "words_right": True,
        "how": "pronoun",
        "candidates": [{"name": "Rose Duchêne", "score": 1.4}, {"name": "Paul Morin", "score": 0.6}],
        "content": [],
    }


def test_as_many_wrong_names_are_shown_as_asked_for(misnamed: Path) -> None:
    def rows(*args: str) -> int:
        return run("eval", str(misnamed), "--width", "100", *args).stdout.count("by the pronoun")

    assert (rows(), rows("--names", "2"), rows("--names", "0")) == (3, 2, 0)
    assert rows("--names", "1", "--all-names") == 3
    assert "The first 2, the surest first" in run("eval", str(misnamed), "--names", "2").stdout
    assert len(document(str(misnamed), "--names", "1")["wrong_names"]) == 3


@pytest.mark.parametrize("width", [40, 80])
def test_the_table_of_wrong_names_keeps_to_the_width(misnamed: Path, width: int) -> None:
    assert max(map(len, run("eval", str(misnamed), "--width", str(width)).stdout.splitlines())) <= width


# --- Articles that nobody has seen -----------------------------------------------------------------------------------


def test_a_blind_measurement_shows_figures_and_no_word_of_the_articles(misnamed: Path) -> None:
    shown = run("eval", str(spoilt(misnamed)), "--blind", "--errors", "--all-names")

    assert values(shown.stdout, "resolved name")[0] == "0.000"
    assert not re.search("Paul|Rose|digue|wrong name|worst error|shown as fact:", shown.output)


def test_a_blind_document_holds_figures_alone(misnamed: Path) -> None:
    found = document(str(misnamed), "--blind")

    assert found["figures"]["name"]["value"] == 0
    assert {"worst", "shown_as_fact", "wrong_names"}.isdisjoint(found)


def test_a_ledger_tells_first_sight_once_and_the_same_figures_once(tmp_path: Path) -> None:
    folder, ledger = str(write(tmp_path / "own", *"abc")), tmp_path / "ledger.ndjson"

    first = run("eval", folder, "--ledger", str(ledger))
    again = run("eval", folder, "--ledger", str(ledger))

    assert "factcheck: own: added to the ledger (first sight)" in first.stderr
    assert "factcheck: own: nothing new for the ledger" in again.stderr
    (line,) = read_ledger(ledger)
    assert (line.set, line.articles, line.first_sight, line.fitted_with) == ("own", 3, True, ())
    assert line.figures["attributed_f1@0.3"] == 1
    assert sorted(line.listed) == ["a", "b", "c"]

    spoilt(tmp_path / "own")
    assert "own: added to the ledger (not the first sight)" in run("eval", folder, "--ledger", str(ledger)).stderr


def test_each_folder_that_is_measured_has_a_line_and_those_that_are_fitted_on_have_none(tmp_path: Path) -> None:
    own, more, extra = (str(write(tmp_path / name, *ids)) for name, ids in (("own", "ab"), ("more", "cd"), ("x", "ef")))
    ledger = tmp_path / "ledger.ndjson"

    run("eval", own, more, "--with", extra, "--ledger", str(ledger), "--read-before")

    assert [(line.set, line.fitted_with, line.first_sight) for line in read_ledger(ledger)] == [
        ("own", ("more", "x"), False),
        ("more", ("own", "x"), False),
    ]


@pytest.mark.parametrize("option", [("--experiments",), ("--without-repair", "future")])
def test_a_ledger_is_for_the_code_as_it_is(tmp_path: Path, option: Sequence[str]) -> None:
    ledger = tmp_path / "ledger.ndjson"
    result = run("eval", str(write(tmp_path / "own", *"abc")), "--ledger", str(ledger), *option)

    assert result.exit_code == 2
    assert "--ledger is for the figures of the code as it is" in result.stderr
    assert not ledger.exists()


def test_a_ledger_that_cannot_be_read_is_told_before_anything_is_measured(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.ndjson"
    ledger.write_text("{}\n", encoding="utf-8")

    result = run("eval", str(write(tmp_path / "own", *"abc")), "--ledger", str(ledger))

    assert result.exit_code == 2
    assert "ledger.ndjson, line 1: not a line of a ledger" in result.stderr
    assert result.stdout == ""


# --- What goes wrong -------------------------------------------------------------------------------------------------


def test_one_article_alone_cannot_be_scored(tmp_path: Path) -> None:
    result = run("eval", str(write(tmp_path, "a")))

    assert result.exit_code == 2
    assert "add annotated articles" in result.stderr


def test_a_broken_file_is_told_and_the_rest_is_measured(tmp_path: Path) -> None:
    folder = write(tmp_path, *"abc")
    (folder / "d.json").write_text("{", encoding="utf-8")

    result = run("eval", str(folder), "--format", "json")

    assert result.exit_code == 3
    assert "d.json: not an annotated article" in result.stderr
    found = json.loads(result.stdout)
    assert found["articles"] == 3
    assert len(found["failed"]) == 1


def test_nothing_but_broken_files_is_nothing_to_measure(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text("{", encoding="utf-8")

    result = run("eval", str(tmp_path))

    assert result.exit_code == 2
    assert "nothing to measure" in result.stderr


# --- Experiments -----------------------------------------------------------------------------------------------------


def test_experiments_are_told_in_tables_and_as_a_document(tmp_path: Path) -> None:
    folder = str(write(tmp_path, *"abcdefghijkl"))

    table = run("eval", folder, "--experiments", "--width", "100")
    found = document(folder, "--experiments")

    assert table.exit_code == 0, table.output
    assert values(table.stdout, "the rule’s label")[:2] == ["1.000", "1.000"]
    assert values(table.stdout, "the commonest label")[1] == "0.333"
    assert {one["family"] for one in found["experiments"]} == {
        "model",
        "baseline",
        "ablation",
        "curve",
        "calibration",
    }
    assert found["articles"] == 12


def test_repairs_are_left_out_by_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []

    def checker(_model: Path | None, *, without_repairs: Sequence[str]) -> FakeChecker:
        asked.append(without_repairs)
        return FakeChecker()

    monkeypatch.setattr(measure, "unlabelled_checker", checker)
    run("eval", str(write(tmp_path, *"abc")), "--without-repair", "bare-day", "--without-repair", "future")

    assert asked == [("bare-day", "future")]
