"""Both directions of a recurrent layer give what torch gives for each row alone."""

from __future__ import annotations

import pytest

from claims.parsing.lean.recurrence import batched


@pytest.mark.model
def test_each_row_is_read_as_if_it_were_alone() -> None:
    import torch

    from claims.parsing.lean.recurrence import TwoWays, reversed_places

    torch.manual_seed(1)
    net = torch.nn.LSTM(6, 7, bidirectional=True)
    ours = TwoWays({f"net.{name}": value for name, value in net.state_dict().items()}, "net", torch.float)
    lengths = [9, 4, 4, 1]
    rows = torch.randn(9, 4, 6)
    places = reversed_places(lengths, 9)

    def turned(values: torch.Tensor) -> torch.Tensor:
        return values.reshape(36, -1)[places].view(9, 4, -1)

    with torch.inference_mode():
        ahead, back = ours(rows, turned(rows))
        found = torch.cat([ahead, turned(back)], 2)
        for row, length in enumerate(lengths):
            alone, _last = net(rows[:length, row : row + 1])
            assert torch.allclose(found[:length, row : row + 1], alone, atol=1e-6)


def test_batches_hold_all_rows_longest_first_and_no_more_than_allowed() -> None:
    lengths = [3, 10, 1, 7, 7, 2, 30]
    found = list(batched(lengths, 20))

    assert [[lengths[row] for row in group] for group in found] == [[30], [10, 7], [7, 3], [2, 1]]
    assert sorted(row for group in found for row in group) == list(range(len(lengths)))


def test_no_rows_no_batches() -> None:
    assert list(batched([], 20)) == []
