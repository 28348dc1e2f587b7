"""Typed records made of the rows that a database returns, the same for SQLite and PostgreSQL.

In: a query and the class of the records. Out: one object a row. A row that no version of ours writes and that the
conditions of the database let through costs that row alone: it is passed over and named in the log.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Row, TextClause, bindparam, text

from claims.claim import Skipped
from claims.document.span import Span
from factcheck.scan_results import Place

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord
    from factcheck.reports.claim_record import SourceRecord, WorthReasonRecord

__all__ = ["BROKEN", "LOG", "json_or_broken", "of_ids", "passed_over", "read_all", "read_spans", "rows_as"]

LOG = logging.getLogger(__name__)
"""Names the rows that are passed over; the command line shows what is logged here."""

_Record = TypeVar("_Record")
_MOST = 2**31
"""Above all lengths of articles."""


def of_ids(sql: str) -> TextClause:
    """A statement on ``:ids``, any number of them, as in ``claim_id IN :ids``."""
    return text(sql).bindparams(bindparam("ids", expanding=True))


def read_all(
    connection: Connection, record: type[_Record], query: TextClause | str, values: Mapping[str, Any] | None = None
) -> list[_Record]:
    """The rows that ``query`` finds with these ``values``, as records of that class.

    The query names just the columns that the class has as fields, in any order.
    """
    statement = text(query) if isinstance(query, str) else query
    return rows_as(record, connection.execute(statement, values or {}))


def rows_as(record: type[_Record], rows: Iterable[Row[Any]]) -> list[_Record]:
    """Rows as records of that class, less those that cannot be made one."""
    readers = _readers(record)
    made: list[_Record] = []
    for row in rows:
        values = dict(row._mapping)
        try:
            for name, reader in readers.items():
                if name in values:
                    values[name] = reader(values[name])
        except (ValueError, TypeError, RecursionError):
            passed_over(record.__name__, values, name)
            continue
        made.append(record(**values))
    return made


def passed_over(record: str, values: Mapping[str, Any], column: str) -> None:
    """Log that a row is passed over because of one of its columns."""
    key = next((values[name] for name in ("uid", "id", "claim_id") if values.get(name)), "")
    LOG.warning("%s %s: %s", record, key, column)


def _readers(record: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """For the fields that need it, the function that converts what either database returns."""
    return {field.name: _READERS[field.type] for field in fields(record) if field.type in _READERS}


BROKEN = object()
"""Stands for JSON that cannot be read."""


def json_or_broken(value: str | bytes) -> Any:
    """JSON as values, ``BROKEN`` where it is none or nested too deep: one bad row must not fail a whole query."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return BROKEN


def _json(value: Any) -> Any:
    # A view returns JSON as text in SQLite, as values in PostgreSQL.
    made = json.loads(value) if isinstance(value, str) else value
    if made is BROKEN:
        raise ValueError("not JSON")
    return made


def _pair(value: Any) -> Span:
    start, end = value
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < _MOST:
        raise ValueError("no span")
    return Span(start, end)


def _span(value: Any) -> Span | None:
    pair = _json(value)
    return None if pair is None else _pair(pair)


def _spans(value: Any) -> tuple[Span, ...]:
    spans = read_spans(value)
    if not spans:
        raise ValueError("no spans")
    return spans


def read_spans(value: Any) -> tuple[Span, ...]:
    """Spans out of JSON, text or values; there may be none.

    Raises:
        ValueError, TypeError, RecursionError: it holds something else.
    """
    return tuple(_pair(pair) for pair in _json(value))


def _words(value: Any) -> tuple[str, ...]:
    words = _json(value)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError("no list of words")
    return tuple(words)


def _object(value: Any) -> Mapping[str, Any]:
    made = _json(value)
    if not isinstance(made, dict):
        raise ValueError("no object")
    return made


def _facts(value: Any) -> Mapping[str, Any] | None:
    facts = _json(value)
    if facts is None:
        return None
    facts = _object(facts)
    if not all(isinstance(fact, str | int | float | bool) for fact in facts.values()):
        raise ValueError("no features")
    return facts


def _sources(value: Any) -> tuple[SourceRecord, ...] | None:
    from factcheck.reports.claim_record import SourceRecord

    links = _json(value)
    return None if links is None else tuple(map(SourceRecord.model_validate, links))


def _reasons(value: Any) -> tuple[WorthReasonRecord, ...] | None:
    from factcheck.reports.claim_record import WorthReasonRecord

    reasons = _json(value)
    return None if reasons is None else tuple(map(WorthReasonRecord.model_validate, reasons))


def _accusations(value: Any) -> tuple[AccusationRecord, ...] | None:
    from factcheck.reports.accusation_record import AccusationRecord

    found = _json(value)
    return None if found is None else tuple(map(AccusationRecord.model_validate, found))


def _some_words(value: Any) -> tuple[str, ...] | None:
    return None if _json(value) is None else _words(value)


def _places(value: Any) -> tuple[Place, ...] | None:
    places = _json(value)
    return None if places is None else tuple(Place(**{**place, "span": _pair(place["span"])}) for place in places)


def _skipped(value: Any) -> tuple[Skipped, ...] | None:
    parts = _json(value)
    return None if parts is None else tuple(Skipped(_pair(part["span"]), str(part["reason"])) for part in parts)


_READERS: Mapping[object, Callable[[Any], Any]] = {
    # SQLite has no type for truth values.
    "bool": bool,
    "bool | None": lambda value: None if value is None else bool(value),
    "tuple[str, ...]": _words,
    "tuple[str, ...] | None": _some_words,
    "tuple[Place, ...] | None": _places,
    "tuple[Skipped, ...] | None": _skipped,
    "Span | None": _span,
    "tuple[Span, ...]": _spans,
    "tuple[SourceRecord, ...] | None": _sources,
    "tuple[WorthReasonRecord, ...] | None": _reasons,
    "tuple[AccusationRecord, ...] | None": _accusations,
    "Mapping[str, str | float | bool] | None": _facts,
    "Mapping[str, Any]": _object,
}
"""By the annotation of a field, as it is written in ``factcheck.stored_records``."""
