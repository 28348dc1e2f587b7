"""Which claims repeat which: found by their words, linked by the machine or by a person.

In: wordings of claims. Out: links in the store, suggestions for people.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, text

from factcheck.errors import Fault, VerificationError
from factcheck.store import tables as t
from factcheck.store.claim_lines import claim_lines
from factcheck.store.groups import MACHINE, follow, known_as, regroup
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
    stored = _counts(connection, {key for wording in wordings.values() for key in _keys(wording)})
    counts, fresh = stored.copy(), _Unindexed()
    for name, wording in wordings.items():
        keys = _telling(wording, counts)
        least = math.ceil(_SHARED * len(keys))
        if keys and len(wording.words) >= limits.least_words:
            near = fresh.has(keys, least)
            if near:
                stored.update(fresh.put_into_index(connection))
            # Mostly no claim has enough of the words, for all that is known of each: the index need not be asked.
            if near or sum(stored[key] > 0 for key in keys) >= least:
                _link_to_known(connection, name, _matches(connection, name, wording, limits, keys, least))
        fresh.add(name, wording)
        counts.update(_keys(wording))
    fresh.put_into_index(connection)


class _Unindexed:
    """New claims that the index lacks. They are put into it together, or when one of them may be looked for there."""

    def __init__(self) -> None:
        self._wordings: dict[str, Wording] = {}
        self._having: dict[str, list[str]] = {}

    def add(self, name: str, wording: Wording) -> None:
        """Take a claim."""
        self._wordings[name] = wording
        for key in _keys(wording):
            self._having.setdefault(key, []).append(name)

    def has(self, keys: Iterable[str], least: int) -> bool:
        """Whether one of the claims has at least so many of these words."""
        shared = Counter(name for key in keys for name in self._having.get(key, ()))
        return max(shared.values(), default=0) >= least

    def put_into_index(self, connection: Connection) -> Counter[str]:
        """Put the claims into the index. Returns how many of them have each word."""
        index_claims(connection, self._wordings)
        counts = Counter({key: len(names) for key, names in self._having.items()})
        self._wordings, self._having = {}, {}
        return counts


def _link_to_known(connection: Connection, name: str, matches: Sequence[tuple[str, Kind, float]]) -> None:
    sure = [match for match in matches if match[1] is Kind.AUTOMATIC]
    for known, kind, score in sure[:1] or matches[:_SUGGESTIONS]:
        root = known_as(connection, [known]).get(known, known)
        uid = _add(connection, name, root, kind, who=MACHINE, score=score)
        if kind is Kind.AUTOMATIC:
            follow(connection, name, root, uid)


def _telling(wording: Wording, counts: Mapping[str, int]) -> list[str]:
    """The words by which others like it are looked for, without those that most have where enough others remain."""
    common = {key: counts[key] for key in _keys(wording) if counts[key] > _COMMON}
    keys = sorted(_keys(wording), key=lambda key: (common.get(key, 0), key))
    return [key for i, key in enumerate(keys) if i < _RARE_ENOUGH or key not in common]


def _counts(connection: Connection, keys: Iterable[str]) -> Counter[str]:
    """How many claims have each word."""
    counts: Counter[str] = Counter()
    words = t.claim_words.c.word
    for some in chunks(keys):
        query = select(words, func.count()).where(words.in_(some)).group_by(words)
        counts.update({row[0]: row[1] for row in connection.execute(query)})
    return counts


_NEAR = (
    select(t.claim_words.c.claim_id)
    .where(t.claim_words.c.word.in_(bindparam("keys", expanding=True)))
    .group_by(t.claim_words.c.claim_id)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), t.claim_words.c.claim_id)
    .limit(_CANDIDATES)
)
_NEAR_CLAIMS = select(_CLAIMS).where(_CLAIMS.c.id.in_(_NEAR), _CLAIMS.c.id != bindparam("name"))


def _matches(
    connection: Connection, name: str, wording: Wording, limits: LikenessLimits, keys: Sequence[str], least: int
) -> list[tuple[str, Kind, float]]:
    """The known claims that a claim is like, the surest first; they have ``least`` of its ``keys``."""
    matches: list[tuple[str, Kind, float]] = []
    for row in connection.execute(_NEAR_CLAIMS, {"keys": keys, "least": least, "name": name}):
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
    act: str | None = None,
) -> str:
    """Record what is said of a pair. Returns the uid of the row, which begins with the act, where there is one."""
    at = now() if act is None else _moment(connection, (name, known))
    row = {"uid": act or new_uid(), "at": at, "who": who, "claim_id": name, "known_id": known}
    connection.execute(insert(t.links), {**row, "kind": kind.value, "score": score, "why": why})
    return row["uid"]


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
