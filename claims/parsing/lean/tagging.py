"""Parts of speech and features, as Stanza's tagger gives them.

In: documents, Stanza's or lean ones, with words. Out: the same ones, with ``upos``, ``xpos`` and ``feats``. The
sentences of all documents are tagged together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from claims.parsing.lean.architectures import (
    Model,
    composite,
    highway_names,
    known_model,
    letter_names,
    linear_names,
)
from claims.parsing.lean.layouts import groups, layout
from claims.parsing.lean.packed_nets import HighwayNet
from claims.parsing.lean.rounding import Linear
from claims.parsing.lean.word_inputs import WordInputs, distinct, plain_form

__all__ = ["LeanTagger", "lean_processor"]

GROUP = 1_500
"""Words that are read together: the gates of a layer take 14 MB. Of fewer, steps are short; of more, memory is slow."""

_KIND = "stanza.models.pos.model.Tagger"
_FLAGS = {
    "pretrain": True,
    "char": True,
    "charlm": False,
    "char_bidirectional": False,
    "bert_model": False,
    "use_peft": False,
    "share_hid": False,
}
_COLUMNS = [("upos", ()), ("xpos", ("upos",)), ("feats", ("upos",))]


def lean_processor(stock: Any) -> LeanTagger | None:
    """The counterpart of Stanza's tagger ``stock``; None if its model is of another architecture."""
    trainer = getattr(stock, "trainer", None)
    if trainer is None or not composite(trainer.vocab, "feats"):
        return None
    columns = [(column.name, tuple(column.parents)) for column in getattr(trainer.model, "tag_columns", ())]
    if columns != _COLUMNS or trainer.args.get("tag_column_link", "tag_emb") != "tag_emb":
        return None
    names = set(_weight_names(trainer.args["num_layers"], len(trainer.vocab["feats"].lens())))
    model = known_model(trainer, _KIND, pretrain=stock.pretrain, flags=_FLAGS, names=names)
    return None if model is None else LeanTagger(model)


def _weight_names(layers: int, features: int) -> Iterator[str]:
    yield from ("drop_replacement", "word_emb.weight", "upos_emb.weight")
    yield from letter_names(two_way=False)
    yield from linear_names("trans_char", "trans_pretrained", bias=False)
    yield from highway_names("taggerlstm", layers)
    yield from linear_names("upos_hid", "upos_clf", "tag_hid.xpos", "tag_hid.feats", "tag_clf.xpos.W_bilin")
    yield from linear_names(*(f"tag_clf.feats.{number}.W_bilin" for number in range(features)))


class LeanTagger:
    """``bulk_process`` as Stanza's ``POSProcessor`` has it."""

    def __init__(self, model: Model) -> None:
        weights, vocabularies = model.weights, model.vocabularies
        self._inputs = WordInputs(model)
        self._net = HighwayNet(weights, "taggerlstm", model.settings["num_layers"])
        hidden = ("upos_hid", "tag_hid.xpos", "tag_hid.feats")
        self._hidden = Linear(
            torch.cat([weights[f"{name}.weight"] for name in hidden]).t(),
            torch.cat([weights[f"{name}.bias"] for name in hidden]),
        )
        self._widths = [len(weights[f"{name}.bias"]) for name in hidden]
        self._upos, self._upos_bias = weights["upos_clf.weight"].t().contiguous(), weights["upos_clf.bias"]
        features = [f"tag_clf.feats.{number}" for number in range(len(vocabularies["feats"].lens()))]
        self._sizes = [len(weights[f"{name}.W_bilin.bias"]) for name in features]
        self._given = [
            _given_parts_of_speech(weights, ["tag_clf.xpos"]),
            _given_parts_of_speech(weights, features),
        ]
        self._vocabularies = [vocabularies[name] for name in ("upos", "xpos", "feats")]
        self._worded_before: dict[tuple[int, ...], tuple[str | None, ...]] = {}

    def process(self, document: Any) -> Any:
        """``bulk_process`` of one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: Sequence[Any]) -> Sequence[Any]:
        """The documents themselves, their words tagged."""
        sentences = [sentence.words for document in documents for sentence in document.sentences if sentence.words]
        with torch.inference_mode():
            for group in groups([len(words) for words in sentences], GROUP):
                self._tag([sentences[number] for number in group])
        return documents

    def _tag(self, sentences: Sequence[Sequence[Any]]) -> None:
        """Tag sentences, the longest first."""
        order = layout([len(words) for words in sentences])
        words = [word for sentence in sentences for word in sentence]
        forms, numbers = distinct([plain_form(word.text) for word in words])
        found = self._best_tags(self._net.states(self._inputs.of(forms), numbers[order.words], order))
        for number, tags in zip(order.words.tolist(), found.tolist(), strict=True):
            word = words[number]
            word.upos, word.xpos, word.feats = self._worded(tuple(tags))

    def _best_tags(self, states: Tensor) -> Tensor:
        """The numbers of part of speech, of the treebank's own tag, and of each feature, for each place."""
        hidden = self._hidden(states).relu_().float()
        for_upos, *others = torch.split(hidden, self._widths, 1)
        upos = torch.addmm(self._upos_bias, for_upos, self._upos).argmax(1)
        scores = [
            upos.new_empty(len(states), sum(sizes), dtype=torch.float)
            for sizes in ([self._given[0][1].shape[-1]], self._sizes)
        ]
        for tag in sorted(set(upos.tolist())):
            here = (upos == tag).nonzero().squeeze(1)
            for values, mine, (matrices, constants) in zip(scores, others, self._given, strict=True):
                values[here] = torch.addmm(constants[tag], mine[here], matrices[tag])
        features = [part.argmax(1) for part in torch.split(scores[1], self._sizes, 1)]
        return torch.stack([upos, scores[0].argmax(1), *features], 1)

    def _worded(self, tags: tuple[int, ...]) -> tuple[str | None, ...]:
        """Part of speech, the treebank's own tag, and features; None for one that is nothing."""
        found = self._worded_before.get(tags)
        if found is None:
            each = zip(self._vocabularies, (tags[0], tags[1], tags[2:]), strict=True)
            units = (vocabulary.id2unit(numbers) for vocabulary, numbers in each)
            found = self._worded_before[tags] = tuple(None if unit == "_" else unit for unit in units)
        return found


def _given_parts_of_speech(weights: Any, classifiers: Sequence[str]) -> tuple[Tensor, Tensor]:
    """What classifiers that look at hidden layer and part of speech become once the part of speech is known.

    A matrix (hidden × all classes) and constants (all classes) for each part of speech.
    """
    embedded = weights["upos_emb.weight"]
    tags = torch.cat([embedded, embedded.new_ones(len(embedded), 1)], 1)
    bilinear = torch.cat([weights[f"{name}.W_bilin.weight"] for name in classifiers])
    bias = torch.cat([weights[f"{name}.W_bilin.bias"] for name in classifiers])
    given = torch.einsum("chp,tp->thc", bilinear, tags)
    return given[:, :-1].contiguous(), given[:, -1] + bias
