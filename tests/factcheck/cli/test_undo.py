"""The undo command: back step by step."""

from __future__ import annotations

import pytest

from factcheck.claim_ids import claim_ids
from tests.support.commands import history, run, show
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def test_undo_goes_back_step_by_step() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu")
    run("set", NAMES[0], "--verdict", "trompeur", "--flag", "outdated", "--note", "non", "--speaker", "X")

    run("undo", NAMES[0], "--by", "Bea")
    claim = show(NAMES[0])["claim"]
    assert (claim["verdict"], claim["flags"], claim["speaker"]) == ("faux", None, "Sergueï Valmont")
    run("undo", NAMES[0])
    claim = show(NAMES[0])["claim"]
    assert (claim["status"], claim["verdict"], claim["evidence"]) == ("unverified", None, 0)
    assert "nothing to undo" in run("undo", NAMES[0]).stderr
    assert ("Bea", "verdict", "trompeur", "faux", "undo") in history(NAMES[0])


def test_undo_brings_withdrawn_evidence_back() -> None:
    run("set", NAMES[0], "--evidence", URL, "--title", "Rapport")
    run("set", NAMES[0], "--withdraw", str(show(NAMES[0])["evidence"][0]["id"]))

    run("undo", NAMES[0])

    (piece,) = show(NAMES[0])["evidence"]
    assert (piece["url"], piece["title"]) == (URL, "Rapport")
