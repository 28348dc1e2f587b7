"""The best tree of arc scores: the one that Stanza's decoder finds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.model

SEEDS = range(60)


def arc_scores(seed: int) -> Any:
    """Random scores of a sentence of 1 to 24 words, the root included, no word its own head; some prefer the root."""
    random = np.random.default_rng(seed)
    scores = random.normal(size=(seed % 24 + 2,) * 2) * 3
    if seed % 3 == 0:
        scores[:, 0] += 4
    np.fill_diagonal(scores, -np.inf)
    return scores


@pytest.mark.parametrize("seed", SEEDS)
def test_a_tree_is_the_one_that_stanza_finds(seed: int) -> None:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    from claims.parsing.lean.trees import best_tree

    scores = arc_scores(seed)

    assert best_tree(scores).tolist() == chuliu_edmonds_one_root(scores.copy()).tolist()


def test_the_heads_of_many_sentences_are_those_of_each() -> None:
    import torch

    from claims.parsing.lean.trees import best_heads, best_tree

    each = [arc_scores(seed) for seed in SEEDS]
    longest = max(len(scores) for scores in each)
    together = torch.full((len(each), longest, longest), -torch.inf)
    for number, scores in enumerate(each):
        together[number, : len(scores), : len(scores)] = torch.from_numpy(scores)
    lengths = torch.tensor([len(scores) for scores in each])

    heads = best_heads(together, lengths)

    for number, scores in enumerate(each):
        assert heads[number, : len(scores)].tolist() == best_tree(scores.astype(np.float32).astype(float)).tolist()
        assert not heads[number, len(scores) :].any()


def test_best_heads_that_make_a_tree_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.trees import best_heads

    monkeypatch.setattr("claims.parsing.lean.trees.best_tree", None)
    wanted = [0, 2, 5, 2, 5, 0, 5]
    scores = torch.zeros(1, 7, 7)
    for word, head in enumerate(wanted):
        scores[0, word, head] = 1

    assert best_heads(scores, torch.tensor([7])).tolist() == [wanted]
