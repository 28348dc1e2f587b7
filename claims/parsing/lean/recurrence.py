"""Recurrent layers over rows of different lengths, and the batches in which they are run.

In: padded rows, once from their beginning and once from their end. Out: the states of both directions. Packed
sequences, which Stanza uses, are a quarter slower than padded ones on a processor; here the backward direction reads
each row reversed, so that its padding comes last and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["TwoWays", "batched", "reversed_places"]


class TwoWays:
    """One bidirectional LSTM layer with the weights that are called ``name`` in a state of a Stanza model.

    It computes in numbers of ``kind``. If it has an odd number of inputs, it takes one more, which counts for nothing:
    processors take numbers of 16 bits by twos.
    """

    def __init__(self, weights: Mapping[str, Any], name: str, kind: Any) -> None:
        self._ways = [_one_way(weights, name, suffix).to(kind) for suffix in ("", "_reverse")]

    def __call__(self, ahead: Any, back: Any) -> tuple[Any, Any]:
        """States (steps, rows, hidden) of both directions, those of the padding meaning nothing.

        ``ahead`` (steps, rows, inputs) has the rows as they are, ``back`` reversed; so it is with the states.
        """
        forward, backward = self._ways
        return forward(ahead)[0], backward(back)[0]


def reversed_places(lengths: Sequence[int], steps: int) -> Any:
    """Where, in (steps, rows), each place comes from, and goes, when the rows of ``lengths`` are reversed."""
    import torch

    ends, step = torch.tensor(lengths).unsqueeze(0), torch.arange(steps).unsqueeze(1)
    mirrored = torch.where(step < ends, ends - 1 - step, step)
    return (mirrored * len(lengths) + torch.arange(len(lengths)).unsqueeze(0)).view(-1)


def _one_way(weights: Mapping[str, Any], name: str, suffix: str) -> Any:
    import torch

    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    own = {part: weights[f"{name}.{part}{suffix}"].float() for part in names}
    own["weight_ih_l0"] = torch.nn.functional.pad(own["weight_ih_l0"], (0, own["weight_ih_l0"].shape[1] % 2))
    gates, inputs = own["weight_ih_l0"].shape
    layer = torch.nn.LSTM(inputs, gates // 4)
    layer.load_state_dict(own)
    return layer.eval()


def batched(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """The places of ``lengths``, longest first, in groups that padded to their longest have at most ``size`` steps."""
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        if group and lengths[group[0]] * (len(group) + 1) > size:
            yield group
            group = []
        group.append(place)
    if group:
        yield group
