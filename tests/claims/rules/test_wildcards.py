"""Sets of words of which some stand for many."""

from __future__ import annotations

import pytest

from claims.rules.wildcards import Wildcards

WORDS = Wildcards(("*er", "pré*", "dire"))


@pytest.mark.parametrize("word", ["dire", "porter", "prévenir", "er", "pré"])
def test_a_word_is_held_by_its_letters_or_by_its_beginning_or_end(word: str) -> None:
    assert word in WORDS


@pytest.mark.parametrize("word", ["dires", "portes", "empré", "", 7])
def test_other_words_are_not(word: object) -> None:
    assert word not in WORDS
