"""Annotated sentences changed in what newsrooms write and treebanks lack: guillemets, no final stop, no features.

In: trees. Out: as many trees; which of them are changed depends on the seed alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from claims.training.corpora import Row, Tree, surface_text

__all__ = ["with_guillemets", "without_features", "without_final_punctuation"]

GUILLEMETS = 0.6
"""The share of sentences with paired straight quotation marks that get « » instead: newsrooms write both."""
BARE = 0.05
"""The share of sentences without their final full stop in the tokenizer's training text."""


def with_guillemets(trees: Iterable[Tree], seed: int) -> list[Tree]:
    """Some of the sentences with paired straight quotation marks get « » with spaces inside, as French types them."""
    chance = random.Random(seed)
    return [_guillemets(t) if _paired(t) and chance.random() < GUILLEMETS else t for t in trees]


def without_final_punctuation(trees: Iterable[Tree], seed: int) -> list[Tree]:
    """A few of the sentences lose their final full stop, as headlines and captions lack it."""
    chance = random.Random(seed)
    return [_bare(t) if t.rows[-1].form == "." and chance.random() < BARE else t for t in trees]


def without_features(tree: Tree) -> Tree:
    """The tree with no morphological features at all."""
    return replace(tree, rows=tuple(replace(row, feats="_") for row in tree.rows))


def _bare(tree: Tree) -> Tree:
    rows = tree.rows[:-1]
    return Tree(surface_text(rows), rows)


def _paired(tree: Tree) -> bool:
    return tree.text.count('"') > 0 and tree.text.count('"') % 2 == 0


def _guillemets(tree: Tree) -> Tree:
    """The tree with « » for its straight quotation marks, and a space inside them."""
    rows: list[Row] = []
    opening = True
    for row in tree.rows:
        if row.form != '"':
            rows.append(row)
            continue
        misc = [m for m in row.misc.split("|") if m not in ("_", "SpaceAfter=No")]
        closes_bare = not opening and "SpaceAfter=No" in row.misc
        if not opening and rows:
            # The space that belongs before the closing mark is the one that the word before it lacked.
            last = max(i for i, r in enumerate(rows) if r.id == rows[-1].id)
            rows[last] = replace(rows[last], misc=_without_space_mark(rows[last].misc))
        rows.append(
            replace(
                row,
                form="«" if opening else "»",
                misc="|".join([*misc, *(["SpaceAfter=No"] if closes_bare else [])]) or "_",
            )
        )
        opening = not opening
    # A surface token that spans words carries the spacing for them.
    rows = _spaced_tokens(rows)
    return Tree(surface_text(rows), tuple(rows))


def _without_space_mark(misc: str) -> str:
    return "|".join(m for m in misc.split("|") if m != "SpaceAfter=No") or "_"


def _spaced_tokens(rows: list[Row]) -> list[Row]:
    """Before », the surface token of a split word loses its "no space after" as its last word did."""
    mended = list(rows)
    for index, row in enumerate(rows):
        if "-" in row.id:
            end = int(row.id.split("-")[1])
            after = next((i for i, r in enumerate(rows) if r.is_word and int(r.id) == end + 1), None)
            if after is not None and rows[after].form == "»":
                mended[index] = replace(row, misc=_without_space_mark(row.misc))
    return mended
