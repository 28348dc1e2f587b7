"""The recurrent nets give what torch's and Stanza's give."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model

LENGTHS = [7, 5, 5, 2, 1]


def test_a_two_way_layer_gives_the_states_of_torch() -> None:
    import torch

    from claims.parsing.lean.layouts import layout
    from claims.parsing.lean.packed_nets import TwoWayLayer

    torch.manual_seed(3)
    net = torch.nn.LSTM(6, 4, bidirectional=True)
    hidden, cell = torch.randn(2, 1, 4), torch.randn(2, 1, 4)
    inputs = torch.nn.utils.rnn.pack_sequence([torch.randn(length, 6) for length in LENGTHS])
    order = layout(LENGTHS)

    with torch.inference_mode():
        each = (state.expand(2, len(LENGTHS), 4).contiguous() for state in (hidden, cell))
        wanted, _ = net(inputs, tuple(each))
        layer = TwoWayLayer(net.state_dict(), hidden, cell)
        found = layer.states(layer.gates(inputs.data), order)

    assert order.steps == tuple(inputs.batch_sizes.tolist())
    torch.testing.assert_close(found, wanted.data)


def test_a_highway_net_gives_the_states_of_stanza() -> None:
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

    torch.testing.assert_close(found, wanted.data)
