"""Columns that several tables of the store have, and what one of them may hold.

In: nothing. Out: new columns; a column belongs to one table.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

__all__ = ["AXES", "claim", "made", "number"]

AXES = ("status", "verdict", "flags", "label", "speaker", "spans", "speaker_span", "cue_span", "medium_span", "note")
"""What the column ``axis`` of decisions holds."""


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
