"""The same command: two claims are one, or are not."""

from __future__ import annotations

import pytest

from factcheck.cli.program import UNUSABLE
from tests.support.commands import run, show
from tests.support.repeats import likely_repeat

pytestmark = pytest.mark.usefixtures("surroundings")


def test_a_claim_that_repeats_another_shows_what_was_found_on_it(db: str) -> None:
    known, later = likely_repeat(db)
    run("set", known, "--verdict", "faux", "--evidence", "https://example.org", "--note", "vu")

    result = run("same", later, known, "--note", "même pont", "--by", "Bea")

    assert (result.exit_code, result.stdout) == (0, f"{later} = {known}\n")
    claim = show(later)["claim"]
    assert (claim["same_as"], claim["status"], claim["verdict"]) == (known, "verified", "faux")
    assert [(link["who"], link["why"]) for link in show(later)["links"]] == [("Bea", "même pont")]


def test_two_claims_that_are_not_the_same_are_told_apart(db: str) -> None:
    known, later = likely_repeat(db)

    result = run("same", later, known, "--not")

    assert (result.exit_code, result.stdout) == (0, f"{later} ≠ {known}\n")
    assert [link["kind"] for link in show(later)["links"]] == ["rejected"]
    assert show(later)["claim"]["same_as"] is None


@pytest.mark.parametrize("names", [("ffffff", "{known}"), ("{later}", "ffffff"), ("{known}", "{known}")])
def test_what_cannot_be_linked_is_told_in_one_line(names: tuple[str, str], db: str) -> None:
    known, later = likely_repeat(db)

    result = run("same", *(name.format(known=known, later=later) for name in names))

    assert (result.exit_code, result.stdout) == (UNUSABLE, "")
    assert result.stderr.count("\n") == 1
