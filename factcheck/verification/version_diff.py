"""What became of the claims of an article in a later version of it.

In: the claims of both versions. Out: which were carried over, changed, gone, new; and the words that changed in one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.verification.similarity import likeness_of_orders, word_orders

__all__ = ["ClaimFates", "changed_words", "claim_fates"]

_NEAR = 200
"""Claims before and after the place of a claim among which the one that it became is looked for.

Most articles have fewer; with all of them, the time would grow with the square of their number.
"""


@dataclass(frozen=True, slots=True)
class ClaimFates:
    """Ids of claims: ``carried`` stand in both versions, ``changed`` pairs an old with a new one."""

    carried: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def claim_fates(old: Mapping[str, str], new: Mapping[str, str], least: float) -> ClaimFates:
    """What became of each claim; both map ids to contents, in the order of the text.

    A claim is changed where another one of the later version, which the earlier one lacks, is like it by ``least``
    percent or more; the likest pairs are made first.
    """
    before = [name for name in old if name not in new]
    after = [name for name in new if name not in old]
    pairs = _alike([old[name] for name in before], [new[name] for name in after], least)
    changed: dict[str, str] = {}
    taken: set[str] = set()
    ranked = sorted((-likeness, before[i], after[k]) for (i, k), likeness in pairs.items())
    for _likeness, one, other in ranked:
        if one not in changed and other not in taken:
            changed[one] = other
            taken.add(other)
    return ClaimFates(
        carried=tuple(name for name in old if name in new),
        changed=tuple((name, changed[name]) for name in old if name in changed),
        gone=tuple(name for name in before if name not in changed),
        new=tuple(name for name in after if name not in taken),
    )


def _alike(before: Sequence[str], after: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """The likeness of the pairs that are alike by ``least`` percent or more, by their places.

    Of a long article, only those are compared that stand about as far from its beginning.
    """
    ones, others = list(map(word_orders, before)), list(map(word_orders, after))
    scale = len(others) / len(ones) if ones else 0.0
    found: dict[tuple[int, int], float] = {}
    for i, one in enumerate(ones):
        start = max(0, int(i * scale) - _NEAR)
        for k, other in enumerate(others[start : int(i * scale) + _NEAR], start):
            likeness = likeness_of_orders(one, other)
            if likeness >= least:
                found[i, k] = likeness
    return found


def changed_words(old: str, new: str) -> str:
    """The later words, with those that fell away as ``[-…-]`` and those that came as ``{+…+}``, as wdiff has them."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += before[i:j]
            continue
        parts += [f"[-{' '.join(before[i:j])}-]"] if j > i else []
        parts += [f"{{+{' '.join(after[k:m])}+}}"] if m > k else []
    return " ".join(parts)
