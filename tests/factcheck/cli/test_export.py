"""The export command: the whole store, or the part that filters let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
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
