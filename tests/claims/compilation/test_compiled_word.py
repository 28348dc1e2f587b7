"""The word of machine code beside the word as it stands."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError, replace

import pytest

from claims.compilation import compiled_word
from claims.document import word as as_it_stands
from claims.document.span import Span

FEATS = {"Mood": "Ind"}


@pytest.mark.parametrize("start", [0, 256, 9_999_999])
@pytest.mark.parametrize("deprel", ["root", "nsubj:pass", "flat:name"])
def test_both_give_the_same(start: int, deprel: str) -> None:
    one, other = (
        module.made_word(3, start, start + 5, "Dirait", "dire", "VERB", -1, deprel, FEATS)
        for module in (as_it_stands, compiled_word)
    )

    assert repr(one) == repr(other)
    assert (one.relation, one.feat("Mood"), one.feat("Tense")) == (other.relation, other.feat("Mood"), "")
    assert as_it_stands.start_of(one) == compiled_word.start_of(other) == start
    assert as_it_stands.end_of(one) == compiled_word.end_of(other) == start + 5
    moved = replace(other, span=Span(start + 9, start + 12))
    assert compiled_word.place_of((other, moved)) == Span(start, start + 12)
    with pytest.raises(FrozenInstanceError):
        other.head = 2


def test_both_have_the_same_names_and_ask_for_the_same() -> None:
    assert as_it_stands.__all__ == compiled_word.__all__
    for name in as_it_stands.__all__:
        one, other = getattr(as_it_stands, name), getattr(compiled_word, name)
        assert list(inspect.signature(one).parameters) == list(inspect.signature(other).parameters)
