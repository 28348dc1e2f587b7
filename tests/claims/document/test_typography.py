"""The parser's copy of a text, and spans without white space at their ends."""

from __future__ import annotations

import unicodedata

import pytest

from claims.document.span import Span
from claims.document.typography import normalise, parser_copy, trim

# --- The copy --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("l’école", "l'école"),
        ("l'école", "l'école"),
        ("lʼécole d‘Anne", "l'école d'Anne"),
        ("«\u00a0Oui\u202f!\u00a0»", "« Oui ! »"),
        ("“Oui”", "«Oui»"),
        ("— Oui – non", "- Oui - non"),
        ("porte‑parole", "porte-parole"),
        ("un\ttexte\r\nici", "un texte  ici"),
        ("1\u2009200\u2007€", "1 200 €"),
        ('l\'« "été" » 🎉', 'l\'« "été" » 🎉'),
    ],
)
def test_the_copy_has_the_typography_the_parser_knows(text: str, copy: str) -> None:
    assert normalise(text) == copy


def test_the_copy_never_changes_in_length() -> None:
    text = "".join(map(chr, (*range(0x20, 0x300), *range(0x2000, 0x2070), 0xFEFF, 0x3000, 0x1F389)))

    assert len(normalise(text)) == len(text)


def test_a_plain_text_is_its_own_copy() -> None:
    copy = parser_copy("L’été, déjà.")

    assert copy.text == "L'été, déjà."
    assert copy.span(2, 5) == Span(2, 5)


def test_decomposed_accents_are_read_as_letters() -> None:
    text = unicodedata.normalize("NFD", "À l’été, Zoë dînait çà et là.")
    copy = parser_copy(text)

    assert copy.text == "À l'été, Zoë dînait çà et là."
    at = copy.text.index("dînait")
    assert copy.span(at, at + 6).of(text) == unicodedata.normalize("NFD", "dînait")


@pytest.mark.parametrize(
    "unseen", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\0", "\x1b", "\x7f", "\u202e", "\u2067"]
)
def test_what_nobody_sees_is_not_read(unseen: str) -> None:
    text = f"{unseen}Le mai{unseen}re dort{unseen}."
    copy = parser_copy(text)

    assert copy.text == "Le maire dort."
    assert copy.span(0, 2).of(text) == "Le"
    assert copy.span(3, 8).of(text) == f"mai{unseen}re"
    assert copy.span(9, 13).of(text) == "dort"


@pytest.mark.parametrize("emoji", ["🎉", "👩‍👩‍👧", "☎️", "➡️", "👍🏽", "🇫🇷"])
def test_emoji_are_not_read(emoji: str) -> None:
    text = f"{emoji} Le maire {emoji} dort{emoji}."
    copy = parser_copy(text)

    assert copy.text == " Le maire  dort."
    assert copy.span(1, 3).of(text) == "Le"
    assert copy.span(11, 15).of(text) == "dort"


@pytest.mark.parametrize("half", ["\ud83d", "\udfff\ud800"])
def test_halves_of_surrogate_pairs_are_not_read(half: str) -> None:
    text = f"Le maire{half} dort. {half}"
    copy = parser_copy(text)

    assert copy.text == "Le maire dort. "
    assert copy.span(9, 13).of(text) == "dort"


def test_other_letter_shapes_are_read_as_letters() -> None:
    text = "L’oﬃce 𝒜 ﬁnit."
    copy = parser_copy(text)

    assert copy.text == "L'office A finit."
    assert copy.span(2, 8).of(text) == "oﬃce"
    assert copy.span(11, 16).of(text) == "ﬁnit"


@pytest.mark.parametrize("sign", ["€", "°", "%", "№", "œ", "½", "²"])
def test_signs_of_prose_are_read(sign: str) -> None:
    assert parser_copy(f"un {sign}\u200b").text == f"un {sign}"


def test_an_accent_that_fits_no_letter_stays_a_character() -> None:
    text = "q\u0301 \u0301a"

    assert parser_copy(text).text == "q\u0301 \u0301a"


def test_an_empty_range_of_a_copy_is_an_empty_range_of_the_text() -> None:
    assert len(parser_copy("e\u0301").span(0, 0)) == 0


# --- Edges ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "space", [" ", "\u00a0", "\u202f", "\u2009", "\u3000", "\r\n", "\t", "\u2028", "\u200b", "\ufeff"]
)
def test_trim_takes_every_sort_of_white_space_off_both_ends(space: str) -> None:
    text = f"{space}un mot{space}"

    assert trim(text, Span(0, len(text))).of(text) == "un mot"


def test_trim_takes_extra_characters_and_stops_inside() -> None:
    text = "  (un, mot), "

    assert trim(text, Span(0, len(text)), extra="(),").of(text) == "un, mot"


def test_trim_of_nothing_but_white_space_is_empty() -> None:
    assert len(trim(" \n ", Span(0, 3))) == 0
