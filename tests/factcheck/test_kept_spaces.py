"""Spaces at which no line may end."""

from __future__ import annotations

import pytest

from factcheck.kept_spaces import breakable_pieces, cut_at_word, unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("pour « faux », dit-il", "pour «_faux_», dit-il"),
        ("« Quoi ? » Non !", "«_Quoi_?_» Non_!"),
        ("12 % et 3 €.", "12_% et 3_€."),
        ("un\u202f000 «\u00a0mot\u00a0»", "un_000 «_mot_»"),
        ("le 3 mars 2026, 240 000 euros", "le 3 mars 2026, 240_000 euros"),
        ("la page ?lang=fr et :nom", "la page ?lang=fr et :nom"),
        ("Ostrelle : la digue ; le port", "Ostrelle_: la digue_; le port"),
    ],
)
def test_marks_stay_with_their_words(text: str, kept: str) -> None:
    assert unbroken(text, dict.fromkeys(" \u00a0\u202f", "_")) == kept
    assert len(unbroken(text)) == len(text)


def test_pieces_are_the_text_between_the_other_spaces() -> None:
    text = "pour « faux et usage » , a-t-il  dit"

    assert breakable_pieces(text) == ["pour", "« faux", "et", "usage »", ",", "a-t-il", "", "dit"]
    assert " ".join(breakable_pieces(text)) == text
    assert breakable_pieces("") == [""]


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (40, "il aurait reçu 260 000 euros"),
        (27, "il aurait reçu 260 000 …"),
        (22, "il aurait reçu …"),
        (14, "il aurait …"),
        (4, "il …"),
        (3, "il…"),
    ],
)
def test_no_word_and_no_number_is_cut_in_its_middle(most: int, words: str) -> None:
    assert cut_at_word("il aurait reçu 260 000 euros", most) == words
    assert len(words) <= most


def test_a_word_that_is_longer_than_the_room_is_cut() -> None:
    assert cut_at_word("un anticonstitutionnellement", 12) == "un anticons…"
