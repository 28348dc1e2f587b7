"""The examples in repair files, run: each repair is tried on its trees, without a parser.

In: compiled repairs. Out: ``RepairOutcome``, one an example.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claims.document.tree import Word
from claims.parsing.repair.engine import Mender, Refusal, SentenceIndex
from claims.rules.compiled_repair import RepairExample, RepairRule

__all__ = ["RepairOutcome", "WordDifference", "repair_outcomes"]


@dataclass(frozen=True, slots=True)
class WordDifference:
    """A word that is not what the example says, as lines of a tree: ``expected`` and ``found``."""

    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class RepairOutcome:
    """The result of one example; ``wanted``: whether the repair must fire in its tree.

    ``refusals`` are the changes that the repair would have made and was refused.
    """

    repair: RepairRule
    example: RepairExample
    wanted: bool
    differences: tuple[WordDifference, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the example holds."""
        return not self.differences


def repair_outcomes(repairs: Iterable[RepairRule], ids: Collection[str] | None = None) -> list[RepairOutcome]:
    """The examples of all repairs in use (or of ``ids``), each repair on its own, by repair and place in the file."""
    found: list[RepairOutcome] = []
    for repair in repairs:
        if repair.status == "deprecated" or (ids is not None and repair.id not in ids):
            continue
        mender = Mender(repair)
        for wanted, examples in ((True, repair.examples), (False, repair.counterexamples)):
            found += (_outcome(mender, e, wanted) for e in examples)
    return found


def _outcome(mender: Mender, example: RepairExample, wanted: bool) -> RepairOutcome:
    refused: list[Refusal] = []
    after = mender.mend(SentenceIndex(example.before), refused).words
    differences = tuple(
        WordDifference(_line(expected), _line(found))
        for expected, found in zip(example.after, after, strict=True)
        if expected != found
    )
    return RepairOutcome(mender.repair, example, wanted, differences, tuple(refused))


def _line(word: Word) -> str:
    """A word as repair files write it, with its number."""
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items()))
    parts = (str(word.index + 1), word.form, word.lemma, word.upos, str(word.head + 1), word.deprel, feats)
    return " ".join(part for part in parts if part)
