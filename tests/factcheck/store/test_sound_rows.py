"""The database itself refuses rows that are not sound, whichever program writes them; older ones are found at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Float, insert, select, text
from sqlalchemy.engine.default import DefaultDialect

from factcheck.errors import StoreError
from factcheck.store import tables as t
from factcheck.store.columns import Finite
from factcheck.store.engine import Store, open_store
from factcheck.store.sound_rows import CHECKED, broken_rows, sound
from factcheck.store.times_and_ids import new_uid
from factcheck.store.transfer import export_rows
from tests.support.databases import Server
from tests.support.foreign_rows import PORT, fill, poison

AT = "2026-11-20T08:00:00.000000Z"
NUMBERS = {
    name: [column.name for column in table.columns if isinstance(column.type, Finite)]
    for name, table in t.metadata.tables.items()
    if any(isinstance(column.type, Finite) for column in table.columns)
}
"""Columns of numbers, by table. Of NaN, SQLite makes NULL where the program does not refuse it."""
REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("articles", {"id": ""}),
    ("articles", {"id": "a\x1b[2J"}),
    ("articles", {"id": "new", "first_seen": "9999-12-31T23:59:59.999999Z"}),
    ("claims", {"id": "0123456789AB"}),
    ("claims", {"id": "0123456789ab", "polarity": "maybe"}),
    ("claims", {"id": "0123456789ab", "content": ""}),
    ("appearances", {"number": 0}),
    ("readings", {"label": "lie"}),
    ("readings", {"score": float("inf")}),
    ("readings", {"score": float("nan")}),
    ("readings", {"worth": 2.0}),
    ("readings", {"spans": {"a": 1}}),
    ("links", {"kind": "twin"}),
    *(
        (table, {column: float(value)})
        for table, columns in NUMBERS.items()
        if table != "reviews"  # there are none in the store of these tests
        for column in columns
        for value in ("nan", "inf", "-inf")
    ),
    ("links", {"claim_id": PORT[0], "known_id": PORT[0]}),
    ("links", {"known_id": "0123456789ab"}),
    ("decisions", {"axis": "mood"}),
    ("decisions", {"axis": "status", "to_value": "finished"}),
    ("decisions", {"axis": "status", "to_value": None}),
    ("decisions", {"axis": "label", "to_value": "lie"}),
    ("decisions", {"axis": "spans", "to_value": "zzzz"}),
    ("decisions", {"at": "zzzz"}),
    ("decisions", {"claim_id": "0123456789ab"}),
    ("evidence", {"stance": "maybe"}),
    ("evidence", {"seen_on": "hier"}),
    ("evidence", {"replaces": "0" * 32}),
    ("replies", {"asked_on": ""}),
    ("versions", {"status": "verified"}),
    ("versions", {"uid": "\n"}),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with rows in every table, to which every test adds none."""
    where = str(tmp_path_factory.mktemp("filled") / "s.sqlite")
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        where = server.url(server.new_database("made_up"))
    store = open_store(where)
    fill(store)
    yield store
    store.close()


@pytest.mark.parametrize(("table", "changes"), REFUSED)
def test_a_row_that_is_not_sound_is_refused(filled: Store, table: str, changes: dict[str, Any]) -> None:
    stored = t.metadata.tables[table]
    with filled.reading() as connection:
        last = connection.execute(select(stored)).first()
        assert last is not None
    numbered = table not in ("articles", "claims", "appearances")
    row = {name: value for name, value in last._mapping.items() if name != "id" or not numbered}
    row |= {"uid": new_uid()} if numbered else {}

    with pytest.raises(StoreError), filled.writing() as connection:
        connection.execute(insert(stored), {**row, **changes})


def test_the_views_hold_all_rows_of_a_sound_store(filled: Store) -> None:
    with filled.reading() as connection:
        assert broken_rows(connection) == []
        for table in CHECKED:
            rows = len(connection.execute(select(table)).all())
            assert len(connection.execute(select(sound(table))).all()) == rows
            assert (rows > 0) is (table is not t.reviews)


def test_broken_rows_are_found_by_an_index_that_holds_nothing_else(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s.sqlite"))
    fill(store)
    key = poison(store, "links", kind="twin")

    with store.reading() as connection:
        assert broken_rows(connection) == [("links", key)]
        plan = " ".join(row[3] for row in connection.execute(text("EXPLAIN QUERY PLAN SELECT * FROM broken_rows")))
    store.close()
    assert [f"SCAN {table.name} USING INDEX {table.name}_broken" in plan for table in CHECKED] == [True] * len(CHECKED)


def test_no_column_takes_a_number_that_is_none() -> None:
    """Every column of numbers is one of those; the tests above try each."""
    floats = {(n, c.name) for n, table in t.metadata.tables.items() for c in table.columns if isinstance(c.type, Float)}

    assert floats == set()
    assert {"score", "worth", "speaker_confidence"} <= set(NUMBERS["readings"])
    assert (NUMBERS["links"], NUMBERS["reviews"]) == (["score"], ["rating"])
    assert Finite().process_bind_param(0.5, DefaultDialect()) == 0.5
    for value in ("nan", "inf", "-inf"):
        with pytest.raises(ValueError, match="not a finite number"):
            Finite().process_bind_param(float(value), DefaultDialect())


def test_bytes_in_a_column_of_text_cost_their_row_of_an_export(tmp_path: Path) -> None:
    """SQLite holds them where another program writes them."""
    store = open_store(str(tmp_path / "store.sqlite"))
    fill(store)
    with store.writing() as connection:
        connection.execute(text("DROP TRIGGER scans_facts_sound"))
    poison(store, "scans", standfirst=b"\xff")

    with store.reading() as connection:
        scans = [row for row in export_rows(connection) if row.get("table") == "scans"]
        count = connection.scalar(text("SELECT count(*) FROM scans"))
    store.close()

    assert len(scans) == count - 1
    assert not any(isinstance(value, bytes) for row in scans for value in row.values())
