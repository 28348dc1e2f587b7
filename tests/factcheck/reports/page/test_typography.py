"""The page's own words, spaced as French typography wants them."""

from __future__ import annotations

import pytest

from factcheck.i18n import using_language
from factcheck.reports.page.typography import kept_spaces, own_words


@pytest.mark.parametrize(
    ("words", "spaced"),
    [
        ("Motif\u00a0: vu", "Motif\u202f: vu"),
        ("«\u00a0oui\u00a0»", "«\u202foui\u202f»"),
        ("97\u00a0% · quoi\u00a0?", "97\u202f% · quoi\u202f?"),
        ("18\u00a0h\u00a002", "18\u00a0h\u00a002"),
    ],
)
def test_spaces_before_signs_are_narrow_in_french(words: str, spaced: str) -> None:
    with using_language("fr"):
        assert own_words(words) == spaced
    with using_language("en"):
        assert own_words(words) == words


def test_a_french_headline_keeps_its_signs_on_the_line() -> None:
    assert kept_spaces("« Trop cher » : le pont ?", "fr") == "«\u202fTrop cher\u202f»\u202f: le pont\u202f?"
    assert kept_spaces("« Trop cher »", "en") == "« Trop cher »"


def test_markup_is_text() -> None:
    assert own_words('<b> & "x"') == "&lt;b&gt; &amp; &quot;x&quot;"
