"""Persons, places, organisations, as Stanza's tagger of names gives them.

In: documents, Stanza's or lean ones, with tokens. Out: the same ones, with ``ner`` of each token and the entities of
each sentence. The sentences of all documents are read together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from claims.parsing.lean.architectures import (
    UNIT_PREFIX,
    Model,
    composite,
    known_model,
    letter_names,
    linear_names,
    lstm_names,
)
from claims.parsing.lean.characters import Letters
from claims.parsing.lean.documents import LeanDocument, LeanEntity
from claims.parsing.lean.kept_rows import KeptRows
from claims.parsing.lean.layouts import Layout, groups, layout
from claims.parsing.lean.packed_nets import TwoWayLayer, below
from claims.parsing.lean.word_inputs import distinct

__all__ = ["LeanNamer", "best_tags", "lean_processor", "well_formed"]

GROUP = 1_500
"""Tokens that are read together: the gates take 10 MB."""
_KEPT = 16_384
"""Forms whose vectors are kept: 300 numbers each are 20 MB."""

_KIND = "stanza.models.ner.model.NERTagger"
_FLAGS = {
    "char": True,
    "charlm": False,
    "bert_model": False,
    "use_peft": False,
    "input_transform": True,
    "connect_output_layers": False,
    "predict_tagset": False,
}
_NAMES = frozenset(
    [
        *("taggerlstm_h_init", "taggerlstm_c_init", "delta_emb.weight", "crits.0._transitions"),
        *letter_names(two_way=True),
        *lstm_names("taggerlstm.lstm", two_way=True),
        *linear_names("input_transform", "tag_clfs.0"),
    ]
)


def lean_processor(stock: Any) -> LeanNamer | None:
    """The counterpart of Stanza's tagger of names ``stock``; None if it has several models, or one of another kind."""
    trainers: Any = getattr(stock, "trainers", ())
    if len(trainers) != 1:
        return None
    trainer = trainers[0]
    if "word" in trainer.vocab or not composite(trainer.vocab, "tag") or len(trainer.vocab["tag"].lens()) != 1:
        return None
    model = known_model(trainer, _KIND, flags=_FLAGS, names=_NAMES)
    return None if model is None else LeanNamer(model)


class LeanNamer:
    """``bulk_process`` as Stanza's ``NERProcessor`` has it."""

    def __init__(self, model: Model) -> None:
        weights, vocabularies = model.weights, model.vocabularies
        self._lower_word, self._lower_letters = (
            bool(model.settings.get("lowercase", True)),
            bool(model.settings.get("char_lowercase")),
        )
        self._find_word, self._find_letter = vocabularies["delta"].unit2id, vocabularies["char"].unit2id
        self._words = weights["delta_emb.weight"]
        self._letters = Letters(weights)
        self._mix, self._mix_bias = weights["input_transform.weight"].t().contiguous(), weights["input_transform.bias"]
        own, states = below(weights, "taggerlstm.lstm."), (weights["taggerlstm_h_init"], weights["taggerlstm_c_init"])
        self._layer = TwoWayLayer(own, *states)
        self._tags, self._tags_bias = weights["tag_clfs.0.weight"].t().contiguous(), weights["tag_clfs.0.bias"]
        self._transitions = weights["crits.0._transitions"]
        # Stanza reads a number that is no tag as the first one, which is that of words outside names.
        self._named = [
            vocabularies["tag"].id2unit((max(number, UNIT_PREFIX),))[0] for number in range(len(self._tags_bias))
        ]
        self._kept: KeptRows[str] = KeptRows(_KEPT, len(self._mix_bias), self._made)

    def process(self, document: Any) -> Any:
        """``bulk_process`` of one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: Sequence[Any]) -> Sequence[Any]:
        """The documents themselves, with tags and entities."""
        sentences = [sentence.tokens for document in documents for sentence in document.sentences if sentence.tokens]
        with torch.inference_mode():
            for group in groups([len(tokens) for tokens in sentences], GROUP):
                self._tag([sentences[number] for number in group])
        for document in documents:
            _tell_entities(document)
        return documents

    def _tag(self, sentences: Sequence[Sequence[Any]]) -> None:
        """Tag the tokens of sentences, the longest first."""
        order = layout([len(tokens) for tokens in sentences])
        forms, numbers = distinct([token.text for tokens in sentences for token in tokens])
        places = numbers[order.words]
        states = self._layer.states(self._kept.of(forms).bfloat16(), places, order)
        found = best_tags(torch.addmm(self._tags_bias, states.float(), self._tags), self._transitions, order)
        in_text_order = torch.empty_like(found)
        in_text_order[order.words] = found
        tags = iter([self._named[number] for number in in_text_order.tolist()])
        for tokens in sentences:
            for token, tag in zip(tokens, well_formed([next(tags) for _token in tokens]), strict=True):
                token.ner = tag

    def _made(self, forms: Sequence[str]) -> Tensor:
        words = [self._find_word(form.lower() if self._lower_word else form) for form in forms]
        letters = [
            [self._find_letter(letter.lower() if self._lower_letters else letter) for letter in form] for form in forms
        ]
        inputs = torch.cat([self._words[torch.tensor(words)], self._letters.states(letters)], 1)
        return torch.addmm(self._mix_bias, inputs, self._mix)


def _tell_entities(document: Any) -> None:
    """Make the tags of the tokens entities of their sentences."""
    if not isinstance(document, LeanDocument):
        for token in document.iter_tokens():
            token.multi_ner = (token.ner,)
        document.build_ents()
        return
    for sentence in document.sentences:
        begin = 0
        for at, token in enumerate(sentence.tokens):
            kind, name = (token.ner or "O")[:2], (token.ner or "O")[2:]
            if kind in ("B-", "S-"):
                begin = at
            if kind in ("E-", "S-"):
                sentence.ents.append(LeanEntity(name, sentence.tokens[begin].start_char, token.end_char))


def best_tags(scores: Tensor, transitions: Tensor, order: Layout) -> Tensor:
    """The most probable sequences of tags (Viterbi): a number for each place of ``order``.

    ``scores`` (places × tags) are those of each tag alone, ``transitions`` (tags × tags) those of one after another.
    """
    starts = order.starts.tolist()
    before = torch.empty(scores.shape, dtype=torch.long)
    last = torch.empty(order.steps[0], dtype=torch.long)
    so_far = scores[: order.steps[0]]
    for start, count in zip(starts[1:], order.steps[1:], strict=True):
        last[count : len(so_far)] = so_far[count:].argmax(1)
        best, before[start : start + count] = (so_far[:count].unsqueeze(2) + transitions).max(1)
        so_far = scores[start : start + count] + best
    last[: len(so_far)] = so_far.argmax(1)
    tags = torch.empty(len(scores), dtype=torch.long)
    for start, count in zip(reversed(starts), reversed(order.steps), strict=True):
        tags[start : start + count] = last[:count]
        last[:count] = before[start : start + count].gather(1, last[:count].unsqueeze(1)).squeeze(1)
    return tags


def well_formed(tags: list[str]) -> list[str]:
    """``tags`` of one sentence in which every name begins with B and ends with E, or is one S.

    As Stanza mends what its nets give (``fix_singleton_tags`` in stanza.models.ner.trainer): the inside of a name
    without what goes before or after becomes its edge, and an edge without the other stands alone.
    """
    if not any(tag[0] in "BIE" for tag in tags):
        return tags
    mended = ["O", *tags, "O"]
    for at in range(1, len(mended) - 1):
        kind, name = mended[at][:2], mended[at][2:]
        if kind == "I-" and mended[at + 1] not in (f"I-{name}", f"E-{name}"):
            mended[at] = f"E-{name}"
        if kind == "I-" and mended[at - 1] not in (f"B-{name}", f"I-{name}"):
            mended[at] = f"B-{name}"
    for at in range(1, len(mended) - 1):
        kind, name = mended[at][:2], mended[at][2:]
        if kind == "B-" and mended[at + 1] not in (f"I-{name}", f"E-{name}"):
            mended[at] = f"S-{name}"
        if kind == "E-" and mended[at - 1] not in (f"B-{name}", f"I-{name}"):
            mended[at] = f"S-{name}"
    return mended[1:-1]
