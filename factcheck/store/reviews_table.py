"""The tables of checks that others published, and of the words by which they are found.

In: nothing; these are tables. TABLES.md describes them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Table, Text

from factcheck.store.columns import Finite, metadata, number

__all__ = ["review_words", "reviews"]

reviews = Table(
    "reviews",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("claimant", Text),
    Column("verdict", Text, nullable=False),
    Column("rating", Finite),
    Column("author", Text),
    Column("url", Text),
    Column("published", Text),
    Column("document", JSON, nullable=False),
    sqlite_autoincrement=True,
)

review_words = Table(
    "review_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("review_uid", Text, primary_key=True),
    sqlite_with_rowid=False,
)
