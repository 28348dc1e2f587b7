"""All repairs by name and in order: first those of tags, then those of the tree.

In: a rule set. Out: ``Repairs``. Most are data (``rules/repair/*.yaml``) for the engine; those that spell French moods
and look up lemmas in a dictionary are functions of ``spelling``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from claims.document.tree import Word
from claims.errors import Message, ModelError
from claims.lexicon.word_classes import WordClasses
from claims.parsing.repair import spelling
from claims.parsing.repair.engine import Mender, SentenceIndex
from claims.rules.compiled_repair import RepairRule, Stage
from claims.rules.loader import RuleSet
from claims.rules.needs import Need

__all__ = ["NO_REPAIRS", "InOrder", "Repair", "Repairs", "repairs_of", "with_repairs"]

_LOG = logging.getLogger(__name__)
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: ``mend`` returns the sentence after it, or the same object where it does not match.

    ``needed`` is what a sentence must hold so that it can match; ``rule`` is what it was made of, None for those of
    spelling.
    """

    name: str
    stage: Stage
    order: int
    purpose: str
    mend: Callable[[SentenceIndex], SentenceIndex]
    needed: tuple[Need, ...] = ()
    rule: RepairRule | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Repairs:
    """The repairs of tags and those of trees, each in the order in which they are made."""

    tags: tuple[Repair, ...] = ()
    tree: tuple[Repair, ...] = ()

    @property
    def all(self) -> tuple[Repair, ...]:
        """Both, in the order in which they are made."""
        return (*self.tags, *self.tree)

    def without(self, names: Iterable[str]) -> Repairs:
        """The repairs without those in ``names``.

        Raises:
            ModelError: no repair has one of the names.
        """
        left_out = frozenset(names)
        known = [r.name for r in self.all]
        if unknown := sorted(left_out.difference(known)):
            names_of = {"names": ", ".join(unknown), "known": ", ".join(known)}
            raise ModelError(Message("{names}: no such repair; known are {known}", **names_of))
        return Repairs(
            InOrder(r for r in self.tags if r.name not in left_out),
            InOrder(r for r in self.tree if r.name not in left_out),
        )


NO_REPAIRS = Repairs()
"""No repairs."""


def repairs_of(ruleset: RuleSet) -> Repairs:
    """The repairs of a rule set that are in use, and those of spelling, which use its words.

    A repair of the rule set that has the name of one of spelling is made in its place, or turns it off.
    """
    own = {r.id for r in ruleset.repairs}
    of_spelling = [
        _of_spelling(order, mend, purpose, ruleset.lists.classes) for order, mend, purpose in spelling.REPAIRS
    ]
    made = [
        *(r for r in of_spelling if r.name not in own),
        *(
            Repair(r.id, r.stage, r.order, r.description, mender.mend, tuple(mender.needed), r)
            for r, mender in ((r, Mender(r)) for r in ruleset.repairs if r.status != "deprecated")
        ),
    ]
    made.sort(key=lambda r: (r.order, r.name))
    return Repairs(InOrder(r for r in made if r.stage == "tags"), InOrder(r for r in made if r.stage == "tree"))


class InOrder(tuple[Repair, ...]):
    """Repairs in the order in which they are made, which know at once those that a sentence gives reason for.

    A need of a repair is a bit; what a sentence holds sets the bits of the needs that it meets. So a sentence costs a
    look-up for each thing that it holds, however many repairs there are.
    """

    _wanted: list[int]
    _meeting: dict[str, dict[str, int]]

    def __new__(cls, repairs: Iterable[Repair] = ()) -> Self:
        """Take the repairs in their order."""
        self = super().__new__(cls, repairs)
        self._wanted, self._meeting = [], {}
        bit = 1
        for repair in self:
            wanted = 0
            for key, values in repair.needed:
                meeting = self._meeting.setdefault(key, {})
                for value in values:
                    meeting[value] = meeting.get(value, 0) | bit
                wanted |= bit
                bit <<= 1
            self._wanted.append(wanted)
        return self

    def due(self, index: SentenceIndex) -> list[int]:
        """The numbers of the repairs that may match in the sentence, in order."""
        met = 0
        for key, meeting in self._meeting.items():
            for value in index.known[key]:
                met |= meeting.get(value, 0)
        return [number for number, wanted in enumerate(self._wanted) if wanted & met == wanted]


def with_repairs(words: Sequence[Word], chosen: Sequence[Repair]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The ``words`` of a sentence after all ``chosen`` repairs, and the names of those that changed any.

    The repairs are made in order, and all again until nothing changes. Words whose heads make no tree are left alone
    by repairs of trees. Repairs that undo each other's changes for ever are left out in this sentence, and the others
    made without them.
    """
    usable = chosen if isinstance(chosen, InOrder) else InOrder(chosen)
    while True:
        index, fired, restless = _made(SentenceIndex(words), usable)
        if not restless:
            return index.words, tuple(fired)
        _LOG.debug("%s undo each other in %r; left out", ", ".join(restless), " ".join(w.form for w in words))
        usable = InOrder(repair for repair in usable if repair.name not in restless)


def _made(index: SentenceIndex, chosen: InOrder) -> tuple[SentenceIndex, dict[str, None], list[str]]:
    """The sentence after all ``chosen`` repairs, those that changed it, and those that still did in the last round."""
    fired: dict[str, None] = {}
    restless: list[str] = []
    for _ in range(_ROUNDS):
        restless = []
        due = chosen.due(index)
        while due:
            number = due.pop(0)
            after = chosen[number].mend(index)
            if after is not index:
                restless.append(chosen[number].name)
                index = after
                due = [later for later in chosen.due(index) if later > number]
        if not restless:
            break
        fired |= dict.fromkeys(restless)
    return index, fired, restless


def _of_spelling(
    order: int, mend: Callable[[Sequence[Word], WordClasses], tuple[Word, ...]], purpose: str, classes: WordClasses
) -> Repair:
    def mended(index: SentenceIndex) -> SentenceIndex:
        words = mend(index.words, classes)
        return index if words == index.words else SentenceIndex(words)

    return Repair(mend.__name__.replace("_", "-"), "tags", order, purpose, mended)
