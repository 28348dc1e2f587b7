"""Sections of the bench: a figure, a failure, and one that takes too long."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import bench
from tests.benchmarks.bench import SECTIONS, Section, main, measured
from tests.benchmarks.page import Measured


def test_a_section_that_is_not_there_says_so() -> None:
    found = measured(Section("nowhere", "Nowhere"))

    assert found.rows == ()
    assert "tests.benchmarks.nowhere" in found.failure


def test_a_section_that_takes_too_long_says_so() -> None:
    assert measured(Section("linear", "Linear", seconds=0)).failure == "not done after 0 s"


def test_a_section_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["colt"]) == 2
    assert "colt: no section; expected parsers" in capsys.readouterr().err


def test_one_section_leaves_the_figures_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = tmp_path / "figures.json"
    pages: list[dict[str, Measured]] = []
    monkeypatch.setattr(bench, "FIGURES", figures)
    monkeypatch.setattr(bench, "machine", lambda: "a machine")
    monkeypatch.setattr(bench, "write_page", lambda sections, _machine: pages.append(dict(sections)))
    monkeypatch.setattr(bench, "measured", lambda section: Measured(title=section.title, day="today"))

    assert main(["store"]) == 0
    assert main(["cold"]) == 0

    assert list(pages[-1]) == ["cold", "store"]
    assert list(json.loads(figures.read_text(encoding="utf-8"))["sections"]) == ["cold", "store"]


def test_every_section_has_a_title_of_its_own() -> None:
    titles = [section.title for section in SECTIONS.values()]

    assert len(set(titles)) == len(titles)
