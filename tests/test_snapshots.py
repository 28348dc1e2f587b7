"""All claims of every seed are what they were; a change that is meant: `make snapshots`, and look at the diff."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.articles.reader import read_text
from factcheck.scanning.checker import Checker
from tests.support.snapshots import SNAPSHOTS, snapshot
from tests.support.stored_parser import StoredParser

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FILES = [*sorted(SEEDS.glob("*.txt")), *sorted(SEEDS.glob("annotated/*.json"))]


def text_of(path: Path) -> str:
    text = path.read_bytes().decode("utf-8")
    return str(json.loads(text)["text"]) if path.suffix == ".json" else text


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_claims_of_a_seed_are_what_they_were(
    path: Path,
    checker: Checker,
    stored_in: Callable[[Callable[[str], str]], StoredParser],
    pytestconfig: pytest.Config,
) -> None:
    article = read_text(text_of(path), source=path.name)
    kept = SNAPSHOTS / f"{path.stem}.txt"
    analyser = replace(checker.analyser, parser=stored_in(lambda _text: f"seeds/{path.stem}"))

    found = snapshot(replace(checker, analyser=analyser).check(article))

    if pytestconfig.getoption("--rewrite-snapshots"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8", newline="\n")
    before = kept.read_text(encoding="utf-8") if kept.is_file() else ""
    change = difflib.unified_diff(before.splitlines(), found.splitlines(), "before", "now", lineterm="", n=1)
    assert list(change) == [], "run `make snapshots`, look at the diff"


def test_every_seed_has_a_snapshot_and_every_snapshot_a_seed() -> None:
    assert sorted(p.stem for p in SNAPSHOTS.glob("*.txt")) == sorted(path.stem for path in FILES)
