"""The tables of the store as the code sees them. Nothing is ever changed or deleted in them: rows are only added.

TABLES.md describes them and the views for people; the migrations make them.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from factcheck.store.columns import Finite, claim, facts, made, metadata, number
from factcheck.store.originals_table import originals
from factcheck.store.reviews_table import review_words, reviews

__all__ = [
    "APPEND_ONLY",
    "MERGED",
    "appearances",
    "articles",
    "claim_roots",
    "claim_words",
    "claims",
    "decisions",
    "evidence",
    "links",
    "metadata",
    "originals",
    "readings",
    "replies",
    "review_words",
    "reviews",
    "scans",
    "versions",
]

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first_seen", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
)

scans = Table(
    "scans",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("published", Text),
    Column("machine", Text, nullable=False),
    Column("claim_ids", JSON, nullable=False),
    *facts(),
    Column("skipped", JSON(none_as_null=True)),
    Index("scans_by_article", "article_id", "at"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first_seen", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("speaker", Text),
    Column("polarity", Text, nullable=False),
    Column("attributed", Boolean, nullable=False),
)

claim_words = Table(
    "claim_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""An index for finding the same claim again; made from ``claims``, it can be thrown away and made anew.

It refers to no other table and is stored as its own key: a hundred thousand claims have a million of these rows.
"""

appearances = Table(
    "appearances",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id"), primary_key=True),
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("first_seen", Text, nullable=False),
    Index("appearances_by_claim", "claim_id"),
)

readings = Table(
    "readings",
    metadata,
    number(),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("claim_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("machine", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("score", Finite, nullable=False),
    Column("p_reported_speech", Finite, nullable=False),
    Column("p_allegation", Finite, nullable=False),
    Column("p_established_fact", Finite, nullable=False),
    Column("suggested", Text, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("construction", Text, nullable=False),
    Column("style", Text),
    Column("content", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("sentence", JSON, nullable=False),
    Column("speaker", Text),
    Column("speaker_span", JSON(none_as_null=True)),
    Column("speaker_name", Text),
    Column("cue", Text),
    Column("cue_span", JSON(none_as_null=True)),
    Column("medium", Text),
    Column("medium_span", JSON(none_as_null=True)),
    Column("speaker_confidence", Finite),
    Column("speaker_vague", Boolean),
    Column("sources", JSON(none_as_null=True)),
    Column("addressee", Text),
    Column("addressee_span", JSON(none_as_null=True)),
    Column("worth", Finite),
    Column("worth_reasons", JSON(none_as_null=True)),
    Column("features", JSON(none_as_null=True)),
    Column("accusations", JSON(none_as_null=True)),
    ForeignKeyConstraint(
        ("article_id", "claim_id", "number"),
        ("appearances.article_id", "appearances.claim_id", "appearances.number"),
    ),
    Index("readings_by_appearance", "claim_id", "article_id", "number", "at"),
    Index("readings_by_article", "article_id"),
    sqlite_autoincrement=True,
)

links = Table(
    "links",
    metadata,
    number(),
    *made(),
    claim(),
    Column("known_id", Text, ForeignKey("claims.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Finite),
    Column("why", Text),
    Index("links_by_claim", "claim_id", "at"),
    Index("links_by_known", "known_id"),
    Index("links_by_pair", "claim_id", "known_id"),
    sqlite_autoincrement=True,
)

claim_roots = Table(
    "claim_roots",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True),
    Column("known_id", Text, ForeignKey("claims.id"), nullable=False),
    Column("link_uid", Text, nullable=False),
    CheckConstraint("claim_id <> known_id", name="claim_roots_two_claims"),
    Index("claim_roots_by_known", "known_id"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    number(),
    *made(),
    Column("act", Text, nullable=False),
    claim(),
    Column("axis", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id")),
    Column("from_value", Text),
    Column("to_value", Text),
    Column("why", Text),
    Index("decisions_by_claim", "claim_id", "axis", "at"),
    Index("decisions_by_act", "act"),
    # Which acts were taken back.
    Index(
        "decisions_by_undone",
        "from_value",
        sqlite_where=text("axis = 'note'"),
        postgresql_where=text("axis = 'note'"),
    ),
    sqlite_autoincrement=True,
)

evidence = Table(
    "evidence",
    metadata,
    number(),
    *made(),
    Column("act", Text, nullable=False),
    claim(),
    Column("url", Text, nullable=False),
    Column("title", Text),
    Column("archived_url", Text),
    Column("quote", Text),
    Column("stance", Text, nullable=False),
    Column("is_primary", Boolean, nullable=False),
    Column("seen_on", Text, nullable=False),
    Column("replaces", Text, ForeignKey("evidence.uid")),
    Column("withdrawn", Boolean, nullable=False),
    Column("why", Text),
    Index("evidence_by_claim", "claim_id", "at"),
    Index("evidence_by_act", "act"),
    Index("evidence_by_replaced", "replaces"),
    sqlite_autoincrement=True,
)

replies = Table(
    "replies",
    metadata,
    number(),
    *made(),
    Column("act", Text, nullable=False),
    claim(),
    Column("asked", Text, nullable=False),
    Column("asked_on", Text, nullable=False),
    Column("answer", Text),
    Column("answered_on", Text),
    Column("replaces", Text, ForeignKey("replies.uid")),
    Column("withdrawn", Boolean),
    Index("replies_by_claim", "claim_id", "at"),
    Index("replies_by_replaced", "replaces"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    number(),
    *made(),
    Column("act", Text, nullable=False),
    claim(),
    Column("status", Text, nullable=False),
    Column("verdict", Text),
    Column("why", Text),
    Column("document", JSON, nullable=False),
    Index("versions_by_claim", "claim_id", "at"),
    sqlite_autoincrement=True,
)

MERGED: tuple[Table, ...] = (
    articles,
    scans,
    originals,
    claims,
    appearances,
    readings,
    links,
    decisions,
    evidence,
    replies,
    versions,
)
"""The tables of an export, each after those to which its rows refer."""

_LOCAL = ("reviews", "set_aside", "article_versions", "watched")
APPEND_ONLY: tuple[str, ...] = (*(table.name for table in MERGED), *_LOCAL)
"""Tables whose rows the database itself refuses to change or delete."""
