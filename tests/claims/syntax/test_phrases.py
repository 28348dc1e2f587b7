"""Phrases of several words, whatever the parser's tokens."""

from __future__ import annotations

import pytest

from claims.syntax.phrases import phrase_words, squeezed
from tests.support.trees import MAYOR, tree


@pytest.mark.parametrize(
    ("phrases", "found"),
    [
        (["que la"], ["que", "la"]),
        (["que", "que la route"], ["que", "la", "route"]),
        (["QUE LA"], ["que", "la"]),
        (["que route"], []),
        (["la route"], []),
    ],
)
def test_a_phrase_opens_with_its_word(phrases: list[str], found: list[str]) -> None:
    """The longest one counts; capitals and the parser's cutting of elided words do not."""
    sentence = tree(MAYOR)
    that = next(w for w in sentence.words if w.form == "que")

    words = phrase_words(frozenset(map(squeezed, phrases)), sentence, that)

    assert [w.form for w in words] == found
