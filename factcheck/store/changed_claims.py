"""Claims that a later version of their article says otherwise or no longer.

In: ids of claims. Out: for each that changed since, the articles in which it stands and that have such a version.
The cost grows with these claims, their articles and the claims of the newest versions, and not with the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, Row, text

from factcheck.claim_ids import base_id
from factcheck.scan_results import Status
from factcheck.store.groups import known_as
from factcheck.store.rows import json_or_broken, of_ids
from factcheck.store.times_and_ids import chunks
from factcheck.store.versions_back import versions_back
from factcheck.stored_records import ClaimSummary

__all__ = ["LINE", "changed_claims", "is_decided", "newest_versions", "with_changes"]

_COLUMNS = {
    "machine_content": "content AS machine_content",
    "shown": "content AS shown",
    "changed_since": "FALSE AS changed_since",
    "decided_claim_id": "decided_on AS decided_claim_id",
}
"""Fields of a ``ClaimSummary`` that ``claim_list`` has under another name, or not at all."""
LINE = ", ".join(_COLUMNS.get(field.name, field.name) for field in fields(ClaimSummary))
"""What a ``ClaimSummary`` is read from in ``claim_list``, before the rows of one list are told what changed."""


_ANY = text("SELECT 1 FROM article_versions LIMIT 1")
_PLACES = of_ids("SELECT DISTINCT claim_id, article_id FROM sound_appearances WHERE claim_id IN :ids")
_LATER = of_ids(
    "SELECT v.article_id, v.earlier_id, a.first_seen FROM article_versions AS v "
    "JOIN articles AS a ON a.id = v.article_id WHERE v.earlier_id IN :ids"
)
_SCANNED = of_ids(
    "SELECT a.id AS article_id FROM sound_articles AS a WHERE a.id IN :ids "
    "AND EXISTS (SELECT 1 FROM sound_scans AS s WHERE s.article_id = a.id)"
)
_FOUND = of_ids(
    "SELECT article_id, claim_ids FROM sound_scans AS s WHERE article_id IN :ids AND NOT EXISTS ("
    "SELECT 1 FROM sound_scans AS n WHERE n.article_id = s.article_id "
    "AND (n.at > s.at OR (n.at = s.at AND n.id > s.id)))"
)


def is_decided(status: str, verdict: str | None) -> bool:
    """Whether people decided on a claim, so that a change of its words matters."""
    return bool(verdict) or status != Status.UNVERIFIED


def with_changes(connection: Connection, rows: Sequence[ClaimSummary]) -> list[ClaimSummary]:
    """The rows of a list, each told whether it changed since people decided on it."""
    decided = (row.id for row in rows if is_decided(row.status, row.verdict))
    changed = changed_claims(connection, decided)
    return [replace(row, changed_since=True) if row.id in changed else row for row in rows]


def changed_claims(connection: Connection, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Of these claims those that changed since, with the articles whose newest version lacks them.

    A claim that the newest version says in other words, and that is known to be the same, did not change.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted or connection.scalar(_ANY) is None:
        return {}
    places: dict[str, list[str]] = {}
    for some in chunks(wanted):
        for row in connection.execute(_PLACES, {"ids": some}):
            places.setdefault(row.claim_id, []).append(row.article_id)
    newest = newest_versions(connection, (article for articles in places.values() for article in articles))
    held = {article: _claims_of(row) for article, row in _last_scans(connection, newest.values()).items()}
    concerned = [claim for claim, articles in places.items() if any(article in newest for article in articles)]
    known = known_as(connection, [*concerned, *(name for names in held.values() for name in names)])
    groups = {article: {known.get(name, name) for name in names} for article, names in held.items()}
    changed: dict[str, frozenset[str]] = {}
    for claim in concerned:
        group = known.get(claim, claim)
        lacking = (a for a in places[claim] if a in newest and group not in groups[newest[a]])
        if articles := frozenset(lacking):
            changed[claim] = articles
    return changed


def newest_versions(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """The newest version of each of these articles that has a later one: ids to ids."""
    asked = list(dict.fromkeys(articles))
    seen_at: dict[str, str] = {}
    later: dict[str, list[str]] = {}
    new = asked
    reached = set(asked)
    while new:
        rows = [row for some in chunks(new) for row in connection.execute(_LATER, {"ids": some})]
        for row in rows:
            seen_at[row.article_id] = row.first_seen
            later.setdefault(row.earlier_id, []).append(row.article_id)
        new = [row.article_id for row in rows if row.article_id not in reached]
        reached.update(new)
    scanned = {
        name for some in chunks(seen_at) for name in connection.scalars(_SCANNED, {"ids": some})
    }  # what is set aside is no version
    last: dict[str, tuple[str, str]] = {}
    # From the last one back: what comes after an article is known before the article's turn.
    for name in sorted(seen_at, key=lambda name: (seen_at[name], name), reverse=True):
        own = [(seen_at[name], name)] if name in scanned else []
        after = [*own, *(last[other] for other in later.get(name, ()) if other in last)]
        if after:
            last[name] = max(after)
    back = versions_back(connection, [*asked, *seen_at])
    newest: dict[str, str] = {}
    for name in asked:
        after = [last[other] for other in later.get(name, ()) if other in last]
        if name in back:
            after.append(back[name])
        if after and max(after)[1] != name:
            newest[name] = max(after)[1]
    return newest


def _last_scans(connection: Connection, articles: Iterable[str]) -> dict[str, Row[Any]]:
    rows = (row for some in chunks(articles) for row in connection.execute(_FOUND, {"ids": some}))
    return {row.article_id: row for row in rows}


def _claims_of(row: Row[Any]) -> frozenset[str]:
    names: Any = json_or_broken(row.claim_ids) if isinstance(row.claim_ids, str) else row.claim_ids
    return frozenset(base_id(name) for name in (names if isinstance(names, list) else ()) if isinstance(name, str))
