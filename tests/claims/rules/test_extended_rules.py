"""Rules on rules on rules: made whole, or told why not, in bounded time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.rules.extended_rules import MOST_EXTENDED
from claims.rules.loader import load_rules

BASE = "description: x\nstatus: stable\ntrigger: {lemma: dire}\nargs: {content: '> ccomp'}\n"
BASE += "claim: {label: reported_speech, content: content}\n"


@pytest.fixture
def chained(tmp_path: Path) -> Callable[[int], Path]:
    def write(count: int) -> Path:
        (tmp_path / "r0.yaml").write_text(BASE, encoding="utf-8")
        for number in range(1, count + 1):
            text = f"description: x\nstatus: stable\nextends: r{number - 1}\n"
            (tmp_path / f"r{number}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_chain_of_some_rules_is_whole(chained: Callable[[int], Path]) -> None:
    found = load_rules((chained(MOST_EXTENDED),), builtin=False)

    assert found.errors == ()
    assert len({str(rule.trigger) for rule in found.rules}) == 1
    assert len(found.rules) == MOST_EXTENDED + 1


def test_a_chain_without_end_costs_one_message(chained: Callable[[int], Path]) -> None:
    """Three thousand of them were a traceback: each rule was made of all below it, one call within the other."""
    found = load_rules((chained(600),), builtin=False)

    assert [str(error.said) for error in found.errors] == [
        f"more than {MOST_EXTENDED} rules that extend one another; extend a lower one (so do 579 more rules)"
    ]
    assert len(found.rules) == MOST_EXTENDED + 1


def test_a_long_circle_ends(tmp_path: Path) -> None:
    for number in range(100):
        text = f"description: x\nstatus: stable\nextends: r{(number + 1) % 100}\n"
        (tmp_path / f"r{number}.yaml").write_text(text, encoding="utf-8")

    found = load_rules((tmp_path,), builtin=False)

    assert len(found.errors) == 1
    assert found.rules == ()
