"""The suggestions command: pairs that nobody has judged."""

from __future__ import annotations

import json

import pytest

from tests.support.commands import run
from tests.support.repeats import CLAIMS, likely_repeat

pytestmark = pytest.mark.usefixtures("surroundings")


def test_a_pair_is_suggested_until_somebody_judges_it(db: str) -> None:
    known, later = likely_repeat(db)

    (pair,) = json.loads(run("suggestions", "--format", "json").stdout)
    assert (pair["claim_id"], pair["known_id"]) == (later, known)
    run("same", later, known)

    assert json.loads(run("suggestions", "--format", "json").stdout) == []


def test_pairs_are_told_in_words_that_fit_the_window(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known, later = likely_repeat(db)
    monkeypatch.setenv("COLUMNS", "40")

    lines = run("suggestions").stdout.splitlines()

    assert max(map(len, lines)) <= 40
    words = " ".join(" ".join(lines).split())
    assert [claim for claim in CLAIMS if claim not in words] == []
    assert words.index(later) < words.index(known)


def test_without_pairs_it_says_so(db: str) -> None:
    result = run("suggestions")

    assert db
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no suggestions" in result.stderr
