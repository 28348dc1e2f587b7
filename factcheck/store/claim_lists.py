"""Lists of claims and of reviewed labels.

In: a ``Filter``. Out: ``ClaimSummary`` in the order of the filter; ``ReviewedArticle`` for training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from claims.claim import Label
from claims.document.span import Span
from factcheck.local_time import day_bounds
from factcheck.store import tables as t
from factcheck.store.accusing_claims import accusing_claims
from factcheck.store.changed_claims import LINE, with_changes
from factcheck.store.claim_lines import claim_lines
from factcheck.store.corrections import with_contents
from factcheck.store.queue_order import ORDERS, priority
from factcheck.store.rows import passed_over, read_all, read_spans
from factcheck.store.shown_claims import with_shown
from factcheck.store.sound_rows import sound
from factcheck.stored_records import BY_PERSON, ClaimSummary, SuggestedPair
from factcheck.verification.similarity import fold

__all__ = ["Filter", "ReviewedArticle", "list_claims", "reviewed_labels", "shown_pairs"]

_PLACES = sound(t.appearances)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims to list: all given conditions must hold, of several values of one condition any.

    ``speaker`` and ``words`` are sought anywhere in name and content, less case and accents; ``since`` and ``until``
    are ISO dates (UTC) of the first sight or the last decision; ``articles`` are ids or first digits of ids.
    ``assignee`` is who works on them. ``accused`` is sought in the names of those whom a claim accuses, ``stages`` are
    those of a procedure; with both, one accusation must have both. ``changed`` asks for claims that people decided on
    and that the newest version of an article says otherwise or no longer.
    """

    ids: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    speaker: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    changed: bool = False
    assignee: str | None = None
    accused: str | None = None
    stages: tuple[str, ...] = ()
    order: str = "recent"
    limit: int | None = None


def list_claims(connection: Connection, wanted: Filter) -> list[ClaimSummary]:
    """The claims that the filter lets through, in its order."""
    conditions, values = ["1 = 1"], dict[str, Any]()
    lists = {
        "id": wanted.ids,
        "status": wanted.statuses,
        "label": wanted.labels,
        "verdict": wanted.verdicts,
    }
    for column, some in lists.items():
        if some:
            conditions.append(f"{column} IN :{column}")
            values[column] = list(some)
    if wanted.assignee:
        conditions.append("assignee = :assignee")
        values["assignee"] = wanted.assignee
    if wanted.since:
        conditions.append("(first_seen >= :since OR decided_at >= :since)")
        values["since"] = day_bounds(wanted.since)[0]
    if wanted.until:
        # Text order is time order.
        conditions.append("COALESCE(decided_at, first_seen) < :until")
        values["until"] = day_bounds(wanted.until)[1]
    where = " AND ".join(conditions)
    lines = claim_lines("id IN :id") if wanted.ids else claim_lines()
    sql = f"{lines} SELECT {LINE} FROM claim_lines WHERE {where} ORDER BY {ORDERS[wanted.order]}"
    expanding: list[BindParameter[Any]] = [bindparam(column, expanding=True) for column, some in lists.items() if some]
    found = read_all(connection, ClaimSummary, text(sql).bindparams(*expanding), values)
    rows = _narrowed(connection, with_contents(connection, [row for row in found if _was_read(row)]), wanted)
    if wanted.order == "priority":
        rows.sort(key=priority, reverse=True)
    if wanted.changed:
        rows = [row for row in with_changes(connection, rows) if row.changed_since][: wanted.limit]
        return with_shown(connection, rows)
    return with_shown(connection, with_changes(connection, rows[: wanted.limit]))


def shown_pairs(connection: Connection, pairs: Iterable[SuggestedPair]) -> list[SuggestedPair]:
    """The pairs with the words of both claims as people are shown them."""
    kept = list(pairs)
    ids = tuple({name for pair in kept for name in (pair.claim_id, pair.known_id)})
    shown = {row.id: row.shown for row in list_claims(connection, Filter(ids=ids))} if ids else {}
    return [
        replace(
            pair,
            content=shown.get(pair.claim_id, pair.content),
            known_content=shown.get(pair.known_id, pair.known_content),
        )
        for pair in kept
    ]


def _narrowed(connection: Connection, rows: list[ClaimSummary], wanted: Filter) -> list[ClaimSummary]:
    """The rows that meet those conditions that SQL cannot say of what people corrected."""
    if wanted.articles:
        query = select(_PLACES.c.claim_id, _PLACES.c.article_id)
        there = {r.claim_id for r in connection.execute(query) if r.article_id.startswith(wanted.articles)}
        rows = [row for row in rows if row.id in there]
    if wanted.accused or wanted.stages:
        fitting = accusing_claims(connection, wanted.accused or "", wanted.stages)
        rows = [row for row in rows if row.id in fitting]
    if wanted.speaker:
        rows = [row for row in rows if fold(wanted.speaker) in fold(row.speaker or "")]
    if wanted.words:
        rows = [row for row in rows if fold(wanted.words) in fold(row.content)]
    if wanted.flags:
        rows = [row for row in rows if set(wanted.flags) & set(row.flag_keys)]
    return rows


def _was_read(row: ClaimSummary) -> bool:
    """Whether there is a reading of the claim: without one, nothing can be shown of it."""
    if row.machine is None:
        passed_over("claims", {"id": row.id}, "readings")
        return False
    return True


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article with the labels that people gave or confirmed, by the ids of its claims.

    ``added`` are the places of the claims among them that a person added.
    """

    id: str
    source: str
    text: str
    labels: Mapping[str, Label]
    added: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def reviewed_labels(connection: Connection) -> list[ReviewedArticle]:
    """The labels that a person gave, or left as they were on a claim that they verified, by article.

    A claim that repeats a known one is not verified by itself: only a label given to it counts. What was thrown out as
    no claim has none.
    """
    sql = (
        "SELECT id, label FROM claim_list WHERE label IS NOT NULL AND not_claim IS NULL AND (id IN "
        "(SELECT claim_id FROM current_decisions WHERE axis = 'label' AND to_value IS NOT NULL) "
        "OR (same_as IS NULL AND status IN ('verified', 'published', 'corrected')))"
    )
    given = {row.id: Label(row.label) for row in connection.execute(text(sql))}
    labels: dict[str, dict[str, Label]] = {}
    for row in connection.execute(select(_PLACES.c.article_id, _PLACES.c.claim_id).distinct()):
        if row.claim_id in given:
            labels.setdefault(row.article_id, {})[row.claim_id] = given[row.claim_id]
    query = text(
        "SELECT l.id, l.source, a.text FROM article_list AS l JOIN sound_articles AS a ON a.id = l.id ORDER BY l.id"
    )
    rows = connection.execute(query)
    added = _added(connection)
    return [
        ReviewedArticle(row.id, row.source, row.text, labels[row.id], added.get(row.id, {}))
        for row in rows
        if row.id in labels
    ]


def _added(connection: Connection) -> dict[str, dict[str, tuple[Span, ...]]]:
    """Where the claims stand that people added, by article and claim; what cannot be read is left out."""
    found: dict[str, dict[str, tuple[Span, ...]]] = {}
    query = text("SELECT article_id, claim_id, spans FROM current_readings WHERE machine = :person")
    for row in connection.execute(query, {"person": BY_PERSON}):
        try:
            found.setdefault(row.article_id, {})[row.claim_id] = read_spans(row.spans)
        except (ValueError, TypeError, RecursionError):
            passed_over("readings", {"id": row.claim_id}, "spans")
    return found
