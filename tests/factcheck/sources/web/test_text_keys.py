"""Wordings of a page that read the same have one key."""

from __future__ import annotations

import pytest

from factcheck.sources.web.text_keys import letters_of, text_key


@pytest.mark.parametrize(
    "other", ["LE PONT, TOMBÉ : 3 MORTS", "«\u00a0Le pont tombé\u202f»… 3 morts", "Le  pont\ntombé/3 morts"]
)
def test_marks_blanks_and_capitals_do_not_count(other: str) -> None:
    assert text_key(other) == text_key("Le pont tombé : 3 morts") == "leponttombé3morts"


def test_letters_keep_their_case() -> None:
    assert letters_of("« Le Pont » !") == "LePont"
