"""Many rows put into a table at once.

In: rows of one table, all with the same columns. Out: nothing; they are in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

__all__ = ["put_rows"]

_Processor = Callable[[Any], Any] | None


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, which all name the same columns in the same order; nothing is done without any.

    For SQLite values are converted here, column by column: what SQLAlchemy does for each value of each row takes longer
    than the database needs.
    """
    if not rows:
        return
    columns = tuple(rows[0])
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    statement, processors = _prepared(table, columns, connection.dialect)
    converted = [
        [row[name] for row in rows] if convert is None else [convert(row[name]) for row in rows]
        for name, convert in zip(columns, processors, strict=True)
    ]
    connection.exec_driver_sql(statement, list(zip(*converted, strict=True)))


@lru_cache(maxsize=64)
def _prepared(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[_Processor, ...]]:
    """The statement with a mark for each of the columns, and what converts their values."""
    quote = dialect.identifier_preparer.quote
    names = ", ".join(map(quote, columns))
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({', '.join('?' * len(columns))})"
    types = (table.columns[name].type.dialect_impl(dialect) for name in columns)
    return statement, tuple(kind.bind_processor(dialect) for kind in types)
