"""All that is put right in what the models found, by name and in order: first the tags, then the tree.

Most repairs are data (``rules/repair/*.yaml``), made by the engine; those that spell French moods and look up lemmas
in a dictionary are functions of ``claims.parsing.repair.morphology``.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.document.tree import Word
from claims.errors import ModelError
from claims.parsing.repair import morphology
from claims.parsing.repair.engine import Mender, SentenceIndex
from claims.rules.repair_pattern import RepairRule, Stage

__all__ = ["Repair", "all_repairs", "repairs", "with_repairs"]

_LOG = logging.getLogger(__name__)
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that is put right: ``mend`` gives the sentence after it, or the very same one."""

    name: str
    layer: Stage
    order: int
    purpose: str
    mend: Callable[[SentenceIndex], SentenceIndex]


def all_repairs(rules: Iterable[RepairRule]) -> tuple[Repair, ...]:
    """The repairs of ``rules`` that are in use and those of spelling, in the order in which they are made."""
    made = [*(_of_spelling(at, mend) for at, mend in morphology.REPAIRS), *(_of_rule(r) for r in rules if r.status != "deprecated")]
    return tuple(sorted(made, key=lambda r: (r.layer != "tags", r.order, r.name)))


def repairs(known: Sequence[Repair], layer: Stage, without: Iterable[str] = ()) -> tuple[Repair, ...]:
    """The repairs of one layer, less those ``without`` names. Raises ModelError for names that no repair has."""
    left_out = frozenset(without)
    names = [r.name for r in known]
    if unknown := sorted(left_out.difference(names)):
        raise ModelError(f"{', '.join(unknown)}: no such repair; known are {', '.join(names)}")
    return tuple(r for r in known if r.layer == layer and r.name not in left_out)


def with_repairs(words: Sequence[Word], chosen: Sequence[Repair]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The ``words`` of a sentence after all ``chosen`` repairs, and the names of those that changed any.

    The repairs are made in order, and all again until nothing changes. Words whose heads make no tree are left alone
    by repairs of trees; repairs that undo each other's changes for ever change nothing.
    """
    index = SentenceIndex(words)
    fired: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        before = index
        for one in chosen:
            after = one.mend(index)
            if after is not index:
                fired[one.name] += 1
                index = after
        if index is before:
            return index.words, tuple(fired)
    _LOG.debug("%s undo each other in %r; left out", ", ".join(fired), " ".join(w.form for w in words))
    return tuple(words), ()


def _of_spelling(order: int, mend: Callable[[Sequence[Word]], tuple[Word, ...]]) -> Repair:
    def mended(index: SentenceIndex) -> SentenceIndex:
        words = mend(index.words)
        return index if words == index.words else SentenceIndex(words)

    purpose = (mend.__doc__ or "").splitlines()[0]
    return Repair(mend.__name__.replace("_", "-"), "tags", order, purpose, mended)


def _of_rule(rule: RepairRule) -> Repair:
    return Repair(rule.id, rule.stage, rule.order, rule.description, Mender(rule).mend)
