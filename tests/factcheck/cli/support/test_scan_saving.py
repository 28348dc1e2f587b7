"""What a scan keeps, and what it brings back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import program as cli
from factcheck.store.location import default_path, is_default
from tests.support.commands import Texts, run

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")
SPOIL = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('DROP TABLE scans'); c.commit()"


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "kept.sqlite")


def stored(db: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("list", "--db", db, "--format", "json").stdout)["claims"]
    return found


def test_a_scan_is_kept_and_its_decisions_come_back(texts: Texts, db: str) -> None:
    paths = texts("Un discours", "Deux discours")
    first = json.loads(run("scan", "--db", db, "--format", "json", *paths).stdout)
    name = first["articles"][0]["claims"][0]["id"]
    run("set", name, "--verdict", "faux", "--evidence", "https://example.org", "--note", "vu", "--db", db)

    again = json.loads(run("scan", "--db", db, "--format", "json", *paths).stdout)

    claim, other = (article["claims"][0] for article in again["articles"])
    assert (claim["id"], claim["status"], claim["verdict"]) == (name, "verified", "faux")
    assert claim["decided"].endswith("Z")
    assert (other["status"], other["verdict"]) == ("unverified", None)
    assert len(stored(db)) == 2


def test_what_people_corrected_is_shown_as_they_have_it(texts: Texts, db: str) -> None:
    """In a fresh scan, too: nobody reads the machine's label beside the word corrected."""
    (path,) = texts("Un discours")
    run("scan", "--db", db, path)
    name = str(stored(db)[0]["id"])
    run("set", name, "--label", "allegation", "--speaker", "Ida Rune", "--note", "relu", "--db", db)
    run("set", name, "--accused", "Élie Morvan", "--stage", "charged", "--db", db)

    again = json.loads(run("scan", "--db", db, "--format", "json", path).stdout)

    (claim,) = again["articles"][0]["claims"]
    assert (claim["id"], claim["label"], claim["speaker"]["name"]) == (name, "allegation", "Ida Rune")
    assert [one["accused"][0]["name"] for one in claim["accusations"]] == ["Élie Morvan"]
    assert [one["part"] for one in claim["corrections"]] == ["label", "speaker", "accusations"]
    run("undo", name, "--db", db)
    run("undo", name, "--db", db)
    (claim,) = json.loads(run("scan", "--db", db, "--format", "json", path).stdout)["articles"][0]["claims"]
    assert (claim["label"], claim["speaker"], claim["accusations"]) == ("reported_speech", None, [])


@pytest.mark.parametrize("width", ["50", "100", "180"])
def test_the_report_shows_what_was_found(width: str, texts: Texts, db: str) -> None:
    paths = texts("Un discours")
    run("scan", "--db", db, *paths)
    name = str(stored(db)[0]["id"])
    run("set", name, "--verdict", "plutot_faux", "--evidence", "https://example.org", "--note", "vu", "--db", db)

    report = " ".join(run("scan", "--lang", "fr", "--db", db, "--width", width, *paths).stdout.split())
    markdown = run("scan", "--lang", "fr", "--db", db, "--format", "markdown", *paths).stdout
    csv = run("scan", "--db", db, "--format", "csv", *paths).stdout

    assert "vérifié" in report
    assert "plutôt faux" in report
    assert report.count("à vérifier") == report.count("1 affirmation, aucune à vérifier")
    assert "vérifié · plutôt faux · le " in markdown
    assert ",verified,plutot_faux," in csv


def test_no_save_keeps_nothing(texts: Texts, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DB", db)

    assert run("scan", "--no-save", *texts("Un")).exit_code == 0
    assert not Path(db).exists()


def test_the_environment_names_the_store(texts: Texts, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DB", db)

    run("scan", *texts("Un"))

    assert Path(db).is_file()


def test_a_store_that_was_chosen_has_to_work(texts: Texts) -> None:
    result = run("scan", "--db", "/dev/null/x.sqlite", *texts("Un"))

    assert result.exit_code == cli.UNUSABLE
    assert result.stdout == ""
    assert "/dev/null/x.sqlite" in result.stderr


def test_the_users_own_store_is_made_and_told_once(
    texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if not str(default_path()).startswith(str(tmp_path)):
        pytest.skip("this system has its data folder elsewhere")

    first, second = run("scan", *texts("Un")), run("scan", *texts("Un"))

    assert is_default(None)
    assert default_path().is_file()
    assert str(default_path()) in first.stderr
    assert "--no-save" in first.stderr
    assert second.stderr == ""


def test_a_home_that_cannot_be_written_to_costs_a_line(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_DB")
    monkeypatch.setenv("HOME", "/dev/null/home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)

    result = run("scan", "--fail-on", "allegation", *texts("Un", "ALLEGATION"))

    assert result.exit_code == cli.FOUND
    assert "2 articles" in result.stdout
    assert result.stderr.startswith("factcheck: nothing was kept: /dev/null/home/")
    assert result.stderr.count("\n") == 1


def test_a_store_that_fails_midway_costs_the_keeping_only(texts: Texts, db: str) -> None:
    run("scan", "--db", db, *texts("Un"))
    subprocess.run([sys.executable, "-c", SPOIL, db], check=True)

    result = run("scan", "--db", db, "--format", "json", *texts("Deux", "Trois"))

    assert result.exit_code == cli.PARTIAL
    assert len(json.loads(result.stdout)["articles"]) == 2
    assert result.stderr.count("\n") == 1


def test_scanning_loads_no_database_where_none_is_wanted(texts: Texts) -> None:
    code = (
        "import sys; from factcheck.cli.commands import cli\n"
        "try: cli(['scan', '--no-save', 'absent.txt'])\n"
        "except SystemExit: print('sqlalchemy' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}

    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"


def test_claims_that_people_added_are_reported_with_those_found(texts: Texts, db: str) -> None:
    (path,) = texts("Un discours sur le port. Le quai ferme en juin.")
    article = json.loads(run("scan", "--db", db, "--format", "json", path).stdout)["articles"][0]["id"]
    words = ("add", article, "quai ferme en juin", "--label", "allegation", "--by", "Ana", "--db", db)
    name = run(*words).stdout.split(":")[0].strip()

    (scanned,) = json.loads(run("scan", "--db", db, "--format", "json", path).stdout)["articles"]
    (reported,) = json.loads(run("report", "--db", db, "--format", "json").stdout)["articles"]

    assert [claim["id"] for claim in scanned["claims"]] == [claim["id"] for claim in reported["claims"]]
    assert scanned["claims"][1]["id"] == name
    assert [(one["part"], one["who"]) for one in scanned["claims"][1]["corrections"]] == [("added", "Ana")]
    assert len(stored(db)) == 2

    run("undo", name, "--by", "Ana", "--db", db)
    (after,) = json.loads(run("scan", "--db", db, "--format", "json", path).stdout)["articles"]
    assert [claim["id"] for claim in after["claims"]] == [scanned["claims"][0]["id"]]
