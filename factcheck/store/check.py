"""What is broken in a store: found, set aside, put back.

In: a store. Out: ``BrokenRow`` for each row that cannot be used, alone or for lack of another. Rows that are set aside
stay in their tables; a table says that they count no more, or again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, inspect, select

from claims.errors import Message
from factcheck.i18n import N_
from factcheck.reports.error_wording import worded
from factcheck.store import originals_table, reviews_table, version_tables, watch_table
from factcheck.store import tables as t
from factcheck.store.engine import Store
from factcheck.store.groups import regroup
from factcheck.store.row_faults import RowFault, row_faults
from factcheck.store.row_references import Record, Thing, mark_unsupported, record_of
from factcheck.store.sound_rows import CHECKED, set_aside
from factcheck.store.times_and_ids import new_uid, now
from factcheck.store.transfer import KEYS

__all__ = ["BrokenRow", "find_broken", "missing_tables", "problem_of", "put_back", "repair", "rows_aside"]

_AT_ONCE = 100
_VIEW = re.compile(r"^CREATE VIEW (\w+)", re.IGNORECASE | re.MULTILINE)
_DEPENDS = Message(N_("a row that does not depend on broken ones"))


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be used: its table, what names it there, and what is wrong; the last is for messages."""

    table: str
    key: str
    field: str
    found: str
    expected: Message


def missing_tables(connection: Connection) -> list[str]:
    """The tables and views of a store that are not there, by name: another program dropped them."""
    names = {*inspect(connection).get_table_names(), *inspect(connection).get_view_names()}
    # Each of these adds its tables to the metadata that all share.
    shared = (t, originals_table, reviews_table, version_tables, watch_table)
    return sorted({*(name for module in shared for name in module.metadata.tables), *_views()} - names)


def _views() -> set[str]:
    """The views that the migrations make."""
    folder = Path(__file__).parent / "migrations" / "sql"
    made = (_VIEW.findall(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.sql")))
    return {name for names in made for name in names}


def find_broken(connection: Connection) -> list[BrokenRow]:
    """All rows that are broken, or depend on broken ones, and are not set aside; table by table."""
    aside = rows_aside(connection)
    records: list[Record] = []
    for table in CHECKED:
        for key, row in _rows(connection, table):
            if (table.name, key) not in aside:
                records.append(_record(len(records), table, key, row))
    mark_unsupported(records, _nothing, lambda _names: {})
    return [_broken(record) for record in records if not record.stands]


def _nothing(_thing: Thing, _names: Sequence[str]) -> Iterable[str]:
    return ()


def _rows(connection: Connection, table: Table) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of a table in the order in which they were made, each with what names it."""
    # A few at a time: those of originals hold whole pages.
    some = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(some):
        values = {k: v for k, v in row._mapping.items() if k != "id" or table.name in KEYS}
        yield _key(table, values), values


def _key(table: Table, row: Mapping[str, Any]) -> str:
    if table is t.appearances:
        return f"{row['article_id']}/{row['claim_id']}/{row['number']}"
    return str(row[KEYS.get(table.name, "uid")])


def _record(number: int, table: Table, key: str, row: Mapping[str, Any]) -> Record:
    faults = row_faults(table.name, row)
    record = record_of(number, table.name, row, sound=not faults)
    record.key = key
    record.fault = faults[0] if faults else None
    return record


def _broken(record: Record) -> BrokenRow:
    fault = record.fault or RowFault("", "", _DEPENDS)
    return BrokenRow(record.table, record.key, fault.field, fault.found, fault.expected)


def rows_aside(connection: Connection) -> dict[tuple[str, str], str]:
    """The rows that are set aside now, by table and key, with what was wrong with them."""
    aside: dict[tuple[str, str], str] = {}
    for row in connection.execute(select(set_aside).order_by(set_aside.c.id)):
        aside.pop((row.table_name, row.row_key), None)
        if not row.put_back:
            aside[row.table_name, row.row_key] = row.problem
    return aside


def repair(store: Store, who: str) -> list[BrokenRow]:
    """Set aside all that is broken, in one transaction. Returns it.

    Raises:
        StoreError: the database fails.
    """
    with store.writing() as connection:
        broken = find_broken(connection)
        _note(connection, who, {(row.table, row.key): problem_of(row) for row in broken}, back=False)
    return broken


def put_back(store: Store, who: str) -> int:
    """Let all rows that are set aside count again, as they are. Returns how many.

    Raises:
        StoreError: the database fails.
    """
    with store.writing() as connection:
        aside = rows_aside(connection)
        _note(connection, who, aside, back=True)
    return len(aside)


def problem_of(row: BrokenRow) -> str:
    """What is wrong with a row, in the language in force."""
    expected = worded(row.expected)
    return f"{row.field}: {row.found}; {expected}" if row.field else expected


def _note(connection: Connection, who: str, problems: Mapping[tuple[str, str], str], *, back: bool) -> None:
    at = now()
    rows = [
        {
            **{"uid": new_uid(), "at": at, "who": who, "table_name": table},
            **{"row_key": key, "put_back": back, "problem": problem},
        }
        for (table, key), problem in problems.items()
    ]
    if rows:
        connection.execute(insert(set_aside), rows)
        # Links that do not count any more, or count again, may change which claims are the same.
        regroup(connection)
