"""The table of what was watched: which state of which source was taken, and what is still to be told of it.

In: nothing. Out: a table of the same ``metadata`` as those of ``factcheck.store.tables``.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from factcheck.store.columns import metadata, number

__all__ = ["watched"]

watched = Table(
    "watched",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id")),
    Column("etag", Text),
    Column("last_modified", Text),
    CheckConstraint("outcome IN ('taken', 'told', 'fault', 'failed', 'done')", name="watched_outcome"),
    CheckConstraint("(outcome IN ('taken', 'told')) = (article_id IS NOT NULL)", name="watched_article"),
    Index("watched_by_source", "source", "outcome", "id"),
    Index("watched_by_article", "article_id", "outcome"),
    sqlite_autoincrement=True,
)
"""Rows of *taken* and *told* are about an article, the others about a source as a whole (``watch_log.Outcome``)."""
