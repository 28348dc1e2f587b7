"""The lines of an export, checked one by one: what each row holds, and where it stands in the file.

In: lines as bytes. Out: ``Record`` for each row, with the fault of the row if it has one; ``read_row`` reads it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import IO, Any

from claims.errors import Message
from factcheck.errors import StoreError
from factcheck.i18n import N_, _
from factcheck.store import tables as t
from factcheck.store.decision_values import Keys
from factcheck.store.row_faults import RowFault, row_faults, shown
from factcheck.store.row_references import Record, record_of
from factcheck.store.transfer import FORMAT

__all__ = ["read_records", "read_row"]

_BOM = b"\xef\xbb\xbf"
_TABLES = {table.name: table for table in t.MERGED}
_LINE = Message(N_("a line written by factcheck export"))
_UTF8 = Message(N_("UTF-8 text"))


def read_records(
    lines: Iterable[bytes], file: IO[bytes], source: str, keys: Keys
) -> tuple[list[Record], list[tuple[int, RowFault]]]:
    """The records of all rows, and all faults by line; ``file`` is where the lines are kept to be read again.

    Raises:
        StoreError: the first line is not that of an export.
    """
    records: list[Record] = []
    faults: list[tuple[int, RowFault]] = []
    first: dict[tuple[str, str], Record] = {}
    number, byte = 0, 0
    for number, line in enumerate(lines, 1):
        offset = file.tell()
        file.write(line if line.endswith(b"\n") else line + b"\n")
        value = _value(line, byte)
        byte += len(line)
        if number == 1:
            if not isinstance(value, dict) or value.get("format") != FORMAT:
                raise _no_export(source, number, _("not the first line of an export"))
        elif line.strip():
            record, found = _record(number, value, keys)
            record.offset, record.digest = offset, blake2b(line.strip(), digest_size=16).digest()
            found = found or _repeated(record, first)
            record.stands = not found
            records.append(record)
            faults += [(number, fault) for fault in found]
    if not number:
        raise _no_export(source, 1, _("the file is empty"))
    return records, faults


def _no_export(source: str, line: int, found: str) -> StoreError:
    problem = _("{source}:{line}: {found}; expected a file written by factcheck export")
    return StoreError(problem.format(source=source, line=line, found=found))


def _value(line: bytes, byte: int) -> Any:
    """The value of a line, or the fault that it has none; ``byte`` is where the line begins in the file."""
    try:
        words = line.removeprefix(_BOM).decode("utf-8") if not byte else line.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _("not UTF-8 from byte {byte} of the file").format(byte=byte + error.start)
        return RowFault("", place, _UTF8)
    if not words.strip():
        return None
    try:
        return json.loads(words, parse_constant=_no_number)
    except RecursionError:
        return RowFault("", _("JSON nested too deep"), _LINE)
    except ValueError:
        return RowFault("", _("not JSON"), _LINE)


def _no_number(name: str) -> float:
    raise ValueError(name)


def _record(number: int, value: Any, keys: Keys) -> tuple[Record, tuple[RowFault, ...]]:
    """The record of a line, and what is wrong with it by itself."""
    nothing = Record(number, t.articles.name, "", (), ())
    if isinstance(value, RowFault):
        return nothing, (value,)
    if not isinstance(value, dict):
        return nothing, (RowFault("", _("not an object"), _LINE),)
    name = value.get("table")
    if not isinstance(name, str) or name not in _TABLES:
        names = Message(N_("one of {names}"), names=", ".join(_TABLES))
        return nothing, (RowFault("", f"table: {shown(name)}", names),)
    row = _whole(name, value)
    found = row_faults(name, row, keys)
    return record_of(number, name, row, sound=not found), found


def _repeated(record: Record, first: dict[tuple[str, str], Record]) -> tuple[RowFault, ...]:
    """The fault of a row that has the key of an earlier one and other values."""
    earlier = first.setdefault((record.table, record.key), record)
    if not record.key or earlier.digest in (b"", record.digest):
        return ()
    other = Message(N_("the same row as in line {line}, or another key"), line=str(earlier.number))
    return (RowFault(_key_of(record.table), shown(record.key), other),)


def _key_of(table: str) -> str:
    return {"articles": "id", "claims": "id", "appearances": "number"}.get(table, "uid")


def _whole(table: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """A row with the columns that came later than the version that wrote it: they are empty."""
    later = {column.name: None for column in _TABLES[table].columns if column.nullable}
    return {**later, **{name: entry for name, entry in value.items() if name != "table"}}


def read_row(file: IO[bytes], record: Record) -> dict[str, Any]:
    """The row of a record that was read before from the lines in ``file``."""
    file.seek(record.offset)
    return _whole(record.table, json.loads(file.readline()))


def rows_of(file: IO[bytes], records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """The rows of some records, in their order."""
    return (read_row(file, record) for record in records)
