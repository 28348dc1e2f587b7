"""What the decisions on claims rest on: reasons, evidence, replies, and corrections of what the machine read.

In: ids of claims. Out: a ``Check`` for each of which there is something to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from claims.document.span import words_at
from factcheck.scan_results import Check, CheckedReply, CheckedSource, Correction
from factcheck.store.machine_values import MachineValues
from factcheck.store.rows import of_ids, read_spans
from factcheck.store.times_and_ids import chunks
from factcheck.verification.acts import ACCUSATIONS, ADDED, Part

__all__ = ["read_checks"]

_EVIDENCE = of_ids("SELECT * FROM current_evidence WHERE claim_id IN :ids ORDER BY at, id")
_REPLIES = of_ids("SELECT * FROM current_replies WHERE claim_id IN :ids ORDER BY at, id")
_DECISIONS = of_ids(
    "SELECT claim_id, axis, article_id, to_value, why, who, at, uid FROM current_decisions "
    "WHERE claim_id IN :ids "
    "AND axis IN ('verdict', 'status', 'label', 'speaker', 'accusations', 'not_claim', 'added', 'spans') "
    "ORDER BY at, uid"
)
_PARTS = ("label", "speaker", Part.CONTENT, ACCUSATIONS)
"""What the machine read and people correct, in the order in which it is told."""
_TEXT = text("SELECT text FROM sound_articles WHERE id = :id")


def read_checks(
    connection: Connection, members: Mapping[str, Sequence[str]], article: str | None = None
) -> dict[str, Check]:
    """The checks of claims; ``members`` holds for each id the ids of all claims that are the same, itself among them.

    Verdict, status, evidence and replies count for all of these, corrections for the claim alone; those of its words
    for ``article`` alone, or else the last.
    """
    every = list(dict.fromkeys(one for group in members.values() for one in group))
    evidence, replies = _by_claim(connection, _EVIDENCE, every), _by_claim(connection, _REPLIES, every)
    decisions = _by_claim(connection, _DECISIONS, every)
    corrected = [name for name in members if any(row.axis in _PARTS for row in decisions.get(name, ()))]
    machine = MachineValues(connection, corrected)
    checks: dict[str, Check] = {}
    for name, group in members.items():
        own = {
            row.axis: row
            for row in decisions.get(name, ())
            if row.axis != Part.CONTENT or (row.to_value and article in (None, row.article_id))
        }
        shared = sorted((row for one in group for row in decisions.get(one, ())), key=lambda row: (row.at, row.uid))
        last = {row.axis: row for row in shared if row.axis in ("verdict", "status")}
        verdict = last.get("verdict")
        said = verdict if verdict is not None and verdict.to_value else last.get("status")
        check = Check(
            why=said.why if said else None,
            who=said.who if said else None,
            at=said.at if said else None,
            evidence=tuple(_source(row) for one in group for row in evidence.get(one, ())),
            replies=tuple(_reply(row) for one in group for row in replies.get(one, ())),
            corrections=_corrections(own, name, machine, connection),
            not_claim=own["not_claim"].to_value if "not_claim" in own else None,
        )
        if check != Check():
            checks[name] = check
    return checks


def _by_claim(connection: Connection, query: Any, ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = {}
    for some in chunks(ids):
        for row in connection.execute(query, {"ids": some}):
            found.setdefault(row.claim_id, []).append(row)
    return found


def _source(row: Row[Any]) -> CheckedSource:
    return CheckedSource(
        url=row.url,
        stance=row.stance,
        primary=bool(row.is_primary),
        seen=row.seen_on,
        who=row.who,
        title=row.title,
        quote=row.quote,
        archived=row.archived_url,
    )


def _reply(row: Row[Any]) -> CheckedReply:
    return CheckedReply(asked=row.asked, asked_on=row.asked_on, answer=row.answer, answered_on=row.answered_on)


def _corrections(
    own: Mapping[str, Row[Any]], name: str, read: MachineValues, connection: Connection
) -> tuple[Correction, ...]:
    """That a person added the claim, and what one put in the place of the machine's values, where that differs."""
    made: list[Correction] = []
    added = own.get(ADDED)
    if added is not None and added.to_value is not None:
        made.append(Correction(part=ADDED, machine=None, now=None, who=added.who, at=added.at, why=added.why))
    for part in _PARTS:
        row = own.get(part)
        if row is None or row.to_value is None:
            continue
        if part is Part.CONTENT:
            part, machine, now = "content", *_words(row, read.value(name, part, row.article_id), connection)
        else:
            machine, now = read.value(name, part), row.to_value
        if machine in (None, now):
            continue
        made.append(
            Correction(part=part, machine=machine or None, now=now or None, who=row.who, at=row.at, why=row.why)
        )
    return tuple(made)


def _words(row: Row[Any], machine: str | None, connection: Connection) -> tuple[str | None, str | None]:
    """The words that the machine and that a person took, from their spans; None for what cannot be told."""
    article = connection.execute(_TEXT, {"id": row.article_id}).scalar()
    try:
        machine_spans, spans = (read_spans(kept) for kept in (machine or "null", row.to_value))
    except (ValueError, TypeError, RecursionError):
        return None, None
    if article is None or not machine_spans or not spans:
        return None, None
    return words_at(article, machine_spans), words_at(article, spans)
