"""The list command: filters, forms, widths."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
from tests.support.commands import run
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


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


@pytest.mark.parametrize(("zone", "there"), [("XXX-5", False), ("UTC", False), ("XXX5", True)])
def test_a_day_is_one_of_the_readers_zone(zone: str, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decided at four in the morning, in UTC: five hours to the west it is still the day before."""
    monkeypatch.setattr("factcheck.store.decisions.now", lambda: "2026-03-09T04:00:00.000000Z")
    assert run("set", NAMES[0], "--status", "in_progress", "--by", "Ana").exit_code == 0
    monkeypatch.setenv("TZ", zone)

    assert (NAMES[0] in run("list", "--until", "2026-03-08", "-f", "ids").stdout) is there
    assert NAMES[0] in run("list", "--since", "2026-03-08", "--until", "2026-03-09", "-f", "ids").stdout
