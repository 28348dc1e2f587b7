"""Heads and relations, as Stanza's graph parser gives them.

In: documents, Stanza's or lean ones, with tags and lemmas. Out: the same ones, with ``head`` and ``deprel``. The
sentences of all documents are parsed together; relations are scored only for the heads that are chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from claims.parsing.lean.architectures import (
    ROOT,
    UNIT_PREFIX,
    Model,
    composite,
    highway_names,
    known_model,
    letter_names,
    linear_names,
)
from claims.parsing.lean.layouts import Layout, groups, layout
from claims.parsing.lean.packed_nets import HighwayNet
from claims.parsing.lean.rounding import Linear, is_native
from claims.parsing.lean.trees import best_heads
from claims.parsing.lean.word_inputs import WordInputs, distinct, plain_form

__all__ = ["LeanParser", "lean_processor"]

GROUP = 1_500
"""Words that are read together: the gates of a layer take 17 MB. Of fewer, steps are short; of more, memory is slow."""
_TOGETHER = 256
"""Words whose relations are scored together: their share of the relations' weights, 11 or 21 kB each."""
_CLEAR = 0.02
"""By how much of the largest score the best has to be above the second, so that rough scores tell which is the best: on
98,000 words of treebanks none is wrong by more than a quarter of it.
"""

_KIND = "stanza.models.depparse.model.GraphParser"
_FLAGS = {
    "pretrain": True,
    "char": True,
    "charlm": False,
    "bert_model": False,
    "use_peft": False,
    "use_arc_embedding": False,
    "use_upos": True,
    "use_xpos": True,
    "use_ufeats": True,
    "linearization": True,
    "distance": True,
    "reversed": False,
}
_SCORERS = ("unlabeled", "linearization", "distance", "deprel")


def lean_processor(stock: Any) -> LeanParser | None:
    """The counterpart of Stanza's parser ``stock``; None if its model is of another architecture."""
    trainer = getattr(stock, "trainer", None)
    if trainer is None or stock.config.get("resolve_head_constraints", True) or not composite(trainer.vocab, "feats"):
        return None
    names = set(_weight_names(trainer.args["num_layers"], len(trainer.vocab["feats"].lens())))
    model = known_model(trainer, _KIND, pretrain=stock.pretrain, flags=_FLAGS, names=names)
    return None if model is None else LeanParser(model)


def _weight_names(layers: int, features: int) -> Iterator[str]:
    tables = ("word_emb", "lemma_emb", "upos_emb", "xpos_emb", *(f"ufeats_emb.{number}" for number in range(features)))
    yield from ("drop_replacement", *(f"{table}.weight" for table in tables))
    yield from letter_names(two_way=False)
    yield from linear_names("trans_char", "trans_pretrained", bias=False)
    yield from highway_names("parserlstm", layers)
    for scorer in _SCORERS:
        yield from linear_names(f"{scorer}.W1", f"{scorer}.W2", f"{scorer}.scorer.W_bilin")


class LeanParser:
    """``bulk_process`` as Stanza's ``DepparseProcessor`` has it, without the lists of ``Sentence.dependencies``."""

    def __init__(self, model: Model) -> None:
        weights, vocabularies = model.weights, model.vocabularies
        self._inputs = WordInputs(model)
        self._find = [vocabularies[name].unit2id for name in ("lemma", "upos", "xpos")]
        self._lemmas = weights["lemma_emb.weight"]
        self._upos, self._xpos = weights["upos_emb.weight"], weights["xpos_emb.weight"]
        self._net = HighwayNet(weights, "parserlstm", model.settings["num_layers"])
        parts = [_with_one(weights, f"{scorer}.{side}") for scorer in _SCORERS for side in ("W1", "W2")]
        self._sides = Linear(torch.cat([matrix for matrix, _bias in parts], 1), torch.cat([b for _m, b in parts]))
        self._width = len(parts[0][1])
        self._pairs = [weights[f"{scorer}.scorer.W_bilin.weight"] for scorer in _SCORERS]
        self._pairs_bias = [weights[f"{scorer}.scorer.W_bilin.bias"] for scorer in _SCORERS]
        relations = self._pairs[-1].shape[-1]
        self._relations = [vocabularies["deprel"].id2unit(UNIT_PREFIX + number) for number in range(relations)]
        self._relation_bias = self._pairs_bias[-1]
        self._relation_pairs = self._pairs[-1].reshape(self._width, -1)
        self._rough_pairs = self._relation_pairs.bfloat16()

    def process(self, document: Any) -> Any:
        """``bulk_process`` of one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: Sequence[Any]) -> Sequence[Any]:
        """The documents themselves, their words attached.

        Raises:
            ValueError: a word has no tag.
        """
        sentences = [sentence.words for document in documents for sentence in document.sentences if sentence.words]
        if any(word.upos is None and word.xpos is None for words in sentences for word in words):
            raise ValueError("a word has no tag; expected documents that the tagger has seen")
        with torch.inference_mode():
            for group in groups([len(words) for words in sentences], GROUP):
                self._attach([sentences[number] for number in group])
        return documents

    def _attach(self, sentences: Sequence[Sequence[Any]]) -> None:
        """Attach the words of sentences, the longest first."""
        order = layout([len(words) + 1 for words in sentences])
        sides = torch.split(self._read(sentences, order).float(), self._width, 1)
        heads = best_heads(self._arc_scores(sides, order), order.lengths)
        # From a rectangle of sentences to the places of the layout; the first step is that of the roots.
        roots = order.steps[0]
        step = torch.repeat_interleave(torch.arange(len(order.steps)), torch.tensor(order.steps))[roots:]
        sentence = order.sentences[roots:]
        chosen = heads[sentence, step]
        relations = self._relations_of(sides[6][roots:], sides[7][order.starts[chosen] + sentence])
        for at, place, head, relation in zip(
            sentence.tolist(), step.tolist(), chosen.tolist(), relations.tolist(), strict=True
        ):
            word = sentences[at][place - 1]
            word.head, word.deprel = head, self._relations[relation]

    def _read(self, sentences: Sequence[Sequence[Any]], order: Layout) -> Tensor:
        """What all scorers see of each place as a dependent and as a head, side by side."""
        lemma, upos, xpos = self._find
        keys: list[Any] = []
        for words in sentences:
            keys.append(None)
            keys += [(plain_form(word.text), word.lemma or "_", word.upos or "_", word.xpos or "_") for word in words]
        found, numbers = distinct(keys)
        forms, form_numbers = distinct([None if key is None else key[0] for key in found])
        ids = torch.tensor(
            [(ROOT,) * 3 if key is None else (lemma(key[1]), upos(key[2]), xpos(key[3])) for key in found]
        )
        trained, vectors, letters = torch.split(self._inputs.of(forms)[form_numbers], self._inputs.widths, 1)
        tags = self._upos[ids[:, 1]] + self._xpos[ids[:, 2]]
        # Stanza 1.15 gives the net the tags twice, the second time where those of the features were meant to stand.
        inputs = torch.cat([vectors, trained, self._lemmas[ids[:, 0]], tags, tags, letters], 1)
        states = self._net.states(inputs, numbers[order.words], order)
        return self._sides(states).relu_()

    def _arc_scores(self, sides: Sequence[Tensor], order: Layout) -> Tensor:
        """How well each word fits below each other: sentences × words × heads, minus infinity where it cannot be."""
        longest = len(order.steps)
        at = torch.arange(longest)
        there = at < order.lengths.unsqueeze(1)
        places = (order.starts + torch.arange(len(order.lengths)).unsqueeze(1)).masked_fill_(~there, 0)
        arcs, order_scores, distances = (
            torch.bmm((below @ pairs.squeeze(2))[places], above[places].transpose(1, 2)).add_(bias)
            for below, above, pairs, bias in zip(sides[:6:2], sides[1:6:2], self._pairs, self._pairs_bias, strict=False)
        )
        offset = (at - at.unsqueeze(1)).float()
        arcs += functional.logsigmoid(order_scores.mul_(offset.sign()))
        off = functional.softplus(distances).add_(1).sub_(offset.abs())
        arcs -= off.square_().div_(2).add_(1).log_()
        arcs.masked_fill_(~there.unsqueeze(1), -torch.inf)
        return arcs.masked_fill_(torch.eye(longest, dtype=torch.bool), -torch.inf)

    def _relations_of(self, below: Tensor, above: Tensor) -> Tensor:
        """The number of the best relation between each row of ``below``, the dependents, and that of ``above``.

        All are scored roughly, and those of which two relations score nearly the same again in single precision.
        """
        if not is_native():
            return self._scored(below, above, self._relation_pairs).argmax(1)
        rough = self._scored(below.bfloat16(), above.bfloat16(), self._rough_pairs)
        best, second = rough.topk(2, 1).values.unbind(1)
        found = rough.argmax(1)
        unclear = (best - second <= _CLEAR * rough.abs().amax(1)).nonzero().squeeze(1)
        found[unclear] = self._scored(below[unclear], above[unclear], self._relation_pairs).argmax(1)
        return found

    def _scored(self, below: Tensor, above: Tensor, pairs: Tensor) -> Tensor:
        """The score of each relation between rows: rows × relations."""
        width = self._width
        scores = []
        for dependents, heads in zip(torch.split(below, _TOGETHER), torch.split(above, _TOGETHER), strict=True):
            by_head = (dependents @ pairs).view(len(dependents), width, len(self._relations))
            scores.append(torch.bmm(heads.unsqueeze(1), by_head).squeeze(1).float() + self._relation_bias)
        return torch.cat(scores)


def _with_one(weights: Any, layer: str) -> tuple[Tensor, Tensor]:
    """A linear layer with one more output, which is always 1 and so gives a bilinear form its constants."""
    matrix, bias = weights[f"{layer}.weight"].t(), weights[f"{layer}.bias"]
    return torch.cat([matrix, matrix.new_zeros(len(matrix), 1)], 1), torch.cat([bias, bias.new_ones(1)])
