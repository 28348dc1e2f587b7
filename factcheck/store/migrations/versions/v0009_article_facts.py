"""What a source tells of its article: address, kind, standfirst, authors, place, times, and where its text stands.

A migration never changes once released: it holds its own copy of the columns and conditions as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import make_views
from factcheck.store.version_links import record_missing_versions

revision = "0009"
down_revision = "0008"

_COLUMNS = (
    *(("kind", sa.Text()), ("url", sa.Text()), ("standfirst", sa.Text())),
    *(("authors", sa.JSON(none_as_null=True)), ("place", sa.Text())),
    *(("published_at", sa.Text()), ("updated", sa.Text())),
    *(("encoding", sa.Text()), ("places", sa.JSON(none_as_null=True))),
)
_KINDS = ("text", "markdown", "html", "feed", "pdf", "docx", "odt", "email", "subtitles", "ndjson")
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_TIME = f"{_DAY}T[0-9][0-9]:[0-9][0-9]*"
_LISTS = ("authors", "places")


def upgrade() -> None:
    """Add the columns, empty in rows that are there already, their conditions, and the views that show them.

    Versions among articles of stores older than 0006 are recorded here.
    """
    for name, kind in _COLUMNS:
        op.add_column("scans", sa.Column(name, kind, nullable=True))
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "sqlite":
        message = "not sound: a row of scans does not meet the conditions on its columns"
        run(
            f"CREATE TRIGGER scans_facts_sound BEFORE INSERT ON scans WHEN NOT COALESCE(({_of_sqlite()}), FALSE) "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    else:
        run(f"ALTER TABLE scans ADD CONSTRAINT scans_facts_sound CHECK (COALESCE(({_of_postgresql()}), FALSE))")
        # A view has the columns that its table had when it was made; in SQLite it has those of now.
        made = str(run("SELECT pg_get_viewdef('sound_scans'::regclass)").scalar_one()).rstrip().rstrip(";")
        run(f"CREATE OR REPLACE VIEW sound_scans AS SELECT scans.* FROM scans{made.partition('FROM scans')[2]}")
    make_views("0009_views.sql")
    record_missing_versions(op.get_bind())


def _of_sqlite() -> str:
    """SQLite takes any kind of value in any column: text without NUL, and JSON that is a list."""
    texts = " AND ".join(
        f"(typeof(NEW.{name}) IN ('text', 'null') AND ifnull(instr(NEW.{name}, char(0)), 0) = 0)"
        for name, _kind in _COLUMNS
    )
    lists = " AND ".join(
        f"(NEW.{name} IS NULL OR (json_valid(NEW.{name}) AND substr(NEW.{name}, 1, 1) = '['))" for name in _LISTS
    )
    times = (
        f"(NEW.published_at IS NULL OR NEW.published_at GLOB '{_TIME}') AND "
        f"(NEW.updated IS NULL OR NEW.updated GLOB '{_DAY}' OR NEW.updated GLOB '{_TIME}')"
    )
    return f"{texts} AND {lists} AND {times} AND (NEW.kind IS NULL OR NEW.kind IN {_KINDS})"


def _of_postgresql() -> str:
    day = "^[0-9]{4}-[01][0-9]-[0-3][0-9]"
    time = f"{day}T[0-2][0-9]:[0-5][0-9]"
    lists = " AND ".join(f"({name} IS NULL OR json_typeof({name}) = 'array')" for name in _LISTS)
    return (
        f"(published_at IS NULL OR published_at ~ '{time}') AND (updated IS NULL OR updated ~ '{day}($|T)') "
        f"AND {lists} AND (kind IS NULL OR kind IN {_KINDS})"
    )


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
