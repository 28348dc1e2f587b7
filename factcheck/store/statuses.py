"""The standings of many claims, read in one go.

In: ids of claims. Out: a ``Standing`` for each that people decided on or that repeats a known claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from factcheck.claim_ids import base_id
from factcheck.reports.wording import verdict_words
from factcheck.scan_results import Standing, Status, Suggestion
from factcheck.store import tables as t
from factcheck.store.changed_claims import changed_claims, is_decided
from factcheck.store.checks import read_checks
from factcheck.store.claim_lines import claim_lines
from factcheck.store.groups import distinct, known_as, members_of
from factcheck.store.published_reviews import find_reviews, has_reviews
from factcheck.store.rows import of_ids
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import Scale

__all__ = ["read_standings"]

_CLAIMS, _DECISIONS = sound(t.claims), sound(t.decisions)
_AXES = ("status", "verdict", "flags")
_TOUCHED = of_ids(
    "SELECT c.id FROM claims AS c WHERE c.id IN :ids AND ("
    + " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} AS o WHERE o.{column} = c.id)"
        for table, column in (
            ("claim_roots", "claim_id"),
            ("claim_roots", "known_id"),
            ("decisions", "claim_id"),
            ("evidence", "claim_id"),
            ("replies", "claim_id"),
        )
    )
    + " OR EXISTS (SELECT 1 FROM links AS o WHERE o.claim_id = c.id AND o.kind = 'suggested'))"
)
_DECIDED = (
    select(_DECISIONS)
    .where(_DECISIONS.c.claim_id.in_(bindparam("ids", expanding=True)), _DECISIONS.c.axis.in_(_AXES))
    .order_by(_DECISIONS.c.at, _DECISIONS.c.uid)
)


def read_standings(
    connection: Connection, names: Iterable[str], scale: Scale, article: str | None = None
) -> Mapping[str, Standing]:
    """The standings of claims that people decided on, or that repeat a known one, by the names given.

    ``names`` may end in the number of an occurrence: all occurrences of a claim have the same standing. ``article``
    is the one in which they stand, of which a later version may say them otherwise or no longer.
    """
    every = {name: base_id(name) for name in names}
    touched = _touched(connection, every.values())
    wanted = {name: key for name, key in every.items() if key in touched}
    if not wanted:
        return {}
    same = known_as(connection, wanted.values())
    members = members_of(connection, wanted.values())
    decided: dict[str, dict[str, Row[Any]]] = {}
    for some in chunks(member for group in distinct(members) for member in group):
        for row in connection.execute(_DECIDED, {"ids": some}):
            decided.setdefault(row.claim_id, {})[row.axis] = row
    standings: dict[str, Standing] = {}
    alike = _suggestions(connection, [key for key in wanted.values() if key not in same], scale)
    for key, reviews in _published(connection, wanted.values(), scale).items():
        alike[key] = (*alike.get(key, ()), *reviews)
    checks = read_checks(connection, members, article)
    last = {id(group): _last([decided[one] for one in group if one in decided]) for group in distinct(members)}
    for name, key in wanted.items():
        axes = last[id(members[key])]
        if axes or key in same or key in alike or key in checks:
            standing = _standing(axes, key, same.get(key), scale)
            check = checks.get(key, standing.check)
            standings[name] = replace(standing, suggestions=alike.get(key, ()), check=check)
    return _told_changes(connection, standings, article) if article else standings


def _touched(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the claims that anything may be told of: mostly none, and then none of the views need be looked through.

    Published checks are looked for by words.
    """
    keys = set(ids)
    if has_reviews(connection):
        return keys
    return {name for some in chunks(keys) for name in connection.scalars(_TOUCHED, {"ids": some})}


def _told_changes(connection: Connection, standings: Mapping[str, Standing], article: str) -> dict[str, Standing]:
    """The same standings, each told whether the newest version of the article lacks the claim."""
    decided = {
        name: base_id(name)
        for name, standing in standings.items()
        if is_decided(standing.status, standing.verdict.key if standing.verdict else None)
    }
    changed = changed_claims(connection, decided.values())
    return {
        name: replace(standing, changed_since=article in changed.get(decided.get(name, ""), ()))
        for name, standing in standings.items()
    }


def _published(connection: Connection, ids: Iterable[str], scale: Scale) -> dict[str, tuple[Suggestion, ...]]:
    if not has_reviews(connection):
        return {}
    wordings: dict[str, Wording] = {}
    for some in chunks(ids):
        for row in connection.execute(select(_CLAIMS).where(_CLAIMS.c.id.in_(some))):
            wordings[row.id] = Wording(row.content, row.speaker, row.polarity)
    return find_reviews(connection, wordings, scale.matching)


_SUGGESTED = "id IN (SELECT known_id FROM current_links WHERE kind = 'suggested' AND claim_id IN :ids)"
_LINKED = of_ids(
    "SELECT claim_id FROM current_links AS l WHERE kind = 'suggested' AND claim_id IN :ids AND EXISTS ("
    "SELECT 1 FROM claim_members AS m JOIN decisions AS d ON d.claim_id = m.member_id "
    "WHERE m.claim_id = l.known_id AND d.axis IN ('status', 'verdict'))"
)
_ALIKE = of_ids(
    f"{claim_lines(_SUGGESTED)} SELECT l.claim_id, l.known_id, l.score, k.content, k.verdict FROM current_links AS l "
    "JOIN claim_lines AS k ON k.id = l.known_id "
    "WHERE l.kind = 'suggested' AND l.claim_id IN :ids AND k.decided_on IS NOT NULL "
    "ORDER BY l.score DESC, l.known_id"
)


def _suggestions(connection: Connection, ids: Iterable[str], scale: Scale) -> dict[str, tuple[Suggestion, ...]]:
    """Known claims that people worked on and that may be the same as these."""
    suggestions: dict[str, tuple[Suggestion, ...]] = {}
    # To make lines of claims takes long; most repeat nothing, or nothing that people worked on.
    linked = [name for some in chunks(ids) for name in connection.scalars(_LINKED, {"ids": some})]
    for some in chunks(linked):
        for row in connection.execute(_ALIKE, {"ids": some}):
            verdict = scale.verdict(row.verdict)
            words = verdict_words(verdict) if verdict else None
            made = Suggestion(known=row.known_id, content=row.content, score=row.score, verdict=words)
            suggestions[row.claim_id] = (*suggestions.get(row.claim_id, ()), made)
    return suggestions


def _last(decided: Iterable[Mapping[str, Row[Any]]]) -> dict[str, Row[Any]]:
    """The last decision on each axis, of those on claims that are the same."""
    last: dict[str, Row[Any]] = {}
    for axes in decided:
        for axis, row in axes.items():
            if axis not in last or (row.at, row.uid) > (last[axis].at, last[axis].uid):
                last[axis] = row
    return last


def _standing(axes: Mapping[str, Row[Any]], name: str, same_as: str | None, scale: Scale) -> Standing:
    status, verdict, flags = (axes[axis].to_value if axis in axes else None for axis in _AXES)
    decided = [axes[axis] for axis in ("status", "verdict") if axis in axes]
    on = decided[-1 if verdict else 0].claim_id if decided else name
    return Standing(
        status=Status(status or Status.UNVERIFIED),
        verdict=scale.verdict(verdict),
        flags=tuple((flags or "").split()),
        flag_names=tuple(scale.flag_name(flag) for flag in (flags or "").split()),
        since=max(row.at for row in decided) if decided else None,
        same_as=same_as,
        decided_on=on if on != name else None,
    )
