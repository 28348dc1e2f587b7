"""Records what people decide on claims: all of an act in one transaction, or nothing.

In: an ``Act`` on a claim, or on several. Out: rows of decisions, evidence, replies and versions; ``Recorded``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from claims.claim import Label
from factcheck.errors import Fault, TextField, VerificationError
from factcheck.scan_results import Status
from factcheck.store import tables as t
from factcheck.store.accusation_corrections import told_of
from factcheck.store.accusing_claims import accusations_of
from factcheck.store.dossiers import current_rows, find_claim, read_state, read_summary
from factcheck.store.engine import Store
from factcheck.store.groups import members_of
from factcheck.store.machine_values import READ_AXES, MachineValues
from factcheck.store.marked_words import texts_of_changes
from factcheck.store.missed_claims import MissedClaim, add_claim
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks, moment, new_uid, now
from factcheck.verification.acts import ADDED, UNSET, Act, Change, Part, State
from factcheck.verification.decisions import decide, stripped
from factcheck.verification.verdict_scale import Scale

__all__ = ["Recorded", "record_act", "record_acts", "write_act"]

_VERSIONED = frozenset((Status.PUBLISHED, Status.CORRECTED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The result of an act: the ids of claim and act, the steps recorded, and the state after them.

    ``texts`` are those of the articles in which it marked places, by id; ``machine`` are the machine's own values on
    the axes that it corrected or gave back, by axis and article.
    """

    claim_id: str
    act: str
    changes: tuple[Change, ...]
    state: State
    texts: Mapping[str, str] = field(default_factory=dict)
    machine: Mapping[tuple[str, str | None], str | None] = field(default_factory=dict)


def record_act(store: Store, name: str, act: Act, scale: Scale) -> Recorded:
    """Record what a person decided on a claim, in one transaction: all of it or nothing.

    What is decided on a claim counts for all that are the same, save corrections of label, speaker and spans.

    Raises:
        VerificationError: there is no such claim, or the rules forbid the act.
        StoreError: the database fails.
    """
    return record_acts(store, [(name, act)], scale)[0]


def record_acts(
    store: Store, acts: Iterable[tuple[str, Act]], scale: Scale, *, missed: Iterable[tuple[MissedClaim, Act]] = ()
) -> tuple[Recorded, ...]:
    """Record what a person decided on several claims at one time, in one transaction: all of it or nothing.

    All rows share the name of one act, so that they are taken back together. ``missed`` are claims that the machine did
    not find; they are added first, each with what is decided on it.

    Raises:
        VerificationError: there is no such claim, an added one is there already, or the rules forbid an act.
        StoreError: the database fails.
    """
    shared = new_uid()
    with store.writing() as connection:
        found = [(add_claim(connection, claim), _of_missed(claim, act)) for claim, act in missed]
        found += [(find_claim(connection, name), act) for name, act in acts]
        done: list[Recorded] = []
        for claim_id, act in found:
            whole = _completed(connection, claim_id, act)
            changes = decide(read_state(connection, claim_id), whole, scale)
            done.append(write_act(connection, claim_id, whole, changes, name=shared))
        return tuple(done)


def _of_missed(claim: MissedClaim, act: Act) -> Act:
    """The act by which a claim is added. What a person saw is a decision: no later reading of a machine replaces it."""
    return replace(act, added=claim.article, label=claim.label, accusations=claim.accusations or UNSET)


def _completed(connection: Connection, claim_id: str, act: Act) -> Act:
    """The act with what follows from a correction of the speaker, where it does not say so itself.

    A span marked as the speaker gives the speaker's name, too; a claim that gets a speaker is no longer labelled an
    established fact.
    """
    marking = next((marking for marking in act.marks if marking.part is Part.SPEAKER), None)
    if marking is not None and act.speaker is UNSET:
        article = connection.scalar(select(t.articles.c.text).where(t.articles.c.id == marking.article)) or ""
        words = None if marking.spans is None else " ".join(span.of(article) for span in marking.spans)
        act = replace(act, speaker=None if words is None else " ".join(words.split()))
    if act.speaker is not UNSET and act.speaker and act.label is UNSET:
        line = text("SELECT label FROM claim_list WHERE id = :claim")
        if connection.scalar(line, {"claim": claim_id}) == Label.ESTABLISHED_FACT:
            act = replace(act, label=Label.REPORTED_SPEECH)
    return act


def write_act(
    connection: Connection, claim_id: str, act: Act, changes: tuple[Change, ...], *, name: str | None = None
) -> Recorded:
    """Add the rows of an allowed act, in a transaction of the caller; ``name`` is an act that they belong to."""
    name = name or new_uid()
    why = stripped(act.why, TextField.NOTE)
    made = {"at": _moment(connection, claim_id), "who": act.who.strip(), "act": name, "claim_id": claim_id}
    for change in changes:
        values = {"from_value": change.before, "to_value": change.after, "article_id": change.article, "why": why}
        row = {**made, "uid": new_uid(), "axis": change.axis, **values}
        if change.article is not None:
            _check_place(connection, claim_id, change)
        connection.execute(insert(t.decisions), row)
    _write_evidence(connection, act, made, why)
    if act.reply:
        values = {
            "asked": stripped(act.reply.asked, TextField.ASKED) or "",
            "asked_on": act.reply.asked_on,
            "answer": stripped(act.reply.answer, TextField.ANSWER),
            "answered_on": act.reply.answered_on,
            "replaces": act.reply.replaces,
        }
        connection.execute(insert(t.replies), {**made, "uid": new_uid(), **values})
    for change in changes:
        if change.axis == "status" and change.after in _VERSIONED:
            state = read_state(connection, claim_id)
            values = {"status": change.after, "verdict": state.verdict, "why": why}
            document = _document(connection, claim_id, state)
            connection.execute(insert(t.versions), {**made, "uid": new_uid(), **values, "document": document})
    state, texts = read_state(connection, claim_id), texts_of_changes(connection, changes)
    machine = _machine_values(connection, claim_id, changes)
    return Recorded(claim_id=claim_id, act=name, changes=changes, state=state, texts=texts, machine=machine)


def _machine_values(
    connection: Connection, claim_id: str, changes: tuple[Change, ...]
) -> dict[tuple[str, str | None], str | None]:
    """What the machine says on the axes that were changed; nothing of a claim that only a person read."""
    axes = [(change.axis, change.article) for change in changes if change.axis in READ_AXES]
    machine = MachineValues(connection, [claim_id] if axes else ())
    return {(axis, article): machine.value(claim_id, axis, article) for axis, article in axes}


def _check_place(connection: Connection, claim_id: str, change: Change) -> None:
    """Refuse spans in an article that the claim does not appear in, or beyond its end."""
    there = select(func.max(func.length(t.articles.c.text))).where(
        t.articles.c.id == change.article,
        t.appearances.c.article_id == t.articles.c.id,
        t.appearances.c.claim_id == claim_id,
    )
    length = connection.scalar(there)
    if length is None:
        raise VerificationError(Fault.CLAIM_NOT_IN_ARTICLE, article=change.article or "", claim=claim_id)
    if change.axis != ADDED and any(end > length for _start, end in json.loads(change.after or "[]")):
        raise VerificationError(Fault.SPAN_BEHIND_TEXT, article=change.article or "", length=length)


def _moment(connection: Connection, claim_id: str) -> str:
    """The time for a new decision: now, or after the last one on claims that are the same, if a clock was set back."""
    at = now()
    for some in chunks(members_of(connection, [claim_id])[claim_id]):
        for table in map(sound, (t.decisions, t.evidence, t.replies)):
            last = connection.scalar(select(func.max(table.c.at)).where(table.c.claim_id.in_(some)))
            if last is not None and last >= at:
                at = moment(datetime.fromisoformat(last) + timedelta(microseconds=1))
    return at


def _write_evidence(connection: Connection, act: Act, made: Mapping[str, Any], why: str | None) -> None:
    claim_id = made["claim_id"]
    current = {row.uid: row for row in current_rows(connection, "current_evidence", claim_id)}
    for uid in (*act.withdrawn, *(e.replaces for e in act.evidence if e.replaces)):
        if uid not in current:
            raise VerificationError(Fault.EVIDENCE_GONE, claim=claim_id)
    for piece in act.evidence:
        values = {
            "url": stripped(piece.url, TextField.EVIDENCE),
            "title": stripped(piece.title, TextField.TITLE),
            "archived_url": stripped(piece.archived, TextField.ARCHIVED),
            "quote": stripped(piece.quote, TextField.QUOTE),
            "stance": piece.stance.value,
            "is_primary": piece.primary,
            "seen_on": piece.seen,
            "replaces": piece.replaces,
            "withdrawn": False,
            "why": why,
        }
        connection.execute(insert(t.evidence), {**made, "uid": new_uid(), **values})
    for uid in act.withdrawn:
        row = current[uid]
        kept = {k: getattr(row, k) for k in ("url", "title", "archived_url", "quote", "stance", "seen_on")}
        ending = {"is_primary": bool(row.is_primary), "replaces": uid, "withdrawn": True, "why": why}
        connection.execute(insert(t.evidence), {**made, "uid": new_uid(), **kept, **ending})


def _document(connection: Connection, claim_id: str, state: State) -> dict[str, Any]:
    """What was made public: all that readers were told, as it was then."""
    evidence = [dict(row._mapping) for row in current_rows(connection, "current_evidence", claim_id)]
    replies = [dict(row._mapping) for row in current_rows(connection, "current_replies", claim_id)]
    claim = read_summary(connection, claim_id)
    accused = told_of(accusations_of(connection, [claim_id]).get(claim_id, ()))
    said = {"content": claim.content, "speaker": claim.speaker, "label": claim.label}
    said_of = {"accusations": [asdict(one) for one in accused]}
    shown = {"verdict": state.verdict, "flags": list(state.flags), "evidence": evidence, "replies": replies}
    return {"claim_id": claim_id, **said, **said_of, "status": state.status.value, **shown}
