"""What the machine reads besides: the chain of sources, addressee, how sure the name is, worth, what labels rest on.

A migration never changes once released: it holds its own copy of the tables as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import make_views

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns, empty in rows that are there already, and make anew the views that show them."""
    for name, kind in (
        ("speaker_confidence", sa.Float(53)),
        ("speaker_vague", sa.Boolean()),
        ("sources", sa.JSON(none_as_null=True)),
        ("addressee", sa.Text()),
        ("addressee_span", sa.JSON(none_as_null=True)),
        ("worth", sa.Float(53)),
        ("worth_reasons", sa.JSON(none_as_null=True)),
        ("features", sa.JSON(none_as_null=True)),
    ):
        op.add_column("readings", sa.Column(name, kind, nullable=True))
    make_views("0003_views.sql")


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
