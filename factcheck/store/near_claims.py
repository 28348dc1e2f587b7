"""Known claims that share words with new ones, found for all new claims of an article together.

In: the words by which each claim is looked for. Out: for each claim the known ones that have enough of them.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from factcheck.store import tables as t
from factcheck.store.times_and_ids import chunks

__all__ = ["CANDIDATES", "Asked", "near_claims", "nearest", "word_counts"]

CANDIDATES = 40
"""Known claims that are compared with a new one: those that share most words with it."""
_FEW_ROWS = 2_000
"""Rows of the index that are read for an article at once; to count words in Python costs as much as some statements."""
_FEW_OF_ONE = 400
"""The same for one claim, where all those of the article would be too many."""

_WORDS = t.claim_words.c
_COUNTED = (
    select(_WORDS.word, func.count()).where(_WORDS.word.in_(bindparam("words", expanding=True))).group_by(_WORDS.word)
)
_HAVING = select(_WORDS.word, _WORDS.claim_id).where(_WORDS.word.in_(bindparam("words", expanding=True)))
_NEAR = (
    select(_WORDS.claim_id, func.count())
    .where(_WORDS.word.in_(bindparam("words", expanding=True)))
    .group_by(_WORDS.claim_id)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), _WORDS.claim_id)
    .limit(CANDIDATES)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A new claim: the ``keys`` by which others like it are looked for, of which they have at ``least`` so many."""

    name: str
    keys: tuple[str, ...]
    least: int


def word_counts(connection: Connection, words: Iterable[str]) -> Counter[str]:
    """How many claims of the index have each of the words."""
    counts: Counter[str] = Counter()
    for some in chunks(words):
        counts.update({row[0]: row[1] for row in connection.execute(_COUNTED, {"words": some})})
    return counts


def near_claims(
    connection: Connection, asked: Sequence[Asked], counts: Mapping[str, int]
) -> dict[str, Mapping[str, int]]:
    """For each claim asked for the known claims with enough of its words, and how many of them: at least the nearest.

    ``counts`` tells how many claims of the index have each word. Who has six of ten words has two of any six of them:
    where the ten have too many claims, those of the six rarest are read, and only for a claim that finds some there
    all its words are looked at.
    """
    whole = _total({key for one in asked for key in one.keys}, counts) <= _FEW_ROWS
    read: dict[str, tuple[str, ...]] = {}
    found: dict[str, Mapping[str, int]] = {}
    for one in asked:
        if sum(counts.get(key, 0) > 0 for key in one.keys) < one.least:
            # Mostly no claim has enough of the words, for all that is known of each.
            continue
        some = one.keys if whole else _rarest(one, counts)
        if whole or _total(some, counts) <= _FEW_OF_ONE:
            read[one.name] = some
        else:
            found[one.name] = _asked_alone(connection, one)
    having = _having(connection, {key for keys in read.values() for key in keys if counts.get(key, 0)})
    for one in asked:
        if one.name in read:
            keys = read[one.name]
            shared = Counter(name for key in keys for name in having.get(key, ()))
            least = one.least - (len(one.keys) - len(keys))
            enough = {name: number for name, number in shared.items() if number >= least}
            found[one.name] = enough if whole or not enough else _asked_alone(connection, one)
    return found


def nearest(shared: Mapping[str, int]) -> list[str]:
    """The claims that share most words, at most ``CANDIDATES`` of them."""
    return heapq.nsmallest(CANDIDATES, shared, key=lambda name: (-shared[name], name))


def _total(keys: Iterable[str], counts: Mapping[str, int]) -> int:
    return sum(counts.get(key, 0) for key in keys)


def _rarest(one: Asked, counts: Mapping[str, int]) -> tuple[str, ...]:
    """So many of the rarest words that whoever has enough of all words has two of these, or one where one is enough."""
    number = len(one.keys) - one.least + min(one.least, 2)
    return tuple(sorted(one.keys, key=lambda key: (counts.get(key, 0), key))[:number])


def _having(connection: Connection, words: Iterable[str]) -> dict[str, list[str]]:
    having: dict[str, list[str]] = {}
    for some in chunks(sorted(words)):
        for word, name in connection.execute(_HAVING, {"words": some}).all():
            having.setdefault(word, []).append(name)
    return having


def _asked_alone(connection: Connection, one: Asked) -> dict[str, int]:
    (words,) = chunks(one.keys)
    return {row[0]: row[1] for row in connection.execute(_NEAR, {"words": words, "least": one.least})}
