"""The lean tagger tags as Stanza's does, with a model of the same kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.random_models import documents, letter_nets, random_tagger, the_same

pytestmark = pytest.mark.model


@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize("limit", [3, 2000])
def test_tags_are_those_of_stanza(layers: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from claims.parsing.lean.tagging import lean_processor

    torch.manual_seed(layers)
    monkeypatch.setattr("claims.parsing.lean.tagging.GROUP", limit)
    stock = random_tagger(num_layers=layers)
    lean = lean_processor(stock)
    assert lean is not None

    the_same(stock.bulk_process(documents()), lean.bulk_process(documents()))
    the_same([stock.process(documents()[1])], [lean.process(documents()[1])])


def test_nothing_to_tag_is_no_error() -> None:
    from stanza import Document

    from claims.parsing.lean.tagging import lean_processor

    lean = lean_processor(random_tagger())
    assert lean is not None

    assert lean.bulk_process([]) == []
    assert lean.process(Document([])).sentences == []


@pytest.mark.parametrize(
    "other", [{"char_bidirectional": True}, {"share_hid": True}, {"tag_column_link": "hidden"}, {"letters": True}]
)
def test_a_model_of_another_kind_keeps_its_processor(other: dict[str, Any], tmp_path: Path) -> None:
    from claims.parsing.lean.tagging import lean_processor

    settings = letter_nets(tmp_path) if "letters" in other else other

    assert lean_processor(random_tagger(**settings)) is None
