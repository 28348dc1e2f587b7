"""Linear layers in 16 bits, on processors that take them and on those that do not."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def test_a_layer_is_the_same_whether_the_processor_takes_16_bits_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean import rounding

    torch.manual_seed(1)
    matrix, bias, rows = torch.randn(30, 20), torch.randn(20), torch.randn(50, 30)
    found = []
    for native in (True, False):
        monkeypatch.setattr(rounding, "is_native", lambda native=native: native)
        found.append(rounding.Linear(matrix, bias)(rows.bfloat16()))

    assert all(one.dtype == torch.bfloat16 for one in found)
    assert (found[0] == found[1]).float().mean() > 0.97
    torch.testing.assert_close(found[0].float(), rows @ matrix + bias, atol=0.2, rtol=0.02)


def test_a_torch_that_cannot_be_asked_is_taken_for_a_processor_without(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.rounding import is_native

    monkeypatch.delattr(torch.cpu, "_is_amx_tile_supported")
    monkeypatch.delattr(torch.cpu, "_is_avx512_bf16_supported")

    assert is_native.__wrapped__() is False
