"""All that is put right in what the parser found, by name and in order: first the tags, then the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.document.tree import Word
from claims.errors import Message, ModelError
from claims.lexicon.word_classes import WordClasses
from claims.parsing.repair import (
    complements as conjuncts,
)
from claims.parsing.repair import (
    insertions,
)
from claims.parsing.repair import (
    morphology as repair,
)
from claims.parsing.repair import (
    part_of_speech as retag,
)
from claims.parsing.repair import (
    subjects as inversion,
)

__all__ = ["REPAIRS", "Layer", "Repair", "repairs", "with_repairs"]

Layer = Literal["tags", "tree"]
"""What a repair works on: the tags of a sentence before its tree is built, or the tree."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that is put right, named after its function."""

    layer: Layer
    mend: Callable[[Sequence[Word], WordClasses], tuple[Word, ...]]

    @property
    def name(self) -> str:
        """What it is called when it is left out or counted (``me-lawyer``)."""
        return self.mend.__name__.replace("_", "-")

    @property
    def purpose(self) -> str:
        """What it mends, in one line."""
        return (self.mend.__doc__ or "").splitlines()[0]


REPAIRS = (
    *(Repair("tags", mend) for mend in (*repair.REPAIRS, *retag.REPAIRS)),
    *(Repair("tree", mend) for mend in (*insertions.REPAIRS, *inversion.REPAIRS, *conjuncts.REPAIRS)),
)
"""Every repair, in the order in which they are made."""


def repairs(layer: Layer, without: Iterable[str] = ()) -> tuple[Repair, ...]:
    """The repairs of one layer, less those ``without`` names. Raises ModelError for names that no repair has."""
    left_out = frozenset(without)
    known = [r.name for r in REPAIRS]
    if unknown := sorted(left_out.difference(known)):
        names = {"names": ", ".join(unknown), "known": ", ".join(known)}
        raise ModelError(Message("{names}: no such repair; known are {known}", **names))
    return tuple(r for r in REPAIRS if r.layer == layer and r.name not in left_out)


def with_repairs(
    words: Sequence[Word], chosen: Iterable[Repair], classes: WordClasses
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The ``words`` of a sentence after all ``chosen`` repairs, and the names of those that changed any.

    ``classes`` are the words that the repairs go by, those of the rule set in use.
    """
    mended = tuple(words)
    fired: list[str] = []
    for one in chosen:
        found = one.mend(mended, classes)
        if found != mended:
            mended = found
            fired.append(one.name)
    return mended, tuple(fired)
