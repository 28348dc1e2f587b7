"""Typed records made of the rows that a database returns, the same for SQLite and PostgreSQL.

In: a query and the class of the records. Out: one object a row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Row, TextClause, text

from claims.document.span import Span

if TYPE_CHECKING:
    from factcheck.reports.claim_record import SourceRecord, WorthReasonRecord

__all__ = ["read_all", "rows_as"]

_Record = TypeVar("_Record")


def read_all(
    connection: Connection, record: type[_Record], query: TextClause | str, values: Mapping[str, Any] | None = None
) -> list[_Record]:
    """The rows that ``query`` finds with these ``values``, as records of that class.

    The query names just the columns that the class has as fields, in any order.
    """
    statement = text(query) if isinstance(query, str) else query
    return rows_as(record, connection.execute(statement, values or {}))


def rows_as(record: type[_Record], rows: Iterable[Row[Any]]) -> list[_Record]:
    """Rows as records of that class."""
    readers = _readers(record)
    made: list[_Record] = []
    for row in rows:
        values = dict(row._mapping)
        for name, reader in readers.items():
            values[name] = reader(values[name])
        made.append(record(**values))
    return made


def _readers(record: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """For the fields that need it, the function that converts what either database returns."""
    return {field.name: _READERS[field.type] for field in fields(record) if field.type in _READERS}


def _json(value: Any) -> Any:
    # A view returns JSON as text in SQLite, as values in PostgreSQL.
    return json.loads(value) if isinstance(value, str) else value


def _span(value: Any) -> Span | None:
    pair = _json(value)
    return Span(*pair) if pair else None


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in _json(value))


def _sources(value: Any) -> tuple[SourceRecord, ...] | None:
    from factcheck.reports.claim_record import SourceRecord

    links = _json(value)
    return None if links is None else tuple(map(SourceRecord.model_validate, links))


def _reasons(value: Any) -> tuple[WorthReasonRecord, ...] | None:
    from factcheck.reports.claim_record import WorthReasonRecord

    reasons = _json(value)
    return None if reasons is None else tuple(map(WorthReasonRecord.model_validate, reasons))


_READERS: Mapping[object, Callable[[Any], Any]] = {
    # SQLite has no type for truth values.
    "bool": bool,
    "bool | None": lambda value: None if value is None else bool(value),
    "tuple[str, ...]": lambda value: tuple(_json(value)),
    "Span | None": _span,
    "tuple[Span, ...]": _spans,
    "tuple[SourceRecord, ...] | None": _sources,
    "tuple[WorthReasonRecord, ...] | None": _reasons,
    "Mapping[str, str | float | bool] | None": _json,
    "Mapping[str, Any]": _json,
}
"""By the annotation of a field, as it is written in ``factcheck.stored_records``."""
