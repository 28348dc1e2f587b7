"""Weights of an earlier model copied into a new one that has other vocabularies or more inputs.

In: a new model and the state of an old one, with their vocabularies. Out: the new model changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

__all__ = ["carry_over", "refitted", "residual", "shared_vectors"]

FLAT = 100
"""Ranks up to which all words have the same weight; beyond, the weight is 1 / rank (Zipf's law)."""


def carry_over(
    model: Any,
    vocab: Any,
    old: Mapping[str, Any],
    old_vocab: Any,
    shift: tuple[int, int],
    vectors: tuple[torch.Tensor, torch.Tensor] | None = None,
) -> list[str]:
    """Copy the weights of ``old`` (a state dict) into ``model``, entry by entry of the vocabularies.

    ``vocab`` and ``old_vocab`` are Stanza's, with the same keys. ``shift`` is (column, width): where the new model's
    first layer has ``width`` inputs more than the old one; those weights start at zero, so that the new model begins
    where the old one ended. Equal shapes are copied whole. Returns the names of the parameters left
    as they were. ``vectors`` are the old and the new vectors of the same words (see ``shared_vectors``), where the new
    model reads others: the layer that reads them is fitted to the new ones.
    """
    rows = {
        "word_emb.weight": "word",
        "lemma_emb.weight": "lemma",
        "upos_emb.weight": "upos",
        "xpos_emb.weight": "xpos",
        "upos_clf.weight": "upos",
        "upos_clf.bias": "upos",
        "charmodel.char_emb.weight": "char",
    }
    left = []
    with torch.no_grad():
        for name, weight in model.state_dict().items():
            source = _feature_source(name, vocab, old_vocab)
            if source not in old:
                left.append(name)
                continue
            before = old[source].float()
            if name in rows:
                _copy_rows(weight, before, _ids(vocab[rows[name]]), _ids(old_vocab[rows[name]]))
            elif name.startswith(_BY_FEATURE):
                _copy_rows(weight, before, _feature_ids(vocab, name), _feature_ids(old_vocab, source))
            elif name.startswith("deprel.scorer.W_bilin"):
                _copy_labels(weight, before, _ids(vocab["deprel"]), _ids(old_vocab["deprel"]))
            elif name == "trans_pretrained.weight" and vectors is not None:
                weight.copy_(refitted(before, *vectors))
            elif weight.shape == before.shape:
                weight.copy_(before)
            elif name == "trans_pretrained.weight":
                # Vectors with more dimensions: what the earlier ones held comes first.
                weight.zero_()
                weight[:, : before.shape[1]] = before
            elif not _copy_shifted(weight, before, *shift):
                left.append(name)
    return left


def shared_vectors(old: Path, new: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """The rows of two files of pretrained vectors for the words that both have, most frequent first as in ``new``."""
    was, now = (torch.load(path, map_location="cpu", weights_only=True) for path in (old, new))
    at = {word: number for number, word in enumerate(was["vocab"]["_id2unit"])}
    pairs = [(at[word], n) for n, word in enumerate(now["vocab"]["_id2unit"]) if word in at and n >= VOCAB_PREFIX_SIZE]
    before, after = torch.tensor(pairs).T
    return was["emb"][before].float(), now["emb"][after].float()


def refitted(weight: torch.Tensor, old: torch.Tensor, new: torch.Tensor) -> torch.Tensor:
    """The layer [out, D'] that makes of ``new`` [words, D'] most nearly what ``weight`` [out, D] makes of ``old``.

    Least squares; each word weighs as often as texts are likely to use it, by its rank.
    """
    share = _shares(len(old))
    solved = torch.linalg.lstsq(new.double() * share, old.double() @ weight.double().T * share).solution
    layer: torch.Tensor = solved.T.to(weight.dtype)
    return layer


def residual(weight: torch.Tensor, fitted: torch.Tensor, old: torch.Tensor, new: torch.Tensor) -> float:
    """How far ``fitted`` is from what ``weight`` made of the old vectors, relative to that, by the same measure."""
    share = _shares(len(old))
    wanted = old.double() @ weight.double().T * share
    return float((new.double() @ fitted.double().T * share - wanted).norm() / wanted.norm())


def _shares(words: int) -> torch.Tensor:
    """The square roots of the weights of words in order of frequency: [words, 1]."""
    return (1 / torch.arange(words, dtype=torch.double).clamp(min=FLAT)).sqrt().unsqueeze(1)


def _ids(vocab: Any) -> dict[str, int]:
    return {unit: number for number, unit in enumerate(vocab._id2unit)}


_BY_FEATURE = ("tag_clf.feats.", "ufeats_emb.")
"""Parameters numbered by morphological feature: features come and go, and with them the numbers change."""


def _feature_source(name: str, vocab: Any, old_vocab: Any) -> str:
    """The name that a parameter had in the old model; empty where its feature is new."""
    if not name.startswith(_BY_FEATURE):
        return name
    number = _feature_number(name)
    features, before = list(vocab["feats"]._id2unit), list(old_vocab["feats"]._id2unit)
    if features[number] not in before:
        return ""
    return name.replace(f".{number}.", f".{before.index(features[number])}.", 1)


def _feature_number(name: str) -> int:
    return next(int(part) for part in name.split(".") if part.isdigit())


def _feature_ids(vocab: Any, name: str) -> dict[str, int]:
    units = vocab["feats"]._id2unit
    return {value: number for number, value in enumerate(units[list(units)[_feature_number(name)]])}


def _copy_shifted(weight: torch.Tensor, before: torch.Tensor, column: int, width: int) -> bool:
    """Copy what stands left and right of ``width`` new inputs; matrices begin with nothing to learn from them."""
    if weight.shape[:-1] != before.shape[:-1] or weight.shape[-1] != before.shape[-1] + width:
        return False
    weight[..., :column] = before[..., :column]
    weight[..., column + width :] = before[..., column:]
    if weight.dim() > 1:
        weight[..., column : column + width] = 0
    return True


def _copy_rows(weight: torch.Tensor, before: torch.Tensor, now: Mapping[str, int], was: Mapping[str, int]) -> None:
    for unit, number in now.items():
        if unit in was:
            weight[number] = before[was[unit]]


def _copy_labels(weight: torch.Tensor, before: torch.Tensor, now: Mapping[str, int], was: Mapping[str, int]) -> None:
    for unit, number in now.items():
        if unit in was and number >= VOCAB_PREFIX_SIZE:
            weight[..., number - VOCAB_PREFIX_SIZE] = before[..., was[unit] - VOCAB_PREFIX_SIZE]
