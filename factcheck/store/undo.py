"""The last act on a claim taken back, by new decisions; nothing is deleted.

In: the id of a claim. Out: ``Undone``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, FromClause, Row, insert, select, text

from factcheck.errors import Fault, VerificationError
from factcheck.i18n import _
from factcheck.scan_results import Status
from factcheck.store import tables as t
from factcheck.store.decisions import Recorded, write_act
from factcheck.store.dossiers import CORRECTED, find_claim, read_state
from factcheck.store.engine import Store
from factcheck.store.groups import MACHINE, members_of, regroup
from factcheck.store.rows import read_all
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks, new_uid
from factcheck.stored_records import ClaimLink
from factcheck.verification.acts import Act, Change

__all__ = ["Undone", "undo"]

_UNDONE = "undone"
_DECISIONS, _EVIDENCE, _REPLIES = sound(t.decisions), sound(t.evidence), sound(t.replies)
_LINKS = text(
    "SELECT * FROM links_in_force WHERE (claim_id = :claim OR known_id = :claim) AND who <> :machine ORDER BY at, uid"
)
_JUDGED = text("SELECT * FROM links_in_force WHERE substr(uid, 1, 32) = :act ORDER BY at, uid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back: decisions, by new ones, and words on whether claims are the same, which weigh no more.

    ``replies`` are the names of those of whom it is no longer said that they were asked, or what they answered.
    """

    done: Recorded
    links: tuple[ClaimLink, ...] = ()
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _LastAct:
    """An act that may be taken back; ``link`` where it is about whether claims are the same."""

    at: str
    act: str
    claim_id: str
    link: bool = False


def undo(store: Store, name: str, *, who: str, why: str | None = None) -> Undone:
    """Restore what held before the last act on a claim that is not undone yet; evidence and replies are withdrawn.

    That a person said of the claim whether it is the same as another is such an act. Of claims that are the same, the
    last act on any of them is meant, unless it only corrected another.

    Raises:
        VerificationError: there is nothing to undo.
        StoreError: the database fails.
    """
    with store.writing() as connection:
        claim_id = find_claim(connection, name)
        last = _last_act(connection, claim_id)
        if last is None:
            raise VerificationError(Fault.NOTHING_TO_UNDO, claim=claim_id)
        act = Act(who=who, why=why or _("undo"))
        if last.link:
            return _part_again(connection, last, act)
        asked = connection.scalars(
            select(_REPLIES.c.asked).where(_REPLIES.c.act == last.act, _REPLIES.c.claim_id == last.claim_id)
        ).all()
        return Undone(done=_restore(connection, last, act), replies=tuple(dict.fromkeys(asked)))


def _part_again(connection: Connection, last: _LastAct, act: Act) -> Undone:
    links = read_all(connection, ClaimLink, _JUDGED, {"act": last.act})
    done = write_act(connection, last.claim_id, act, (_note(last),))
    regroup(connection, {name for link in links for name in (link.claim_id, link.known_id)})
    return Undone(done=replace(done, state=read_state(connection, last.claim_id)), links=tuple(links))


def _note(last: _LastAct) -> Change:
    """The note that names the act that is undone: the next undo skips it, and its links no longer count."""
    return Change("note", last.act, _UNDONE)


def _restore(connection: Connection, last: _LastAct, act: Act) -> Recorded:
    """Restore what held on all claims of an act, less those on which people decided since."""
    others = [name for name in _claims_of(connection, last.act) if name != last.claim_id]
    still = [name for name in others if (then := _last_act(connection, name)) and then.act == last.act]
    done = _restore_on(connection, last, act)
    for name in still:
        _restore_on(connection, replace(last, claim_id=name), act, name=done.act)
    return done


def _claims_of(connection: Connection, act: str) -> list[str]:
    """The claims on which something was decided in an act, or for which evidence or a reply was kept."""
    found = [name for table in (_DECISIONS, _EVIDENCE, _REPLIES) for name in _claims_in(connection, table, act)]
    return list(dict.fromkeys(found))


def _claims_in(connection: Connection, table: FromClause, act: str) -> list[str]:
    return list(connection.scalars(select(table.c.claim_id).where(table.c.act == act).order_by(table.c.id)))


def _restore_on(connection: Connection, last: _LastAct, act: Act, *, name: str | None = None) -> Recorded:
    claim_id = last.claim_id
    rows = connection.execute(
        select(_DECISIONS).where(_DECISIONS.c.act == last.act, _DECISIONS.c.claim_id == claim_id)
    ).all()
    state = read_state(connection, claim_id)
    changed = [row for row in rows if row.axis != "note"]
    back = tuple(Change(row.axis, _value(state.corrections, row), row.from_value, row.article_id) for row in changed)
    gone = tuple(uid for uid in _evidence(connection, claim_id, last.act) if uid in state.evidence)
    own, elsewhere = _homes(connection, changed)
    done = write_act(connection, claim_id, replace(act, withdrawn=gone), (*own, _note(last)), name=name)
    for other, changes in elsewhere.items():
        write_act(connection, other, act, changes, name=done.act)
    _bring_back(connection, claim_id, last.act, done)
    _withdraw_replies(connection, claim_id, last.act, done)
    return replace(done, changes=(*back, _note(last)), state=read_state(connection, claim_id))


def _homes(connection: Connection, rows: list[Row[Any]]) -> tuple[tuple[Change, ...], dict[str, tuple[Change, ...]]]:
    """The changes that restore what held, on the claim itself and on others that are the same.

    What held before may have been decided on another claim of the group. The value then goes back to that claim, and
    the claim itself gets what it had: should the two prove not to be the same, each keeps what was decided on it.
    """
    own: list[Change] = []
    elsewhere: dict[str, tuple[Change, ...]] = {}
    for row in rows:
        before = None if row.axis in CORRECTED else _before(connection, row)
        if before is None or before.claim_id == row.claim_id:
            own.append(Change(row.axis, row.to_value, row.from_value, row.article_id))
            continue
        had = _before(connection, row, alone=True)
        nothing = Status.UNVERIFIED.value if row.axis == "status" else None
        own.append(Change(row.axis, row.to_value, had.to_value if had else nothing))
        change = Change(row.axis, row.to_value, row.from_value)
        elsewhere[before.claim_id] = (*elsewhere.get(before.claim_id, ()), change)
    return tuple(own), elsewhere


def _before(connection: Connection, row: Row[Any], *, alone: bool = False) -> Row[Any] | None:
    """The decision that held on an axis before this one: on the claim alone, or on any that is the same."""
    columns = _DECISIONS.c
    names = [row.claim_id] if alone else members_of(connection, [row.claim_id])[row.claim_id]
    found: list[Row[Any]] = []
    for some in chunks(names):
        query = select(_DECISIONS).where(columns.claim_id.in_(some), columns.axis == row.axis, columns.at < row.at)
        found += connection.execute(query.order_by(columns.at.desc(), columns.uid.desc()).limit(1))
    return max(found, key=lambda one: (one.at, one.uid), default=None)


def _last_act(connection: Connection, claim_id: str) -> _LastAct | None:
    """The last act that is not undone, of those on the claim and those that count for it."""
    acts: dict[tuple[str, str], _LastAct] = {}
    passed: set[str] = set()
    for some in chunks(members_of(connection, [claim_id])[claim_id]):
        for table in (_DECISIONS, _EVIDENCE, _REPLIES):
            for row in connection.execute(select(table).where(table.c.claim_id.in_(some))):
                if table is _DECISIONS and row.axis == "note" and row.to_value == _UNDONE:
                    passed |= {row.act, row.from_value}
                if row.claim_id == claim_id or table is not _DECISIONS or row.axis not in CORRECTED:
                    before = acts.get((row.act, row.claim_id))
                    # What an undo brought back is of the act that added it, and that is as old as it was.
                    at = min(row.at, before.at) if before else row.at
                    acts[row.act, row.claim_id] = _LastAct(at, row.act, row.claim_id)
    for row in connection.execute(_LINKS, {"claim": claim_id, "machine": MACHINE}):
        name = row.uid[:32]
        acts.setdefault((name, "link"), _LastAct(row.at, name, row.claim_id, link=True))
    return max((act for act in acts.values() if act.act not in passed), default=None)


def _value(corrections: Mapping[tuple[str, str | None], str | None], row: Row[Any]) -> str | None:
    """The current value on the axis of a decision that is taken back."""
    return corrections.get((row.axis, row.article_id), row.to_value)


def _evidence(connection: Connection, claim_id: str, act: str) -> list[str]:
    added = select(_EVIDENCE.c.uid).where(
        _EVIDENCE.c.claim_id == claim_id, _EVIDENCE.c.act == act, _EVIDENCE.c.withdrawn.is_(False)
    )
    return list(connection.scalars(added))


def _bring_back(connection: Connection, claim_id: str, act: str, done: Recorded) -> None:
    """Add again the evidence that the undone act withdrew or replaced; it is of the act that once added it."""
    replaced = select(_EVIDENCE.c.replaces).where(_EVIDENCE.c.claim_id == claim_id, _EVIDENCE.c.act == act)
    uids = [uid for uid in connection.scalars(replaced) if uid]
    for row in connection.execute(select(_EVIDENCE).where(_EVIDENCE.c.uid.in_(uids))).all() if uids else ():
        connection.execute(insert(t.evidence), _again(connection, row, done, withdrawn=False))


def _withdraw_replies(connection: Connection, claim_id: str, act: str, done: Recorded) -> None:
    """Withdraw what the undone act says of replies, and add again what it took the place of."""
    later = _REPLIES.alias("later")
    query = select(_REPLIES).where(
        _REPLIES.c.claim_id == claim_id,
        _REPLIES.c.act == act,
        _REPLIES.c.withdrawn.is_not(True),
        ~select(later.c.uid).where(later.c.replaces == _REPLIES.c.uid).exists(),
    )
    for row in connection.execute(query).all():
        gone = {**_again(connection, row, done, withdrawn=True), "act": done.act, "replaces": row.uid}
        connection.execute(insert(t.replies), gone)
        for asked in connection.execute(select(_REPLIES).where(_REPLIES.c.uid == row.replaces)).all():
            connection.execute(insert(t.replies), _again(connection, asked, done, withdrawn=False))


def _again(connection: Connection, row: Row[Any], done: Recorded, *, withdrawn: bool) -> dict[str, Any]:
    """A row once more, as it was, at the time of an undo and by whoever undid."""
    made = connection.execute(select(_DECISIONS.c.at, _DECISIONS.c.who).where(_DECISIONS.c.act == done.act)).first()
    kept = {name: value for name, value in row._mapping.items() if name != "id"}
    by = {"at": made.at, "who": made.who} if made is not None else {}
    return {**kept, **by, "uid": new_uid(), "replaces": None, "withdrawn": withdrawn}
