"""Import of what another store exported: all of a file, or nothing, or all that is sound of it.

In: the lines of an export. Out: the number of rows added by table. Every row is checked as strictly as our own
writing, alone and with those it refers to; what the database refuses besides undoes the import.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from sqlalchemy import Connection, Table, insert, select

from factcheck.errors import RefusedImportError
from factcheck.i18n import _, ngettext
from factcheck.reports.error_wording import worded
from factcheck.store import tables as t
from factcheck.store.decision_values import Keys
from factcheck.store.engine import Store
from factcheck.store.groups import regroup
from factcheck.store.import_lines import read_records, rows_of
from factcheck.store.repeated_claims import index_claims
from factcheck.store.row_faults import RowFault
from factcheck.store.row_references import Record, mark_unsupported
from factcheck.store.rows_known import known_things, text_lengths
from factcheck.store.scans import present
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks
from factcheck.store.transfer import KEYS
from factcheck.store.version_links import record_missing_versions
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import Scale

__all__ = ["Imported", "import_rows", "keys_of"]

_BATCH = 500
_BATCH_OF_PAGES = 10
_IN_MEMORY = 32_000_000
_TOLD = 20
"""How many faults of a file are told one by one."""
_DECISIONS = sound(t.decisions)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were added, by table; how many records were left out, and why, a line each."""

    added: Mapping[str, int]
    skipped: int = 0
    faults: tuple[str, ...] = ()


def import_rows(store: Store, lines: Iterable[bytes], source: str, scale: Scale, *, skip_bad: bool = False) -> Imported:
    """Add the rows of an export that the store lacks, in one transaction.

    Rows that exist stay as they are; decisions of another store are ordered among ours by their time. With
    ``skip_bad``, records that are not sound and those that depend on them are left out.

    Raises:
        StoreError: this is no export, or the database fails; nothing is then added.
        RefusedImportError: records are not sound, and they are not to be left out; nothing is then added.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        with store.reading() as connection:
            keys = keys_of(connection, scale)
        records, faults = read_records(lines, file, source, keys)
        with store.writing() as connection:
            mark_unsupported(records, known_things(connection), text_lengths(connection))
            faults += [(record.number, record.fault) for record in records if record.fault]
            bad = sum(not record.stands for record in records)
            told = _told(sorted(faults, key=lambda pair: pair[0]), source, records)
            if bad and not skip_bad:
                raise RefusedImportError(source, told, bad)
            added = {table.name: _add_all(connection, table, records, file) for table in t.MERGED}
            if added["links"] or added["decisions"]:
                # What either store says of its claims: both come to the same groups, in whatever order.
                regroup(connection)
            if added["articles"]:
                record_missing_versions(connection)
    return Imported(added, bad, told)


def keys_of(connection: Connection, scale: Scale) -> Keys:
    """The verdicts and flags of the scale, and those that decisions in the store have already."""
    query = select(_DECISIONS.c.axis, _DECISIONS.c.to_value).where(_DECISIONS.c.axis.in_(("verdict", "flags")))
    used: dict[str, set[str]] = {"verdict": set(scale.verdicts), "flags": set(scale.flags)}
    for row in connection.execute(query.distinct()):
        used[row.axis].update((row.to_value or "").split())
    return Keys(frozenset(used["verdict"]), frozenset(used["flags"]))


def _told(faults: Sequence[tuple[int, RowFault]], source: str, records: Sequence[Record]) -> tuple[str, ...]:
    """The first faults, a line each, and how many more there are."""
    tables = {record.number: record.table for record in records}
    lines = []
    for number, fault in faults[:_TOLD]:
        # Of a line that is no row, there is no column to name.
        place = f"{source}:{number}: {tables[number]}.{fault.field}: " if fault.field else f"{source}:{number}: "
        expected = _("expected {expected}").format(expected=worded(fault.expected))
        lines.append(f"{place}{fault.found}; {expected}")
    if len(faults) > _TOLD:
        more = ngettext("{source}: {n} more fault", "{source}: {n} more faults", len(faults) - _TOLD)
        lines.append(more.format(source=source, n=len(faults) - _TOLD))
    return tuple(lines)


def _add_all(connection: Connection, table: Table, records: Sequence[Record], file: IO[bytes]) -> int:
    """Add the rows of one table, in the order of the file. Returns how many."""
    rows = rows_of(file, (record for record in records if record.stands and record.table == table.name))
    added = 0
    most = _BATCH_OF_PAGES if table is t.originals else _BATCH
    while batch := list(islice(rows, most)):
        added += _add(connection, table, batch)
    return added


def _add(connection: Connection, table: Table, rows: list[Row]) -> int:
    if table is t.appearances:
        fresh = _new_appearances(connection, rows)
    else:
        key = KEYS.get(table.name, "uid")
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
