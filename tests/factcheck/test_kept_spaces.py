"""Spaces at which no line may end."""

from __future__ import annotations

import pytest

from factcheck.kept_spaces import breakable_pieces, unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("pour « faux », dit-il", "pour «_faux_», dit-il"),
        ("« Quoi ? » Non !", "«_Quoi_?_» Non_!"),
        ("12 % et 3 €.", "12_% et 3_€."),
        ("un\u202f000 «\u00a0mot\u00a0»", "un_000 «_mot_»"),
        ("la page ?lang=fr et :nom", "la page ?lang=fr et :nom"),
        ("Ostrelle : la digue ; le port", "Ostrelle_: la digue_; le port"),
    ],
)
def test_marks_stay_with_their_words(text: str, kept: str) -> None:
    assert unbroken(text, "_") == kept
    assert len(unbroken(text)) == len(text)


def test_pieces_are_the_text_between_the_other_spaces() -> None:
    text = "pour « faux et usage » , a-t-il  dit"

    assert breakable_pieces(text) == ["pour", "« faux", "et", "usage »", ",", "a-t-il", "", "dit"]
    assert " ".join(breakable_pieces(text)) == text
    assert breakable_pieces("") == [""]
