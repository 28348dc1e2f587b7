"""The history command: who decided what."""

from __future__ import annotations

import pytest

from factcheck.claim_ids import claim_ids
from tests.support.commands import history, run
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def test_decisions_are_told_in_words() -> None:
    run("set", NAMES[3], "--verdict", "faux", "--evidence", URL, "--note", "vu")

    lines = run("history", NAMES[3], "--lang", "en").stdout

    assert "Ana · verdict: — → false — vu" in " ".join(lines.split())


def test_decisions_are_told_as_records_the_oldest_first() -> None:
    run("set", NAMES[3], "--status", "in_progress", "--by", "Bea")
    run("set", NAMES[3], "--status", "dropped", "--note", "doublon")

    assert history(NAMES[3]) == [
        ("Bea", "status", "unverified", "in_progress", None),
        ("Ana", "status", "in_progress", "dropped", "doublon"),
    ]


def test_a_claim_that_nobody_has_decided_on_says_so() -> None:
    empty = run("history", NAMES[0])

    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "nobody has decided anything yet" in empty.stderr
