"""What the tokeniser's net makes of each character: whether a token, a sentence or a contraction ends there.

In: codes of characters. Out: labels. The net is computed in 16 bits where the processor takes them; rows of characters
in which any label is not clear then are computed again in single precision, so that the labels are those of single
precision everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn.functional import logsigmoid, pad

from claims.parsing.lean.recurrence import TwoWays, reversed_places
from claims.parsing.lean.rounding import is_native, quick_count

__all__ = ["EndScores"]

_CLEAR = 0.1
"""How far a score has to be from 0 to be clear. In 1.8 million characters of articles, six scores in 16 bits are on the
other side of 0 than in single precision, none of them further than a ninth of this.
"""
_ANSWERS = ("tok_clf", "sent_clf", "mwt_clf")


class EndScores:
    """The net of ``weights``; ``features`` are the bits of a code below the number of its character.

    ``softness`` is the setting ``hier_invtemp`` of the model.
    """

    def __init__(self, weights: Mapping[str, Tensor], features: int, softness: float) -> None:
        self._exact = _Net(weights, features, softness, torch.float)
        self._rough = _Net(weights, features, softness, torch.bfloat16) if is_native() else None

    def labels(self, codes: Tensor, lengths: Sequence[int]) -> Tensor:
        """The likeliest label of each character, as ``splitting`` numbers them; ``codes`` is (characters, rows)."""
        if self._rough is None:
            return _labels(self._exact.scores(codes, lengths))
        count = codes.shape[1]
        more = quick_count(count) - count
        scores = self._rough.scores(pad(codes, (0, more)), [*lengths, *[1] * more])[:, :count]
        labels = _labels(scores)
        here = torch.arange(len(codes)).unsqueeze(1) < torch.tensor(lengths)
        unclear = (_unclear(scores) & here).any(0).nonzero().squeeze(1)
        if len(unclear):
            own = [lengths[row] for row in unclear.tolist()]
            again = codes[: max(own), unclear].contiguous()
            labels[: max(own), unclear] = _labels(self._exact.scores(again, own))
        return labels


class _Net:
    """The net in numbers of one kind."""

    def __init__(self, weights: Mapping[str, Tensor], features: int, softness: float, kind: torch.dtype) -> None:
        self._softness = softness
        # What the net is given of each character that there may be, as its code numbers them.
        embedded = weights["embeddings.weight"].float().repeat_interleave(1 << features, 0)
        bits = torch.arange(len(embedded)).unsqueeze(1) >> torch.arange(features) & 1
        inputs = torch.cat([embedded, bits.float()], 1)
        self._inputs = pad(inputs, (0, inputs.shape[1] % 2)).to(kind)
        self._first, self._second = TwoWays(weights, "rnn", kind), TwoWays(weights, "rnn2", kind)
        self._heads = _beside(weights, "{}.weight").t().contiguous()
        self._bias = _beside(weights, "{}.bias")
        self._second_heads = _beside(weights, "{}2.weight").t().contiguous()

    def scores(self, codes: Tensor, lengths: Sequence[int]) -> Tensor:
        """How surely each character ends each of the three: characters × rows × 3, in single precision."""
        places, flat = reversed_places(lengths, len(codes)), codes.view(-1)

        def turned(values: Tensor) -> Tensor:
            return values.view(len(flat), -1).index_select(0, places).view(*codes.shape, -1)

        def scored(ahead: Tensor, back: Tensor, heads: Tensor) -> Tensor:
            size = len(heads) // 2
            return ahead.float() @ heads[:size] + turned(back.float() @ heads[size:])

        inputs = (self._inputs.index_select(0, own).view(*codes.shape, -1) for own in (flat, flat[places]))
        ahead, back = self._first(*inputs)
        scores = scored(ahead, back, self._heads) + self._bias
        ahead, back = torch.cat([ahead, turned(back)], 2), torch.cat([turned(ahead), back], 2)
        if self._softness > 0:
            # What the first layer thinks ends no token counts for little in the second.
            shares = (1 - torch.sigmoid(-scores[:, :, :1] * self._softness)).to(ahead.dtype)
            ahead *= shares
            back *= turned(shares)
        return scores + scored(*self._second(ahead, back), self._second_heads)


def _beside(weights: Mapping[str, Tensor], name: str) -> Tensor:
    return torch.cat([weights[name.format(answer)] for answer in _ANSWERS]).float()


def _that_it_ends(scores: Tensor) -> Tensor:
    """Above 0 where a token ends.

    A label is the product of what it says of token, sentence and contraction. Of the four that end a token, the
    likeliest has the likelier answer to the other two; it wins if the product is above that of no end.
    """
    return scores[:, :, 0] + logsigmoid(scores[:, :, 1:].abs()).sum(2)


def _labels(scores: Tensor) -> Tensor:
    ends = 1 + (scores[:, :, 1] > 0) + 2 * (scores[:, :, 2] > 0)
    return torch.where(_that_it_ends(scores) > 0, ends, 0).to(torch.uint8)


def _unclear(scores: Tensor) -> Tensor:
    ends = _that_it_ends(scores)
    return (ends.abs() < _CLEAR) | ((ends > 0) & (scores[:, :, 1:].abs() < _CLEAR).any(2))
