"""Lines of the screen end where a person would end them."""

from __future__ import annotations

import re

from textual.content import Content

from factcheck.review.text_pane import first_rows, kept_words, restored, rows_of

WORDS = "mis en examen pour «\u202fcorruption active\u202f» et « favoritisme »\u00a0: est-ce sûr ?"


def test_no_row_begins_or_ends_with_a_lone_mark() -> None:
    for width in range(18, 50):
        rows = [restored(row.plain).strip() for row in Content(kept_words(WORDS)).wrap(width)]
        assert " ".join(rows) == WORDS
        assert not [row for row in rows if re.search(r"«$|^[»:?]", row)], width
        assert rows_of(Content(WORDS), width) == len(rows)


def test_what_is_cut_ends_with_a_sign_and_keeps_its_style() -> None:
    content = Content(WORDS).stylize("bold")

    cut = first_rows(content, 30, 2)

    assert cut.plain.endswith(" …")
    assert len(cut.plain.split("\n")) == 2
    assert any(str(span.style) == "bold" for span in cut.spans)
    assert first_rows(content, 200, 1) is content
    assert rows_of(Content(""), 30) == 0
