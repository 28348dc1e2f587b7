"""Which claim of one article says what a claim of another says, however its label, speaker and numbers changed.

In: the wordings of the claims of two articles. Out: pairs of their places, the likest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.verification.similarity import Wording

__all__ = ["alike_claims"]

_LEAST_SHARED = 2
"""Words that carry meaning which two claims share at least, unless both have just this one."""
_LEAST_LIKENESS = 0.5
"""Likeness from which two claims are taken for the same one."""
_OF_SHORTER = 0.7
"""What counts that the shorter claim is in the longer one; the rest counts that they have the same length."""
# Rules of thumb, held by the pairs of articles in the tests.


def alike_claims(first: Sequence[Wording], second: Sequence[Wording]) -> list[tuple[int, int]]:
    """The pairs of claims that say the same, by their places; each claim is in one pair at most.

    Numbers, denials and function words count for nothing here: what changed is found afterwards. Words that many claims
    of an article have count for less, since they tell what it is about and not what a claim says.
    """
    often = _most(Counter(key for one in first for key in one.keys), Counter(key for one in second for key in one.keys))
    holders: dict[str, list[int]] = {}
    for k, other in enumerate(second):
        for key in other.keys:
            holders.setdefault(key, []).append(k)
    ranked: list[tuple[float, int, int]] = []
    for i, one in enumerate(first):
        for k in sorted({k for key in one.keys for k in holders.get(key, ())}):
            likeness = _likeness(one, second[k], often)
            if likeness >= _LEAST_LIKENESS:
                ranked.append((-likeness, i, k))
    ones: set[int] = set()
    others: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _likeness_below, i, k in sorted(ranked):
        if i not in ones and k not in others:
            ones.add(i)
            others.add(k)
            pairs.append((i, k))
    return pairs


def _most(first: Counter[str], second: Counter[str]) -> dict[str, int]:
    """How many claims have each word, in the article where more have it."""
    return {key: max(first[key], second[key]) for key in {*first, *second}}


def _likeness(one: Wording, other: Wording, often: dict[str, int]) -> float:
    """The share of their words that two claims have in common, in [0, 1]."""
    shared = one.keys & other.keys
    if not shared or (len(shared) < _LEAST_SHARED and one.keys != other.keys):
        return 0.0
    common, *sizes = (sum(1 / often[key] for key in keys) for keys in (shared, one.keys, other.keys))
    return _OF_SHORTER * common / min(sizes) + (1 - _OF_SHORTER) * common / max(sizes)
