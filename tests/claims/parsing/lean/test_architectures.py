"""A model is known by its class, its settings and the names of all its weights."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.random_models import random_tagger

pytestmark = pytest.mark.model

KIND = "stanza.models.pos.model.Tagger"


@pytest.fixture(scope="module")
def trainer() -> Any:
    return random_tagger().trainer


def names(trainer: Any) -> set[str]:
    return set(trainer.model.state_dict()) - {"pretrained_emb.weight"}


def test_a_known_model_is_told_with_its_weights_and_vectors(trainer: Any) -> None:
    from claims.parsing.lean.architectures import known_model

    model = known_model(trainer, KIND, flags={"charlm": False, "unheard_of": False}, names=names(trainer))

    assert model is not None
    assert set(model.weights) == names(trainer)
    assert model.vectors.shape == trainer.model.pretrained_emb.weight.shape


@pytest.mark.parametrize("change", ["class", "flag", "one more weight", "one weight less"])
def test_whatever_is_otherwise_makes_it_unknown(trainer: Any, change: str) -> None:
    from claims.parsing.lean.architectures import known_model

    kind = "stanza.models.ner.model.NERTagger" if change == "class" else KIND
    expected = names(trainer)
    if change == "one more weight":
        expected.discard("upos_clf.bias")
    if change == "one weight less":
        expected.add("charmodel_forward.weight")

    assert known_model(trainer, kind, flags={"charlm": change == "flag"}, names=expected) is None
