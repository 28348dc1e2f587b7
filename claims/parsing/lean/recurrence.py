"""Recurrent layers over rows of different lengths, and the batches in which they are run.

In: padded rows and their lengths. Out: the states of both directions. Packed sequences, which Stanza uses, are a
quarter slower than padded ones on a processor; here the backward direction reads each row reversed, so that its padding
comes last and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["TwoWays", "batched"]


class TwoWays:
    """One bidirectional LSTM layer with the weights that are called ``name`` in a state of a Stanza model."""

    def __init__(self, weights: Mapping[str, Any], name: str) -> None:
        self._ways = [_one_way(weights, name, suffix) for suffix in ("", "_reverse")]

    def __call__(self, rows: Any, lengths: Sequence[int]) -> Any:
        """States (rows, steps, 2 × hidden) of ``rows`` (rows, steps, inputs); those of the padding mean nothing."""
        import torch

        count, steps, _inputs = rows.shape
        ends = torch.tensor(lengths).unsqueeze(1)
        step = torch.arange(steps).unsqueeze(0)
        mirrored = torch.where(step < ends, ends - 1 - step, step)
        places = (mirrored + torch.arange(count).unsqueeze(1) * steps).view(-1)
        forward, backward = self._ways
        ahead, _last = forward(rows)
        back, _last = backward(_moved(rows, places))
        return torch.cat([ahead, _moved(back, places)], 2)


def _moved(rows: Any, places: Any) -> Any:
    return rows.reshape(-1, rows.shape[2]).index_select(0, places).view(rows.shape)


def _one_way(weights: Mapping[str, Any], name: str, suffix: str) -> Any:
    import torch

    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    own = {part: weights[f"{name}.{part}{suffix}"].float() for part in names}
    gates, inputs = own["weight_ih_l0"].shape
    layer = torch.nn.LSTM(inputs, gates // 4, batch_first=True)
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
