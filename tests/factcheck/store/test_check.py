"""A store with records that no version of ours would take now: read all the same, checked, repaired, put back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import program as cli
from factcheck.store.articles import read_articles
from factcheck.store.check import find_broken, put_back, repair, rows_aside
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.sound_rows import broken_rows
from factcheck.store.statuses import read_standings
from tests.support.commands import run
from tests.support.foreign_rows import PORT, SCALE, SOURCED, fill, poison

DEEP = "[" * 900 + "]" * 900
READS = (
    ("list",),
    ("list", "--format", "json", "--order", "priority"),
    ("report",),
    ("report", "--format", "json"),
    ("report", "--format", "html"),
    ("export",),
    ("export", "--format", "csv"),
    ("export", "--format", "claimreview", "--publisher", "La Gazette"),
    ("suggestions",),
    *(("show", name) for name in (PORT[0], SOURCED[0])),
    ("history", PORT[0]),
)

BROKEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("decisions", {"axis": "status", "to_value": "finished", "claim_id": PORT[0]}),
    ("decisions", {"axis": "label", "to_value": "lie", "claim_id": PORT[0]}),
    ("decisions", {"axis": "mood", "claim_id": PORT[0]}),
    ("decisions", {"axis": "spans", "to_value": DEEP, "claim_id": PORT[0], "article_id": "port-0001"}),
    ("decisions", {"axis": "spans", "to_value": "[[0, 99999]]", "claim_id": PORT[0], "article_id": "port-0001"}),
    ("decisions", {"at": "zzzz", "claim_id": PORT[0]}),
    ("readings", {"label": "lie", "at": "2027-01-01T00:00:00.000000Z"}),
    ("readings", {"spans": [[5]], "at": "2027-01-01T00:00:00.000000Z"}),
    ("readings", {"spans": [[0, 99999]], "at": "2026-11-27T00:00:00.000000Z"}),
    ("readings", {"sources": [{"text": "x"}]}),
    ("readings", {"score": 7.0}),
    ("scans", {"at": "9999-12-31T23:59:59.999999Z"}),
    ("claims", {"id": "0123456789ab"}),
    ("claims", {"id": ""}),
    ("claims", {"id": "\x1b[2Jabcdefgh"}),
    ("claims", {"id": "0123456789ac", "polarity": "maybe"}),
    ("articles", {"id": "alone"}),
    ("appearances", {"number": 0}),
    ("links", {"kind": "twin"}),
    ("links", {"at": ""}),
    ("evidence", {"seen_on": "hier", "replaces": None}),
    ("replies", {"asked_on": "2026-13-45", "replaces": None}),
    ("versions", {"document": [1], "status": "verified"}),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with rows in every table."""
    path = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    store = open_store(str(path))
    fill(store)
    store.close()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of that file, found by the environment."""
    copied = str(shutil.copy(whole, tmp_path / "s.sqlite"))
    monkeypatch.setenv("FACTCHECK_DB", copied)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    return copied


def spoilt(path: str, *rows: tuple[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Adds broken rows to the store of a file; gives tables and keys."""
    store = open_store(path)
    keys = [(table, poison(store, table, **changes)) for table, changes in rows]
    store.close()
    return keys


@pytest.mark.parametrize(("table", "changes"), BROKEN)
def test_one_broken_record_costs_that_record(table: str, changes: dict[str, Any], path: str) -> None:
    """The claims are listed and reported as before; check finds the record, and repair sets it aside."""
    ((_table, key),) = spoilt(path, (table, changes))
    store = open_store(path)
    with store.reading() as connection:
        claims = {claim.id: claim for claim in list_claims(connection, Filter())}
        articles = read_articles(connection, Filter(), SCALE)
        standing = read_standings(connection, PORT, SCALE)[PORT[0]]
        read_dossier(connection, PORT[0])
        assert (table, key) in {(row.table, row.key) for row in find_broken(connection)}

    assert set(claims) == {*PORT, *SOURCED}
    assert claims[PORT[0]].status == standing.status == "published"
    assert claims[PORT[0]].label == "reported_speech"
    assert sum(len(article.claims) for article in articles) >= len(claims) - 1
    assert (table, key) in {(row.table, row.key) for row in repair(store, "Ana")}
    with store.reading() as connection:
        assert find_broken(connection) == []
        assert set(read_standings(connection, PORT, SCALE)) >= {PORT[0]}
    store.close()


@pytest.mark.usefixtures("surroundings")
def test_every_command_works_on_a_store_full_of_broken_records(path: str) -> None:
    keys = spoilt(path, *BROKEN)

    for command in READS:
        result = run(*command)
        assert result.exit_code == 0, (command, result.stderr, result.exception)
    assert "more records cannot be read" in run("list").stderr
    found = run("db", "check")
    assert found.exit_code == cli.FOUND
    assert "\x1b" not in found.output
    assert run("db", "repair").exit_code == 0
    assert run("db", "check").exit_code == 0
    assert {line for command in READS for line in run(*command).stderr.splitlines()} <= {"factcheck: no suggestions"}
    store = open_store(path)
    with store.reading() as connection:
        assert set(keys) <= set(rows_aside(connection))
    store.close()


def test_broken_records_are_set_aside_and_come_back(store: Store) -> None:
    """On both databases: nothing is deleted, and what was set aside can count again."""
    fill(store)
    key = poison(store, "decisions", axis="status", to_value="finished", claim_id=PORT[0])

    with store.reading() as connection:
        assert broken_rows(connection) == [("decisions", key)]
        (broken,) = find_broken(connection)
        assert (broken.table, broken.key, broken.field) == ("decisions", key, "to_value")
        assert list_claims(connection, Filter(ids=(PORT[0],)))[0].status == "published"
    assert repair(store, "Ana") == [broken]
    assert repair(store, "Ana") == []
    with store.reading() as connection:
        assert broken_rows(connection) == []
        assert list(rows_aside(connection)) == [("decisions", key)]
    assert put_back(store, "Ana") == 1
    with store.reading() as connection:
        assert rows_aside(connection) == {}
        assert broken_rows(connection) == [("decisions", key)]


def test_what_depends_on_a_broken_record_goes_with_it(store: Store) -> None:
    """A claim that was never read, and the decision on it."""
    fill(store)
    poison(store, "claims", id="0123456789ab")
    poison(store, "decisions", claim_id="0123456789ab", axis="note", to_value=None, article_id=None)

    assert {(row.table, row.field) for row in repair(store, "Ana")} == {("claims", "id"), ("decisions", "")}


@pytest.mark.usefixtures("surroundings", "path")
def test_a_sound_store_is_said_to_be_sound() -> None:
    assert run("db", "check").stderr == "factcheck: every record is sound\n"
    assert run("db", "repair").stderr == "factcheck: records set aside: 0\n"


@pytest.mark.usefixtures("surroundings")
def test_a_broken_record_is_named_in_both_languages(path: str) -> None:
    reading = ("readings", {"spans": [[5]], "at": "2027-01-01T00:00:00.000000Z"})
    (_readings, key), (_links, other) = spoilt(path, reading, ("links", {"kind": "twin"}))

    words = run("report").stderr.splitlines()
    assert (
        words[0] == f"factcheck: links {other}: this record cannot be read and is passed over; see factcheck db check"
    )
    assert any(key in line and "passed over" in line for line in words[1:])
    french = run("--lang", "fr", "list").stderr
    assert f"links {other}\xa0: cet enregistrement est illisible" in french


@pytest.mark.usefixtures("surroundings")
def test_a_claim_that_cannot_be_read_is_told_in_a_line(path: str) -> None:
    spoilt(path, ("claims", {"id": "0123456789ab"}))

    result = run("show", "0123456789ab")

    assert result.exit_code == cli.UNUSABLE
    assert "nothing that the store holds of this claim can be read; see factcheck db check" in result.stderr
