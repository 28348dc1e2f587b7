"""Scans recorded: the article, its claims, their places, and what the machine read there.

In: a ``Checked`` and the name of the machine. Out: rows; nothing is returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, insert, select

from claims.claim import LABELS
from factcheck.article_dates import day_of, moment_of
from factcheck.claim_ids import base_id, claim_ids
from factcheck.fetching.fetched import Fetched
from factcheck.reports.claim_record import MachineClaimRecord
from factcheck.reports.flat_record import claim_columns
from factcheck.reports.record_filling import machine_claim_record
from factcheck.scan_results import Article, Checked, Place
from factcheck.store import tables as t
from factcheck.store.engine import Store
from factcheck.store.new_rows import put_rows
from factcheck.store.originals import save_original
from factcheck.store.repeated_claims import link_new
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks, new_uid, now
from factcheck.store.version_links import NewArticle, record_version
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = ["present", "recorded", "save_scan"]

_FILLED = tuple(c for c in claim_columns(MachineClaimRecord) if c.name in t.readings.columns and c.name != "id")
"""What the claim record fills of a reading; its ``id`` is the row's own, the claim's is ``claim_id`` there."""
_LABEL_DIGITS = 6
_OF_LABELS = frozenset(("score", *(f"p_{label}" for label in LABELS)))
_READINGS = (
    select(sound(t.readings))
    .where(sound(t.readings).c.article_id == bindparam("article"))
    .order_by(sound(t.readings).c.at, sound(t.readings).c.id)
)
_PLACED = select(t.appearances.c.claim_id, t.appearances.c.number).where(
    t.appearances.c.article_id == bindparam("article")
)
_READ = tuple(c.name for c in t.readings.columns if c.name not in ("id", "uid", "at", "machine"))


def present(connection: Connection, table: Table, ids: Iterable[str], column: str = "id") -> set[str]:
    """Those of ``ids`` that the table already has in ``column``."""
    existing: set[str] = set()
    for some in chunks(ids):
        existing.update(connection.scalars(_among(table, column), {"ids": some}))
    return existing


@cache
def _among(table: Table, column: str) -> Select[Any]:
    """The values of a column that are among ``:ids``."""
    values = table.c[column]
    return select(values).where(values.in_(bindparam("ids", expanding=True)))


def recorded(store: Store, uids: Sequence[str]) -> bool:
    """Whether all scans of these names are in the store.

    Raises:
        StoreError: the database fails.
    """
    with store.reading() as connection:
        return len(present(connection, t.scans, uids, "uid")) == len(set(uids))


def save_scan(
    store: Store,
    checked: Checked,
    *,
    machine: str,
    matching: LikenessLimits,
    original: Fetched | None = None,
    uid: str | None = None,
    also: Callable[[Connection], None] | None = None,
) -> None:
    """Record one scan in one transaction; ``machine`` names the models and rules that read the article.

    ``original`` is what the article was read from, where that was fetched; it is kept with the article. ``uid`` is a
    name that the scan has of its own: one that is recorded already is not recorded again. ``also`` is
    called in the transaction once all is written; when it raises, nothing is kept.

    Rows that exist stay as they are, decisions above all. A reading is added where it differs from the
    last one of the same claim in the same article. A claim new to the store is linked to those it repeats, an article
    to the one of which it is a new version.

    Raises:
        StoreError: the database fails; nothing of the scan is then kept.
    """
    names = claim_ids(checked)
    with store.writing() as connection:
        if uid is not None and present(connection, t.scans, [uid], "uid"):
            return
        at = now()
        article = checked.article
        is_new = not present(connection, t.articles, [article.id])
        if is_new:
            row = {"id": article.id, "first_seen": at, "language": article.language, "text": article.text}
            connection.execute(insert(t.articles), row)
        connection.execute(
            insert(t.scans),
            {
                "uid": uid or new_uid(),
                "at": at,
                "article_id": article.id,
                "source": article.source,
                "title": article.title,
                "outlet": article.outlet,
                "agency": article.agency,
                "published": day_of(article.published),
                "machine": machine,
                "claim_ids": list(names),
                **_facts(article),
                "skipped": [{"span": [one.span.start, one.span.end], "reason": one.reason} for one in checked.skipped],
            },
        )
        record_version(connection, article.id, _new(article, at) if is_new else None)
        if original is not None:
            save_original(connection, article.id, original)
        if names:
            _save_claims(connection, checked, names, at, matching)
            _save_readings(connection, checked, names, at, machine, is_new=is_new)
        if also is not None:
            also(connection)


def _new(article: Article, at: str) -> NewArticle:
    return NewArticle(
        first_seen=at,
        text=article.text,
        source=article.source,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=moment_of(article.published) or day_of(article.published),
    )


def _facts(article: Article) -> dict[str, Any]:
    """What the source of an article tells of it, by column."""
    return {
        "kind": article.kind.value,
        "url": article.url,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "place": article.place,
        "published_at": moment_of(article.published),
        "updated": article.updated,
        "encoding": article.encoding,
        "places": [_place(place) for place in article.places] or None,
    }


def _place(place: Place) -> dict[str, Any]:
    known = {name: getattr(place, name) for name in ("page", "paragraph", "starts", "ends", "time", "author")}
    return {"span": [place.span.start, place.span.end], **{k: v for k, v in known.items() if v is not None}}


def _save_claims(
    connection: Connection, checked: Checked, names: Sequence[str], at: str, matching: LikenessLimits
) -> None:
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
        put_rows(connection, t.claims, list(new.values()))
        wordings = {key: Wording(row["content"], row["speaker"], row["polarity"]) for key, row in new.items()}
        link_new(connection, wordings, matching)


def _number(name: str) -> int:
    return int(name.partition("-")[2] or 1)


def _save_readings(
    connection: Connection, checked: Checked, names: Sequence[str], at: str, machine: str, *, is_new: bool
) -> None:
    """Save where the claims stand and what the machine read there; of an article that ``is_new`` nothing is known."""
    article = checked.article
    before = {} if is_new else _last_readings(connection, article.id)
    places = [(base_id(name), _number(name)) for name in names]
    appearances = set() if is_new else _appearances(connection, article.id)
    fresh = [
        {"article_id": article.id, "claim_id": claim_id, "number": number, "first_seen": at}
        for claim_id, number in places
        if (claim_id, number) not in appearances
    ]
    put_rows(connection, t.appearances, fresh)
    rows: list[dict[str, Any]] = []
    for item, name, (claim_id, number) in zip(checked.claims, names, places, strict=True):
        values = _reading(machine_claim_record(item, name, article.text), item.claim.features)
        read = {"article_id": article.id, "claim_id": claim_id, "number": number, **values}
        last = before.get((claim_id, number))
        if last is None or last.machine != machine or any(getattr(last, k) != read[k] for k in _READ):
            rows.append({"uid": new_uid(), "at": at, "machine": machine, **read})
    put_rows(connection, t.readings, rows)


def _appearances(connection: Connection, article_id: str) -> set[tuple[str, int]]:
    return {(row.claim_id, row.number) for row in connection.execute(_PLACED, {"article": article_id})}


def _last_readings(connection: Connection, article_id: str) -> dict[tuple[str, int], Row[Any]]:
    rows = connection.execute(_READINGS, {"article": article_id})
    return {(row.claim_id, row.number): row for row in rows}


def _reading(record: MachineClaimRecord, features: Mapping[str, str | float | bool]) -> dict[str, Any]:
    """The columns of a reading that the claim record fills, and what the classifier saw."""
    dumped = record.model_dump()
    values: dict[str, Any] = {"features": dict(features)}
    for column in _FILLED:
        value: Any = dumped
        for step in column.path:
            value = None if value is None else value[step]
        if column.name in _OF_LABELS:
            # The record tells shares with fewer digits.
            value = round(column.value(record), _LABEL_DIGITS)
        values[column.name] = value.value if isinstance(value, Enum) else value
    return values
