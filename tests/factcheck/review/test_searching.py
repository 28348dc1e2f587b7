"""Words typed, found in texts."""

from __future__ import annotations

import pytest

from factcheck.review.searching import holds_words

TEXT = "Sergueï Valmont · les ouvrières de l’usine cessèrent · La Gazette d’Argelune"


@pytest.mark.parametrize("typed", ["", "ouvrier", "OUVRIERES", "usines", "cesser", "serguei valmont", "gazette usine"])
def test_case_accents_and_endings_count_for_nothing(typed: str) -> None:
    assert holds_words(typed, TEXT)


@pytest.mark.parametrize("typed", ["ouvert", "usine du port", "alune", "Vallée"])
def test_other_words_are_not_found(typed: str) -> None:
    assert not holds_words(typed, TEXT)
