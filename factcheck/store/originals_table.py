"""The table of what articles were read from, as it came from the web; bytes are base64 in the program."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text

from factcheck.store.columns import Bytes, metadata, number

__all__ = ["originals"]

originals = Table(
    "originals",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("request_headers", JSON, nullable=False),
    Column("redirects", JSON, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", Bytes, nullable=False),
    Index("originals_by_article", "article_id", "at"),
    sqlite_autoincrement=True,
)
