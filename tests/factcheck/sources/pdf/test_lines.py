"""Lines of a page in the order in which a person reads them."""

from __future__ import annotations

from factcheck.sources.pdf.lines import Fragment, lines_in_order

SIZE = 10.0


def fragment(x: float, y: float, words: str) -> Fragment:
    """Words of ordinary size at a place."""
    return Fragment(x, y, SIZE, words)


def column(x: float, words: str, top: float = 700) -> list[Fragment]:
    """One line of five words under another."""
    return [fragment(x, top - 14 * n, f"{words} ligne {n} de la page") for n in range(6)]


def read(fragments: list[Fragment]) -> list[str]:
    """The words of the lines in order."""
    return [line.words for line in lines_in_order(fragments, 1)]


def test_fragments_of_one_baseline_are_one_line() -> None:
    """Words that are drawn one by one, parts of a word, and justified ones; a raised number calls a note."""
    fragments = [fragment(50, 700, "Le  pont "), fragment(95, 700, "est tom"), fragment(130, 702, "bé")]
    call = Fragment(140, 704, 6, "12")
    assert read([*fragments, call, fragment(146, 700, ".")]) == ["Le pont est tombé."]
    assert read([*fragments, Fragment(140, 700, 10, "12")]) == ["Le pont est tombé12"]


def test_columns_drawn_one_after_the_other_keep_their_order() -> None:
    """As word processors write them."""
    left, right = column(50, "gauche"), column(320, "droite")
    assert read([*left, *right]) == [f.words for f in (*left, *right)]


def test_columns_drawn_line_by_line_are_put_in_order() -> None:
    """As other programs write them: pypdf gives them across; the title above goes first."""
    title = [fragment(50, 740, "Un titre qui traverse toute la page d’un bord à l’autre, de gauche à droite")]
    left, right = column(50, "gauche"), column(320, "droite")
    across = [f for pair in zip(left, right, strict=True) for f in pair]
    assert read([*title, *across]) == [f.words for f in (*title, *left, *right)]


def test_lines_drawn_from_the_bottom_up_are_put_in_order() -> None:
    """The order of drawing is nobody's promise."""
    lines = column(50, "seule") + column(50, "seconde", top=600)
    assert read(lines[::-1]) == [f.words for f in lines]


def test_a_page_without_words_has_no_lines() -> None:
    """Blanks are drawn, too."""
    assert read([fragment(50, 700, "  ")]) == []
