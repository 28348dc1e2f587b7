"""The standings of many claims, read in one go.

In: ids of claims. Out: a ``Standing`` for each that people decided on or that repeats a known claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, text

from factcheck.reports.wording import verdict_words
from factcheck.scan_results import Standing, Status, Suggestion
from factcheck.store import tables as t
from factcheck.store.published_reviews import find_reviews
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import base_id, chunks
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import Scale

__all__ = ["known_as", "read_standings"]

_CLAIMS, _DECISIONS = sound(t.claims), sound(t.decisions)
_AXES = ("status", "verdict", "flags")
_KNOWN = text("SELECT claim_id, known_id FROM known_claims WHERE claim_id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


def known_as(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """The known claim that each of these claims, or of all claims, repeats: ids to ids."""
    known: dict[str, str] = {}
    if ids is None:
        rows = connection.execute(text("SELECT claim_id, known_id FROM known_claims"))
        return {row.claim_id: row.known_id for row in rows}
    for some in chunks(ids):
        known.update((row.claim_id, row.known_id) for row in connection.execute(_KNOWN, {"ids": some}))
    return known


def read_standings(connection: Connection, names: Iterable[str], scale: Scale) -> Mapping[str, Standing]:
    """The standings of claims that people decided on, or that repeat a known one, by the names given.

    ``names`` may end in the number of an occurrence: all occurrences of a claim have the same standing.
    """
    wanted = {name: base_id(name) for name in names}
    same = known_as(connection, wanted.values())
    decided: dict[str, dict[str, tuple[str | None, str]]] = {}
    for some in chunks(same.get(key, key) for key in wanted.values()):
        query = (
            select(_DECISIONS)
            .where(_DECISIONS.c.claim_id.in_(some), _DECISIONS.c.axis.in_(_AXES))
            .order_by(_DECISIONS.c.at, _DECISIONS.c.uid)
        )
        for row in connection.execute(query):
            decided.setdefault(row.claim_id, {})[row.axis] = (row.to_value, row.at)
    standings: dict[str, Standing] = {}
    alike = _suggestions(connection, [key for key in wanted.values() if key not in same], scale)
    for key, reviews in _published(connection, wanted.values(), scale).items():
        alike[key] = (*alike.get(key, ()), *reviews)
    for name, key in wanted.items():
        axes = decided.get(same.get(key, key), {})
        if axes or key in same or key in alike:
            standings[name] = replace(_standing(axes, same.get(key), scale), suggestions=alike.get(key, ()))
    return standings


def _published(connection: Connection, ids: Iterable[str], scale: Scale) -> dict[str, tuple[Suggestion, ...]]:
    wordings: dict[str, Wording] = {}
    for some in chunks(ids):
        for row in connection.execute(select(_CLAIMS).where(_CLAIMS.c.id.in_(some))):
            wordings[row.id] = Wording(row.content, row.speaker, row.polarity)
    return find_reviews(connection, wordings, scale.matching)


_ALIKE = text(
    "SELECT l.claim_id, l.known_id, l.score, c.content, d.to_value AS verdict FROM current_links AS l "
    "JOIN sound_claims AS c ON c.id = l.known_id "
    "LEFT JOIN current_decisions AS d ON d.claim_id = l.known_id AND d.axis = 'verdict' "
    "WHERE l.kind = 'suggested' AND l.claim_id IN :ids AND EXISTS "
    "(SELECT 1 FROM sound_decisions AS s WHERE s.claim_id = l.known_id AND s.axis IN ('status', 'verdict')) "
    "ORDER BY l.score DESC, l.known_id"
).bindparams(bindparam("ids", expanding=True))


def _suggestions(connection: Connection, ids: Iterable[str], scale: Scale) -> dict[str, tuple[Suggestion, ...]]:
    """Known claims that people worked on and that may be the same as these."""
    suggestions: dict[str, tuple[Suggestion, ...]] = {}
    for some in chunks(ids):
        for row in connection.execute(_ALIKE, {"ids": some}):
            verdict = scale.verdict(row.verdict)
            words = verdict_words(verdict) if verdict else None
            made = Suggestion(known=row.known_id, content=row.content, score=row.score, verdict=words)
            suggestions[row.claim_id] = (*suggestions.get(row.claim_id, ()), made)
    return suggestions


def _standing(axes: Mapping[str, tuple[str | None, str]], same_as: str | None, scale: Scale) -> Standing:
    status, verdict, flags = (axes.get(axis, (None, ""))[0] for axis in _AXES)
    moments = [at for axis, (_value, at) in axes.items() if axis != "flags"]
    return Standing(
        status=Status(status or Status.UNVERIFIED),
        verdict=scale.verdict(verdict),
        flags=tuple((flags or "").split()),
        since=max(moments) if moments else None,
        same_as=same_as,
    )
