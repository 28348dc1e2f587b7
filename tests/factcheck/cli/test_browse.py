"""What is in the store, by script: list, export, import, db, verdicts."""

from __future__ import annotations

import csv
import io
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
URL = "https://example.org/page"


# --- list ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "numbers"),
    [
        ([], {0, 1, 2, 3, 4}),
        (["--label", "allegation"], {1, 4}),
        (["--label", "allegation", "--label", "established_fact"], {1, 2, 4}),
        (["--status", "verified"], {0}),
        (["--verdict", "faux", "--flag", "outdated"], {0}),
        (["--flag", "cherry_picked"], set()),
        (["--speaker", "serguei"], {0}),
        (["--words", "CENTIME"], {3}),
        (["--article", "port"], {0, 1, 2, 3, 4}),
        (["--article", "autre"], set()),
        (["--since", "2999-01-01"], set()),
        (["--until", "2999-01-01", "--since", "2000-01-01"], {0, 1, 2, 3, 4}),
        (["--until", "2000-01-01"], set()),
        (["--order", "uncertain", "--limit", "1"], {4}),
    ],
)
def test_lists_are_filtered(args: list[str], numbers: set[int]) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--flag", "outdated")

    assert set(run("list", *args, "--format", "ids").stdout.split()) == {NAMES[n] for n in numbers}


@pytest.mark.parametrize("form", ["table", "json", "ndjson", "csv", "markdown", "ids"])
def test_lists_come_in_every_form(form: str, tmp_path: Path) -> None:
    shown = run("list", "--format", form)
    run("list", "--format", form, "--output", str(tmp_path / "out"))

    assert shown.exit_code == 0
    assert all(name in shown.stdout for name in NAMES)
    assert (tmp_path / "out").read_bytes() == shown.stdout_bytes


def test_csv_of_a_list_is_csv_of_text() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--note", "=1+1")

    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert {row["verdict_why"] for row in rows} == {"'=1+1", ""}


def test_an_empty_list_says_so() -> None:
    result = run("list", "--status", "dropped")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no such claims" in result.stderr


def test_a_list_fits_a_narrow_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    assert max(map(len, run("list").stdout.splitlines())) <= 40


# --- export and import -----------------------------------------------------------------------------------------------


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
        (lambda lines: [*lines, '{"table": "pg_user"}'], ": no table of the store"),
        (lambda lines: [*lines, '{"table": "claims", "id": "x"}'], "columns missing or unknown"),
        (lambda lines: [line.replace('"number": 1', '"number": "1"') for line in lines], "number: wrong kind"),
        (lambda lines: [line.replace("Telegram", "Tele\\u0000gram") for line in lines], "wrong kind of value"),
    ],
)
def test_a_spoilt_export_changes_nothing(spoil: Any, words: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite")
    lines = spoil(run("export").stdout.splitlines())

    result = run("import", "-", "--db", other, stdin="\n".join(lines))

    assert result.exit_code == cli.UNUSABLE
    assert words in result.stderr
    assert run("list", "--db", other, "--format", "ids").stdout == ""


# --- The store and the scale -----------------------------------------------------------------------------------------


def test_the_store_says_where_it_is_and_what_is_in_it(db: str) -> None:
    assert run("db", "path").stdout == f"{db}\n"
    assert "`claim_list`" in run("db", "tables").stdout


def test_the_scale_is_shown() -> None:
    shown = run("verdicts", "--lang", "fr").stdout

    assert "plutot_faux          2  plutôt faux" in shown
    assert "verdicts.yaml" in run("verdicts", "--path").stdout
