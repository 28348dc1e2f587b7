"""Paragraphs of lines: joined, with the hyphens at line ends resolved."""

from __future__ import annotations

import time

import pytest

from factcheck.scan_results import BlockKind
from factcheck.sources.pdf.lines import Line
from factcheck.sources.pdf.paragraphs import paragraphs
from tests.support.bounds import FROZEN_S

FULL = "Le préfet Martin Leroux a déclaré mardi que la digue"


def stacked(*words: str, size: float = 10, top: float = 700, page: int = 1) -> list[Line]:
    """Lines under one another at the usual distance; an empty one leaves a gap."""
    return [Line(page, 50, top - 14 * n, size, line) for n, line in enumerate(words) if line]


def texts(lines: list[Line]) -> list[str]:
    """The words of the paragraphs."""
    return [" ".join(stretch.words for stretch in paragraph.stretches) for paragraph in paragraphs(lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FULL, "tiendrait."], [f"{FULL} tiendrait."]),
        ([FULL, "tiendrait.", FULL, "tomberait."], [f"{FULL} tiendrait.", f"{FULL} tomberait."]),
        ([FULL, "", FULL, "tiendrait."], [FULL, f"{FULL} tiendrait."]),
        ([f"{FULL} recons-", "truite tiendrait."], [f"{FULL} reconstruite tiendrait."]),
        ([f"{FULL} a-t-", "il dit."], [f"{FULL} a-t-il dit."]),
        ([f"{FULL} et l’ex-", "ministre."], [f"{FULL} et l’ex-ministre."]),
        ([f"{FULL} du porte-", "parole, dit le porte-parole."], [f"{FULL} du porte-parole, dit le porte-parole."]),
        ([f"{FULL} et celle-", "ci."], [f"{FULL} et celle-ci."]),
        ([f"{FULL} de Saint-", "Brévin tiendra."], [f"{FULL} de Saint-Brévin tiendra."]),
        ([f"{FULL} qui au-", "rait cédé."], [f"{FULL} qui aurait cédé."]),
        ([f"{FULL} que l’ex-", "plication du mi-", "nistre."], [f"{FULL} que l’explication du ministre."]),
        ([f"{FULL} à mi-", "parcours."], [f"{FULL} à mi-parcours."]),
        ([f"{FULL} de Xoltrine-", "gaz."], [f"{FULL} de Xoltrinegaz."]),
        ([f"{FULL} –", "enfin."], [f"{FULL} – enfin."]),
        ([f"{FULL} recons-", "truite, dit-il."], [f"{FULL} reconstruite, dit-il."]),
    ],
)
def test_lines_are_joined_to_paragraphs(lines: list[str], expected: list[str]) -> None:
    """Short ends, gaps, and hyphens that belong to a word or to its line."""
    assert texts(stacked(*lines)) == expected


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    """The words of each page keep their own stretch."""
    first = stacked(FULL, f"{FULL} recons-", top=60)
    other = [
        Line(1, 320, 700, 10, "truite par les riverains de la vallée de la Brenne"),
        *stacked("tiendrait.", page=2),
    ]
    (one,) = paragraphs([*first, *other])
    assert [(stretch.page, stretch.words) for stretch in one.stretches] == [
        (1, f"{FULL} {FULL} reconstruite par les riverains de la vallée de la Brenne"),
        (2, "tiendrait."),
    ]


def test_larger_letters_are_titles() -> None:
    """The largest above the text is the headline, others are headings; a letterhead and small print are furniture."""
    lines = [
        *stacked("BRENNE", size=30, top=800),
        *stacked("Place du Marché, Tarnes", size=7, top=770),
        *stacked("La digue de Tarnes", "sera reconstruite", size=20, top=740),
        *stacked(FULL, "tiendrait.", top=690),
        *stacked("Les faits", size=13, top=640),
        *stacked(FULL, "tiendrait.", top=620),
        *stacked("Imprimé à Tarnes.", size=7, top=500),
    ]
    kinds = [paragraph.kind for paragraph in paragraphs(lines)]
    furniture = BlockKind.FURNITURE
    assert kinds == [furniture, furniture, BlockKind.HEADLINE, None, BlockKind.HEADING, None, furniture]


def test_notes_stand_at_the_end_without_their_marks() -> None:
    """The sentence goes on over them, on the next page."""
    first = [
        *stacked(FULL, "de Tarnes et celle de la vallée de la Brenne toute proche"),
        *stacked("1 Selon la mairie.", size=7, top=60),
    ]
    made = paragraphs([*first, *stacked("tiendraient.", page=2)])
    assert [(one.kind, " ".join(stretch.words for stretch in one.stretches)) for one in made] == [
        (None, f"{FULL} de Tarnes et celle de la vallée de la Brenne toute proche tiendraient."),
        (BlockKind.BOX, "Selon la mairie."),
    ]


def test_no_lines_are_no_paragraphs() -> None:
    """Nothing comes of nothing."""
    assert paragraphs([]) == []


def test_many_lines_without_an_end_cost_what_they_are_many() -> None:
    lines = [Line(1, 50, 10_000 - n, 1, "mot après mot, et sans fin-") for n in range(5_000)]
    began = time.process_time()
    assert paragraphs(lines)
    assert time.process_time() - began < FROZEN_S
