"""The lean tagger of names finds what Stanza's does, with a model of the same kind."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.support.random_models import documents, letter_nets, random_namer, the_same

pytestmark = pytest.mark.model


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("limit", [3, 2000])
@pytest.mark.parametrize("lower", [False, True])
def test_names_are_those_of_stanza(seed: int, limit: int, lower: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.entities import lean_processor

    torch.manual_seed(seed)
    monkeypatch.setattr("claims.parsing.lean.entities.GROUP", limit)
    stock = random_namer(lowercase=lower, char_lowercase=lower)
    lean = lean_processor(stock)
    assert lean is not None

    the_same(stock.bulk_process(documents()), lean.bulk_process(documents()))
    the_same([stock.process(documents()[1])], [lean.process(documents()[1])])


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_lean_documents_have_the_same_names(seed: int) -> None:
    import torch
    from stanza import Document

    from claims.parsing.lean.documents import LeanDocument
    from claims.parsing.lean.entities import lean_processor

    torch.manual_seed(seed)
    texts = ["La digue cède !?", "Ovide Malo dort"]
    entries = [
        [
            {"id": number, "text": word, "start_char": text.index(word), "end_char": text.index(word) + len(word)}
            for number, word in enumerate(text.split(), start=1)
        ]
        for text in texts
    ]
    stock = random_namer()
    lean = lean_processor(stock)
    assert lean is not None
    ours = [LeanDocument([sentence], text) for sentence, text in zip(entries, texts, strict=True)]
    theirs = [Document([sentence], text=text) for sentence, text in zip(entries, texts, strict=True)]
    lean.bulk_process(ours)
    stock.bulk_process(theirs)

    told = [
        [(entity.type, entity.start_char, entity.end_char) for entity in document.ents] for document in (*ours, *theirs)
    ]
    assert told[:2] == told[2:]
    assert any(told)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_tags_are_mended_as_stanza_mends_them(length: int) -> None:
    from stanza.models.ner.trainer import fix_singleton_tags

    from claims.parsing.lean.entities import well_formed

    for tags in product(["O", "S-PER", "B-PER", "I-PER", "E-PER", "I-LOC", "E-LOC"], repeat=length):
        assert well_formed(list(tags)) == fix_singleton_tags(tags), tags


def test_the_best_sequence_is_the_one_that_stanza_finds() -> None:
    import torch
    from stanza.models.common.crf import viterbi_decode

    from claims.parsing.lean.entities import best_tags
    from claims.parsing.lean.layouts import layout

    torch.manual_seed(8)
    lengths = [9, 6, 6, 1]
    each = [torch.randn(length, 5) for length in lengths]
    transitions = torch.randn(5, 5)
    order = layout(lengths)

    found = best_tags(torch.cat(each)[order.words], transitions, order)

    in_text_order = torch.empty_like(found)
    in_text_order[order.words] = found
    wanted = [tag for scores in each for tag in viterbi_decode(scores.numpy(), transitions.numpy())[0]]
    assert in_text_order.tolist() == wanted


@pytest.mark.parametrize(
    "other", [{"input_transform": False}, {"num_layers": 2}, {"predict_tagset": 1}, {"letters": True}]
)
def test_a_model_of_another_kind_keeps_its_processor(other: dict[str, Any], tmp_path: Path) -> None:
    from claims.parsing.lean.entities import lean_processor

    settings = letter_nets(tmp_path) if "letters" in other else other

    assert lean_processor(random_namer(**settings)) is None


def test_several_models_of_names_keep_their_processor() -> None:
    from claims.parsing.lean.entities import lean_processor

    stock = random_namer()
    stock.trainers = stock.trainers * 2

    assert lean_processor(stock) is None
