"""What became of the claims of an article in a later version of it.

In: the claims of both versions. Out: which were carried over, changed, gone, new; and the words that changed in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.verification.alike_claims import paired_claims
from factcheck.verification.similarity import Wording

__all__ = ["ClaimFates", "changed_words", "claim_fates"]


@dataclass(frozen=True, slots=True)
class ClaimFates:
    """Ids of claims: ``carried`` stand in both versions, ``changed`` pairs an old with a new one."""

    carried: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def claim_fates(old: Mapping[str, str], new: Mapping[str, str]) -> ClaimFates:
    """What became of each claim; both map ids to contents, in the order of the text.

    A claim is changed where the later version, instead of it, has one that says the same otherwise
    (``alike_claims``).
    """
    before, after = ({name: Wording(words, None, "") for name, words in some.items()} for some in (old, new))
    became = dict(paired_claims(before, after))
    met = set(became.values())
    return ClaimFates(
        carried=tuple(name for name in old if name in new),
        changed=tuple((name, became[name]) for name in old if name in became and name not in new),
        gone=tuple(name for name in old if name not in became),
        new=tuple(name for name in new if name not in met),
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
