"""Lines in the form in which they are compared and matched."""

from __future__ import annotations

from factcheck.articles.line_text import line_key, plain_form


def test_plain_text_keeps_its_length_and_loses_odd_spaces_and_apostrophes() -> None:
    assert plain_form("l’été\u00a0: 3\u202f%\tʼ") == "l'été : 3 % '"


def test_the_key_of_a_line_has_no_case_and_no_marks_at_its_edges() -> None:
    assert line_key("  ► LIRE   aussi : ") == "lire aussi"
