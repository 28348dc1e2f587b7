"""Which rows of the store count: those that are sound and not set aside.

In: a table. Out: its view of these rows, for queries. Conditions and views are made by migration 0004.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, MetaData, Table, Text, text

from factcheck.store import tables as t

__all__ = ["CHECKED", "broken_rows", "set_aside", "sound"]

CHECKED: tuple[Table, ...] = (*t.MERGED, t.reviews)
"""The tables whose rows may be broken or set aside."""

set_aside = Table(
    "set_aside",
    t.metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("put_back", Boolean, nullable=False),
    Column("problem", Text, nullable=False),
    Index("set_aside_by_row", "table_name", "row_key", "id"),
    sqlite_autoincrement=True,
)
"""Rows that no command reads any more, by ``row_key``; the last row on each says whether it was put back since."""


for _table in CHECKED:
    # Rows that older versions wrote and that do not meet the conditions of migration 0004: none, mostly.
    Index(f"{_table.name}_broken", *_table.primary_key.columns)


_views = MetaData()
_SOUND: Mapping[str, Table] = {
    table.name: Table(f"sound_{table.name}", _views, *(Column(c.name, c.type) for c in table.columns))
    for table in CHECKED
}


def sound(table: Table) -> Table:
    """The view of those rows of a table that meet the conditions on its columns and are not set aside."""
    return _SOUND[table.name]


def broken_rows(connection: Connection) -> list[tuple[str, str]]:
    """Table and key of the rows that do not meet the conditions and are not set aside, as older versions wrote some.

    An index holds just these: the query costs nothing where there are none.
    """
    rows = connection.execute(text("SELECT table_name, row_key FROM broken_rows"))
    return [(row.table_name, str(row.row_key)) for row in rows]
