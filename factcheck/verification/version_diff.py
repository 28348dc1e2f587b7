"""What became of the claims of an article in a later version of it.

In: the claims of both versions. Out: which were carried over, changed, gone, new; and the words that changed in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.verification.similarity import likeness_of

__all__ = ["ClaimFates", "changed_words", "claim_fates"]


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
    pairs = [(likeness_of(old[one], new[other]), one, other) for one in before for other in after]
    changed: dict[str, str] = {}
    for likeness, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness >= least and one not in changed and other not in changed.values():
            changed[one] = other
    return ClaimFates(
        carried=tuple(name for name in old if name in new),
        changed=tuple((name, changed[name]) for name in old if name in changed),
        gone=tuple(name for name in before if name not in changed),
        new=tuple(name for name in after if name not in changed.values()),
    )


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
