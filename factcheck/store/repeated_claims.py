"""Which claims repeat which: found by their words, linked by the machine or by a person.

In: wordings of claims. Out: links in the store, suggestions for people.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, insert, select, text

from factcheck.errors import Fault, VerificationError
from factcheck.store import tables as t
from factcheck.store.rows import read_all
from factcheck.store.sound_rows import sound
from factcheck.store.statuses import known_as
from factcheck.store.times_and_ids import chunks, new_uid, now
from factcheck.stored_records import ClaimLink, SuggestedPair
from factcheck.verification.similarity import Kind, Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = [
    "MACHINE",
    "index_claims",
    "link_claims",
    "link_new",
    "links_around",
    "open_suggestions",
    "restore_links",
]

MACHINE = "machine"
"""The name under which links are recorded that no person made."""

_CLAIMS = sound(t.claims)
_SHARED = 0.6
_CANDIDATES = 40
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
    rows = [{"word": key, "claim_id": name} for name, wording in wordings.items() for key in _keys(wording)]
    if rows:
        connection.execute(insert(t.claim_words), rows)


def link_new(connection: Connection, wordings: Mapping[str, Wording], limits: LikenessLimits) -> None:
    """Link new claims to the known ones that they repeat, and add them to the index."""
    common = _common(connection, {key for wording in wordings.values() for key in _keys(wording)})
    for name, wording in wordings.items():
        matches = _matches(connection, name, wording, limits, common)
        sure = [match for match in matches if match[1] is Kind.AUTOMATIC]
        for known, kind, score in sure[:1] or matches[:_SUGGESTIONS]:
            root = known_as(connection, [known]).get(known, known)
            _add(connection, name, root, kind, who=MACHINE, score=score)
        index_claims(connection, {name: wording})


def _common(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The words that many claims have, with the number of those claims."""
    counts: dict[str, int] = {}
    words = t.claim_words.c.word
    for some in chunks(keys):
        query = select(words, func.count()).where(words.in_(some)).group_by(words).having(func.count() > _COMMON)
        counts.update((row[0], row[1]) for row in connection.execute(query))
    return counts


def _matches(
    connection: Connection, name: str, wording: Wording, limits: LikenessLimits, common: Mapping[str, int]
) -> list[tuple[str, Kind, float]]:
    keys = sorted(_keys(wording), key=lambda key: (common.get(key, 0), key))
    keys = [key for i, key in enumerate(keys) if i < _RARE_ENOUGH or key not in common]
    if not keys or len(wording.words) < limits.least_words:
        return []
    shared = func.count().label("shared")
    near = (
        select(t.claim_words.c.claim_id)
        .where(t.claim_words.c.word.in_(keys))
        .group_by(t.claim_words.c.claim_id)
        .having(shared >= math.ceil(_SHARED * len(keys)))
        .order_by(shared.desc(), t.claim_words.c.claim_id)
        .limit(_CANDIDATES)
    )
    matches: list[tuple[str, Kind, float]] = []
    for row in connection.execute(select(_CLAIMS).where(_CLAIMS.c.id.in_(near), _CLAIMS.c.id != name)):
        judged = wording_match(wording, Wording(row.content, row.speaker, row.polarity), limits)
        if judged:
            matches.append((row.id, *judged))
    return sorted(matches, key=lambda match: (match[1] is not Kind.AUTOMATIC, -match[2], match[0]))


def _add(
    connection: Connection,
    name: str,
    known: str,
    kind: Kind,
    *,
    who: str,
    score: float | None = None,
    why: str | None = None,
) -> None:
    row = {"uid": new_uid(), "at": now(), "who": who, "claim_id": name, "known_id": known}
    connection.execute(insert(t.links), {**row, "kind": kind.value, "score": score, "why": why})


def link_claims(connection: Connection, name: str, known: str, *, same: bool, who: str, why: str | None) -> str:
    """Record whether a person says that two claims are the same. Returns the id of the claim that stands for both.

    Raises:
        VerificationError: they are to be the same and are one claim already.
    """
    root = known_as(connection, [known]).get(known, known)
    if not same:
        linked = known_as(connection, [name, known])
        if linked.get(name) in (known, root):
            _add(connection, name, linked[name], Kind.REJECTED, who=who, why=why)
        elif linked.get(known) == name:
            _add(connection, known, name, Kind.REJECTED, who=who, why=why)
        _add(connection, name, known, Kind.REJECTED, who=who, why=why)
        return name
    if root == name or (known_as(connection, [name]).get(name) == root and _confirmed(connection, name, root)):
        raise VerificationError(Fault.ONE_CLAIM_ALREADY, one=name, other=known)
    _add(connection, name, root, Kind.CONFIRMED, who=who, why=why)
    # What repeated this claim now repeats the other: chains would hide decisions.
    followers = text("SELECT claim_id FROM known_claims WHERE known_id = :name")
    for follower in list(connection.scalars(followers, {"name": name})):
        _add(connection, follower, root, Kind.CONFIRMED, who=who, why=why)
    return root


def links_around(connection: Connection, name: str) -> list[ClaimLink]:
    """The links in force from a claim and from those that repeat it, suggestions first, for ``restore_links``."""
    followers = "SELECT claim_id FROM known_claims WHERE known_id = :name"
    sql = f"SELECT * FROM current_links WHERE claim_id = :name OR claim_id IN ({followers}) ORDER BY at, uid"
    links = read_all(connection, ClaimLink, sql, {"name": name})
    return sorted(links, key=lambda link: link.kind in (Kind.AUTOMATIC, Kind.CONFIRMED))


def restore_links(connection: Connection, links: Iterable[ClaimLink], *, who: str, why: str) -> None:
    """Record again the links as they were when they were read: a person takes back what was decided since."""
    for link in links:
        _add(connection, link.claim_id, link.known_id, Kind(link.kind), who=who, score=link.score, why=why)


def _confirmed(connection: Connection, name: str, root: str) -> bool:
    query = text("SELECT kind FROM current_links WHERE claim_id = :name AND known_id = :root")
    return bool(connection.scalar(query, {"name": name, "root": root}) == Kind.CONFIRMED)


def open_suggestions(connection: Connection, names: Iterable[str] | None = None) -> list[SuggestedPair]:
    """Pairs of claims that may be the same and on which nobody has decided, the likeliest first.

    With ``names``, only pairs in which one of these claims is the new one or the known one.
    """
    sql = (
        "SELECT l.claim_id, n.content, n.speaker, l.known_id, k.content AS known_content, k.speaker AS known_speaker, "
        "k.status AS known_status, k.verdict AS known_verdict, l.score FROM current_links AS l "
        "JOIN sound_claims AS n ON n.id = l.claim_id JOIN claim_list AS k ON k.id = l.known_id "
        "LEFT JOIN known_claims AS same ON same.claim_id = l.claim_id "
        "WHERE l.kind = 'suggested' AND same.claim_id IS NULL ORDER BY l.score DESC, l.claim_id"
    )
    wanted = None if names is None else set(names)
    pairs = read_all(connection, SuggestedPair, sql)
    return [pair for pair in pairs if wanted is None or wanted & {pair.claim_id, pair.known_id}]
