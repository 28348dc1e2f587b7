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
    assert found["name"] == ["≥ 0.85", "0.500", "0.373", "0.614", "1.000"]
    assert found["shown as fact"] == ["< 0.02", "0.012", "", "", ""]
    assert list(found)[2 : 2 + len(GOALS)] == [name.replace("_", " ") for name in GOALS]
    assert len(found) == 2 + len(FIGURES)


def test_folders_have_columns_and_figures_intervals_where_they_are_known(
    guide: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {"mine": {"articles": 3, "out_of_fold": FIGURES | {"name": 0.25}}}
    note = NOTE | {"by_folder": parts, "intervals": {"name": [0.41, 0.589]}}

    found = rows(guide, note, tmp_path, monkeypatch)

    assert found["figure"][:3] == ["goal", "all 5", "`mine`, 3"]
    assert found["name"][:3] == ["≥ 0.85", "0.500 (0.41–0.59)", "0.250"]
