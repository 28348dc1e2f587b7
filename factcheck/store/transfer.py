"""Export and import of a store or of some of its claims: JSON Lines, one row a line.

In: ids of claims, or the lines of an export. Out: lines, or the number of rows added by table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Float, Integer, Table, insert, select

from factcheck.errors import StoreError
from factcheck.i18n import _
from factcheck.store import tables as t
from factcheck.store.engine import Store
from factcheck.store.repeated_claims import index_claims
from factcheck.store.scans import present
from factcheck.store.times_and_ids import chunks
from factcheck.verification.similarity import Wording

__all__ = ["FORMAT", "export_rows", "import_rows"]

FORMAT = "factcheck store 1"
"""What the first line of an export names, so that another file is recognised as such."""

_BATCH = 500
_TABLES = {table.name: table for table in t.MERGED}
_KEYS = {"articles": "id", "claims": "id"}

Row = dict[str, Any]


def export_rows(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Row]:
    """A heading, then the rows of all tables, or of those that belong to the claims ``ids`` and all they need."""
    yield {"format": FORMAT}
    claims = None if ids is None else _with_known(connection, ids)
    articles: set[str] = set()
    for some in chunks(claims or ()):
        query = select(t.appearances.c.article_id).where(t.appearances.c.claim_id.in_(some))
        articles.update(connection.scalars(query))
    for table in t.MERGED:
        order = [table.c[name] for name in ("at", "id") if name in table.c] or list(table.primary_key.columns)
        column, wanted = table.c.get("claim_id"), claims
        if table.name == "claims":
            column = table.c["id"]
        elif column is None:
            column, wanted = (
                table.c["id" if table.name == "articles" else "article_id"],
                None if ids is None else articles,
            )
        queries = [select(table)]
        if wanted is not None:
            queries = [select(table).where(column.in_(some)) for some in chunks(sorted(wanted))]
        for query in queries:
            for row in connection.execute(query.order_by(*order)):
                values = {k: v for k, v in row._mapping.items() if k != "id" or table.name in _KEYS}
                yield {"table": table.name, **values}


def _with_known(connection: Connection, ids: Sequence[str]) -> set[str]:
    """These claims and all that are linked to them, directly or through others."""
    linked, new = set(ids), set(ids)
    while new:
        joined: set[str] = set()
        for some in chunks(sorted(new)):
            there = select(t.links.c.known_id).where(t.links.c.claim_id.in_(some))
            back = select(t.links.c.claim_id).where(t.links.c.known_id.in_(some))
            joined |= {*connection.scalars(there), *connection.scalars(back)}
        new = joined - linked
        linked |= new
    return linked


def import_rows(store: Store, lines: Iterable[str], source: str) -> Mapping[str, int]:
    """Add the rows of an export that the store lacks, in one transaction. Returns how many, by table.

    Rows that exist stay as they are; decisions of another store are ordered among ours by their time.

    Raises:
        StoreError: a line is no row of an export; nothing is then added.
    """
    counts = dict.fromkeys(_TABLES, 0)
    with store.writing() as connection:
        for table, group in groupby(_rows(lines, source), key=lambda pair: pair[0]):
            batch: list[Row] = []
            for _table, row in group:
                batch.append(row)
                if len(batch) == _BATCH:
                    counts[table.name] += _add(connection, table, batch)
                    batch = []
            counts[table.name] += _add(connection, table, batch)
    return counts


def _rows(lines: Iterable[str], source: str) -> Iterator[tuple[Table, Row]]:
    number = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise _bad(source, number, _("not JSON")) from error
        if number == 1:
            if not isinstance(value, dict) or value.get("format") != FORMAT:
                raise _bad(source, number, _("not the first line of an export"))
            continue
        yield _checked(value, source, number)
    if not number:
        raise _bad(source, 1, _("the file is empty"))


def _bad(source: str, line: int, found: str) -> StoreError:
    problem = _("{source}:{line}: {found}; expected a file written by factcheck export")
    return StoreError(problem.format(source=source, line=line, found=found))


def _checked(value: Any, source: str, number: int) -> tuple[Table, Row]:
    if not isinstance(value, dict):
        raise _bad(source, number, _("not an object"))
    table = _TABLES.get(str(value.pop("table", None)))
    if table is None:
        raise _bad(source, number, _("no table of the store"))
    columns = {c.name: c for c in table.columns if c.name != "id" or table.name in _KEYS}
    # Columns that came later are empty in what an older version wrote.
    value = {**{name: None for name, column in columns.items() if column.nullable}, **value}
    if set(value) != set(columns):
        odd = ", ".join(sorted(set(value) ^ set(columns)))
        raise _bad(source, number, _("columns missing or unknown: {names}").format(names=odd))
    for name, column in columns.items():
        if not _fits(column, value[name]):
            raise _bad(source, number, _("{column}: wrong kind of value").format(column=name))
    return table, value


def _fits(column: Column[Any], value: Any) -> bool:
    """Whether the database could hold the value; SQLite by itself would take anything."""
    if value is None:
        return bool(column.nullable)
    match column.type:
        case JSON():
            return isinstance(value, list | dict)
        case Boolean():
            return isinstance(value, bool)
        case Float():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Integer():
            return isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, str) or "\0" in value:
        return False
    # A lone surrogate: JSON can hold it, a database cannot.
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


def _add(connection: Connection, table: Table, rows: list[Row]) -> int:
    if table is t.appearances:
        fresh = _new_appearances(connection, rows)
    else:
        key = _KEYS.get(table.name, "uid")
        new = {row[key]: row for row in rows}
        there = present(connection, table, new, key)
        fresh = [row for name, row in new.items() if name not in there]
    if fresh:
        connection.execute(insert(table), fresh)
    if table is t.claims:
        index_claims(connection, {r["id"]: Wording(r["content"], r["speaker"], r["polarity"]) for r in fresh})
    return len(fresh)


def _new_appearances(connection: Connection, rows: list[Row]) -> list[Row]:
    columns = t.appearances.c
    there: set[tuple[str, str, int]] = set()
    for some in chunks(row["article_id"] for row in rows):
        query = select(columns.article_id, columns.claim_id, columns.number).where(columns.article_id.in_(some))
        there |= {(row.article_id, row.claim_id, row.number) for row in connection.execute(query)}
    new = {(row["article_id"], row["claim_id"], row["number"]): row for row in rows}
    return [row for place, row in new.items() if place not in there]
