"""Who is accused of what, by whom, and how far the procedure is, as the machine reads it.

A migration never changes once released: it holds its own copy of the conditions as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import make_views

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column, empty in rows that are there already, its condition, and make anew the views that show it."""
    op.add_column("readings", sa.Column("accusations", sa.JSON(none_as_null=True), nullable=True))
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "sqlite":
        message = "not sound: a row of readings does not meet the conditions on its columns"
        given, nothing = "NEW.accusations", "NEW.accusations IS NULL OR CAST(NEW.accusations AS TEXT) = 'null'"
        listed = f"typeof({given}) = 'text' AND json_valid({given}) AND substr({given}, 1, 1) = '['"
        run(
            "CREATE TRIGGER readings_accusations_sound BEFORE INSERT ON readings "
            f"WHEN NOT COALESCE(({nothing} OR ({listed})), FALSE) BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    else:
        listed = "accusations IS NULL OR json_typeof(accusations) IN ('array', 'null')"
        run(f"ALTER TABLE readings ADD CONSTRAINT readings_accusations_sound CHECK (COALESCE(({listed}), FALSE))")
        # A view has the columns that its table had when it was made; in SQLite it has those of now.
        made = str(run("SELECT pg_get_viewdef('sound_readings'::regclass)").scalar_one()).rstrip().rstrip(";")
        below = made.partition("FROM readings")[2]
        run(f"CREATE OR REPLACE VIEW sound_readings AS SELECT readings.* FROM readings{below}")
    make_views("0012_views.sql")


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
