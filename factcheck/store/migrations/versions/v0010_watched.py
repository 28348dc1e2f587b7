"""The table of what was watched: states of sources that were taken, and what is still to be told.

A migration never changes once released: it holds its own copy of the table as it was then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import forbid_changes

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "watched",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.CheckConstraint("outcome IN ('taken', 'told', 'fault', 'failed', 'done')", name="watched_outcome"),
        sa.CheckConstraint("(outcome IN ('taken', 'told')) = (article_id IS NOT NULL)", name="watched_article"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("watched_by_source", "watched", ["source", "outcome", "id"])
    op.create_index("watched_by_article", "watched", ["article_id", "outcome"])
    forbid_changes(("watched",))


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
