"""The letter models give what Stanza's give."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize("two_way", [False, True], ids=["attention", "last states"])
def test_letters_give_the_vectors_of_stanza(two_way: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch
    from stanza.models.common.char_model import CharacterModel

    from claims.parsing.lean.characters import Letters

    torch.manual_seed(5)
    monkeypatch.setattr("claims.parsing.lean.characters._TOGETHER", 3)
    args = {"char_emb_dim": 5, "char_hidden_dim": 4, "char_num_layers": 1, "char_rec_dropout": 0, "dropout": 0.5}
    stock = CharacterModel(args, {"char": range(9)}, bidirectional=two_way, attention=not two_way).eval()
    for parameter in stock.parameters():
        torch.nn.init.normal_(parameter)
    forms = [[4, 5], [6], [7, 8, 4, 5, 6], [5, 5, 5], [8], [4, 4, 4, 4]]

    with torch.inference_mode():
        order = sorted(range(len(forms)), key=lambda at: -len(forms[at]))
        padded = torch.nn.utils.rnn.pad_sequence([torch.tensor(forms[at]) for at in order], batch_first=True)
        lengths = [len(forms[at]) for at in order]
        wanted = stock(padded, padded == 0, order, [len(forms)], lengths)
        weights = {f"charmodel.{name}": weight for name, weight in stock.state_dict().items()}
        found = Letters(weights).states(forms)

    torch.testing.assert_close(found, torch.nn.utils.rnn.pad_packed_sequence(wanted, batch_first=True)[0][0])
