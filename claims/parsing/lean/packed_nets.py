"""The recurrent nets of tagger, parser and namer, run over many sequences at once without any padding.

In: what the gates get from the input at each place of a layout. Out: the states at each place. The arithmetic is that
of ``torch.nn.LSTM`` and of Stanza's ``HighwayLSTM``; results differ by rounding only. Two things make it quicker: what
comes from the input may be computed once for words that are equal, and all four gates go through one sigmoid, since
tanh x = 2 sigmoid 2x − 1. (The tokeniser, whose rows are a thousand characters long, has padded ones: ``recurrence``.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from claims.parsing.lean.layouts import Layout

__all__ = ["Direction", "HighwayNet", "TwoWayLayer", "below"]


class Direction:
    """One direction of one layer of a recurrent net.

    ``weights`` and ``suffix`` name its matrices as ``torch.nn.LSTM`` does (``weight_ih_l0`` …); ``hidden`` and
    ``cell`` are the states it starts with.
    """

    def __init__(self, weights: Mapping[str, Tensor], suffix: str, hidden: Tensor, cell: Tensor) -> None:
        size = hidden.shape[-1]
        self.size = size
        self._from_input = _gates(weights[f"weight_ih_l0{suffix}"]).t().contiguous()
        self._bias = _gates((weights[f"bias_ih_l0{suffix}"] + weights[f"bias_hh_l0{suffix}"]).unsqueeze(1)).squeeze(1)
        # ``run`` keeps half of each state and twice each cell, so that no gate needs a factor.
        self._from_state = 2 * _gates(weights[f"weight_hh_l0{suffix}"]).t().contiguous()
        self._first = (hidden.reshape(1, size) / 2) @ self._from_state
        self._cell = 2 * cell.reshape(1, size)

    def gates(self, inputs: Tensor) -> Tensor:
        """What the gates get of each input: inputs × 4 size."""
        return torch.addmm(self._bias, inputs, self._from_input)

    def run(self, gates: Tensor, steps: Sequence[int], halves: Tensor, *, backward: bool = False) -> None:
        """Half of the state at each place, into ``halves`` (places × size); ``gates`` (places × 4 size) is used up."""
        cells = self._cell.repeat(steps[0], 1)
        sizes = list(steps)
        # All views are made at once: made one by one they would take as long as the arithmetic on short steps.
        each = [part.split_with_sizes(sizes) for part in (gates, *gates.chunk(4, 1), halves)]
        order = range(len(sizes) - 1, -1, -1) if backward else range(len(sizes))
        known, before = 0, halves
        for at, (here, shut, kept, shown, new, half) in zip(order, _in_order(each, backward), strict=True):
            count = sizes[at]
            going = min(known, count)
            if going:
                here[:going].addmm_(before[:going], self._from_state)
            if going < count:
                here[going:].add_(self._first)
            here.sigmoid_()
            cell = cells[:count].mul_(kept).addcmul_(shut, new.sub_(0.5), value=4)
            torch.mul(torch.sigmoid(cell).sub_(0.5), shown, out=half)
            known, before = count, half


class TwoWayLayer:
    """One layer that reads in both directions."""

    def __init__(self, weights: Mapping[str, Tensor], hidden: Tensor, cell: Tensor) -> None:
        self._directions = [Direction(weights, s, hidden[n], cell[n]) for n, s in enumerate(("", "_reverse"))]
        self.size = self._directions[0].size

    def gates(self, inputs: Tensor) -> list[Tensor]:
        """What ``states`` takes of each input; of equal inputs, it may be computed once."""
        return [direction.gates(inputs) for direction in self._directions]

    def states(self, gates: Sequence[Tensor], order: Layout) -> Tensor:
        """States at each place, both directions (places × 2 size); ``gates`` are used up."""
        out = gates[0].new_empty(len(gates[0]), 2 * self.size)
        for number, (direction, own) in enumerate(zip(self._directions, gates, strict=True)):
            halves = out[:, number * self.size : (number + 1) * self.size]
            direction.run(own, order.steps, halves, backward=number == 1)
        return out.mul_(2)


class HighwayLayer:
    """A two-way layer with a gated way around it: Stanza's ``HighwayLSTM``, one layer of it.

    ``prefix`` names the net among the ``weights``, ``number`` the layer.
    """

    def __init__(self, weights: Mapping[str, Tensor], prefix: str, number: int, hidden: Tensor, cell: Tensor) -> None:
        both = slice(2 * number, 2 * number + 2)
        self._layer = TwoWayLayer(below(weights, f"{prefix}.lstm.{number}.lstm."), hidden[both], cell[both])
        gate, around = f"{prefix}.gate.{number}", f"{prefix}.highway.{number}"
        beside = torch.cat([weights[f"{gate}.weight"], 2 * weights[f"{around}.weight"]])
        self._beside = beside.t().contiguous()
        self._bias = torch.cat([weights[f"{gate}.bias"], 2 * weights[f"{around}.bias"]])

    def gates(self, inputs: Tensor) -> list[Tensor]:
        """What ``states`` takes of each input; of equal inputs, it may be computed once."""
        return [*self._layer.gates(inputs), torch.addmm(self._bias, inputs, self._beside)]

    def states(self, gates: Sequence[Tensor], order: Layout) -> Tensor:
        """States at each place (places × 2 size); ``gates`` are used up."""
        gate, around = gates[-1].sigmoid_().chunk(2, 1)
        return self._layer.states(gates[:-1], order).addcmul_(gate, around.mul_(2).sub_(1))


class HighwayNet:
    """All layers of Stanza's ``HighwayLSTM``."""

    def __init__(self, weights: Mapping[str, Tensor], prefix: str, layers: int) -> None:
        states = weights[f"{prefix}_h_init"], weights[f"{prefix}_c_init"]
        self._layers = [HighwayLayer(weights, prefix, number, *states) for number in range(layers)]

    def states(self, inputs: Tensor, numbers: Tensor, order: Layout) -> Tensor:
        """States at each place (places × 2 size), at which stands the input of the number that it has."""
        first, *others = self._layers
        states = first.states([gates.index_select(0, numbers) for gates in first.gates(inputs)], order)
        for layer in others:
            states = layer.states(layer.gates(states), order)
        return states


def below(weights: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The weights whose names begin with ``prefix``, without it."""
    return {name.removeprefix(prefix): weight for name, weight in weights.items() if name.startswith(prefix)}


def _in_order(parts: Sequence[Sequence[Tensor]], backward: bool) -> Iterator[tuple[Tensor, ...]]:
    return zip(*(reversed(part) if backward else part for part in parts), strict=True)


def _gates(rows: Tensor) -> Tensor:
    """The rows of input, forget, cell and output gate in the order input, forget, output, cell, the last doubled."""
    shut, kept, new, shown = rows.chunk(4)
    return torch.cat([shut, kept, shown, 2 * new])
