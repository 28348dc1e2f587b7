"""What a model makes of the letters of a word.

In: word forms. Out: a vector of each. The arithmetic is that of Stanza's ``CharacterModel``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from claims.parsing.lean.layouts import layout
from claims.parsing.lean.packed_nets import Direction, below

__all__ = ["Letters"]

_TOGETHER = 500
"""Forms that are read together: some 5,000 letters, whose gates take 12 MB."""


class Letters:
    """The letter model of ``weights``: one that reads in one direction with attention, or the last states of both."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        own = below(weights, "charmodel.charlstm.lstm.")
        hidden, cell = weights["charmodel.charlstm_h_init"], weights["charmodel.charlstm_c_init"]
        self._directions = [
            Direction(own, s, hidden[n], cell[n]) for n, s in enumerate(("", "_reverse")[: len(hidden)])
        ]
        self._attention = weights.get("charmodel.char_attn.weight")
        # What a letter sends to the gates is the same wherever it stands.
        letters = weights["charmodel.char_emb.weight"]
        self._gates = [one.gates(letters) for one in self._directions]

    def states(self, forms: Sequence[Sequence[int]]) -> Tensor:
        """A row for each form (numbers of its letters, at least one): forms × size, or forms × 2 size if two-way."""
        order = sorted(range(len(forms)), key=lambda at: -len(forms[at]))
        parts = [
            self._together([forms[at] for at in order[start : start + _TOGETHER]])
            for start in range(0, len(order), _TOGETHER)
        ]
        found = torch.cat(parts)
        states = torch.empty_like(found)
        states[torch.tensor(order)] = found
        return states

    def _together(self, forms: Sequence[Sequence[int]]) -> Tensor:
        """``states`` of forms that are sorted by length, the longest first."""
        order = layout([len(form) for form in forms])
        letters = torch.tensor([letter for form in forms for letter in form])[order.words]
        found = []
        for number, (direction, gates) in enumerate(zip(self._directions, self._gates, strict=True)):
            halves = gates.new_empty(len(letters), direction.size)
            direction.run(gates[letters], order.steps, halves, backward=number == 1)
            found.append(halves.mul_(2))
        if self._attention is not None:
            (states,) = found
            weighted = states * torch.sigmoid(states @ self._attention.t())
            return states.new_zeros(len(forms), states.shape[1]).index_add_(0, order.sentences, weighted)
        return torch.cat([found[0][order.last()], *(states[: len(forms)] for states in found[1:])], 1)
