"""Checks that others published, as ClaimReview has them.

A migration never changes once released: it holds its own copy of the tables as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import forbid_changes

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables and the triggers that keep them."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("claimant", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rating", sa.Float(53), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("review_uid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "review_uid"),
        sqlite_with_rowid=False,
    )
    forbid_changes(("reviews",))


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
