"""Which claims repeat which: found by their words, linked by the machine or by a person.

In: wordings of claims. Out: links in the store, suggestions for people.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, text

from factcheck.errors import Fault, VerificationError
from factcheck.store import tables as t
from factcheck.store.claim_lines import claim_lines
from factcheck.store.groups import MACHINE, follow, known_as, regroup
from factcheck.store.near_claims import Asked, near_claims, nearest, word_counts
from factcheck.store.new_rows import put_rows
from factcheck.store.rows import read_all
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks, moment, new_uid, now
from factcheck.stored_records import SuggestedPair
from factcheck.verification.similarity import Kind, Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = [
    "index_claims",
    "link_claims",
    "link_new",
    "open_suggestions",
]

_CLAIMS = sound(t.claims)
_SHARED = 0.6
_SUGGESTIONS = 3
# The longest words of a claim suffice to tell it from others.
_MOST_KEYS = 10
# Words that many claims have are left out of the search when at least this many other words remain.
_COMMON = 300
_RARE_ENOUGH = 4


def _keys(wording: Wording) -> list[str]:
    return sorted(wording.keys, key=lambda key: (-len(key), key))[:_MOST_KEYS]


def index_claims(connection: Connection, wordings: Mapping[str, Wording]) -> None:
    """Add claims to the index of words; none of them may be in it yet."""
    _put_into_index(connection, {name: _keys(wording) for name, wording in wordings.items()})


def _put_into_index(connection: Connection, keys: Mapping[str, Iterable[str]]) -> None:
    rows = [{"word": key, "claim_id": name} for name, some in keys.items() for key in some]
    put_rows(connection, t.claim_words, rows)


def link_new(connection: Connection, wordings: Mapping[str, Wording], limits: LikenessLimits) -> None:
    """Link new claims to the known ones that they repeat, and add them to the index.

    Of those of one article a claim may repeat one before it.
    """
    keys = {name: _keys(wording) for name, wording in wordings.items()}
    stored = word_counts(connection, (key for some in keys.values() for key in some))
    counts, before = stored.copy(), dict[str, list[str]]()
    asked: list[Asked] = []
    shared: dict[str, Counter[str]] = {}
    for name, wording in wordings.items():
        telling = _telling(keys[name], counts)
        if telling and len(wording.words) >= limits.least_words:
            asked.append(Asked(name, tuple(telling), math.ceil(_SHARED * len(telling))))
            shared[name] = Counter(other for key in telling for other in before.get(key, ()))
        for key in keys[name]:
            before.setdefault(key, []).append(name)
        counts.update(keys[name])
    known = near_claims(connection, asked, stored)
    near: dict[str, list[str]] = {}
    for one in asked:
        here = {other: number for other, number in shared[one.name].items() if number >= one.least}
        near[one.name] = nearest({**known.get(one.name, {}), **here})
    _link_near(connection, wordings, {name: found for name, found in near.items() if found}, limits)
    _put_into_index(connection, keys)


def _link_near(
    connection: Connection,
    wordings: Mapping[str, Wording],
    near: Mapping[str, Sequence[str]],
    limits: LikenessLimits,
) -> None:
    """Link claims to those of the claims near them that they are like."""
    there = _known_wordings(connection, wordings, {name for found in near.values() for name in found})
    matches: dict[str, list[tuple[str, Kind, float]]] = {}
    for name, candidates in near.items():
        found = _matches(wordings[name], {other: there[other] for other in candidates if other in there}, limits)
        sure = [match for match in found if match[1] is Kind.AUTOMATIC]
        if found:
            matches[name] = sure[:1] or found[:_SUGGESTIONS]
    if not matches:
        return
    roots = known_as(connection, {match[0] for found in matches.values() for match in found})
    links: list[dict[str, Any]] = []
    followed: list[tuple[str, str, str]] = []
    for name, found in matches.items():
        for known, kind, score in found:
            root = roots.get(known, known)
            links.append(_link_row(name, root, kind, who=MACHINE, score=score, at=now()))
            if kind is Kind.AUTOMATIC:
                roots[name] = root
                followed.append((name, root, links[-1]["uid"]))
    put_rows(connection, t.links, links)
    follow(connection, followed)


def _known_wordings(
    connection: Connection, wordings: Mapping[str, Wording], names: Iterable[str]
) -> dict[str, Wording]:
    """What known claims say; ``wordings`` are those of new ones."""
    known: dict[str, Wording] = {}
    for some in chunks(sorted(names)):
        for row in connection.execute(_WORDED, {"ids": some}):
            known[row.id] = wordings.get(row.id) or Wording(row.content, row.speaker, row.polarity)
    return known


def _telling(keys: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    """The words by which others like it are looked for, without those that most have where enough others remain."""
    common = {key: counts[key] for key in keys if counts[key] > _COMMON}
    keys = sorted(keys, key=lambda key: (common.get(key, 0), key))
    return [key for i, key in enumerate(keys) if i < _RARE_ENOUGH or key not in common]


_WORDED = select(_CLAIMS.c.id, _CLAIMS.c.content, _CLAIMS.c.speaker, _CLAIMS.c.polarity).where(
    _CLAIMS.c.id.in_(bindparam("ids", expanding=True))
)


def _matches(
    wording: Wording, candidates: Mapping[str, Wording], limits: LikenessLimits
) -> list[tuple[str, Kind, float]]:
    """Those of the candidates that a claim is like, the surest first."""
    judged = ((name, wording_match(wording, known, limits)) for name, known in candidates.items())
    matches = [(name, *match) for name, match in judged if match]
    return sorted(matches, key=lambda match: (match[1] is not Kind.AUTOMATIC, -match[2], match[0]))


def _add(
    connection: Connection,
    name: str,
    known: str,
    kind: Kind,
    *,
    who: str,
    why: str | None,
    act: str,
) -> str:
    """Record what is said of a pair. Returns the uid of the row, which is that of the act."""
    row = _link_row(name, known, kind, who=who, at=_moment(connection, (name, known)))
    connection.execute(insert(t.links), {**row, "uid": act, "why": why})
    return act


def _link_row(name: str, known: str, kind: Kind, *, who: str, at: str, score: float | None = None) -> dict[str, Any]:
    row = {"uid": new_uid(), "at": at, "who": who, "claim_id": name, "known_id": known, "kind": kind.value}
    return {**row, "score": score, "why": None}


def _moment(connection: Connection, names: tuple[str, str]) -> str:
    """Now, or just after the last word on these claims if the clock was set back."""
    columns, at = sound(t.links).c, now()
    concerned = columns.claim_id.in_(names) | columns.known_id.in_(names)
    last = connection.scalar(select(func.max(columns.at)).where(concerned))
    return moment(datetime.fromisoformat(last) + timedelta(microseconds=1)) if last is not None and last >= at else at


def link_claims(connection: Connection, name: str, known: str, *, same: bool, who: str, why: str | None) -> str:
    """Record whether a person says that two claims are the same. Returns the id of the claim that stands for both.

    Whatever repeats the claim ``name`` goes with it.

    Raises:
        VerificationError: they are to be the same and are one claim already.
    """
    act = new_uid()
    if not same:
        _part(connection, name, known, who=who, why=why, act=act)
        return name
    roots = known_as(connection, [name, known])
    root = roots.get(known, known)
    if roots.get(name, name) == root:
        # What the machine alone linked, a person may confirm.
        link = connection.execute(_PARENT, {"name": name}).first()
        if link is None or link.kind != Kind.AUTOMATIC:
            raise VerificationError(Fault.ONE_CLAIM_ALREADY, one=name, other=known)
        root = link.known_id
    _add(connection, name, root, Kind.CONFIRMED, who=who, why=why, act=act)
    regroup(connection, [name, root])
    return known_as(connection, [name]).get(name, name)


_PARENT = text(
    "SELECT k.known_id, k.kind FROM claim_roots AS r JOIN links AS k ON k.uid = r.link_uid WHERE r.claim_id = :name"
)


def _part(connection: Connection, name: str, known: str, *, who: str, why: str | None, act: str) -> None:
    """Take back the links by which two claims are in one group, then tell the two apart."""
    cut = set[tuple[str, str]]()
    # A circle has several.
    while known_as(connection, [name]).get(name, name) == known_as(connection, [known]).get(known, known):
        leaving = known if name in _chain(connection, known) else name
        link = connection.execute(_PARENT, {"name": leaving}).one()
        _add(connection, leaving, link.known_id, Kind.REJECTED, who=who, why=why, act=f"{act}-{len(cut)}")
        cut.add((leaving, link.known_id))
        regroup(connection, [leaving, link.known_id])
    if not cut & {(name, known), (known, name)}:
        _add(connection, name, known, Kind.REJECTED, who=who, why=why, act=act)


def _chain(connection: Connection, name: str) -> list[str]:
    """The claims that ``name`` repeats, one after the other."""
    chain: list[str] = []
    while (link := connection.execute(_PARENT, {"name": name}).first()) and link.known_id not in chain:
        name = link.known_id
        chain.append(name)
    return chain


def open_suggestions(connection: Connection, names: Iterable[str] | None = None) -> list[SuggestedPair]:
    """Pairs of claims that may be the same and on which nobody has decided, the likeliest first.

    With ``names``, only pairs in which one of these claims is the new one or the known one.
    """
    suggested = "id IN (SELECT known_id FROM current_links WHERE kind = 'suggested')"
    sql = (
        f"{claim_lines(suggested)} "
        "SELECT l.claim_id, n.content, n.speaker, l.known_id, k.content AS known_content, k.speaker AS known_speaker, "
        "k.status AS known_status, k.verdict AS known_verdict, l.score FROM current_links AS l "
        "JOIN sound_claims AS n ON n.id = l.claim_id JOIN claim_lines AS k ON k.id = l.known_id "
        "LEFT JOIN claim_roots AS same ON same.claim_id = l.claim_id "
        "WHERE l.kind = 'suggested' AND same.claim_id IS NULL AND COALESCE(k.same_as, k.id) <> l.claim_id "
        "ORDER BY l.score DESC, l.claim_id"
    )
    wanted = None if names is None else set(names)
    pairs = read_all(connection, SuggestedPair, sql)
    return [pair for pair in pairs if wanted is None or wanted & {pair.claim_id, pair.known_id}]
