"""What of an article yielded no claims in a scan, and replies that were taken back.

Scans have one more column, shown by ``article_list``; replies have one more, as evidence has: a row that withdraws
another. A migration never changes once released: it holds its own copy of the conditions as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import make_views

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the columns, empty in rows that are there already, their conditions, and the views that show them."""
    op.add_column("scans", sa.Column("skipped", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("replies", sa.Column("withdrawn", sa.Boolean(), nullable=True))
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "sqlite":
        _refuse("scans_skipped", "scans", "NEW.skipped IS NULL OR substr(NEW.skipped, 1, 1) = '['")
        _refuse("scans_skipped_json", "scans", "NEW.skipped IS NULL OR json_valid(NEW.skipped)")
        _refuse("replies_withdrawn", "replies", "NEW.withdrawn IS NULL OR NEW.withdrawn IN (0, 1)")
    else:
        listed = "COALESCE(json_typeof(skipped), 'array') = 'array'"
        run(f"ALTER TABLE scans ADD CONSTRAINT scans_skipped_sound CHECK ({listed})")
        for table in ("scans", "replies"):
            # A view has the columns that its table had when it was made; in SQLite it has those of now.
            made = str(run(f"SELECT pg_get_viewdef('sound_{table}'::regclass)").scalar_one()).rstrip().rstrip(";")
            rest = made.partition(f"FROM {table}")[2]
            run(f"CREATE OR REPLACE VIEW sound_{table} AS SELECT {table}.* FROM {table}{rest}")
    make_views("0014_views.sql")


def _refuse(name: str, table: str, condition: str) -> None:
    """SQLite takes any kind of value in any column: make it refuse rows that do not meet a condition."""
    message = f"not sound: a row of {table} does not meet the conditions on its columns"
    op.get_bind().exec_driver_sql(
        f"CREATE TRIGGER {name}_sound BEFORE INSERT ON {table} WHEN NOT ({condition}) "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
