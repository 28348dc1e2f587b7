"""What several migrations do: make views out of an SQL file, forbid changes to tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alembic import op

__all__ = ["forbid_changes", "make_views"]

_SQL = Path(__file__).parent / "sql"


def make_views(name: str) -> None:
    """Run the statements of one file under ``sql/``."""
    for statement in (_SQL / name).read_text(encoding="utf-8").split("----;"):
        op.get_bind().exec_driver_sql(statement.strip())


def forbid_changes(tables: Iterable[str]) -> None:
    """Make the database itself refuse updates and deletions of rows, whichever program asks."""
    run = op.get_bind().exec_driver_sql
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        run(
            "CREATE OR REPLACE FUNCTION factcheck_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION USING MESSAGE = "
            "'append-only: rows of ' || TG_TABLE_NAME || ' are never changed or deleted'; END $$"
        )
    for table in tables:
        if not sqlite:
            # Row by row for what other programs ask; TRUNCATE asks once for the whole table.
            run(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION factcheck_append_only()"
            )
            run(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION factcheck_append_only()"
            )
            continue
        message = f"append-only: rows of {table} are never changed or deleted"
        for change in ("UPDATE", "DELETE"):
            run(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        # INSERT OR REPLACE deletes without asking the trigger above.
        key = {"appearances": ("article_id", "claim_id", "number")}.get(table, ("id",))
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        uid = "" if table in ("articles", "claims", "appearances") else " OR uid = NEW.uid"
        run(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE ({same}){uid}) "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
