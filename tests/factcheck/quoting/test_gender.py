"""Women and men, as far as a text tells."""

from __future__ import annotations

import pytest

from factcheck.quoting.gender import Gender, gender_of_speaker

WOMAN, MAN, UNKNOWN = Gender.WOMAN, Gender.MAN, Gender.UNKNOWN


@pytest.mark.parametrize(
    ("words", "name", "gender", "sure"),
    [
        ("Mme Valcourt", "Valcourt", WOMAN, True),
        ("madame le maire", "maire", WOMAN, True),
        ("M. Valcourt", "Valcourt", MAN, True),
        ("elle", "Claire Lambel", WOMAN, True),
        ("l'avocat de la famille, Paul Lambel", "Paul Lambel", MAN, True),
        ("la ministre", "Paul Lambel", MAN, True),
        ("Marie-Claire Aubry", "Marie-Claire Aubry", WOMAN, True),
        ("la ministre", "ministre des Ports", WOMAN, False),
        ("Une habitante du quartier", "habitante du quartier", WOMAN, False),
        ("le préfet", "préfet", MAN, False),
        ("la victime", "victime", UNKNOWN, False),
        ("un témoin", "témoin", UNKNOWN, False),
        ("les riverains", "riverains", UNKNOWN, False),
        ("l'élue", "élue", UNKNOWN, False),
        ("Valcourt", "Valcourt", UNKNOWN, False),
        ("", "", UNKNOWN, False),
    ],
)
def test_titles_and_first_names_are_sure_and_grammar_is_not(words: str, name: str, gender: Gender, sure: bool) -> None:
    assert gender_of_speaker(words, name) == (gender, sure)
    assert gender_of_speaker(words.replace("'", "’"), name) == (gender, sure)
