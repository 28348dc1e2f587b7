"""Rows of a store for tests of what others wrote: a whole export, and rows that no version of ours would take."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select, text

from claims.claim import Label
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked, Status
from factcheck.store import tables as t
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.originals import save_original
from factcheck.store.repeated_claims import link_claims
from factcheck.store.scans import save_scan
from factcheck.store.times_and_ids import new_uid
from factcheck.store.transfer import export_rows
from factcheck.verification.acts import Act, Evidence, Marking, Part, Reply
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port, sourced
from tests.support.pages import page

SCALE = load_scale()
PORT, SOURCED = claim_ids(port()), claim_ids(sourced())

Row = dict[str, Any]


def fill(store: Store) -> None:
    """Two articles and everything that people can decide on their claims: a row in every table of an export."""
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)
    save_scan(store, other(), machine="labels 1", matching=SCALE.matching)
    with store.writing() as connection:
        save_original(connection, "port-0001", page())
    evidence = Evidence(url="https://example.org/a", seen="2026-11-20", primary=True, quote="Non.")
    record_act(
        store, PORT[0], Act(who="Ana", why="vu", verdict="faux", evidence=(evidence,), flags_on=("outdated",)), SCALE
    )
    reply = Reply(asked="Le ministère", asked_on="2026-11-20", answer="Rien.", answered_on="2026-11-21")
    record_act(store, PORT[0], Act(who="Bea", why="paru", status=Status.PUBLISHED, reply=reply), SCALE)
    record_act(store, PORT[1], Act(who="Ana", label=Label.REPORTED_SPEECH, speaker="Nadia Ferrol"), SCALE)
    marking = Marking(part=Part.CONTENT, article="port-0001", spans=(Span(82, 120),))
    record_act(store, PORT[2], Act(who="Ana", marks=(marking,)), SCALE)
    with store.writing() as connection:
        uid = connection.scalar(select(t.evidence.c.uid))
    piece = Evidence(url="https://example.org/b", seen="2026-11-21", replaces=uid)
    record_act(store, PORT[0], Act(who="Ana", why="mieux", evidence=(piece,)), SCALE)
    with store.writing() as connection:
        link_claims(connection, SOURCED[1], PORT[3], same=True, who="Ana", why=None)


def other() -> Checked:
    """The second article, under an id of its own."""
    checked = sourced()
    return replace(checked, article=replace(checked.article, id="port-0002"))


def exported(store: Store) -> list[Row]:
    """The lines of an export of the whole store, as objects."""
    with store.reading() as connection:
        return [json.loads(json.dumps(row)) for row in export_rows(connection)]


def as_lines(rows: Iterable[Any]) -> list[bytes]:
    """Objects as the lines of a file; what is bytes already stays so."""
    return [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]


def first(rows: list[Row], table: str) -> Row:
    """The first row of a table, to be changed where it stands."""
    return next(row for row in rows if row.get("table") == table)


def poison(store: Store, table: str, **changes: Any) -> str:
    """Add a copy of the last row of a table with these values, as an older version could. Gives what names it.

    The conditions are off meanwhile.
    """
    stored = t.metadata.tables[table]
    numbered = table not in ("articles", "claims", "appearances")
    with store.writing() as connection:
        last = connection.execute(select(stored).order_by(*(c.desc() for c in stored.primary_key.columns))).first()
        assert last is not None
        row = {name: value for name, value in last._mapping.items() if name != "id" or not numbered}
        row |= {"uid": new_uid()} if numbered else {}
        row |= changes
        row |= {"data": b64decode(row["data"])} if table == "originals" else {}
        _without_conditions(store, connection, table, row)
    if table == "appearances":
        return f"{row['article_id']}/{row['claim_id']}/{row['number']}"
    return str(row["uid" if numbered else "id"])


def _without_conditions(store: Store, connection: Any, table: str, row: Row) -> None:
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    values = {k: json.dumps(v) if isinstance(v, list | dict) else v for k, v in row.items()}
    if store.engine.dialect.name == "sqlite":
        kept = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": f"{table}_sound"})
        connection.execute(text(f"DROP TRIGGER {table}_sound"))
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
        connection.exec_driver_sql(kept)
        return
    condition = connection.scalar(
        text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"), {"name": f"{table}_sound"}
    )
    connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {table}_sound"))
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {table}_sound {condition}")
