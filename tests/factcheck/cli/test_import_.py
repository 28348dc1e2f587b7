"""The import command: decisions of several stores meet, and what is spoilt changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.cli import program as cli
from tests.support.commands import run
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())


def test_decisions_of_two_stores_meet_by_their_time(tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite")
    run("import", "-", "--db", other, stdin=run("export").stdout)
    run("set", NAMES[0], "--status", "in_progress", "--by", "Ana")
    run("set", NAMES[0], "--status", "dropped", "--by", "Bea", "--db", other)

    run("import", "-", stdin=run("export", "--db", other).stdout)
    run("import", "-", "--db", other, stdin=run("export").stdout)

    for where in ([], ["--db", other]):
        claim = json.loads(run("show", NAMES[0], "--format", "json", *where).stdout)["claim"]
        assert claim["status"] == "dropped"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda lines: [], "file is empty"),
        (lambda lines: lines[1:], "no ClaimReview found"),
        (lambda lines: [*lines, "{"], ": not JSON"),
        (lambda lines: [*lines, "[]"], ": not an object"),
        (lambda lines: [*lines, '{"table": "pg_user"}'], 'table: "pg_user"; expected one of articles'),
        (lambda lines: [*lines, '{"table": "claims", "id": "x"}'], "claims.content: —; expected a value"),
        (
            lambda lines: [line.replace('"number": 1', '"number": "1"') for line in lines],
            'appearances.number: "1"; expected a whole number from 1',
        ),
        (lambda lines: [line.replace("Telegram", "Tele\\u0000gram") for line in lines], "expected text without NUL"),
    ],
)
def test_a_spoilt_export_changes_nothing(spoil: Any, words: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite")
    lines = spoil(run("export").stdout.splitlines())

    result = run("import", "-", "--db", other, stdin="\n".join(lines))

    assert result.exit_code == cli.UNUSABLE
    assert words in result.stderr
    assert run("list", "--db", other, "--format", "ids").stdout == ""
