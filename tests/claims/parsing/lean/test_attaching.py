"""The lean parser attaches as Stanza's does, with a model of the same kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.random_models import documents, letter_nets, random_parser, the_same

pytestmark = pytest.mark.model


@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize("limit", [3, 2000])
def test_trees_are_those_of_stanza(layers: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.attaching import lean_processor

    torch.manual_seed(layers)
    monkeypatch.setattr("claims.parsing.lean.attaching.GROUP", limit)
    stock = random_parser(num_layers=layers)
    lean = lean_processor(stock)
    assert lean is not None

    the_same(stock.bulk_process(documents()), lean.bulk_process(documents()))
    the_same([stock.process(documents()[1])], [lean.process(documents()[1])])


def test_trees_are_the_same_on_a_processor_without_16_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.attaching import lean_processor

    for module in ("attaching", "packed_nets", "rounding"):
        monkeypatch.setattr(f"claims.parsing.lean.{module}.is_native", lambda: False)
    torch.manual_seed(2)
    stock = random_parser(num_layers=2)
    lean = lean_processor(stock)
    assert lean is not None

    the_same(stock.bulk_process(documents()), lean.bulk_process(documents()))


def test_words_without_tags_are_refused() -> None:
    from claims.parsing.lean.attaching import lean_processor

    lean = lean_processor(random_parser())
    assert lean is not None
    (document, _other) = documents()
    document.sentences[0].words[0].upos = None

    with pytest.raises(ValueError, match="has no tag"):
        lean.process(document)


@pytest.mark.parametrize(
    "other",
    [
        {"resolve_head_constraints": True},
        {"use_arc_embedding": True},
        {"distance": False},
        {"reversed": True},
        {"letters": True},
    ],
)
def test_a_model_of_another_kind_keeps_its_processor(other: dict[str, Any], tmp_path: Path) -> None:
    from claims.parsing.lean.attaching import lean_processor

    settings = letter_nets(tmp_path) if "letters" in other else other

    assert lean_processor(random_parser(**settings)) is None
