"""Stanza's lemmatiser: its dictionary first, its net for the words that are not there, each pair of word and tag once.

In: tagged documents. Out: the same, with lemmas. The net first tells whether a lemma is the word as it stands or in
small letters; only where it is neither it is written letter by letter, for all such words at a time, as
``stanza.models.common.seq2seq_model`` does with a beam of one. What it wrote is kept for later texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.parsing.lean.recurrence import batched

__all__ = ["LeanLemmatizer", "lean_processor"]

_KEPT = 50_000
"""Words outside the dictionary whose lemmas are kept: some megabytes."""
_BATCH = 8_000
"""Letters that the net reads in one step, padding and all."""
NOTHING = "_"
"""What CoNLL-U writes for nothing."""
_ANY_TAG = "*"
"""The part of the dictionary that is looked up where a word has no entry of its own for its tag."""
_PAD, _UNK, _SOS, _EOS = range(4)
_WRITTEN, _SAME, _LOWER = range(3)
_NOWHERE = -1e12

Pair = tuple[str, str]


def lean_processor(stock: Any) -> LeanLemmatizer | None:
    """The counterpart of a lemmatiser of Stanza; None for one with other layers or without a dictionary."""
    trainer = stock.trainer
    args = getattr(trainer, "args", None) or {}
    known = (
        args.get("ensemble_dict")
        and not args.get("dict_only")
        and not args.get("caseless")
        and not args.get("charlm")
        and args.get("edit")
        and args.get("copy")
        and args.get("pos")
        and args.get("pos_dim")
        and args.get("attn_type") == "soft"
        and args.get("num_layers") == 1
        and not trainer.contextual_lemmatizers
        and stock.config.get("beam_size") == 1
        and not stock.config.get("store_results")
    )
    if not known:
        return None
    vocabulary = trainer.vocab
    letters, tags = vocabulary["char"]._unit2id, vocabulary["pos"]._unit2id
    return LeanLemmatizer(_Speller(trainer.model.state_dict(), letters, tags, args["max_dec_len"]), trainer.pos_dict)


class LeanLemmatizer:
    """The lemmatiser: ``bulk_process`` may be called any number of times."""

    def __init__(self, speller: _Speller, dictionary: Mapping[str, Mapping[str, str]]) -> None:
        self._speller = speller
        self._dictionary = dictionary
        self._kept: dict[Pair, str] = {}

    def bulk_process(self, documents: Sequence[Any]) -> list[Any]:
        """The documents, whose words now have lemmas."""
        words = [word for document in documents for sentence in document.sentences for word in sentence.words]
        pairs = [(word.text, word.upos or "_") for word in words]
        found = {pair: self._known(pair) for pair in set(pairs)}
        unknown = sorted(pair for pair, lemma in found.items() if lemma is None)
        if unknown:
            written = dict(zip(unknown, self._speller.lemmas(unknown), strict=True))
            found.update(written)
            self._keep(written)
        for word, pair in zip(words, pairs, strict=True):
            lemma = found[pair] or NOTHING
            # As Stanza has it: nothing is no lemma, but of a word that is written so.
            word.lemma = lemma if lemma != NOTHING or word.text == NOTHING else None
        return list(documents)

    def _known(self, pair: Pair) -> str | None:
        word, tag = pair
        lemma = self._dictionary.get(tag, {}).get(word)
        if lemma is None:
            lemma = self._dictionary.get(_ANY_TAG, {}).get(word)
        return self._kept.get(pair) if lemma is None else lemma

    def _keep(self, written: Mapping[Pair, str]) -> None:
        self._kept.update(written)
        for pair in list(self._kept)[: max(0, len(self._kept) - _KEPT)]:
            self._kept.pop(pair, None)


class _Speller:
    """The net that tells lemmas of words and tags; ``weights`` is the state of Stanza's model."""

    def __init__(self, weights: Mapping[str, Any], letters: dict[str, int], tags: dict[str, int], longest: int) -> None:
        import torch

        self._w = {name: value.float() for name, value in weights.items() if value.is_floating_point()}
        self._letters, self._tags, self._longest = letters, tags, longest
        self._names = {number: letter for letter, number in letters.items()}
        self._size = len(self._w["embedding.weight"])
        hidden = self._w["encoder.weight_hh_l0"].shape[1]
        inputs = self._w["encoder.weight_ih_l0"].shape[1]
        self._encoder = torch.nn.LSTM(inputs, hidden, batch_first=True, bidirectional=True).eval()
        self._encoder.load_state_dict(_part(self._w, "encoder"))
        self._cell = torch.nn.LSTMCell(self._w["decoder.lstm_cell.weight_ih"].shape[1], 2 * hidden).eval()
        self._cell.load_state_dict(_part(self._w, "decoder.lstm_cell"))

    def lemmas(self, pairs: Sequence[Pair]) -> list[str]:
        """One lemma per pair of word and tag; the word itself where the net writes what is none."""
        import torch

        found = [word for word, _tag in pairs]
        with torch.inference_mode():
            for places in batched([len(word) + 3 for word, _tag in pairs], _BATCH):
                for place, lemma in zip(places, self._batch([pairs[place] for place in places]), strict=True):
                    found[place] = lemma
        return found

    def _batch(self, pairs: Sequence[Pair]) -> list[str]:
        """The lemmas of pairs that come longest word first."""
        import torch

        names = dict(self._names)
        source = self._numbered([word for word, _tag in pairs], names)
        tags = torch.tensor([self._tags.get(tag, _UNK) for _word, tag in pairs])
        known = torch.where(source < self._size, source, _UNK)
        embedded = torch.nn.functional.embedding(known, self._w["embedding.weight"])
        tag = torch.nn.functional.embedding(tags, self._w["pos_embedding.weight"]).unsqueeze(1)
        lengths = (source != _PAD).sum(1) + 1
        packed = torch.nn.utils.rnn.pack_padded_sequence(torch.cat([tag, embedded], 1), lengths, batch_first=True)
        states, (hidden, cell) = self._encoder(packed)
        context, _lengths = torch.nn.utils.rnn.pad_packed_sequence(states, batch_first=True)
        hidden, cell = torch.cat([hidden[1], hidden[0]], 1), torch.cat([cell[1], cell[0]], 1)
        kinds = self._kinds(hidden)
        spelled = torch.nonzero(kinds == _WRITTEN).view(-1)
        written = iter(self._spelled(context[spelled], source[spelled], hidden[spelled], cell[spelled]))
        return [_lemma(word, kind, written, names) for (word, _tag), kind in zip(pairs, kinds.tolist(), strict=True)]

    def _numbered(self, words: Sequence[str], names: dict[int, str]) -> Any:
        """Letters as numbers (words, longest + 2), 0 after each; letters that the net does not know get new ones."""
        import torch

        new = sorted({letter for word in words for letter in word if letter not in self._letters})
        extra = {letter: self._size + at for at, letter in enumerate(new)}
        names.update((number, letter) for letter, number in extra.items())
        rows = torch.zeros(len(words), max(map(len, words)) + 2, dtype=torch.int64)
        for row, word in enumerate(words):
            numbers = [self._letters[letter] if letter in self._letters else extra[letter] for letter in word]
            rows[row, : len(word) + 2] = torch.tensor([_SOS, *numbers, _EOS])
        return rows

    def _kinds(self, hidden: Any) -> Any:
        """Whether each lemma is to be written, the word itself, or the word in small letters."""
        from torch.nn.functional import linear

        inner = linear(hidden, self._w["edit_clf.0.weight"], self._w["edit_clf.0.bias"]).relu()
        return linear(inner, self._w["edit_clf.2.weight"], self._w["edit_clf.2.bias"]).argmax(1)

    def _spelled(self, context: Any, source: Any, hidden: Any, cell: Any) -> list[list[int]]:
        """The letters of each lemma, by their numbers; rows that are done are taken out."""
        import torch

        written: list[list[int]] = [[] for _ in range(len(source))]
        rows = torch.arange(len(source))
        last = torch.full((len(source),), _SOS)
        # The first state is that of the tag; padding is never looked at.
        absent = torch.cat([torch.zeros(len(source), 1, dtype=torch.bool), source == _PAD], 1)
        absent = absent[:, : context.shape[1]]
        source = source[:, : context.shape[1] - 1]
        for _step in range(self._longest if len(source) else 0):
            shares, hidden, cell = self._next(last, hidden, cell, context, absent, source)
            last = shares.argmax(1)
            for row, number in zip(rows.tolist(), last.tolist(), strict=True):
                if number != _EOS:
                    written[row].append(number)
            left = torch.nonzero(last != _EOS).view(-1)
            if not len(left):
                break
            rows, last, hidden, cell = rows[left], last[left], hidden[left], cell[left]
            context, absent, source = context[left], absent[left], source[left]
        return written

    def _next(self, last: Any, hidden: Any, cell: Any, context: Any, absent: Any, source: Any) -> tuple[Any, Any, Any]:
        """The probability of each letter to come next (rows, letters), and the new states."""
        import torch
        from torch.nn.functional import linear

        known = torch.where(last < self._size, last, _UNK)
        embedded = torch.nn.functional.embedding(known, self._w["embedding.weight"])
        hidden, cell = self._cell(embedded, (hidden, cell))
        target = linear(hidden, self._w["decoder.attention_layer.linear_in.weight"])
        scores = torch.bmm(context, target.unsqueeze(2)).squeeze(2).masked_fill(absent, _NOWHERE)
        seen = torch.bmm(scores.softmax(1).unsqueeze(1), context).squeeze(1)
        state = linear(torch.cat([seen, hidden], 1), self._w["decoder.attention_layer.linear_out.weight"]).tanh()
        shares = linear(state, self._w["dec2vocab.weight"], self._w["dec2vocab.bias"]).softmax(1)
        copying = linear(state, self._w["copy_gate.weight"], self._w["copy_gate.bias"]).sigmoid()
        more = max(0, int(source.max()) + 1 - self._size)
        # A letter that the net does not know is as likely as an unknown one, before it is copied.
        shares = torch.cat([shares, shares[:, _UNK : _UNK + 1].expand(-1, more)], 1) * (1 - copying)
        # The tag cannot be copied: its share goes to the letters.
        return shares.scatter_add(1, source, scores[:, 1:].softmax(1) * copying), hidden, cell


def _part(weights: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")}


def _lemma(word: str, kind: int, written: Any, names: Mapping[int, str]) -> str:
    if kind == _WRITTEN:
        spelled = "".join(names[number] for number in next(written))
        return word if not spelled or "<UNK>" in spelled else spelled
    return word if kind == _SAME else word.lower()
