"""The table of originals: the bytes that articles were read from, as they came from the web.

Conditions on its columns hold it as migration 0004 holds the others; its view leaves out what is set aside.
A migration never changes once released: it holds its own copy of the table and of the conditions as they were then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import forbid_changes

revision = "0008"
down_revision = "0007"

_DIGIT = "[0-9]"
_MOMENT = f"{_DIGIT * 4}-{_DIGIT * 2}-{_DIGIT * 2}T{_DIGIT * 2}:{_DIGIT * 2}:{_DIGIT * 2}.{_DIGIT * 6}Z"
_SQLITE = f"""
    typeof({{p}}uid) = 'text' AND length({{p}}uid) BETWEEN 1 AND 64 AND {{p}}uid NOT GLOB '*[^0-9A-Za-z-]*'
    AND typeof({{p}}at) = 'text' AND {{p}}at GLOB '{_MOMENT}'
    AND typeof({{p}}fetched_at) = 'text' AND {{p}}fetched_at GLOB '{_MOMENT}'
    AND typeof({{p}}article_id) = 'text' AND typeof({{p}}address) = 'text'
    AND typeof({{p}}url) = 'text' AND lower({{p}}url) GLOB 'http*://?*'
    AND typeof({{p}}final_url) = 'text' AND lower({{p}}final_url) GLOB 'http*://?*'
    AND typeof({{p}}status) = 'integer' AND {{p}}status BETWEEN 200 AND 299
    AND json_valid({{p}}headers) AND substr({{p}}headers, 1, 1) = '['
    AND json_valid({{p}}request_headers) AND substr({{p}}request_headers, 1, 1) = '['
    AND json_valid({{p}}redirects) AND substr({{p}}redirects, 1, 1) = '['
    AND typeof({{p}}sha256) = 'text' AND {{p}}sha256 GLOB '{"[0-9a-f]" * 64}'
    AND typeof({{p}}size) = 'integer' AND {{p}}size >= 0
    AND typeof({{p}}data) = 'blob' AND length({{p}}data) > 0
"""
_MOMENT_PATTERN = "^[0-9]{{4}}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][.][0-9]{{6}}Z$"
_POSTGRESQL = f"""
    {{p}}uid ~ '^[0-9A-Za-z-]{{{{1,64}}}}$' AND {{p}}at ~ '{_MOMENT_PATTERN}' AND {{p}}fetched_at ~ '{_MOMENT_PATTERN}'
    AND {{p}}url ~* '^https?://.' AND {{p}}final_url ~* '^https?://.' AND {{p}}status BETWEEN 200 AND 299
    AND json_typeof({{p}}headers) = 'array' AND json_typeof({{p}}request_headers) = 'array'
    AND json_typeof({{p}}redirects) = 'array' AND {{p}}sha256 ~ '^[0-9a-f]{{{{64}}}}$' AND {{p}}size >= 0
    AND octet_length({{p}}data) > 0
"""
_ASIDE = (
    "COALESCE((SELECT s.put_back FROM set_aside AS s WHERE s.table_name = 'originals' AND s.row_key = originals.uid "
    "ORDER BY s.id DESC LIMIT 1), TRUE)"
)


def upgrade() -> None:
    """Make the table, its conditions, and its views."""
    op.create_table(
        "originals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("request_headers", sa.JSON(), nullable=False),
        sa.Column("redirects", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("originals_by_article", "originals", ["article_id", "at"])
    forbid_changes(("originals",))
    run = op.get_bind().exec_driver_sql
    sqlite = op.get_bind().dialect.name == "sqlite"
    condition = _condition(sqlite)
    run(f"CREATE INDEX originals_broken ON originals (id) WHERE NOT {condition}")
    if sqlite:
        message = "not sound: a row of originals does not meet the conditions on its columns"
        run(
            f"CREATE TRIGGER originals_sound BEFORE INSERT ON originals WHEN NOT {_condition(sqlite, 'NEW.')} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    else:
        run(f"ALTER TABLE originals ADD CONSTRAINT originals_sound CHECK ({condition}) NOT VALID")
    run(f"CREATE VIEW sound_originals AS SELECT * FROM originals WHERE {condition} AND {_ASIDE}")
    broken = _broken_rows(sqlite)
    run("DROP VIEW broken_rows")
    run(
        f"CREATE VIEW broken_rows AS {broken} UNION ALL SELECT 'originals' AS table_name, originals.uid AS row_key "
        f"FROM originals WHERE NOT {condition} AND {_ASIDE}"
    )


def _condition(sqlite: bool, p: str = "") -> str:
    """What rows must meet; ``p`` stands before each column. Never unknown, so that its reverse finds all others."""
    words = " ".join((_SQLITE if sqlite else _POSTGRESQL).format(p=p).split())
    return f"COALESCE(({words}), FALSE)"


def _broken_rows(sqlite: bool) -> str:
    """The query of the view as it is: it holds the conditions on the other tables."""
    run = op.get_bind().exec_driver_sql
    if sqlite:
        made = str(run("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'broken_rows'").scalar_one())
        return made.partition(" AS ")[2]
    return str(run("SELECT pg_get_viewdef('broken_rows'::regclass)").scalar_one()).rstrip().rstrip(";")


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
