"""The repairs that come with the package, for tests of trees written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from claims.document.tree import Word
from claims.parsing.repair.engine import SentenceIndex
from claims.parsing.repair.registry import repairs_of, with_repairs
from claims.rules.loader import load_rules

__all__ = ["BUILT_IN", "MENDING", "mended_by", "mended_tags", "mended_tree"]

BUILT_IN = load_rules()
MENDING = repairs_of(BUILT_IN)


def mended_by(name: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words after the one repair of that id."""
    (repair,) = (r for r in MENDING.all if r.name == name)
    return repair.mend(SentenceIndex(words)).words


def mended_tags(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words after all repairs of tags."""
    return with_repairs(words, MENDING.tags)[0]


def mended_tree(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words after all repairs of trees."""
    return with_repairs(words, MENDING.tree)[0]
