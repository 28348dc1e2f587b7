"""Vocabularies answer as those of Stanza, made of the same states."""

from __future__ import annotations

import functools
import itertools
from typing import Any

import pytest

from claims.parsing.lean.checkpoints import read_checkpoint
from claims.parsing.lean.vocabularies import Units, vocabularies
from claims.resources import models_dir

UNITS = ["de", "De", "Ostrelle", "é", "🜚", "NOUN", "nsubj", "_", "<PAD>", "obl:arg", "x y"]
FEATURES = ["_", "Gender=Fem|Number=Plur", "Gender=Autre", "Autre=Oui", "Mood=Cnd|Tense=Pres"]


@functools.cache
def saved(kind: str) -> Any:
    return read_checkpoint(models_dir() / "fr" / kind / "news.pt")["vocab"]


@pytest.mark.model
@pytest.mark.parametrize("kind", ["pos", "depparse"])
def test_words_and_features_have_the_numbers_that_stanza_gives_them(kind: str) -> None:
    from stanza.models.pos.vocab import MultiVocab

    ours, theirs = vocabularies(saved(kind)), MultiVocab.load_state_dict(saved(kind))

    assert set(ours) == set(theirs.keys())
    for name in ours:
        for unit in FEATURES if name == "feats" else UNITS:
            number = theirs[name].unit2id(unit)
            assert ours[name].unit2id(unit) == number
            assert ours[name].id2unit(number) == theirs[name].id2unit(number)
    assert ours["feats"].lens() == theirs["feats"].lens()  # type: ignore[union-attr]


@pytest.mark.model
def test_tags_of_names_have_the_numbers_that_stanza_gives_them() -> None:
    from stanza.models.ner.vocab import MultiVocab

    ours: Any = vocabularies(saved("ner"))["tag"]
    theirs = MultiVocab.load_state_dict(saved("ner"))["tag"]

    assert ours.lens() == theirs.lens()
    for number in itertools.chain(range(ours.lens()[0])):
        assert ours.id2unit((number,)) == theirs.id2unit((number,))


@pytest.mark.model
def test_word_vectors_are_found_as_stanza_finds_them() -> None:
    from stanza.models.common.pretrain import PretrainedWordVocab

    ours, theirs = Units(saved("pretrain"), spaces="\xa0"), PretrainedWordVocab.load_state_dict(saved("pretrain"))

    assert [ours.unit2id(unit) for unit in UNITS] == [theirs.unit2id(unit) for unit in UNITS]
    assert len(ours) == len(theirs)


def test_features_without_a_value_are_told() -> None:
    part = {"_unit2id": {"Gender": {"<PAD>": 0}}, "_id2unit": {"Gender": ["<PAD>"]}, "sep": "|", "keyed": True}
    features: Any = vocabularies({"feats": part})["feats"]

    with pytest.raises(ValueError, match="expected name=value"):
        features.unit2id("Gender")
