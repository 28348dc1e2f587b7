"""The same command: two claims are one, or are not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.cli.program import UNUSABLE
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.commands import run, show
from tests.support.factories import article, labelled
from tests.support.repeats import CLAIMS, likely_repeat

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


UNLIKE = "Le théâtre municipal de Lorque rouvrira ses portes au public au printemps"


def unlike(db: str) -> str:
    """A claim that no other is like."""
    text = f"Nul parle.\n\n{UNLIKE}."
    one = Checked(article=replace(article(text), id="unlike"), claims=(labelled(text, UNLIKE),), skipped=())
    store = open_store(db)
    save_scan(store, one, machine="labels 1", matching=LikenessLimits())
    store.close()
    return claim_ids(one)[0]


def test_unlike_claims_are_shown_and_not_linked_unless_forced(db: str) -> None:
    known, _later = likely_repeat(db)
    other = unlike(db)
    run("set", known, "--verdict", "faux", "--evidence", "https://example.org", "--note", "vu")

    refused = run("same", other, known, "--yes")

    assert (refused.exit_code, refused.stdout) == (UNUSABLE, "")
    assert f"{known} · — · verified · false" in refused.stderr
    assert CLAIMS[0] in refused.stderr
    assert UNLIKE in refused.stderr
    assert "likeness: " in refused.stderr
    assert "--force" in refused.stderr
    assert show(other)["claim"]["same_as"] is None
    assert run("same", other, known, "--force").stdout == f"{other} = {known}\n"


@pytest.mark.parametrize(("answer", "linked"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_a_terminal_asks_before_it_links(db: str, monkeypatch: pytest.MonkeyPatch, answer: str, linked: bool) -> None:
    known, later = likely_repeat(db)
    monkeypatch.setattr("factcheck.cli.same.at_terminal", lambda: True)

    result = run("same", later, known, stdin=answer)

    assert result.exit_code == 0
    assert "same claim?" in result.stderr
    assert (show(later)["claim"]["same_as"] == known) is linked
    assert result.stdout == (f"{later} = {known}\n" if linked else "")
    assert run("same", later, known, "--yes").exit_code == (UNUSABLE if linked else 0)


def test_what_is_decided_on_one_says_so_on_the_other(db: str) -> None:
    known, later = likely_repeat(db)
    run("same", later, known)
    run("set", later, "--verdict", "faux", "--evidence", "https://example.org", "--note", "vu")

    assert show(known)["claim"]["decided_claim_id"] == show(later)["claim"]["decided_claim_id"] == later
    assert f"decided on: {later}" in run("show", known).stdout
    assert f"vu · on {later}" in " ".join(run("history", known).stdout.split())
    assert f"on {later}" not in run("history", later).stdout
    listed = json.loads(run("list", "--verdict", "faux", "--format", "json").stdout)["claims"]
    assert {claim["decided_claim_id"] for claim in listed} == {later}
    report = json.loads(run("report", "--verdict", "faux", "--format", "json").stdout)
    assert {claim["decided_claim_id"] for one in report["articles"] for claim in one["claims"]} == {later}
    assert run("report", "--verdict", "faux", "--width", "200").stdout.count("decided on") == 1


def test_undo_parts_what_was_linked_and_says_so(db: str) -> None:
    known, later = likely_repeat(db)
    run("same", later, known)
    run("set", known, "--flag", "outdated")

    assert "flags: outdated → —" in run("undo", later).stdout
    assert run("undo", later).stdout == f"{later}: no longer said to be the same as {known}\n"
    assert show(later)["claim"]["same_as"] is None
    assert run("undo", later).exit_code == UNUSABLE
    run("same", later, known, "--not")
    assert run("undo", known).stdout == f"{later}: no longer said to be another than {known}\n"
