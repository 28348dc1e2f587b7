"""The recurrent nets of Stanza's models, run over many sequences at once.

In: what the gates get from the input at each place of a layout. Out: the states at each place. The arithmetic is that
of ``torch.nn.LSTM`` and of Stanza's ``HighwayLSTM``; results differ by rounding only. Two things make it quicker: what
comes from the input may be computed once for words that are equal, and all four gates go through one sigmoid, since
tanh x = 2 sigmoid 2x − 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from claims.parsing.lean.layouts import Layout

__all__ = ["Direction", "HighwayLayer", "TwoWayLayer"]


class Direction:
    """One direction of one layer of a recurrent net.

    ``weights`` and ``suffix`` name its matrices as ``torch.nn.LSTM`` does (``weight_ih_l0`` …); ``hidden`` and
    ``cell`` are the states it starts with. ``from_input`` and ``bias`` turn the input of a place into what ``run``
    takes.
    """

    def __init__(self, weights: Mapping[str, Tensor], suffix: str, hidden: Tensor, cell: Tensor) -> None:
        size = hidden.shape[-1]
        self.size = size
        self.from_input = _gates(weights[f"weight_ih_l0{suffix}"]).t().contiguous()
        self.bias = _gates((weights[f"bias_ih_l0{suffix}"] + weights[f"bias_hh_l0{suffix}"]).unsqueeze(1)).squeeze(1)
        # ``run`` keeps half of each state and twice each cell, so that no gate needs a factor.
        self._from_state = 2 * _gates(weights[f"weight_hh_l0{suffix}"]).t().contiguous()
        self._first = (hidden.reshape(1, size) / 2) @ self._from_state
        self._cell = 2 * cell.reshape(1, size)

    def run(self, gates: Tensor, steps: Sequence[int], halves: Tensor, *, backward: bool = False) -> None:
        """Half of the state at each place, into ``halves`` (places × size); ``gates`` (places × 4 size) is used up."""
        cells = self._cell.repeat(steps[0], 1)
        size, starts = self.size, [0]
        for count in steps:
            starts.append(starts[-1] + count)
        known: tuple[int, int] = (0, 0)
        for at in range(len(steps) - 1, -1, -1) if backward else range(len(steps)):
            start, count = starts[at], steps[at]
            here = gates[start : start + count]
            going = min(known[1], count)
            if going:
                here[:going].addmm_(halves[known[0] : known[0] + going], self._from_state)
            if going < count:
                here[going:].add_(self._first)
            here.sigmoid_()
            shut, kept, shown, new = torch.split(here, size, 1)
            cell = cells[:count].mul_(kept).addcmul_(shut, new.sub_(0.5), value=4)
            torch.mul(torch.sigmoid(cell).sub_(0.5), shown, out=halves[start : start + count])
            known = (start, count)


class TwoWayLayer:
    """One layer that reads in both directions; ``from_input`` and ``bias`` are those of both, side by side."""

    def __init__(self, weights: Mapping[str, Tensor], hidden: Tensor, cell: Tensor) -> None:
        self._directions = [Direction(weights, s, hidden[n], cell[n]) for n, s in enumerate(("", "_reverse"))]
        self.size = self._directions[0].size
        self.from_input = torch.cat([one.from_input for one in self._directions], 1)
        self.bias = torch.cat([one.bias for one in self._directions])

    def states(self, gates: Tensor, order: Layout) -> Tensor:
        """States at each place, both directions (places × 2 size); ``gates`` (places × 8 size) is used up."""
        size = self.size
        out = gates.new_empty(len(gates), 2 * size)
        for number, direction in enumerate(self._directions):
            mine = gates[:, number * 4 * size : (number + 1) * 4 * size]
            direction.run(mine, order.steps, out[:, number * size : (number + 1) * size], backward=number == 1)
        return out.mul_(2)


class HighwayLayer:
    """A two-way layer with a gated way around it: Stanza's ``HighwayLSTM``, one layer of it.

    ``prefix`` names the net among the ``weights``, ``number`` the layer.
    """

    def __init__(self, weights: Mapping[str, Tensor], prefix: str, number: int, hidden: Tensor, cell: Tensor) -> None:
        lstm = f"{prefix}.lstm.{number}.lstm."
        own = {name.removeprefix(lstm): weight for name, weight in weights.items() if name.startswith(lstm)}
        both = slice(2 * number, 2 * number + 2)
        self._layer = TwoWayLayer(own, hidden[both], cell[both])
        gate, around = f"{prefix}.gate.{number}", f"{prefix}.highway.{number}"
        beside = [weights[f"{gate}.weight"].t(), 2 * weights[f"{around}.weight"].t()]
        self.from_input = torch.cat([self._layer.from_input, *beside], 1).contiguous()
        self.bias = torch.cat([self._layer.bias, weights[f"{gate}.bias"], 2 * weights[f"{around}.bias"]])

    def states(self, gates: Tensor, order: Layout) -> Tensor:
        """States at each place (places × 2 size); ``gates`` (places × 12 size) is used up."""
        size = self._layer.size
        recurrent, beside = gates[:, : 8 * size], gates[:, 8 * size :].sigmoid_()
        gate, around = torch.split(beside, 2 * size, 1)
        return self._layer.states(recurrent, order).addcmul_(gate, around.mul_(2).sub_(1))


def _gates(rows: Tensor) -> Tensor:
    """The rows of input, forget, cell and output gate in the order input, forget, output, cell, the last doubled."""
    shut, kept, new, shown = rows.chunk(4)
    return torch.cat([shut, kept, shown, 2 * new])
