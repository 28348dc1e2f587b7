"""Headers, footers and page numbers are dropped; lines that recur in the text are not."""

from __future__ import annotations

import pytest

from factcheck.sources.pdf.furniture import without_page_furniture
from factcheck.sources.pdf.lines import Line


def page(number: int, header: str, footer: str) -> list[Line]:
    """A page of eight different lines and one that recurs, between a header and a footer."""
    texts = [f"La ligne {chr(97 + n)} de la page {chr(97 + number)}" for n in range(8)]
    texts.insert(4, "Refrain.")
    made = [Line(number, 50, 760, 9, header)]
    made += [Line(number, 50, 720 - 14 * n, 10, words) for n, words in enumerate(texts)]
    return [*made, Line(number, 300, 30, 9, footer)]


@pytest.mark.parametrize(
    "footer", ["Page {n} sur 3", "{n}", "- {n} -", "{n}/3", "p. {n}", "Mairie de Tarnes, {n} octobre"]
)
def test_what_recurs_at_the_edge_of_pages_is_dropped(footer: str) -> None:
    """Whatever its number; the text stays whole."""
    pages = [page(n, "Préfecture de la Brenne", footer.format(n=n)) for n in (1, 2, 3)]
    kept = without_page_furniture(pages)
    assert [[line.words for line in lines] for lines in kept] == [
        [line.words for line in lines[1:-1]] for lines in pages
    ]


def test_a_single_page_loses_only_its_number() -> None:
    """What stands on top of one page may be its title."""
    (kept,) = without_page_furniture([page(1, "La digue tiendra", "1")])
    assert kept[0].words == "La digue tiendra"
    assert kept[-1].words != "1"
