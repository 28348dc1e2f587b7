"""Columns that several tables of the store have, and what one of them may hold.

In: nothing. Out: new columns; a column belongs to one table.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from math import isfinite
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)

__all__ = ["AXES", "Bytes", "Finite", "claim", "facts", "made", "metadata", "number"]

metadata = MetaData()
"""All tables of the store."""

AXES = (
    *("status", "verdict", "flags", "label", "speaker", "spans", "speaker_span", "cue_span", "medium_span", "note"),
    *("not_claim", "added", "assignee", "deadline", "accusations"),
)
"""What the column ``axis`` of decisions holds."""


class Bytes(TypeDecorator[str]):
    """Bytes in the database, base64 in the program: rows travel as JSON, which has no bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """What the database is given."""
        return None if value is None else b64decode(value, validate=True)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """What the database gave, also where another program put text there."""
        return b64encode(value).decode("ascii") if isinstance(value, bytes | memoryview) else value


class Finite(TypeDecorator[float]):
    """A number, neither NaN nor infinite: of NaN, SQLite would make NULL without a word where PostgreSQL refuses it."""

    impl = Float(53)
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        """What the database is given; whatever is no number at all is left to the database to refuse.

        Raises:
            ValueError: the number is not finite.
        """
        if isinstance(value, float) and not isfinite(value):
            raise ValueError(f"{value} is not a finite number")
        return value


def number() -> Column[int]:
    """The number of a row, which the database gives it."""
    # SQLite numbers rows by itself only where the type is INTEGER to the letter.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def made() -> tuple[Column[str], ...]:
    """The columns for when a row was made and by whom; ``uid`` is unique over all stores."""
    return (
        Column("uid", Text, nullable=False, unique=True),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
    )


def claim() -> Column[str]:
    """The claim that a row is about."""
    return Column("claim_id", Text, ForeignKey("claims.id"), nullable=False)


def facts() -> tuple[Column[Any], ...]:
    """What the source of an article tells of it."""
    return (
        Column("kind", Text),
        Column("url", Text),
        Column("standfirst", Text),
        Column("authors", JSON(none_as_null=True)),
        Column("place", Text),
        Column("published_at", Text),
        Column("updated", Text),
        Column("encoding", Text),
        Column("places", JSON(none_as_null=True)),
    )
