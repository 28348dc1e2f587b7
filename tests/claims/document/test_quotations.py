"""The quotation marks of a text, paired."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.document.quotations import Quotation, quotations
from claims.document.span import Span
from tests.support.trees import span


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
