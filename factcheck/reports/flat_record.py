"""The columns of a table of claims, one for each field of the claim record or of the objects in it.

In: a class of records. Out: ``Column``, each with its name and its value in a record; CSV and the store use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from typing_extensions import TypeAliasType

from factcheck.reports.claim_record import Record

__all__ = ["Column", "claim_columns"]

_NAMES = {"content_spans": "spans"}
"""Columns that are called otherwise than by field and part."""
_PREFIXES = {"probabilities": "p"}
"""Fields whose parts have columns with another prefix."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and where in the record its value stands; ``spans`` tells that this is a span or a list of some."""

    name: str
    path: tuple[str, ...]
    spans: bool

    def value(self, record: Record) -> Any:
        """The value of the record; None where the object that would hold it is absent."""
        value: Any = record
        for step in self.path:
            value = None if value is None else getattr(value, step)
        return value


@cache
def claim_columns(record: type[Record]) -> tuple[Column, ...]:
    """The columns of a class of records, in the order of its fields.

    A field that holds an object has a column for each of its parts: ``speaker``, ``speaker_span``, ``speaker_name``.
    """
    return tuple(_columns(record))


def _columns(record: type[Record]) -> Iterator[Column]:
    for field, info in record.model_fields.items():
        kind = _bare(info.annotation)
        if not (isinstance(kind, type) and issubclass(kind, Record)):
            yield Column(field, (field,), _spans(kind))
            continue
        for part, about in kind.model_fields.items():
            name = field if part == kind.main else f"{_PREFIXES.get(field, field)}_{part}"
            yield Column(_NAMES.get(name, name), (field, part), _spans(_bare(about.annotation)))


def _bare(annotation: Any) -> Any:
    """A type less its aliases, its notes and the None that it may be instead."""
    if isinstance(annotation, TypeAliasType):
        return _bare(annotation.__value__)
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (kind,) = (part for part in get_args(annotation) if part is not NoneType)
        return _bare(kind)
    return annotation


def _spans(kind: Any) -> bool:
    """Whether a bare type is a span, the one pair of numbers there is, or a list of some."""
    inside = _bare(get_args(kind)[0]) if get_origin(kind) is list else kind
    return get_origin(inside) is tuple
