"""The recurrent nets of tagger, parser and namer, run over the words of many sentences at once.

In: rows of numbers, and which of them stands at each place of a layout. Out: the states at each place. The nets are
those of ``torch.nn.LSTM`` and of Stanza's ``HighwayLSTM``, with numbers rounded to bfloat16: matrices, inputs, and what
a step hands to the next; all else is in single precision (``rounding`` says why). Where the processor takes bfloat16,
torch runs them over rows of one length; elsewhere they are run step by step over what there is, with the same rounding.
Step by step, two things make them quicker: what comes from the input is computed once for words that are equal, and all
four gates go through one sigmoid, since tanh x = 2 sigmoid 2x − 1. The letters of words are read that way everywhere,
without rounding. (The tokeniser, whose rows are a thousand characters long, has its own nets: ``recurrence``.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor
from torch.nn.functional import pad

from claims.parsing.lean.layouts import Layout
from claims.parsing.lean.rounding import Linear, is_native, quick_count

__all__ = ["Direction", "HighwayNet", "TwoWayLayer", "below"]

_PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


class Direction:
    """One direction of one layer of a recurrent net.

    ``weights`` and ``suffix`` name its matrices as ``torch.nn.LSTM`` does (``weight_ih_l0`` …); ``hidden`` and
    ``cell`` are the states it starts with. With ``rounding``, what a step hands to the next is rounded to bfloat16.
    """

    def __init__(
        self, weights: Mapping[str, Tensor], suffix: str, hidden: Tensor, cell: Tensor, *, rounding: bool = False
    ) -> None:
        size = hidden.shape[-1]
        self.size = size
        self._rounding = rounding
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
            if self._rounding:
                half.copy_(half.bfloat16())
                cell.copy_(cell.bfloat16())
            known, before = count, half


class TwoWayLayer:
    """One layer that reads in both directions."""

    def __init__(self, weights: Mapping[str, Tensor], hidden: Tensor, cell: Tensor) -> None:
        made = _QuickWay if is_native() else _PlainWay
        self._ways = [made(weights, s, hidden[n], cell[n]) for n, s in enumerate(("", "_reverse"))]

    def states(self, rows: Tensor, numbers: Tensor | None, order: Layout) -> Tensor:
        """States at each place, both directions (places × 2 size), in bfloat16.

        At each place of ``order`` stands the row of the number that it has; without numbers, the one at that place.
        """
        return torch.cat([way.states(rows, numbers, order, backward=n == 1) for n, way in enumerate(self._ways)], 1)


class _PlainWay:
    """One direction in single precision, step by step, rounding where oneDNN rounds that runs torch's net."""

    def __init__(self, weights: Mapping[str, Tensor], suffix: str, hidden: Tensor, cell: Tensor) -> None:
        own = {f"{part}_l0{suffix}": weights[f"{part}_l0{suffix}"].bfloat16() for part in _PARTS}
        own[f"bias_ih_l0{suffix}"] += own[f"bias_hh_l0{suffix}"]
        own[f"bias_hh_l0{suffix}"] = torch.zeros_like(own[f"bias_hh_l0{suffix}"])
        states = [state.bfloat16().float() for state in (hidden, cell)]
        single = {name: values.float() for name, values in own.items()}
        self._direction = Direction(single, suffix, *states, rounding=True)

    def states(self, rows: Tensor, numbers: Tensor | None, order: Layout, *, backward: bool) -> Tensor:
        """The states at each place (places × size), in bfloat16."""
        gates = self._direction.gates(rows.float())
        if numbers is not None:
            gates = gates.index_select(0, numbers)
        halves = gates.new_empty(len(gates), self._direction.size)
        self._direction.run(gates, order.steps, halves, backward=backward)
        return halves.mul_(2).bfloat16()


class _QuickWay:
    """One direction in bfloat16, by torch's own net, which reads sentences that are filled up to the longest."""

    def __init__(self, weights: Mapping[str, Tensor], suffix: str, hidden: Tensor, cell: Tensor) -> None:
        own = {f"{part}_l0": weights[f"{part}_l0{suffix}"] for part in _PARTS}
        # Processors take bfloat16 by twos: with an odd number of inputs, the net would be four times as slow.
        self._more = own["weight_ih_l0"].shape[1] % 2
        own["weight_ih_l0"] = pad(own["weight_ih_l0"], (0, self._more))
        gates, inputs = own["weight_ih_l0"].shape
        self._net = torch.nn.LSTM(inputs, gates // 4)
        self._net.load_state_dict(own)
        self._net = self._net.bfloat16().eval()
        self._first = [state.bfloat16().reshape(1, 1, -1) for state in (hidden, cell)]

    def states(self, rows: Tensor, numbers: Tensor | None, order: Layout, *, backward: bool) -> Tensor:
        """The states at each place (places × size), in bfloat16."""
        count = quick_count(order.steps[0])
        filled, places = order.filled(count, backward=backward)
        if numbers is not None:
            filled = numbers[filled]
        inputs = (
            (pad(rows, (0, self._more)) if self._more else rows)
            .index_select(0, filled)
            .view(len(order.steps), count, -1)
        )
        first = [state.expand(1, count, -1).contiguous() for state in self._first]
        states: Tensor = self._net(inputs, first)[0]
        return states.reshape(len(filled), -1).index_select(0, places)


class HighwayLayer:
    """A two-way layer with a gated way around it: Stanza's ``HighwayLSTM``, one layer of it.

    ``prefix`` names the net among the ``weights``, ``number`` the layer.
    """

    def __init__(self, weights: Mapping[str, Tensor], prefix: str, number: int, hidden: Tensor, cell: Tensor) -> None:
        both = slice(2 * number, 2 * number + 2)
        self._layer = TwoWayLayer(below(weights, f"{prefix}.lstm.{number}.lstm."), hidden[both], cell[both])
        gate, around = f"{prefix}.gate.{number}", f"{prefix}.highway.{number}"
        self._beside = Linear(
            torch.cat([weights[f"{gate}.weight"], 2 * weights[f"{around}.weight"]]).t(),
            torch.cat([weights[f"{gate}.bias"], 2 * weights[f"{around}.bias"]]),
        )

    def states(self, rows: Tensor, numbers: Tensor | None, order: Layout) -> Tensor:
        """States at each place (places × 2 size), as those of ``TwoWayLayer``."""
        # tanh x = 2 sigmoid 2x − 1, which is a third as long as torch's tanh of 16 bits.
        gate, around = self._beside(rows).float().sigmoid_().chunk(2, 1)
        passed = around.mul_(2).sub_(1).mul_(gate).bfloat16()
        if numbers is not None:
            passed = passed.index_select(0, numbers)
        return self._layer.states(rows, numbers, order).add_(passed)


class HighwayNet:
    """All layers of Stanza's ``HighwayLSTM``."""

    def __init__(self, weights: Mapping[str, Tensor], prefix: str, layers: int) -> None:
        states = weights[f"{prefix}_h_init"], weights[f"{prefix}_c_init"]
        self._layers = [HighwayLayer(weights, prefix, number, *states) for number in range(layers)]

    def states(self, inputs: Tensor, numbers: Tensor, order: Layout) -> Tensor:
        """States at each place (places × 2 size), at which stands the input of the number that it has."""
        first, *others = self._layers
        states = first.states(inputs.bfloat16(), numbers, order)
        for layer in others:
            states = layer.states(states, None, order)
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
