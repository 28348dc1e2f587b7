"""What people mend beyond label, speaker and spans: no claim, a missed one; and who works on a claim until when.

Decisions have four more axes, and ``claim_list`` shows three of them. A reading that a person made counts until it is
taken back. A migration never changes once released: it holds its own copy of the conditions as they were then.
"""

from __future__ import annotations

from alembic import op

from factcheck.store.migrations.steps import make_views
from factcheck.store.migrations.versions import v0004_sound_rows as then
from factcheck.store.migrations.versions import v0008_originals as originals

revision = "0011"
down_revision = "0010"

_TABLES = (*then._TABLES, "originals")
_AXES = (
    *("status", "verdict", "flags", "label", "speaker", "spans", "speaker_span", "cue_span", "medium_span", "note"),
    *("not_claim", "added", "assignee", "deadline"),
)
_PLACED = ("spans", "speaker_span", "cue_span", "medium_span", "added")
_REASONS = ("opinion", "question", "wrong_extraction", "not_checkable", "merged")


class _Conditions(then._Conditions):
    """The conditions of before, less narrow on the axes of decisions."""

    def _decisions(self) -> str:
        p = self.p
        status = f"({p}axis <> 'status' OR COALESCE({self.one_of('to_value', then._STATUSES)}, FALSE))"
        label = f"({p}axis <> 'label' OR {self.if_any('to_value', self.one_of('to_value', then._LABELS))})"
        reason = f"({p}axis <> 'not_claim' OR {self.if_any('to_value', self.one_of('to_value', _REASONS))})"
        added = f"({p}axis <> 'added' OR {self.if_any('to_value', self.one_of('to_value', ('added',)))})"
        day = f"({p}axis <> 'deadline' OR {self.if_any('to_value', self.day('to_value'))})"
        placed = f"(NOT {self.one_of('axis', _PLACED)} OR {p}article_id IS NOT NULL)"
        spans = f"(NOT {self.one_of('axis', then._PARTS)} OR {self._spans()})"
        texts = self.text("from_value", "to_value", "why")
        parts = (self.made(), self.name("act"), self.one_of("axis", _AXES), texts)
        return " AND ".join((*parts, status, label, reason, added, day, placed, spans))


def upgrade() -> None:
    """Let decisions have the new axes, then make the views anew that show them."""
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
    run(f"{made} sound_decisions AS SELECT * FROM decisions WHERE {condition} AND {_not_aside('decisions')}")
    run("DROP VIEW broken_rows")
    run("CREATE VIEW broken_rows AS " + " UNION ALL ".join(_broken(table, sqlite) for table in _TABLES))
    make_views("0011_views.sql")
    for table in ("decisions", "evidence"):  # all that was decided in one act is taken back together
        op.create_index(f"{table}_by_act", table, ["act"])


def _key(table: str) -> str:
    return then._KEYS.get(table, f"{table}.uid")


def _not_aside(table: str) -> str:
    return (
        f"COALESCE((SELECT s.put_back FROM set_aside AS s WHERE s.table_name = '{table}' AND s.row_key = {_key(table)} "
        "ORDER BY s.id DESC LIMIT 1), TRUE)"
    )


def _broken(table: str, sqlite: bool) -> str:
    """The query for the rows of a table that are broken and not set aside."""
    condition = originals._condition(sqlite) if table == "originals" else _Conditions(sqlite).all(table)
    return (
        f"SELECT '{table}' AS table_name, {_key(table)} AS row_key FROM {table} "
        f"WHERE NOT {condition} AND {_not_aside(table)}"
    )


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
