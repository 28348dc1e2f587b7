"""Dependency trees from the scores of their arcs.

In: how well each word fits below each other. Out: the head of each word, such that the whole is the best tree with one
word below the root. Where the best heads alone make such a tree, as nearly always, it is that one; elsewhere it is the
one that the algorithm of Chu, Liu and Edmonds finds. Stanza's decoder finds the same
(``stanza.models.common.chuliu_edmonds``, the weighting of the root after Stanojević and Cohen 2021).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

__all__ = ["best_heads", "best_tree"]

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_heads(scores: Tensor, lengths: Tensor) -> Tensor:
    """The head of each word: sentences × words.

    ``scores`` (sentences × words × heads) counts the root as word 0, whose own head is 0; ``lengths`` counts it, too.
    Arcs that cannot be, such as those to words behind the end of a sentence, have minus infinity.
    """
    heads = scores.argmax(2)
    heads[:, 0] = 0
    words = torch.arange(heads.shape[1]) < lengths.unsqueeze(1)
    heads.masked_fill_(~words, 0)
    one_root = ((heads == 0) & words)[:, 1:].sum(1) == 1
    # Following twice as many heads each time, every word of a tree reaches the root.
    reached = heads
    for _ in range(math.ceil(math.log2(max(2, heads.shape[1])))):
        reached = reached.gather(1, reached)
    trees = one_root & (reached == 0).all(1)
    for number in (~trees).nonzero().squeeze(1).tolist():
        length = int(lengths[number])
        own = scores[number, :length, :length].log_softmax(1).double().numpy()
        heads[number, :length] = torch.from_numpy(best_tree(own))
    return heads


def best_tree(scores: Scores) -> Heads:
    """The heads of the best tree with exactly one word below the root, word 0; ``scores[word, head]`` are finite or
    minus infinity.
    """
    scores = scores.copy()
    # So costly is each arc from the root that no tree with two of them can be the best.
    scores[:, 0] += scores[np.isfinite(scores)].min() * len(scores)
    return _arborescence(scores)


def _arborescence(scores: Scores) -> Heads:
    """The heads of the best tree; a cycle among the best heads is made one word, and the smaller problem solved."""
    np.fill_diagonal(scores, -np.inf)
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside, outside = np.flatnonzero(cycle), np.flatnonzero(~cycle)
    own = scores[inside, heads[inside]]
    # Who enters the cycle at a word takes the place of the head that the word has there.
    entering = scores[np.ix_(inside, outside)] - own[:, None] + own.sum()
    leaving = scores[np.ix_(outside, inside)]
    entered, left = entering.argmax(0), leaving.argmax(1)
    count = len(outside)
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = scores[np.ix_(outside, outside)]
    smaller[count, :count] = entering[entered, np.arange(count)]
    smaller[:count, count] = leaving[np.arange(count), left]
    solved = _arborescence(smaller)
    tree = heads.copy()
    below, others = solved[:count] == count, solved[:count] != count
    tree[outside[others]] = outside[solved[:count][others]]
    tree[outside[below]] = inside[left[below]]
    tree[inside[entered[solved[count]]]] = outside[solved[count]]
    return tree


def _cycle(heads: Heads) -> NDArray[np.bool_] | None:
    """Which words are on a cycle of ``heads``, of one cycle if there are several; None if there is none."""
    seen: dict[int, int] = {0: 0}
    for start in range(1, len(heads)):
        at = start
        while at not in seen:
            seen[at] = start
            at = int(heads[at])
        if at and seen[at] == start:
            cycle: NDArray[Any] = np.zeros(len(heads), dtype=np.bool_)
            while not cycle[at]:
                cycle[at] = True
                at = int(heads[at])
            return cycle
    return None
