"""Scans recorded: the article, its claims, their places, and what the machine read there.

In: a ``Checked`` and the name of the machine. Out: rows; nothing is returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select

from claims.claim import LABELS, LabelledClaim
from claims.document.tree import Span
from factcheck.claim_ids import claim_ids
from factcheck.records import Checked
from factcheck.reports.exports import reason_record, source_record
from factcheck.store import tables as t
from factcheck.store.engine import Store
from factcheck.store.matches import link_new
from factcheck.store.timestamps import base_id, chunks, new_uid, now
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import Matching

__all__ = ["present", "save_scan"]

_READ = tuple(c.name for c in t.readings.columns if c.name not in ("id", "uid", "at", "machine"))


def present(connection: Connection, table: Table, ids: Iterable[str], column: str = "id") -> set[str]:
    """Those of ``ids`` that the table already has in ``column``."""
    found: set[str] = set()
    for some in chunks(ids):
        found.update(connection.scalars(select(table.c[column]).where(table.c[column].in_(some))))
    return found


def save_scan(store: Store, checked: Checked, *, machine: str, matching: Matching) -> None:
    """Record one scan in one transaction; ``machine`` names the models and rules that read the article.

    Rows that exist stay as they are, decisions above all. A reading is added where it differs from the
    last one of the same claim in the same article. A claim new to the store is linked to those it repeats.

    Raises:
        StoreError: the database fails; nothing of the scan is then kept.
    """
    names = claim_ids(checked)
    with store.writing() as connection:
        at = now()
        article = checked.article
        if not present(connection, t.articles, [article.id]):
            row = {"id": article.id, "first_seen": at, "language": article.language, "text": article.text}
            connection.execute(insert(t.articles), row)
        connection.execute(
            insert(t.scans),
            {
                "uid": new_uid(),
                "at": at,
                "article_id": article.id,
                "source": article.source,
                "title": article.title,
                "outlet": article.outlet,
                "agency": article.agency,
                "published": article.published,
                "machine": machine,
                "claim_ids": list(names),
            },
        )
        if names:
            _save_claims(connection, checked, names, at, matching)
            _save_readings(connection, checked, names, at, machine)


def _save_claims(connection: Connection, checked: Checked, names: Sequence[str], at: str, matching: Matching) -> None:
    known = present(connection, t.claims, map(base_id, names))
    new: dict[str, Mapping[str, Any]] = {}
    for item, name in zip(checked.claims, names, strict=True):
        key = base_id(name)
        if key not in known and key not in new:
            claim = item.claim
            new[key] = {
                "id": key,
                "first_seen": at,
                "content": claim.text(checked.article.text),
                "speaker": claim.speaker.name if claim.speaker else None,
                "polarity": claim.polarity.value,
                "attributed": claim.attributed,
            }
    if new:
        connection.execute(insert(t.claims), list(new.values()))
        wordings = {key: Wording(row["content"], row["speaker"], row["polarity"]) for key, row in new.items()}
        link_new(connection, wordings, matching)


def _number(name: str) -> int:
    return int(name.partition("-")[2] or 1)


def _save_readings(connection: Connection, checked: Checked, names: Sequence[str], at: str, machine: str) -> None:
    article = checked.article
    before = _last_readings(connection, article.id)
    places = [(base_id(name), _number(name)) for name in names]
    placed = select(t.appearances.c.claim_id, t.appearances.c.number).where(t.appearances.c.article_id == article.id)
    appearances = {(row.claim_id, row.number) for row in connection.execute(placed)}
    fresh = [
        {"article_id": article.id, "claim_id": claim_id, "number": number, "first_seen": at}
        for claim_id, number in places
        if (claim_id, number) not in appearances
    ]
    if fresh:
        connection.execute(insert(t.appearances), fresh)
    rows: list[dict[str, Any]] = []
    for item, (claim_id, number) in zip(checked.claims, places, strict=True):
        read = {"article_id": article.id, "claim_id": claim_id, "number": number, **_reading(item, article.text)}
        last = before.get((claim_id, number))
        if last is None or last.machine != machine or any(getattr(last, k) != read[k] for k in _READ):
            rows.append({"uid": new_uid(), "at": at, "machine": machine, **read})
    if rows:
        connection.execute(insert(t.readings), rows)


def _last_readings(connection: Connection, article_id: str) -> dict[tuple[str, int], Row[Any]]:
    query = select(t.readings).where(t.readings.c.article_id == article_id).order_by(t.readings.c.at, t.readings.c.id)
    return {(row.claim_id, row.number): row for row in connection.execute(query)}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _reading(item: LabelledClaim, text: str) -> dict[str, Any]:
    claim, speaker = item.claim, item.claim.speaker
    return {
        "label": item.label.value,
        "score": round(item.score, 6),
        **{f"p_{label.value}": round(item.probabilities[label], 6) for label in LABELS},
        "suggested": claim.suggested.value,
        "rules": list(claim.rules),
        "construction": claim.construction,
        "style": claim.style.value if claim.style else None,
        "content": claim.text(text),
        "spans": [_pair(span) for span in claim.content],
        "sentence": _pair(claim.sentence),
        "speaker": speaker.span.of(text) if speaker else None,
        "speaker_span": _pair(speaker.span) if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "cue": claim.cue.of(text) if claim.cue else None,
        "cue_span": _pair(claim.cue),
        "medium": claim.medium.of(text) if claim.medium else None,
        "medium_span": _pair(claim.medium),
        "speaker_confidence": round(speaker.confidence, 4) if speaker else None,
        "speaker_vague": speaker.vague if speaker else None,
        "sources": [source_record(source, text) for source in claim.sources],
        "addressee": claim.addressee.of(text) if claim.addressee else None,
        "addressee_span": _pair(claim.addressee),
        "worth": round(item.worth.score, 4) if item.worth else None,
        "worth_reasons": [reason_record(reason, text) for reason in item.worth.reasons] if item.worth else None,
        "features": dict(claim.features),
    }
