"""Which claim of one article says what a claim of another says, however its label, speaker and numbers changed.

This is the one answer for versions of an article and for articles that are compared. In: the wordings of the claims of
two articles. Out: pairs of their ids or places, the likest first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.verification.similarity import Wording

__all__ = ["alike_claims", "paired_claims"]

_LEAST_SHARED = 2
"""Words that carry meaning which two claims share at least, unless both have just this one."""
_LEAST_LIKENESS = 0.5
"""Likeness from which two claims are taken for the same one."""
_OF_SHORTER = 0.7
"""What counts that the shorter claim is in the longer one; the rest counts that they have the same length."""
# Rules of thumb, held by the pairs of articles in the tests.
_NEAR = 200
"""Claims before and after the place of a claim among which its like is looked for.

Most articles have fewer; with all of them, the time would grow with the square of their number.
"""


def paired_claims(first: Mapping[str, Wording], second: Mapping[str, Wording]) -> list[tuple[str, str]]:
    """The pairs of claims that say the same, by their ids, which both articles have in the order of their texts.

    A claim that has the same id in both is its own pair.
    """
    ones, others = list(first), list(second)
    places = [{name: place for place, name in enumerate(names)} for names in (ones, others)]
    known = [(places[0][name], places[1][name]) for name in ones if name in second]
    pairs = alike_claims(list(first.values()), list(second.values()), known)
    return [(ones[i], others[k]) for i, k in pairs]


def alike_claims(
    first: Sequence[Wording], second: Sequence[Wording], known: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The pairs of claims that say the same, by their places; each claim is in one pair at most.

    Numbers, denials and function words count for nothing here: what changed is found afterwards. Words that many claims
    of an article have count for less, since they tell what it is about and not what a claim says. ``known`` are pairs
    that are certain; they come first.
    """
    ones, others = {i for i, _k in known}, {k for _i, k in known}
    pairs = list(known)
    for _less, i, k in sorted(_ranked(first, second, ones, others)):
        if i not in ones and k not in others:
            ones.add(i)
            others.add(k)
            pairs.append((i, k))
    return pairs


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The words of a claim that carry meaning, and what they weigh together."""

    keys: frozenset[str]
    size: float


def _ranked(
    first: Sequence[Wording], second: Sequence[Wording], ones: set[int], others: set[int]
) -> Iterator[tuple[float, int, int]]:
    """The pairs that are alike enough, each after its likeness below nought; none of the claims that have a pair."""
    often = _most(Counter(key for one in first for key in one.keys), Counter(key for one in second for key in one.keys))
    weights = {key: 1 / number for key, number in often.items()}
    before, after = (
        [_Weighed(one.keys, sum(weights[key] for key in one.keys)) for one in some] for some in (first, second)
    )
    holders: dict[str, list[int]] = {}
    for k, other in enumerate(after):
        if k not in others:
            for key in other.keys:
                holders.setdefault(key, []).append(k)
    scale = len(second) / len(first) if first else 0.0
    for i, one in enumerate(before):
        if i in ones:
            continue
        near = (int(i * scale) - _NEAR, int(i * scale) + _NEAR)
        for k in sorted({k for key in one.keys for k in _between(holders.get(key, ()), *near)}):
            likeness = _likeness(one, after[k], weights)
            if likeness >= _LEAST_LIKENESS:
                yield -likeness, i, k


def _between(places: Sequence[int], least: int, most: int) -> Sequence[int]:
    """Those of the places, in order, that lie from ``least`` up to ``most``, which is none of them."""
    return places[bisect_left(places, least) : bisect_left(places, most)]


def _most(first: Counter[str], second: Counter[str]) -> dict[str, int]:
    """How many claims have each word, in the article where more have it."""
    return {key: max(first[key], second[key]) for key in {*first, *second}}


def _likeness(one: _Weighed, other: _Weighed, weights: Mapping[str, float]) -> float:
    """The share of their words that two claims have in common, in [0, 1]."""
    shared = one.keys & other.keys
    if not shared or (len(shared) < _LEAST_SHARED and one.keys != other.keys):
        return 0.0
    common = sum(weights[key] for key in shared)
    return _OF_SHORTER * common / min(one.size, other.size) + (1 - _OF_SHORTER) * common / max(one.size, other.size)
