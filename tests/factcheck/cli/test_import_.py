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


def test_bad_records_are_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    """The rest is imported, the fault is told, and the exit code says that something is missing."""
    other = str(tmp_path / "other.sqlite")
    lines = run("export").stdout.splitlines()
    bad = next(number for number, line in enumerate(lines) if '"table": "readings"' in line)
    lines[bad] = lines[bad].replace('"reported_speech"', '"lie"')

    result = run("import", "-", "--skip-bad", "--db", other, stdin="\n".join(lines))

    assert result.exit_code == cli.PARTIAL
    assert f'-:{bad + 1}: readings.label: "lie"; expected one of reported_speech, allegation' in result.stderr
    # The reading, and the claim, the place and the links that nothing else is known of.
    assert "records left out: 3" in result.stdout
    assert len(run("list", "--db", other, "--format", "ids").stdout.split()) == len(NAMES) - 1


def test_faults_are_told_in_french(tmp_path: Path) -> None:
    lines = [line.replace('"number": 1', '"number": 0') for line in run("export").stdout.splitlines()]

    result = run("--lang", "fr", "import", "-", "--db", str(tmp_path / "other.sqlite"), stdin="\n".join(lines))

    assert result.exit_code == cli.UNUSABLE
    assert "appearances.number: 0; attendu\xa0: un nombre entier à partir de 1" in result.stderr
    assert "rien n’a été importé" in result.stderr


@pytest.mark.parametrize(
    "text", ['{"@type": "ClaimReview", "name": "Ferm\xe9"}', '{"format": "factcheck store 1"}\n"\xe9"\n']
)
def test_bytes_that_are_no_utf8_are_refused_and_not_replaced(text: str, tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes(text.encode("latin-1"))

    result = run("import", str(path))

    assert result.exit_code == cli.UNUSABLE
    assert f"not UTF-8 from byte {text.index(chr(0xE9))} of the file; expected UTF-8 text" in result.stderr


def test_an_export_of_another_version_is_told_apart() -> None:
    result = run("import", "-", stdin='{"format": "factcheck store 99"}\n')
    assert result.exit_code == cli.UNUSABLE
    assert "made by another version of factcheck (factcheck store 99); expected factcheck store 1" in result.stderr
