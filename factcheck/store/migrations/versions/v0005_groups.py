"""Groups of claims that are the same, each with one claim that stands for it, whatever the order of links.

A migration never changes once released: it holds its own copy of the tables as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import make_views
from factcheck.verification.same_claims import representatives

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table of groups, fill it from the links there are, and make the views anew."""
    op.create_index(
        "decisions_by_undone",
        "decisions",
        ["from_value"],
        sqlite_where=sa.text("axis = 'note'"),
        postgresql_where=sa.text("axis = 'note'"),
    )
    roots = op.create_table(
        "claim_roots",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("known_id", sa.Text(), nullable=False),
        sa.Column("link_uid", sa.Text(), nullable=False),
        sa.CheckConstraint("claim_id <> known_id", name="claim_roots_two_claims"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"]),
        sa.ForeignKeyConstraint(["known_id"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_roots_by_known", "claim_roots", ["known_id"])
    make_views("0005_views.sql")
    kinds = "kind IN ('automatic', 'confirmed')"
    equal = f"SELECT claim_id, known_id, uid FROM current_links WHERE {kinds} ORDER BY at, uid"
    last = {row.claim_id: row for row in op.get_bind().execute(sa.text(equal))}
    found = representatives({name: row.known_id for name, row in last.items()})
    rows = [{"claim_id": name, "known_id": root, "link_uid": last[name].uid} for name, root in found.items()]
    if rows:
        op.bulk_insert(roots, rows)


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
