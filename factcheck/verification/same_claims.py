"""Which claim stands for all that are the same.

In: for each claim that repeats another, that other. Out: for each of them the claim at the end of its chain.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["representatives"]


def representatives(parents: Mapping[str, str]) -> dict[str, str]:
    """The claim that stands for each claim in ``parents``, which maps claims to the one that each repeats.

    Chains are followed to their end. In a circle the claim with the smallest id stands for the others: whoever knows
    the same links finds the same claim, in whatever order the links came. Claims that stand for themselves are not in
    what is returned, and no claim that stands for another is.
    """
    found: dict[str, str] = {}
    for start in parents:
        path: dict[str, int] = {}
        name = start
        while name in parents and name not in found and name not in path:
            path[name] = len(path)
            name = parents[name]
        # A name on the path closes a circle: from there on all claims of the path are in it.
        root = min(list(path)[path[name] :]) if name in path else found.get(name, name)
        found.update(dict.fromkeys(path, root))
    return {name: root for name, root in found.items() if name != root}
