"""The export command: the whole store, or the part that filters let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from factcheck.claim_ids import claim_ids
from factcheck.store.engine import open_store
from factcheck.store.tables import MERGED
from tests.support.commands import run
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def test_a_store_travels_whole(tmp_path: Path) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--status", "published")
    run("set", NAMES[0], "--asked", "Kim", "--speaker", "X")
    out, other = str(tmp_path / "out.ndjson"), str(tmp_path / "other.sqlite")
    run("export", "--output", out)

    first = run("import", out, "--db", other)
    second = run("import", out, "--db", other)

    assert first.stdout.endswith("(claims: 5, decisions: 3, evidence: 1)\n")
    assert second.stdout.startswith("new rows: 0 ")
    assert sorted(run("export", "--db", other).stdout.splitlines()) == sorted(run("export").stdout.splitlines())


def test_a_part_of_a_store_travels(tmp_path: Path) -> None:
    run("set", NAMES[0], "--status", "in_progress")
    part = run("export", "--status", "in_progress").stdout

    run("import", "-", "--db", str(tmp_path / "other.sqlite"), stdin=part)

    assert run("list", "--db", str(tmp_path / "other.sqlite"), "--format", "ids").stdout.split() == [NAMES[0]]


SIGNED = ("export", "--format", "claimreview", "--publisher", "La Gazette")


def test_a_published_check_cannot_leave_its_element() -> None:
    note = "vu </script><script>alert(1)</script> <!-- & \u2028 x"
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", note, "--title", note)

    result = run(*SIGNED)

    assert not set("<>&\u2028") & set(result.stdout)
    (made,) = json.loads(result.stdout)["@graph"]
    assert made["reviewRating"]["ratingExplanation"] == made["citation"][0]["name"] == note


@pytest.mark.parametrize("base", ["javascript:alert(1)//", "data:text/html,x", "ftp://example.org", "gazette.example"])
def test_checks_are_published_on_the_web_only(base: str) -> None:
    result = run(*SIGNED, "--base", base)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"factcheck: {base}: not an address on the web; expected one like https://example.org/page\n"
    )


def test_evidence_that_is_not_on_the_web_has_no_link(db: str) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--title", "Arrêté", "--note", "vu")
    lines = run("export").stdout.replace(f'"{URL}"', '"javascript:alert(1)"')
    store = open_store(f"{db}-2")
    with store.writing() as connection:
        # As an older version kept it, which took any scheme.
        for row in map(json.loads, lines.splitlines()[1:]):
            name = row.pop("table")
            connection.execute(insert(next(table for table in MERGED if table.name == name)), row)
    store.close()

    (made,) = json.loads(run(*SIGNED, "--db", f"{db}-2").stdout)["@graph"]

    assert made["citation"] == [{"@type": "CreativeWork", "name": "Arrêté"}]


def test_judged_claims_are_written_as_annotated_articles() -> None:
    assert run("export", "--format", "annotated").stdout == ""
    run("set", NAMES[0], "--label", "allegation")
    run("set", NAMES[1], "--not-claim", "opinion")

    (line,) = run("export", "--format", "annotated").stdout.splitlines()

    article = json.loads(line)
    assert [claim["label"] for claim in article["claims"]] == ["allegation"]
    assert [wrong["reason"] for wrong in article["wrong"]] == ["opinion"]
    assert len(article["ignore"]) == 3


def test_an_export_without_checks_says_why_it_is_empty() -> None:
    result = run("export", "--format", "claimreview", "--publisher", "La Gazette", "--lang", "en")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["@graph"] == []
    assert "no check to publish" in result.stderr
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu")
    assert run("export", "--format", "claimreview", "--publisher", "La Gazette").stderr == ""
