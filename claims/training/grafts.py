"""Sentences of the treebanks with a reporting construction put in, to train the tagger and the parser.

In: trees with one annotation (see ``harmonised``). Out: as many trees as asked for, each a sentence of a treebank into
which one construction of ``grafts.yaml`` was inserted; only the insertion is synthetic. The reported words are the head
and the reporting clause is their ``parataxis``, as in UD French GSD and Sequoia.

Reason: the treebanks hold about thirty such clauses in the compound past, the tense of dispatches.
Source of the method: data synthesis by cropping and joining trees, Şahin & Steedman 2018; Vania et al. 2019.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from claims.errors import ModelError
from claims.training.branches import Node, joined
from claims.training.corpora import Tree
from claims.training.graft_builder import GraftBuilder
from claims.training.material import Material, Wording
from claims.training.other_grafts import accused, interview_turn, nickname, quoted_name, selon, whole_quotation
from claims.training.reported_grafts import (
    after_quotation,
    after_sentence,
    colon,
    infinitive,
    inside_quotation,
    inside_sentence,
    participle,
    que_clause,
)

__all__ = ["grafted", "grafts_per_sentence"]

TRIES = 200
"""Draws for one sentence before its construction is given up: most sentences do not take most constructions."""

_CONSTRUCTIONS: Mapping[str, Callable[[GraftBuilder], Sequence[Node] | None]] = {
    "inside": inside_sentence,
    "end": after_sentence,
    "quoted-end": after_quotation,
    "quoted-inside": inside_quotation,
    "que": que_clause,
    "colon": colon,
    "selon": selon,
    "quoted-name": quoted_name,
    "infinitive": infinitive,
    "accused": accused,
    "participle": participle,
    "nickname": nickname,
    "turn": interview_turn,
    "whole-quotation": whole_quotation,
}
"""What makes each construction of ``grafts.yaml``: the words in a row, or None where the drawn host does not fit."""


def grafts_per_sentence(wording: Wording) -> float:
    """How many grafts there are to be for each sentence of a treebank: ``share`` of ``grafts.yaml``."""
    return float(wording.plan["share"])


def grafted(trees: Iterable[Tree], wording: Wording, count: int, seed: int) -> list[Tree]:
    """``count`` sentences with a graft, made of ``trees``; the same ones for the same seed.

    Raises:
        ModelError: the trees hold too few sentences that take a graft.
    """
    material = Material(wording, random.Random(seed))
    material.gather(trees)
    if not material.hosts:
        raise ModelError("no sentence found that takes a graft; expected declarative sentences with a subject")
    builder = GraftBuilder(material)
    weights = dict(wording.plan["constructions"])
    sentences: list[Tree] = []
    while len(sentences) < count:
        construction = material.chance.choices(list(weights), list(weights.values()))[0]
        tree = _sentence_with(construction, builder)
        if tree is not None:
            sentences.append(tree)
            continue
        # Few sentences have, say, a compound tense: a small treebank yields the other constructions.
        del weights[construction]
        if not weights:
            raise ModelError(
                "no sentence found that takes any of the constructions of grafts.yaml; expected more trees"
            )
    return sentences


def _sentence_with(construction: str, builder: GraftBuilder) -> Tree | None:
    """One sentence with this construction, or None where the material yields none in ``TRIES`` draws."""
    for _ in range(TRIES):
        nodes = _CONSTRUCTIONS[construction](builder)
        if nodes is None:
            continue
        try:
            return joined(nodes)
        except ModelError:
            # A host whose branches cross cannot be cut there.
            continue
    return None
