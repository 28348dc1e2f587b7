"""The show command: all that is kept on a claim."""

from __future__ import annotations

import pytest

from factcheck.claim_ids import claim_ids
from tests.support.commands import run, show
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def test_a_dossier_is_shown_in_words() -> None:
    run("set", NAMES[3], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--asked", "Kim", "--flag", "outdated")

    for lang, words in (("en", ["false — vu", "outdated", "Kim", URL, "→ verified"]), ("fr", ["faux — vu"])):
        shown = " ".join(run("show", NAMES[3], "--lang", lang).stdout.split())
        assert "avoir promis « un centime de plus » aux repreneurs" in shown
        assert [w for w in words if w not in shown] == []


def test_a_dossier_is_shown_as_records() -> None:
    run("set", NAMES[3], "--evidence", URL)

    found = show(NAMES[3])

    assert set(found) >= {"claim", "appearances", "evidence", "replies", "history"}
    assert found["claim"]["id"] == NAMES[3]
    assert [piece["url"] for piece in found["evidence"]] == [URL]
