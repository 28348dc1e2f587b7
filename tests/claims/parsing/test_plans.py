"""What of a text is parsed: its paragraphs, in pieces, without those that no parser can take."""

from __future__ import annotations

import pytest

from claims.claim import Skipped
from claims.document.span import Span
from claims.parsing.plans import MAX_UNBROKEN, paragraphs, plan_of


def split(text: str) -> list[str]:
    return [s.of(text) for s in paragraphs(text)]


# --- Paragraphs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("Un.", ["Un."]),
        ("Un.\n\nDeux.", ["Un.", "Deux."]),
        ("Un.\r\n\r\nDeux.\r\n", ["Un.", "Deux."]),
        ("Un\nmême.\n\n\n\nDeux.", ["Un\nmême.", "Deux."]),
        ("Un.\n \t\nDeux.", ["Un.", "Deux."]),
        ("  Un.  \n\n  Deux.  ", ["Un.", "Deux."]),
        ("Un\u2028même.", ["Un\u2028même."]),
    ],
)
def test_blank_lines_part_paragraphs(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


# --- Plans -----------------------------------------------------------------------------------------------------------


def test_a_plan_has_a_copy_of_each_block_with_straight_apostrophes() -> None:
    text = "L’été.\n\nL’hiver."

    plan = plan_of(text, None)

    assert [copy.text for copy in plan.copies] == ["L'été.", "L'hiver."]
    assert [(block, span.of(text)) for block, span in plan.parts] == [(0, "L’été."), (1, "L’hiver.")]


def test_of_given_blocks_no_other_is_planned() -> None:
    plan = plan_of("Titre\nCorps.\nPied", [Span(6, 12)])

    assert [copy.text for copy in plan.copies] == ["Corps."]


def test_a_block_without_any_full_stop_is_left_out() -> None:
    text = "mot " * (MAX_UNBROKEN // 4 + 1) + "fin\n\nBref."

    plan = plan_of(text, None)

    assert [copy.text for copy in plan.copies] == ["Bref."]
    assert plan.blocks == (Span(len(text) - 5, len(text)),)
    assert plan.skipped == (Skipped(Span(0, len(text) - 7), "too_long"),)


def test_a_long_block_is_planned_in_pieces_of_the_same_block() -> None:
    text = "Le pont a rouvert. " * 4000 + "Fin."

    plan = plan_of(text, None)

    assert len(plan.parts) > 1
    assert {block for block, _span in plan.parts} == {0}
    assert sum(len(copy.text.split()) for copy in plan.copies) == len(text.split())
