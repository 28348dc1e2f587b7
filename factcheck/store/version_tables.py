"""The tables that hold which article is a version of which, and by which marks such articles are found.

In: nothing. Out: tables of the same ``metadata`` as those of ``factcheck.store.tables``.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from factcheck.store.columns import number
from factcheck.store.tables import metadata

__all__ = ["article_marks", "article_versions"]

article_versions = Table(
    "article_versions",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False, unique=True),
    Column("earlier_id", Text, ForeignKey("articles.id"), nullable=False),
    Column("ground", Text, nullable=False),
    CheckConstraint("article_id <> earlier_id", name="article_versions_two_articles"),
    CheckConstraint("ground IN ('url', 'name', 'headline', 'text')", name="article_versions_ground"),
    Index("article_versions_by_earlier", "earlier_id"),
    sqlite_autoincrement=True,
)
"""An article is a version of one other: the one before it. Rows stay whatever the program thinks of likeness later."""

article_marks = Table(
    "article_marks",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("first_seen", Text, primary_key=True),
    Column("article_id", Text, primary_key=True),
    Index("article_marks_by_article", "article_id"),
    sqlite_with_rowid=False,
)
"""An index for finding versions, in order of time; made from articles and scans, it can be thrown away."""
