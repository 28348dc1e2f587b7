"""The recurrent nets give what torch's and Stanza's give, by both ways of computing them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model

LENGTHS = [7, 5, 5, 2, 1]
MANY = [5] * 40 + [3] * 13
"""More sentences than any number is read quickly of, and a prime number of them."""
ROUNDING = 0.02
"""By how much states, from -1 to 1, may differ from those in single precision: bfloat16 has three digits."""


@pytest.fixture(params=["native", "plain"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A processor that takes bfloat16, and one that does not."""
    for module in ("packed_nets", "rounding"):
        monkeypatch.setattr(f"claims.parsing.lean.{module}.is_native", lambda: request.param == "native")
    return str(request.param)


@pytest.mark.parametrize("lengths", [LENGTHS, MANY])
@pytest.mark.parametrize("inputs", [6, 7])
def test_a_two_way_layer_gives_the_states_of_torch(way: str, lengths: list[int], inputs: int) -> None:
    import torch

    from claims.parsing.lean.layouts import layout
    from claims.parsing.lean.packed_nets import TwoWayLayer

    torch.manual_seed(3)
    net = torch.nn.LSTM(inputs, 4, bidirectional=True)
    hidden, cell = torch.randn(2, 1, 4), torch.randn(2, 1, 4)
    rows = torch.nn.utils.rnn.pack_sequence([torch.randn(length, inputs) for length in lengths])
    order = layout(lengths)

    with torch.inference_mode():
        each = (state.expand(2, len(lengths), 4).contiguous() for state in (hidden, cell))
        wanted, _ = net(rows, tuple(each))
        found = TwoWayLayer(net.state_dict(), hidden, cell).states(rows.data.bfloat16(), None, order)

    assert order.steps == tuple(rows.batch_sizes.tolist())
    torch.testing.assert_close(found.float(), wanted.data, atol=ROUNDING, rtol=0)


def test_both_ways_round_at_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean import packed_nets
    from claims.parsing.lean.layouts import layout

    torch.manual_seed(5)
    net = torch.nn.LSTM(30, 24, bidirectional=True)
    hidden, cell = torch.randn(2, 1, 24), torch.randn(2, 1, 24)
    rows = torch.randn(40, 30).bfloat16()
    order = layout([25] * 8)
    numbers = torch.randint(40, (200,))
    found = []
    for native in (True, False):
        monkeypatch.setattr(packed_nets, "is_native", lambda native=native: native)
        with torch.inference_mode():
            found.append(packed_nets.TwoWayLayer(net.state_dict(), hidden, cell).states(rows, numbers, order))

    # The order of additions decides how the few fall that are nearly halfway between two numbers of 16 bits.
    assert (found[0] == found[1]).float().mean() > 0.97
    torch.testing.assert_close(found[0], found[1], atol=0.01, rtol=0)


def test_a_highway_net_gives_the_states_of_stanza(way: str) -> None:
    import torch
    from stanza.models.common.hlstm import HighwayLSTM

    from claims.parsing.lean.layouts import layout
    from claims.parsing.lean.packed_nets import HighwayNet

    torch.manual_seed(4)
    net = HighwayLSTM(6, 4, num_layers=2, batch_first=True, bidirectional=True, highway_func=torch.tanh)
    hidden, cell = torch.randn(4, 1, 4), torch.randn(4, 1, 4)
    inputs = torch.nn.utils.rnn.pack_sequence([torch.randn(length, 6) for length in LENGTHS])
    weights = {f"net.{name}": weight for name, weight in net.state_dict().items()}

    with torch.inference_mode():
        each = tuple(state.expand(4, len(LENGTHS), 4).contiguous() for state in (hidden, cell))
        wanted, _ = net(inputs, LENGTHS, each)
        weights |= {"net_h_init": hidden, "net_c_init": cell}
        numbers = torch.randperm(len(inputs.data))
        different = torch.empty_like(inputs.data)
        different[numbers] = inputs.data
        found = HighwayNet(weights, "net", 2).states(different, numbers, layout(LENGTHS))

    torch.testing.assert_close(found.float(), wanted.data, atol=2 * ROUNDING, rtol=0)
