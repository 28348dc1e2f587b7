"""Indexes of the links by both of their claims, and of the readings by article: both were searched at length.

A migration never changes once released: it holds its own copy of the tables as they were then.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add both."""
    op.create_index("links_by_pair", "links", ["claim_id", "known_id"])
    op.create_index("readings_by_article", "readings", ["article_id"])


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
