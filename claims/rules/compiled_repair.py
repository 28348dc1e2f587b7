"""Compiled repairs: a pattern of tags or of a tree, and the changes made where it matches.

These are frozen data types; ``repair_compiler`` makes them, ``parsing.repair.engine`` uses them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claims.document.tree import Word
from claims.rules.compiled_rule import Argument, Condition, Test

__all__ = ["ROOT", "Change", "RepairExample", "RepairRule", "Stage"]

Stage = Literal["tags", "tree"]
"""What a repair works on: the tags of a sentence before its tree is built, or the tree."""
ROOT = "root"
"""What a change names as head where the word becomes the root of the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of one word of a match, or of ``each`` word that a condition leads to.

    ``head`` names the word of the match that governs it from now on (or ``root``). Of its features only ``keep``
    stay (None: all), and ``feats`` are set. ``deprel_of`` names the word whose relation it gets; ``lemma_by`` gives
    the lemma by the form, ``lemma_is_form`` makes the form the lemma.
    """

    word: str = "trigger"
    each: Condition | None = None
    head: str | None = None
    deprel: str | None = None
    deprel_of: str | None = None
    upos: str | None = None
    lemma: str | None = None
    lemma_by: Mapping[str, str] | None = field(default=None, compare=False)
    lemma_is_form: bool = False
    feats: tuple[tuple[str, str], ...] = ()
    keep: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RepairExample:
    """A sentence as the models read it and as it must be after the repair; the same where it must not fire."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    line: int = field(default=1, compare=False)

    @property
    def text(self) -> str:
        """The words with a space between any two."""
        return " ".join(word.form for word in self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRule:
    """One compiled repair: a pattern as rules have it, and the changes made wherever it is found.

    Repairs are made by ``order``, first those of ``tags``, then those of the ``tree``.
    """

    id: str
    description: str
    why: str
    status: str
    stage: Stage
    order: int
    trigger: Test
    arguments: tuple[Argument, ...] = ()
    has: tuple[Condition, ...] = ()
    lacks: tuple[Condition, ...] = ()
    changes: tuple[Change, ...] = ()
    examples: tuple[RepairExample, ...] = field(default=(), compare=False, repr=False)
    counterexamples: tuple[RepairExample, ...] = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)
