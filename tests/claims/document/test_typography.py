"""The parser's copy of a text, and the quotation marks of the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest

from claims.document.tree import Span
from claims.document.typography import Quotation, normalise, quotations, readable, trim
from tests.support.conllu import span


def found(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text whose paragraphs blank lines part."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Span(start, start + len(part)))
        start += len(part) + 2
    return quotations(text, blocks)


def inner(text: str) -> list[str]:
    """What stands between the marks of each quotation, paragraphs joined by a stroke."""
    return ["|".join(s.of(text) for s in q.inner) for q in found(text)]


def depths(quotes: Sequence[Quotation]) -> list[int]:
    return [q.depth for q in quotes]


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
    copy = readable("L’été, déjà.")

    assert copy.text == "L'été, déjà."
    assert copy.span(2, 5) == Span(2, 5)


def test_decomposed_accents_are_read_as_letters() -> None:
    text = unicodedata.normalize("NFD", "À l’été, Zoë dînait çà et là.")
    copy = readable(text)

    assert copy.text == "À l'été, Zoë dînait çà et là."
    at = copy.text.index("dînait")
    assert copy.span(at, at + 6).of(text) == unicodedata.normalize("NFD", "dînait")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_what_nobody_sees_is_not_read(unseen: str) -> None:
    text = f"{unseen}Le mai{unseen}re dort{unseen}."
    copy = readable(text)

    assert copy.text == "Le maire dort."
    assert copy.span(0, 2).of(text) == "Le"
    assert copy.span(3, 8).of(text) == f"mai{unseen}re"
    assert copy.span(9, 13).of(text) == "dort"


@pytest.mark.parametrize("emoji", ["🎉", "👩‍👩‍👧", "☎️", "➡️", "👍🏽", "🇫🇷"])
def test_emoji_are_not_read(emoji: str) -> None:
    text = f"{emoji} Le maire {emoji} dort{emoji}."
    copy = readable(text)

    assert copy.text == " Le maire  dort."
    assert copy.span(1, 3).of(text) == "Le"
    assert copy.span(11, 15).of(text) == "dort"


def test_other_letter_shapes_are_read_as_letters() -> None:
    text = "L’oﬃce 𝒜 ﬁnit."
    copy = readable(text)

    assert copy.text == "L'office A finit."
    assert copy.span(2, 8).of(text) == "oﬃce"
    assert copy.span(11, 16).of(text) == "ﬁnit"


@pytest.mark.parametrize("sign", ["€", "°", "%", "№", "œ", "½", "²"])
def test_signs_of_prose_are_read(sign: str) -> None:
    assert readable(f"un {sign}\u200b").text == f"un {sign}"


def test_an_accent_that_fits_no_letter_stays_a_character() -> None:
    text = "q\u0301 \u0301a"

    assert readable(text).text == "q\u0301 \u0301a"


def test_an_empty_range_of_a_copy_is_an_empty_range_of_the_text() -> None:
    assert len(readable("e\u0301").span(0, 0)) == 0


# --- Pairs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il a dit « oui » hier.", ["oui"]),
        ("Il a dit «oui» hier.", ["oui"]),
        ("Il a dit «\u00a0oui\u202f» hier.", ["oui"]),
        ("Il a dit “oui” hier.", ["oui"]),
        ("Il a dit „oui” hier.", ["oui"]),
        ('Il a dit "oui" hier.', ["oui"]),
        ('("Oui")', ["Oui"]),
        ("Il a dit « l’été » et « l'hiver ».", ["l’été", "l'hiver"]),
        ('"Oui", dit-il. "Non", dit-elle.', ["Oui", "Non"]),
        ("« 🎉 𝒜 », dit-il.", ["🎉 𝒜"]),
        ("L'un dit 'oui', l'autre non.", []),
        ('« » et ""', []),
        ("", []),
    ],
)
def test_marks_pair(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


def test_a_quotation_spans_its_marks_and_holds_what_stands_between() -> None:
    text = "Il a dit «\u00a0oui\u00a0» hier."

    (quote,) = found(text)

    assert quote.span.of(text) == "«\u00a0oui\u00a0»"
    assert quote.covers(span(text, "oui"))
    assert not quote.covers(span(text, "hier"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« Il a dit “non” deux fois »", ["Il a dit “non” deux fois", "non"]),
        ("« Il a dit « non » deux fois »", ["Il a dit « non » deux fois", "non"]),
        ('« Il a dit "non" deux fois »', ['Il a dit "non" deux fois', "non"]),
        ('"Il a dit «non» deux fois"', ["Il a dit «non» deux fois", "non"]),
        ("“Il a dit « non »”", ["Il a dit « non »", "non"]),
    ],
)
def test_marks_nest(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted
    assert depths(found(text)) == [0, 1]


def test_marks_pair_only_with_their_own_kind() -> None:
    """The closing “ ” inside does not end the « » around it."""
    assert inner("« Il a dit ” sans raison »") == ["Il a dit ” sans raison"]


def test_quotations_side_by_side_are_both_outermost() -> None:
    assert depths(found("« Oui » et « non » et “peut-être”")) == [0, 0, 0]


# --- Marks without a partner -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il a dit « oui.", []),
        ("Il a dit oui ».", []),
        ("Il a dit oui ». Elle a dit « non ».", ["non"]),
        ("Il a dit « oui. Elle a dit « non ».", ["non"]),
        ("Il a dit « oui.\n\nElle a dit « non ».", ["non"]),
        ("Il a dit « oui. Elle a dit “non”.", ["non"]),
        ('Il a dit "oui. Elle a dit "non".', ["non"]),
        ('Il a dit " oui.\n\nElle a dit "non".', ["non"]),
        ("Il a dit « oui “ sans fin » hier. Elle « non ».", ["oui “ sans fin", "non"]),
    ],
)
def test_a_mark_without_partner_costs_no_other_quotation(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


@pytest.mark.parametrize("text", ["Il a dit « oui. Elle a dit « non ».", "Il a dit « oui. Elle a dit “non”."])
def test_a_mark_without_partner_nests_nothing(text: str) -> None:
    """What follows a « that never closes is still an outermost quotation."""
    assert depths(found(text)) == [0]


# --- Paragraphs ------------------------------------------------------------------------------------------------------


def test_a_quotation_goes_on_where_a_paragraph_reopens_it() -> None:
    text = "« Nous partons.\n\n« Nous ne reviendrons pas », a-t-elle dit."

    (quote,) = found(text)

    assert [s.of(text) for s in quote.inner] == ["Nous partons.", "Nous ne reviendrons pas"]
    assert quote.span.of(text) == "« Nous partons.\n\n« Nous ne reviendrons pas »"
    assert quote.depth == 0


def test_a_quotation_runs_over_three_paragraphs() -> None:
    assert inner("Elle dit : « Un.\n\n« Deux.\n\n« Trois. »") == ["Un.|Deux.|Trois."]


def test_english_marks_reopen_too() -> None:
    assert inner("“Un.\n\n“Deux.”") == ["Un.|Deux."]


def test_an_open_mark_ends_with_its_paragraph_when_the_next_does_not_reopen_it() -> None:
    assert inner("Il dit « oui.\n\nUn autre paragraphe ferme ».\n\n« Seul. »") == ["Seul."]


def test_a_nested_mark_left_open_does_not_keep_a_quotation_from_going_on() -> None:
    assert inner("« Il dit “non.\n\n« Et voilà. »") == ["Il dit “non.|Et voilà."]


def test_a_closed_quotation_is_not_continued() -> None:
    assert inner("« Un. »\n\n« Deux. »") == ["Un.", "Deux."]


def test_a_paragraph_that_was_left_out_breaks_the_quotation() -> None:
    """Blocks are what was parsed; a reopened mark continues the block right before it only."""
    text = "« Un.\n\nLire aussi\n\n« Deux. »"

    assert inner(text) == ["Deux."]
    assert ["|".join(s.of(text) for s in q.inner) for q in quotations(text, [Span(0, 5), span(text, "« Deux. »")])] == [
        "Un.|Deux."
    ]


def test_empty_paragraphs_are_harmless() -> None:
    assert quotations("« Un", [Span(0, 0), Span(0, 4), Span(4, 4)]) == ()


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
