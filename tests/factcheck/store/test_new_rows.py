"""Many rows put into a table at once: as SQLAlchemy puts them, value by value."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, Table, Text, create_engine, insert, select

from factcheck.store.columns import Finite
from factcheck.store.new_rows import put_rows
from factcheck.store.sqlite_files import JSON_COLUMNS
from factcheck.store.tables import readings, scans

ROWS: list[dict[str, Any]] = [
    {
        "order": "« l’été »",
        "sure": True,
        "share": 0.25,
        "seconds": 3.5,
        "always": ["à", 1, None],
        "sometimes": [3, 4],
        "places": [{"span": [0, 2], "page": 1}],
    },
    {
        "order": None,
        "sure": None,
        "share": None,
        "seconds": None,
        "always": None,
        "sometimes": None,
        "places": None,
    },
]


def table(name: str, metadata: MetaData) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("order", Text),
        Column("sure", Boolean),
        Column("share", Finite),
        Column("seconds", Float),
        Column("always", readings.columns["rules"].type),
        Column("sometimes", readings.columns["speaker_span"].type),
        Column("places", scans.columns["places"].type),
    )


def test_values_are_written_as_sqlalchemy_writes_them() -> None:
    metadata = MetaData()
    one, other = (table(name, metadata) for name in ("one", "other"))
    engine = create_engine("sqlite://", **JSON_COLUMNS)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(one), ROWS)
        put_rows(connection, other, ROWS)
        put_rows(connection, other, [])
        plain = [connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY id").all() for name in ("one", "other")]
        read = [dict(row) for row in connection.execute(select(other).order_by(other.c.id)).mappings()]
    engine.dispose()

    assert plain[0] == plain[1]
    assert read == [{"id": number, **row} for number, row in enumerate(ROWS, 1)]
