"""The figures of the README, made from what a label model's file says."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.evaluation.figures import GOALS, Tally
from factcheck.evaluation.ledger import LedgerLine

FIGURES = Tally().figures() | {"name": 0.5, "shown_as_fact": 0.0123}
NOTE: dict[str, Any] = {"articles": 5, "examples": {"allegation": 2}, "out_of_fold": FIGURES}


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module as it is inside cog; ``lines`` is what it writes."""
    lines: list[str] = []
    monkeypatch.setitem(sys.modules, "cog", SimpleNamespace(outl=lines.append))
    monkeypatch.delitem(sys.modules, "tests.guide", raising=False)
    module = importlib.import_module("tests.guide")
    monkeypatch.delitem(sys.modules, "tests.guide")
    return SimpleNamespace(module=module, lines=lines)


def rows(guide: Any, note: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps({"note": note}), encoding="utf-8")
    monkeypatch.setattr(guide.module, "label_model_path", lambda: path)
    guide.module.figures()
    table = "\n".join(guide.lines).split("\n\n")[0].split("\n")
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    assert len({len(row) for row in cells}) == 1
    return {row[0]: row[1:] for row in cells}


def test_figures_stand_beside_goals_and_those_of_others(
    guide: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rows(guide, NOTE, tmp_path, monkeypatch)

    assert found["figure"] == ["goal", "all 5", "Gender Gap Tracker", "GenderedNews", "second annotation"]
    assert found["name"] == ["≥ 0.88", "0.500", "0.373", "0.614", "1.000"]
    assert found["shown as fact"] == ["< 0.01", "0.012", "", "", ""]
    assert list(found)[2 : 2 + len(GOALS)] == [name.replace("_", " ") for name in GOALS]
    assert len(found) == 2 + len(FIGURES)


def test_folders_have_columns_and_figures_intervals_where_they_are_known(
    guide: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {"mine": {"articles": 3, "out_of_fold": FIGURES | {"name": 0.25}}}
    note = NOTE | {"by_folder": parts, "intervals": {"name": [0.41, 0.589]}}

    found = rows(guide, note, tmp_path, monkeypatch)

    assert found["figure"][:3] == ["goal", "all 5", "`mine`, 3"]
    assert found["name"][:3] == ["≥ 0.88", "0.500 (0.41–0.59)", "0.250"]


def test_first_sight_stands_beside_the_last_measurement(guide: Any, tmp_path: Path) -> None:
    lines = [
        ledger_line("news", first_sight=True, figures={"speaker": 0.5, "brier": 0.1}),
        ledger_line("read", first_sight=False, figures={"speaker": 0.9}),
        ledger_line("news", first_sight=False, figures={"speaker": 0.75}),
        ledger_line("later", first_sight=True, figures={"speaker": 0.6}),
    ]
    path = tmp_path / "ledger.ndjson"
    path.write_text("".join(f"{line.text()}\n" for line in lines), encoding="utf-8")

    guide.module.first_sights(path)

    head, _, *table = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in "\n".join(guide.lines).split("\n")
    ]
    assert head == ["figure", "`news`, 3: first sight", "now", "`later`, 3: first sight", "Gender Gap Tracker, 60"]
    assert [row[0] for row in table] == [name.replace("_", " ") for name in GOALS]
    assert {row[0]: row[1:] for row in table}["speaker"] == ["0.500", "0.750", "0.600", "0.710"]


def ledger_line(name: str, *, first_sight: bool, figures: dict[str, float]) -> LedgerLine:
    return LedgerLine(
        date="2031-02-03",
        version="1.0",
        commit=None,
        set=name,
        articles=3,
        first_sight=first_sight,
        figures=figures,
        fitted_with=(),
        set_hash=name,
        listed={},
    )
