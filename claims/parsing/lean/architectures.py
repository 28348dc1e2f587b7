"""Whether a model of Stanza has the architecture that its lean counterpart computes.

In: a trainer of Stanza with its loaded model. Out: weights, settings, vocabularies; or None, if anything is not as the
counterpart expects it. The names of all weights have to be those expected: a model with one more, as with one less,
would be computed wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

__all__ = [
    "ROOT",
    "UNIT_PREFIX",
    "Model",
    "composite",
    "highway_names",
    "known_model",
    "letter_names",
    "linear_names",
    "lstm_names",
]

ROOT = 3
"""The number of the root in Stanza's vocabularies (``stanza.models.common.vocab.ROOT_ID``)."""
UNIT_PREFIX = 4
"""How many numbers of each vocabulary are no units (``VOCAB_PREFIX_SIZE``)."""

_NOT_SAVED = "pretrained_emb.weight"


@dataclass(frozen=True, slots=True)
class Model:
    """What is needed of a model; ``vectors`` are those of words, as they were loaded (none: no rows)."""

    weights: Mapping[str, Tensor]
    settings: Mapping[str, Any]
    vocabularies: Any
    vectors: Tensor
    vector_vocabulary: Any


def known_model(
    trainer: Any, kind: str, *, pretrain: Any = None, flags: Mapping[str, bool], names: Set[str]
) -> Model | None:
    """The model of ``trainer``, if it is one that a counterpart knows.

    Its class has to be ``kind``, its weights ``names``, its settings those of ``flags`` (absent ones count as false).
    ``pretrain`` has the vocabulary of the word vectors.
    """
    model = trainer.model
    settings = trainer.args
    # A model that was loaded without Stanza tells which of its classes it would be.
    if getattr(model, "kind", f"{type(model).__module__}.{type(model).__qualname__}") != kind:
        return None
    if any(bool(settings.get(name)) != wanted for name, wanted in flags.items()):
        return None
    weights = {name: weight.detach() for name, weight in model.state_dict().items()}
    vectors = weights.pop(_NOT_SAVED, torch.empty(0, 0))
    if weights.keys() != names:
        return None
    return Model(weights, settings, trainer.vocab, vectors, getattr(pretrain, "vocab", None))


def composite(vocabularies: Any, name: str) -> bool:
    """Whether the vocabulary ``name`` is there and has several parts, as that of features has."""
    return name in vocabularies and hasattr(vocabularies[name], "lens")


def linear_names(*layers: str, bias: bool = True) -> Iterator[str]:
    """The names of the weights of linear layers."""
    for layer in layers:
        yield f"{layer}.weight"
        if bias:
            yield f"{layer}.bias"


def lstm_names(net: str, *, two_way: bool) -> Iterator[str]:
    """The names of the weights of one layer of a recurrent net."""
    for way in ("", "_reverse")[: 1 + two_way]:
        for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            yield f"{net}.{part}_l0{way}"


def letter_names(*, two_way: bool) -> Iterator[str]:
    """The names of the weights of a letter model, which has attention if it reads in one direction."""
    yield from ("charmodel.charlstm_h_init", "charmodel.charlstm_c_init", "charmodel.char_emb.weight")
    yield from lstm_names("charmodel.charlstm.lstm", two_way=two_way)
    if not two_way:
        yield "charmodel.char_attn.weight"


def highway_names(net: str, layers: int) -> Iterator[str]:
    """The names of the weights of a highway net and of the states it starts with."""
    yield from (f"{net}_h_init", f"{net}_c_init")
    for layer in range(layers):
        yield from lstm_names(f"{net}.lstm.{layer}.lstm", two_way=True)
        yield from linear_names(f"{net}.highway.{layer}", f"{net}.gate.{layer}")
