"""Conditions that rows must meet, views of the rows that meet them, and the table of rows that are set aside.

SQLite cannot add CHECK to a table that is there, so triggers refuse rows there; PostgreSQL has CHECK, not enforced for
rows that are older. Those are found by partial indexes, which hold broken rows only, whatever the size of the store.
A migration never changes once released: it holds its own copy of the conditions as they were then.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from factcheck.store.migrations.steps import forbid_changes, make_views

revision = "0004"
down_revision = "0003"

_LABELS = ("reported_speech", "allegation", "established_fact")
_STATUSES = (
    *("unverified", "in_progress", "awaiting_reply", "in_second_review"),
    *("verified", "published", "corrected", "dropped"),
)
_AXES = ("status", "verdict", "flags", "label", "speaker", "spans", "speaker_span", "cue_span", "medium_span", "note")
_PARTS = ("spans", "speaker_span", "cue_span", "medium_span")
_KEYS = {
    "articles": "articles.id",
    "claims": "claims.id",
    "appearances": "appearances.article_id || '/' || appearances.claim_id || '/' || appearances.number",
}


class _Conditions:
    """SQL conditions on columns; ``p`` stands before each column (``NEW.`` in triggers)."""

    def __init__(self, sqlite: bool, p: str = "") -> None:
        self.sqlite = sqlite
        self.p = p

    def text(self, *columns: str) -> str:
        """Text without NUL, or nothing: SQLite takes any kind of value in any column."""
        if not self.sqlite:
            return "TRUE"
        some = (
            f"(typeof({self.p}{c}) IN ('text', 'null') AND ifnull(instr({self.p}{c}, char(0)), 0) = 0)" for c in columns
        )
        return " AND ".join(some)

    def _like(self, column: str, glob: str, pattern: str) -> str:
        if self.sqlite:
            return f"({self.text(column)} AND {self.p}{column} GLOB '{glob}')"
        return f"({self.p}{column} ~ '{pattern}')"

    def moment(self, column: str) -> str:
        """ISO 8601 in UTC to the microsecond, in a year that a clock may show."""
        digit = "[0-9]"
        glob = f"{digit * 4}-{digit * 2}-{digit * 2}T{digit * 2}:{digit * 2}:{digit * 2}.{digit * 6}Z"
        pattern = "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][.][0-9]{6}Z$"
        return f"({self._like(column, glob, pattern)} AND substr({self.p}{column}, 1, 4) BETWEEN '1970' AND '2199')"

    def day(self, column: str) -> str:
        """An ISO date."""
        digit = "[0-9]"
        return self._like(column, f"{digit * 4}-{digit * 2}-{digit * 2}", "^[0-9]{4}-[01][0-9]-[0-3][0-9]$")

    def name(self, column: str) -> str:
        """An id: letters, digits and hyphens."""
        if self.sqlite:
            there = f"length({self.p}{column}) BETWEEN 1 AND 64"
            return f"({self.text(column)} AND {there} AND {self.p}{column} NOT GLOB '*[^0-9A-Za-z-]*')"
        return f"({self.p}{column} ~ '^[0-9A-Za-z-]{{1,64}}$')"

    def claim(self, column: str) -> str:
        """The id of a claim: twelve hexadecimal digits."""
        return self._like(column, "[0-9a-f]" * 12, "^[0-9a-f]{12}$")

    def filled(self, column: str) -> str:
        """Text that is not empty."""
        return f"({self.text(column)} AND length({self.p}{column}) > 0)"

    def one_of(self, column: str, values: Sequence[str]) -> str:
        """One of some words."""
        return f"({self.p}{column} IN ({', '.join(repr(value) for value in values)}))"

    def number(self, column: str, least: float, most: float) -> str:
        """A number in a range: NaN is in none."""
        return f"({self.p}{column} >= {least} AND {self.p}{column} <= {most})"

    def json(self, column: str, start: str) -> str:
        """JSON that begins with a bracket."""
        there = f"substr(CAST({self.p}{column} AS TEXT), 1, {len(start)}) = '{start}'"
        return f"({self.text(column)} AND json_valid({self.p}{column}) AND {there})" if self.sqlite else f"({there})"

    def json_if_any(self, column: str, start: str) -> str:
        """Nothing, in SQL or in JSON, or JSON that begins with a bracket."""
        nothing = f"{self.p}{column} IS NULL OR CAST({self.p}{column} AS TEXT) = 'null'"
        return f"({nothing} OR {self.json(column, start)})"

    def if_any(self, column: str, condition: str) -> str:
        """Nothing, or what meets the condition."""
        return f"({self.p}{column} IS NULL OR {condition})"

    def made(self) -> str:
        """When a row was made and by whom."""
        return " AND ".join((self.name("uid"), self.moment("at"), self.filled("who")))

    def all(self, table: str) -> str:
        """The condition on rows of a table; never unknown, so that its reverse finds all broken rows."""
        return f"COALESCE(({getattr(self, f'_{table}')()}), FALSE)"

    def _articles(self) -> str:
        return " AND ".join((self.name("id"), self.moment("first_seen"), self.text("language", "text")))

    def _scans(self) -> str:
        texts = self.text("source", "title", "outlet", "agency", "machine")
        day = self.if_any("published", self.day("published"))
        parts = (self.name("uid"), self.moment("at"), self.name("article_id"), texts, day, self.json("claim_ids", "["))
        return " AND ".join(parts)

    def _claims(self) -> str:
        polarity = self.one_of("polarity", ("asserted", "denied"))
        texts = (self.filled("content"), self.text("speaker"))
        return " AND ".join((self.claim("id"), self.moment("first_seen"), polarity, *texts))

    def _appearances(self) -> str:
        return " AND ".join((self.number("number", 1, 1_000_000), self.moment("first_seen")))

    def _readings(self) -> str:
        numbers = ("score", "p_reported_speech", "p_allegation", "p_established_fact")
        maybe = ("speaker_confidence", "worth")
        places = ("speaker_span", "cue_span", "medium_span", "addressee_span", "sources", "worth_reasons")
        texts = ("machine", "construction", "content", "speaker", "speaker_name", "cue", "medium", "addressee")
        parts = [self.name("uid"), self.moment("at"), self.number("number", 1, 1_000_000), self.text(*texts)]
        parts += [self.one_of(name, _LABELS) for name in ("label", "suggested")]
        parts += [self.if_any("style", self.one_of("style", ("direct", "indirect", "mixed")))]
        parts += [self.number(name, 0, 1) for name in numbers]
        parts += [self.if_any(name, self.number(name, 0, 1)) for name in maybe]
        parts += [self.json("rules", "["), self.json("spans", "[["), self.json("sentence", "[")]
        parts += [self.json_if_any(name, "[") for name in places]
        parts += [self.json_if_any("features", "{")]
        return " AND ".join(parts)

    def _links(self) -> str:
        kind = self.one_of("kind", ("automatic", "suggested", "confirmed", "rejected"))
        score = self.if_any("score", self.number("score", 0, 100))
        other = f"({self.p}claim_id <> {self.p}known_id)"
        return " AND ".join((self.made(), kind, score, other, self.text("why")))

    def _decisions(self) -> str:
        status = f"({self.p}axis <> 'status' OR COALESCE({self.one_of('to_value', _STATUSES)}, FALSE))"
        label = f"({self.p}axis <> 'label' OR {self.if_any('to_value', self.one_of('to_value', _LABELS))})"
        spans = f"(NOT {self.one_of('axis', _PARTS)} OR ({self.p}article_id IS NOT NULL AND {self._spans()}))"
        axis = self.one_of("axis", _AXES)
        texts = self.text("from_value", "to_value", "why")
        return " AND ".join((self.made(), self.name("act"), axis, texts, status, label, spans))

    def _spans(self) -> str:
        valid = f"json_valid({self.p}to_value) AND " if self.sqlite else ""
        return f"({self.p}to_value IS NULL OR ({valid}substr({self.p}to_value, 1, 1) = '['))"

    def _evidence(self) -> str:
        stance = self.one_of("stance", ("supports", "refutes", "context"))
        texts = self.text("title", "archived_url", "quote", "why")
        parts = (self.made(), self.name("act"), self.filled("url"), stance, self.day("seen_on"), texts)
        return " AND ".join(parts)

    def _replies(self) -> str:
        answered = self.if_any("answered_on", self.day("answered_on"))
        parts = (self.made(), self.name("act"), self.day("asked_on"), answered, self.text("asked", "answer"))
        return " AND ".join(parts)

    def _versions(self) -> str:
        status = self.one_of("status", ("published", "corrected"))
        texts = self.text("verdict", "why")
        return " AND ".join((self.made(), self.name("act"), status, texts, self.json("document", "{")))

    def _reviews(self) -> str:
        rating = self.if_any("rating", self.number("rating", 0, 1))
        texts = self.text("source", "claimant", "author", "url", "published")
        parts = (self.name("uid"), self.moment("at"), self.filled("claim"), self.filled("verdict"), rating, texts)
        return " AND ".join(parts)


_TABLES = (
    *("articles", "scans", "claims", "appearances", "readings"),
    *("links", "decisions", "evidence", "replies", "versions", "reviews"),
)


def upgrade() -> None:
    """Make the table, then conditions and indexes, then the views that pass over what is broken or set aside."""
    op.create_table(
        "set_aside",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("put_back", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("set_aside_by_row", "set_aside", ["table_name", "row_key", "id"], unique=False)
    forbid_changes(("set_aside",))
    sqlite = op.get_bind().dialect.name == "sqlite"
    broken: list[str] = []
    for table in _TABLES:
        condition = _Conditions(sqlite).all(table)
        _keep_sound(table, condition, sqlite)
        broken.append(_make_views_of(table, condition))
    op.get_bind().exec_driver_sql("CREATE VIEW broken_rows AS " + " UNION ALL ".join(broken))
    make_views("0004_views.sql")


def _keep_sound(table: str, condition: str, sqlite: bool) -> None:
    """Refuse new rows that do not meet the condition, and make an index of the old ones that do not."""
    run = op.get_bind().exec_driver_sql
    key = "article_id, claim_id, number" if table == "appearances" else "id"
    run(f"CREATE INDEX {table}_broken ON {table} ({key}) WHERE NOT {condition}")
    if sqlite:
        new = _Conditions(sqlite, "NEW.").all(table)
        message = f"not sound: a row of {table} does not meet the conditions on its columns"
        run(
            f"CREATE TRIGGER {table}_sound BEFORE INSERT ON {table} WHEN NOT {new} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    else:
        run(f"ALTER TABLE {table} ADD CONSTRAINT {table}_sound CHECK ({condition}) NOT VALID")


def _make_views_of(table: str, condition: str) -> str:
    """Make the view of the rows that count; returns the query for those that are broken and not set aside."""
    key = _KEYS.get(table, f"{table}.uid")
    aside = (
        f"COALESCE((SELECT s.put_back FROM set_aside AS s WHERE s.table_name = '{table}' AND s.row_key = {key} "
        "ORDER BY s.id DESC LIMIT 1), TRUE)"
    )
    op.get_bind().exec_driver_sql(f"CREATE VIEW sound_{table} AS SELECT * FROM {table} WHERE {condition} AND {aside}")
    return f"SELECT '{table}' AS table_name, {key} AS row_key FROM {table} WHERE NOT {condition} AND {aside}"


def downgrade() -> None:
    """Never: what was kept is not thrown away; go back to a copy of the file instead."""
    raise NotImplementedError("nothing that was kept is thrown away")
