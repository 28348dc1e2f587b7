"""Batches and pieces: all of a text, in its order, in parts of bounded size."""

from __future__ import annotations

from claims.document.span import Span
from claims.parsing.batches import BATCH, batches, pieces


def test_texts_are_parted_in_their_order_and_short_ones_stay_together() -> None:
    long = "a" * BATCH

    assert list(batches(["un", "deux"])) == [["un", "deux"]]
    assert list(batches(["un", long, "deux", "trois"])) == [["un"], [long], ["deux", "trois"]]
    assert list(batches([])) == []


def test_a_paragraph_is_one_piece_unless_it_is_very_long() -> None:
    text = "  Le pont ferme. Il rouvrira.  "

    assert list(pieces(text, Span(2, 29))) == [Span(2, 29)]


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    text = "Le maire a dit : « Le pont ferme ! » Il rouvrira, selon M. Ferrol. " * 2_000

    found = [piece.of(text) for piece in pieces(text, Span(0, len(text) - 1))]

    assert len(found) > 1
    assert " ".join(found) == text.strip()
    assert {part[:8] for part in found} <= {"Le maire", "Il rouvr", "« Le pon"}
    assert max(map(len, found)) <= BATCH


def test_where_no_capital_shows_a_sentence_any_full_stop_does() -> None:
    text = "le pont ferme. il rouvrira. " * 4_000

    assert max(len(piece) for piece in pieces(text, Span(0, len(text)))) <= BATCH
