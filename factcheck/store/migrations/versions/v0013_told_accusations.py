"""Whom a claim accuses, of what, as a person tells it; and no score of a machine for what a person added.

Decisions have one more axis, and ``claim_list`` is made anew. A migration never changes once released: it holds its own
copy of the conditions as they were then.
"""

from __future__ import annotations

from alembic import op

from factcheck.store.migrations.steps import make_views
from factcheck.store.migrations.versions import v0004_sound_rows as first
from factcheck.store.migrations.versions import v0011_mending as then

revision = "0013"
down_revision = "0012"

_AXES = (*then._AXES, "accusations")


class _Conditions(then._Conditions):
    """The conditions of before, with the new axis of decisions."""

    def _decisions(self) -> str:
        axes = self.one_of("axis", then._AXES)
        told = f"({self.p}axis <> 'accusations' OR {self._spans()})"
        return f"{super()._decisions().replace(axes, self.one_of('axis', _AXES))} AND {told}"


def upgrade() -> None:
    """Let decisions have the new axis, then make the list of claims anew."""
    run = op.get_bind().exec_driver_sql
    sqlite = op.get_bind().dialect.name == "sqlite"
    condition = _Conditions(sqlite).all("decisions")
    if sqlite:
        run("DROP TRIGGER decisions_sound")
        message = "not sound: a row of decisions does not meet the conditions on its columns"
        run(
            "CREATE TRIGGER decisions_sound BEFORE INSERT ON decisions "
            f"WHEN NOT {_Conditions(sqlite, 'NEW.').all('decisions')} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        run("DROP VIEW sound_decisions")
    else:
        run("ALTER TABLE decisions DROP CONSTRAINT decisions_sound")
        run(f"ALTER TABLE decisions ADD CONSTRAINT decisions_sound CHECK ({condition}) NOT VALID")
    run("DROP INDEX decisions_broken")
    run(f"CREATE INDEX decisions_broken ON decisions (id) WHERE NOT {condition}")
    made = "CREATE VIEW" if sqlite else "CREATE OR REPLACE VIEW"
    run(f"{made} sound_decisions AS SELECT * FROM decisions WHERE {condition} AND {then._not_aside('decisions')}")
    run("DROP VIEW broken_rows")
    run("CREATE VIEW broken_rows AS " + " UNION ALL ".join(_broken(table, sqlite) for table in then._TABLES))
    make_views("0013_views.sql")


def _broken(table: str, sqlite: bool) -> str:
    """The query for the rows of a table that are broken and not set aside."""
    if table != "decisions":
        return then._broken(table, sqlite)
    condition = _Conditions(sqlite).all(table)
    return (
        f"SELECT '{table}' AS table_name, {first._KEYS.get(table, f'{table}.uid')} AS row_key FROM {table} "
        f"WHERE NOT {condition} AND {then._not_aside(table)}"
    )


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
