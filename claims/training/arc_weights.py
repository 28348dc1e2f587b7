"""A cheaper objective for Stanza's graph parser: the same loss, with relation labels scored on gold arcs only.

Stanza scores every label on every possible arc and then reads the gold arcs out of it; on a CPU that is most of a
training step. Source: Dozat & Manning 2017 (biaffine parser), whose loss reads the labels of gold arcs only.
"""

from __future__ import annotations

from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch.nn import functional

__all__ = ["gold_arc_forward"]


def gold_arc_forward(parser: Any, full: Any, *inputs: Any) -> Any:
    """Stanza's ``GraphParser.forward``: ``full`` when predicting, and when training the loss on gold arcs.

    ``inputs`` are Stanza's batch, of B sentences and L words with the root; arcs are scored [B, L, L] dependent by
    head, labels [N, relations] for the N words of the batch.
    """
    if not parser.training:
        return full(parser, *inputs)
    word, word_mask, wordchars = inputs[0], inputs[1], inputs[2]
    head, deprel = inputs[9], inputs[10]
    hidden = parser.embed(*inputs)
    length = word.size(1)
    positions = torch.arange(length, device=head.device)
    offset = positions.view(1, 1, -1) - positions.view(1, -1, 1)

    arcs = parser.unlabeled(parser.drop(hidden), parser.drop(hidden)).squeeze(3)
    direction = parser.linearization(parser.drop(hidden), parser.drop(hidden)).squeeze(3)
    arcs = arcs + functional.logsigmoid(direction * torch.sign(offset).float()).detach()
    distance = 1 + functional.softplus(parser.distance(parser.drop(hidden), parser.drop(hidden)).squeeze(3))
    closeness = -torch.log((torch.abs(offset).float() - distance) ** 2 / 2 + 1)
    arcs = arcs + closeness.detach()
    arcs = arcs.masked_fill(torch.eye(length, dtype=torch.bool, device=head.device).unsqueeze(0), -float("inf"))
    arcs = arcs[:, 1:].masked_fill(word_mask.unsqueeze(1), -float("inf"))
    loss = parser.crit(arcs.reshape(-1, length), head.masked_fill(word_mask[:, 1:], -1).view(-1))

    gold = head.unsqueeze(2)
    loss = loss + parser.crit(
        _labels(parser, hidden, gold, ~word_mask[:, 1:]), (deprel - VOCAB_PREFIX_SIZE)[~word_mask[:, 1:]]
    )

    gold_direction = torch.gather(direction[:, 1:], 2, gold).view(-1)
    sides = torch.cat([-gold_direction.unsqueeze(1) / 2, gold_direction.unsqueeze(1) / 2], 1)
    right = torch.gather((offset[:, 1:] > 0).long().expand(word.size(0), -1, -1), 2, gold)
    loss = loss + parser.crit(sides, right.view(-1))
    loss = loss - torch.gather(closeness[:, 1:], 2, gold).sum()
    return loss / wordchars.size(0), []


def _labels(parser: Any, hidden: torch.Tensor, gold: torch.Tensor, kept: torch.Tensor) -> torch.Tensor:
    """Label scores of each word with its gold head: Stanza's biaffine scorer, one head instead of all."""
    scorer = parser.deprel
    words = scorer.dropout(scorer.hidden_func(scorer.W1(parser.drop(hidden)[:, 1:])))[kept]
    heads = scorer.dropout(scorer.hidden_func(scorer.W2(parser.drop(hidden))))
    heads = torch.gather(heads, 1, gold.expand(-1, -1, heads.size(2)))[kept]
    words = torch.cat([words, words.new_ones(len(words), 1)], 1)
    heads = torch.cat([heads, heads.new_ones(len(heads), 1)], 1)
    bilinear = scorer.scorer.W_bilin
    rows, columns, labels = bilinear.weight.shape
    scores = (words @ bilinear.weight.reshape(rows, columns * labels)).view(-1, columns, labels)
    labelled: torch.Tensor = torch.einsum("njo,nj->no", scores, heads) + bilinear.bias
    return labelled
