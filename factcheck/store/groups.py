"""Groups of claims that are the same, each with the claim that stands for it.

In: ids of claims. Out: the claim that stands for each, the members of its group. The groups follow from the links alone
(``verification.same_claims``); the table ``claim_roots`` keeps them at hand, and this module alone writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, text

from factcheck.store import tables as t
from factcheck.store.rows import of_ids
from factcheck.store.times_and_ids import chunks
from factcheck.verification.same_claims import representatives

__all__ = ["MACHINE", "distinct", "follow", "known_as", "members_of", "regroup"]

MACHINE = "machine"
"""The name under which links are recorded that no person made."""


_EQUAL = "SELECT claim_id, known_id, at, uid FROM current_links WHERE kind IN ('automatic', 'confirmed')"
_ALL = text(_EQUAL)
_FROM = of_ids(f"{_EQUAL} AND claim_id IN :ids")
_TO = of_ids(f"{_EQUAL} AND known_id IN :ids")
_KNOWN = of_ids("SELECT claim_id, known_id FROM claim_roots WHERE claim_id IN :ids")
_FOLLOWERS = of_ids("SELECT claim_id, known_id FROM claim_roots WHERE known_id IN :ids")


def known_as(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """The claim that stands for each of these claims, or of all claims, where that is another: ids to ids."""
    if ids is None:
        rows = connection.execute(text("SELECT claim_id, known_id FROM claim_roots"))
        return {row.claim_id: row.known_id for row in rows}
    known: dict[str, str] = {}
    for some in chunks(ids):
        known.update((row.claim_id, row.known_id) for row in connection.execute(_KNOWN, {"ids": some}))
    return known


def members_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of these claims all claims that are the same, itself among them: one tuple for all of one group."""
    names = list(ids)
    known = known_as(connection, names)
    groups: dict[str, set[str]] = {known.get(name, name): {known.get(name, name)} for name in names}
    for some in chunks(groups):
        for row in connection.execute(_FOLLOWERS, {"ids": some}):
            groups[row.known_id].add(row.claim_id)
    members = {root: tuple(sorted(group)) for root, group in groups.items()}
    return {name: members[known.get(name, name)] for name in names}


def distinct(members: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The groups that ``members_of`` found, each once: by what it is, for to compare its members takes long."""
    return list({id(group): group for group in members.values()}.values())


def follow(connection: Connection, followed: Iterable[tuple[str, str, str]]) -> None:
    """Put claims that no link concerned before into groups: each a claim, the one that stands for the group, the uid of
    the link."""
    rows = [{"claim_id": name, "known_id": root, "link_uid": link} for name, root, link in followed]
    if rows:
        connection.execute(insert(t.claim_roots), rows)


def regroup(connection: Connection, names: Iterable[str] | None = None) -> None:
    """Find the groups of these claims, or of all, anew, after their links changed."""
    if names is None:
        rows = list(connection.execute(_ALL))
        connection.execute(delete(t.claim_roots))
    else:
        around, rows = _around(connection, names)
        for some in chunks(sorted(around)):
            connection.execute(delete(t.claim_roots).where(t.claim_roots.c.claim_id.in_(some)))
    last: dict[str, Row[Any]] = {}
    # A claim repeats one other: what was said last of it.
    for row in sorted(rows, key=lambda row: (row.at, row.uid)):
        last[row.claim_id] = row
    roots = representatives({name: row.known_id for name, row in last.items()})
    if roots:
        found = [{"claim_id": name, "known_id": root, "link_uid": last[name].uid} for name, root in roots.items()]
        connection.execute(insert(t.claim_roots), found)


def _around(connection: Connection, names: Iterable[str]) -> tuple[set[str], list[Row[Any]]]:
    """All claims that links join to these or did so before, and the links among them."""
    reached: set[str] = set()
    links: dict[str, Row[Any]] = {}
    members: Mapping[str, tuple[str, ...]] = members_of(connection, names)
    new = {member for group in distinct(members) for member in group}
    while new:
        reached |= new
        joined: set[str] = set()
        for some in chunks(sorted(new)):
            for query in (_FROM, _TO):
                for row in connection.execute(query, {"ids": some}):
                    links[row.uid] = row
                    joined |= {row.claim_id, row.known_id}
        new = joined - reached
    return reached, list(links.values())
