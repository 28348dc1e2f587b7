"""The labels of characters are those of single precision, also where the net is computed in 16 bits."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize("rows", [3, 53])
def test_what_is_not_clear_in_16_bits_is_computed_again(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean import end_scores

    torch.manual_seed(2)
    nets = {"rnn": torch.nn.LSTM(9, 8, bidirectional=True), "rnn2": torch.nn.LSTM(16, 8, bidirectional=True)}
    weights = {f"{name}.{part}": value for name, net in nets.items() for part, value in net.state_dict().items()}
    weights["embeddings.weight"] = torch.randn(20, 4)
    for answer in ("tok_clf", "sent_clf", "mwt_clf"):
        weights |= {f"{answer}.weight": torch.randn(1, 16), f"{answer}.bias": torch.randn(1)}
        weights |= {f"{answer}2.weight": torch.randn(1, 16)}
    lengths = [11 - row % 4 for row in range(rows)]
    codes = torch.randint(20 * 32, (11, rows))
    found = []
    for native in (True, False):
        monkeypatch.setattr(end_scores, "is_native", lambda native=native: native)
        with torch.inference_mode():
            found.append(end_scores.EndScores(weights, 5, 1.0).labels(codes, lengths))

    there = torch.arange(11).unsqueeze(1) < torch.tensor(lengths)
    assert len(set(found[0][there].tolist())) > 2
    assert found[0][there].tolist() == found[1][there].tolist()
