"""The page of the bench: what is reached, what is missed, what failed; the words around it stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import page
from tests.benchmarks.page import Measured, table, write_page
from tests.benchmarks.rows import Row

ROWS = (
    Row(name="Stanza, article by article", value=812.4, unit="words/s"),
    Row(name="our parser", value=4_700.0, unit="words/s", note="11.9 articles/s"),
    Row(name="our parser beside Stanza", value=5.79, unit="times", goal=5),
    Row(name="memory", value=950, unit="MB", goal=900, at_most=True),
)


def test_a_table_tells_goals_reached_and_missed() -> None:
    assert table(ROWS).splitlines() == [
        "| | | | goal | |",
        "|---|---:|---|---|---|",
        "| Stanza, article by article | 812 | words/s |  |  |",
        "| our parser | 4,700 | words/s |  | 11.9 articles/s |",
        "| our parser beside Stanza | 5.79 | times | ≥ 5.00 reached |  |",
        "| memory | 950 | MB | ≤ 900 **missed** |  |",
    ]


def test_the_page_keeps_its_own_words_and_gets_all_sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_HERE", tmp_path)
    readme = tmp_path / "README.md"
    readme.write_text(f"# Before\n\n{page._BEGIN}\nearlier\n{page._END}\n\nafter\n", encoding="utf-8")
    sections = {
        "parsers": Measured(title="Parsers", rows=ROWS, day="2026-11-27", seconds=12),
        "cold": Measured(title="Cold start", failure="no module \\1"),
    }

    for _twice in range(2):
        write_page(sections, "a machine")

    text = readme.read_text(encoding="utf-8")
    assert text.startswith("# Before")
    assert text.endswith("after\n")
    assert "earlier" not in text
    assert text.count("## Parsers") == 1
    assert "![Parsers](parsers.svg)" in text
    assert "Not measured: `no module \\1`" in text
    drawing = (tmp_path / "parsers.svg").read_text(encoding="utf-8")
    assert "our parser" in drawing
    assert "950" not in drawing


def test_a_drawing_of_the_same_figures_is_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_HERE", tmp_path)
    one = Measured(title="Parsers", rows=ROWS)

    drawings = []
    for _twice in range(2):
        page._plot("parsers", one)
        drawings.append((tmp_path / "parsers.svg").read_bytes())

    assert drawings[0] == drawings[1]
