"""Where the verification of many claims stands, asked at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select, text

from factcheck.records import Standing, Status
from factcheck.store import tables as t
from factcheck.store.scans import base_id, chunks
from factcheck.verdicts import Scale

__all__ = ["known_as", "read_standings"]

_AXES = ("status", "verdict", "flags")
_KNOWN = text("SELECT claim_id, known_id FROM known_claims WHERE claim_id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


def known_as(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these claims repeat a known one, and which: from id to id."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        found.update((row.claim_id, row.known_id) for row in connection.execute(_KNOWN, {"ids": some}))
    return found


def read_standings(connection: Connection, names: Iterable[str], scale: Scale) -> Mapping[str, Standing]:
    """The standings of claims that people decided on, or that repeat a known one, by the names given.

    ``names`` may carry the number of an occurrence: all occurrences of a claim stand alike.
    """
    wanted = {name: base_id(name) for name in names}
    same = known_as(connection, wanted.values())
    decided: dict[str, dict[str, tuple[str | None, str]]] = {}
    for some in chunks(same.get(key, key) for key in wanted.values()):
        query = (
            select(t.decisions)
            .where(t.decisions.c.claim_id.in_(some), t.decisions.c.axis.in_(_AXES))
            .order_by(t.decisions.c.at, t.decisions.c.uid)
        )
        for row in connection.execute(query):
            decided.setdefault(row.claim_id, {})[row.axis] = (row.to_value, row.at)
    standings: dict[str, Standing] = {}
    for name, key in wanted.items():
        axes = decided.get(same.get(key, key), {})
        if axes or key in same:
            standings[name] = _standing(axes, same.get(key), scale)
    return standings


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
