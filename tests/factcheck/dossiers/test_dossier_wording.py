"""What ``factcheck show`` and ``list`` tell of sources, addressees and worth."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.commands import run
from tests.support.factories import port, sourced

COST, REGRET, PEOPLE = claim_ids(sourced())


@pytest.fixture(autouse=True)
def kept(surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with an article in which sources and worth are known, and one in which they are not."""
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    store = open_store(path)
    save_scan(store, sourced(), machine="labels 1", matching=LikenessLimits())
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    store.close()


def test_show_tells_where_a_claim_came_from_and_what_it_is_worth() -> None:
    lines = run("show", COST).stdout.splitlines()

    assert "how sure the name is: 90%" in lines
    assert "source: not identified" in lines
    assert "chain of sources: La Gazette d’Argelune ← Voxa ← un cadre du port" in lines
    assert "told to: dockers" in lines
    assert "worth checking: worth 62 (amount, present state)" in lines


def test_show_passes_over_what_is_not_known() -> None:
    shown = run("show", claim_ids(port())[2]).stdout

    for name in ("how sure", "source:", "chain of sources", "told to", "worth checking"):
        assert name not in shown


def test_show_hands_all_of_it_to_programs() -> None:
    (place,) = json.loads(run("show", COST, "--format", "json").stdout)["appearances"]

    assert [link["role"] for link in place["sources"]] == ["outlet", "agency", "vague"]
    assert (place["addressee"], place["worth"]) == ("dockers", 0.6225)
    assert [reason["key"] for reason in place["worth_reasons"]] == ["amount", "present"]


def test_a_name_that_a_person_gave_is_no_longer_doubted() -> None:
    run("set", REGRET, "--speaker", "Nadia Ferrol")

    assert "how sure the name is" not in run("show", REGRET).stdout


def test_list_can_begin_with_what_is_most_worth_checking() -> None:
    ids = run("list", "--order", "worth", "--format", "ids").stdout.split()
    (first, *_rest) = csv.DictReader(io.StringIO(run("list", "--order", "worth", "--format", "csv").stdout))

    assert ids[:3] == [PEOPLE, COST, REGRET]
    assert (first["worth"], first["speaker_vague"]) == ("0.74", "")


@pytest.mark.parametrize(("sort", "ids"), [("text", [COST, REGRET, PEOPLE]), ("worth", [PEOPLE, COST, REGRET])])
def test_a_report_has_the_order_that_is_asked_for(sort: str, ids: list[str]) -> None:
    document = json.loads(run("report", "--sort", sort, "--format", "json").stdout)

    found = [claim["id"] for article in document["articles"] for claim in article["claims"]]
    assert [name for name in found if name in (COST, REGRET, PEOPLE)] == ids
