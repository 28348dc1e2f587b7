"""Which article is a new version of which, recorded when it is scanned, and the marks by which versions are found.

A migration never changes once released: it holds its own copy of the tables as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import forbid_changes

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables; 0009 fills them, once scans have all columns by which versions are known."""
    op.create_table(
        "article_versions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("earlier_id", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.CheckConstraint("article_id <> earlier_id", name="article_versions_two_articles"),
        sa.CheckConstraint("ground IN ('url', 'name', 'headline', 'text')", name="article_versions_ground"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["earlier_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sa.UniqueConstraint("article_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("article_versions_by_earlier", "article_versions", ["earlier_id"])
    op.create_table(
        "article_marks",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "first_seen", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("article_marks_by_article", "article_marks", ["article_id"])
    forbid_changes(("article_versions",))


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
