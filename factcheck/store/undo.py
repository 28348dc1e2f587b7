"""The last act on a claim taken back, by new decisions; nothing is deleted.

In: the id of a claim. Out: ``Recorded``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from factcheck.errors import Fault, VerificationError
from factcheck.i18n import _
from factcheck.store import tables as t
from factcheck.store.decisions import Recorded, write_act
from factcheck.store.dossiers import find_claim, read_state
from factcheck.store.engine import Store
from factcheck.store.sound_rows import sound
from factcheck.store.statuses import known_as
from factcheck.store.times_and_ids import new_uid
from factcheck.verification.acts import Act, Change

__all__ = ["undo"]

_UNDONE = "undone"
_DECISIONS, _EVIDENCE = sound(t.decisions), sound(t.evidence)


def undo(store: Store, name: str, *, who: str, why: str | None = None) -> Recorded:
    """Restore what held before the last act on a claim that is not undone yet; evidence it added is withdrawn.

    Raises:
        VerificationError: there is nothing to undo.
        StoreError: the database fails.
    """
    with store.writing() as connection:
        claim_id = find_claim(connection, name)
        # Decisions on a claim that repeats a known one may be its own or the other's: the later one is meant.
        root = known_as(connection, [claim_id]).get(claim_id, claim_id)
        last_acts = [(_last_act(connection, target), target) for target in (claim_id, root)]
        acts = [(act[0], act[1], target) for act, target in last_acts if act is not None]
        if not acts:
            raise VerificationError(Fault.NOTHING_TO_UNDO, claim=claim_id)
        _at, last, claim_id = max(acts)
        rows = connection.execute(
            select(_DECISIONS).where(_DECISIONS.c.act == last, _DECISIONS.c.claim_id == claim_id)
        ).all()
        state = read_state(connection, claim_id)
        back = tuple(
            Change(row.axis, _value(state.corrections, row), row.from_value, row.article_id)
            for row in rows
            if row.axis != "note"
        )
        added = _evidence(connection, claim_id, last)
        gone = tuple(uid for uid in added if uid in state.evidence)
        # The note names the act that is undone, so that the next undo skips it.
        act = Act(who=who, why=why or _("undo"), withdrawn=gone)
        done = write_act(connection, claim_id, act, (*back, Change("note", last, _UNDONE)))
        _bring_back(connection, claim_id, last, done)
        return replace(done, state=read_state(connection, claim_id))


def _last_act(connection: Connection, claim_id: str) -> tuple[str, str] | None:
    """The time and the id of the last act that is not undone."""
    acts: dict[str, str] = {}
    passed: set[str] = set()
    for table in (_DECISIONS, _EVIDENCE):
        for row in connection.execute(select(table).where(table.c.claim_id == claim_id)):
            acts[row.act] = max(row.at, acts.get(row.act, ""))
            if table is _DECISIONS and row.axis == "note" and row.to_value == _UNDONE:
                passed |= {row.act, row.from_value}
    open_acts = {act: at for act, at in acts.items() if act not in passed}
    return max((at, act) for act, at in open_acts.items()) if open_acts else None


def _value(corrections: Mapping[tuple[str, str | None], str | None], row: Row[Any]) -> str | None:
    """The current value on the axis of a decision that is taken back."""
    return corrections.get((row.axis, row.article_id), row.to_value)


def _evidence(connection: Connection, claim_id: str, act: str) -> list[str]:
    added = select(_EVIDENCE.c.uid).where(
        _EVIDENCE.c.claim_id == claim_id, _EVIDENCE.c.act == act, _EVIDENCE.c.withdrawn.is_(False)
    )
    return list(connection.scalars(added))


def _bring_back(connection: Connection, claim_id: str, act: str, done: Recorded) -> None:
    """Add again the evidence that the undone act withdrew or replaced."""
    replaced = select(_EVIDENCE.c.replaces).where(_EVIDENCE.c.claim_id == claim_id, _EVIDENCE.c.act == act)
    uids = [uid for uid in connection.scalars(replaced) if uid]
    if not uids:
        return
    made = connection.execute(select(t.decisions.c.at, t.decisions.c.who).where(t.decisions.c.act == done.act)).first()
    for row in connection.execute(select(_EVIDENCE).where(_EVIDENCE.c.uid.in_(uids))).all():
        kept = {k: v for k, v in row._mapping.items() if k not in ("id", "uid", "at", "who", "act", "replaces")}
        if made is not None:
            new = {"uid": new_uid(), "at": made.at, "who": made.who, "act": done.act, "replaces": None}
            connection.execute(insert(t.evidence), {**kept, **new, "withdrawn": False})
