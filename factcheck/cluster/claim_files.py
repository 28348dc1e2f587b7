"""The claims of a shard as others read them: NDJSON, a claim a line, or Parquet, a claim a row, with the same fields.

In: checked articles. Out: a file that is written whole or not at all.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow
import pyarrow.parquet
from typing_extensions import TypeAliasType

from factcheck.file_writing import write_bytes_whole
from factcheck.reports.claim_record import ClaimRecord, Record
from factcheck.reports.json import to_ndjson
from factcheck.reports.record_filling import claim_records
from factcheck.scan_results import Checked

__all__ = ["FORMS", "claim_schema", "write_claims"]

_SCALARS: Mapping[object, pyarrow.DataType] = {
    bool: pyarrow.bool_(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
    str: pyarrow.string(),
}
_ARTICLE = ("id", "source", "title", "url")


def write_claims(path: Path, form: str, checked: Iterable[Checked]) -> None:
    """Write the claims of some articles, in the order of the text, into a file of one of the ``FORMS``.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes_whole(path, FORMS[form](checked))


def _ndjson(checked: Iterable[Checked]) -> bytes:
    return "".join(to_ndjson(checked)).encode("utf-8", "replace")


def _parquet(checked: Iterable[Checked]) -> bytes:
    rows = [
        {"article": {name: getattr(one.article, name) for name in _ARTICLE}, **record.model_dump(mode="json")}
        for one in checked
        for record in claim_records(one)
    ]
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=claim_schema()), file, compression="zstd")
    return file.getvalue()


FORMS: Mapping[str, Callable[[Iterable[Checked]], bytes]] = {"ndjson": _ndjson, "parquet": _parquet}
"""What makes the file of each form."""


@cache
def claim_schema() -> pyarrow.Schema:
    """The columns of Parquet: ``article`` and the fields of the public record, the same in each file."""
    article = pyarrow.struct([(name, pyarrow.string()) for name in _ARTICLE])
    fields = [(name, _type(info.annotation)) for name, info in ClaimRecord.model_fields.items()]
    return pyarrow.schema([("article", article), *fields])


def _type(annotation: Any) -> pyarrow.DataType:
    """The type of a column for a field of a record."""
    if isinstance(annotation, TypeAliasType):
        return _type(annotation.__value__)
    kind, inside = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        return _type(inside[0])
    if kind in (Union, UnionType):
        (one,) = (part for part in inside if part is not NoneType)
        return _type(one)
    if kind is Literal:
        return _SCALARS[type(inside[0])]
    if kind in (list, tuple):
        return pyarrow.list_(_type(inside[0]))
    if issubclass(annotation, Record):
        return pyarrow.struct([(name, _type(info.annotation)) for name, info in annotation.model_fields.items()])
    return next(found for scalar, found in _SCALARS.items() if issubclass(annotation, scalar))  # type: ignore[arg-type]
