"""Lines joined to paragraphs, and lines parted that hold two things."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from factcheck.articles.page_words import built_in_page_words
from factcheck.articles.paragraphs import Piece, cut
from factcheck.scan_results import BlockKind

WORDS = built_in_page_words()
LONG = (
    "Le pont de Tarnes a rouvert lundi matin, trois mois après la crue qui l'avait emporté, et les riverains ont fêté "
    "sa réouverture jusque tard dans la nuit avec le maire, le préfet et tous ceux qui ont travaillé au chantier. "
)


def texts(text: str) -> list[str]:
    return [piece.text for piece in cut(text, WORDS)]


def test_every_character_but_white_space_lies_in_one_piece() -> None:
    text = f"Titre\r\n\r\n  TARNES (AFP) – {LONG}\x0cPar Jeanne Aubrac\n\n(AFP)\n"

    pieces = cut(text, WORDS)

    assert "".join("".join(text[p.start : p.end].split()) for p in pieces) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(pieces))


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_text_that_was_wrapped_is_joined(width: int) -> None:
    paragraphs = [(LONG * 2).strip(), (LONG * 3).strip()]

    assert texts("\n\n".join(textwrap.fill(p, width) for p in paragraphs)) == paragraphs


@pytest.mark.parametrize("end", ["attendu pour", "attendu le", "vu l'", "parlé à Mme", "attendu,", "vu (", "dit :"])
def test_a_line_that_breaks_off_goes_on_in_the_next(end: str) -> None:
    assert len(cut(f"Les riverains ont {end}\nJean Valcourt et ses amis.", WORDS)) == 1


def test_a_line_that_is_whole_does_not_go_on() -> None:
    assert texts("Les riverains ont attendu\nJean Valcourt est venu.") == [
        *("Les riverains ont attendu", "Jean Valcourt est venu.")
    ]


def test_a_quotation_that_was_cut_into_lines_is_one_piece() -> None:
    assert len(cut("« Nous avons attendu.\nNous attendrons encore », a dit le maire.", WORDS)) == 1


@pytest.mark.parametrize(
    ("line", "mark", "kind"),
    [
        ("TARNES (AFP) – " + LONG, "TARNES (AFP) –", BlockKind.DATELINE),
        ("Tarnes, 3 mars 2020 – " + LONG, "Tarnes, 3 mars 2020 –", BlockKind.DATELINE),
        ("AFP – " + LONG, "AFP –", BlockKind.DATELINE),
        ("14h30 – " + LONG, "14h30 –", BlockKind.FURNITURE),
    ],
)
def test_what_stands_before_the_text_of_a_line_is_parted(line: str, mark: str, kind: BlockKind) -> None:
    first, second = cut(line, WORDS)

    assert (first.text, first.kind) == (mark, kind)
    assert (second.text, second.kind) == (LONG.strip(), None)


def test_an_outlet_before_a_dash_asks_a_question_and_signs_nothing() -> None:
    assert len(cut("Libération – " + LONG, WORDS)) == 1


def test_an_agency_in_brackets_at_the_end_is_parted() -> None:
    assert [(p.text, p.kind) for p in cut(LONG + "(AFP)", WORDS)] == [
        *((LONG.strip(), None), ("(AFP)", BlockKind.BYLINE))
    ]


def test_a_piece_knows_what_it_is() -> None:
    item, title = Piece(0, "– Un pont neuf", 0), Piece(0, "Le pont rouvre", 0)

    assert (item.item, item.prose, title.item, title.prose) == (True, True, False, False)
    assert (Piece(0, "Il rouvre. Enfin ! On danse.", 0).breaks, Piece(0, "M. Aubrac danse.", 0).breaks) == (2, 0)
