"""Ranges of the original text."""

from __future__ import annotations

import pytest

from claims.document.span import Span, words_at
from tests.support.trees import span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_runs_forward_from_zero_or_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Span(start, end)


def test_a_span_counts_code_points_not_bytes_or_utf16_units() -> None:
    text = "🎉 « 𝒜 » e\u0301té"

    assert span(text, "𝒜").of(text) == "𝒜"
    assert len(span(text, "𝒜")) == 1
    assert Span(8, 12).of(text) == "e\u0301té"


def test_neighbouring_spans_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_an_empty_span_overlaps_nothing_around_its_edges() -> None:
    assert not Span(4, 4).overlaps(Span(4, 8))
    assert not Span(8, 8).overlaps(Span(4, 8))


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert Span(2, 6).covers(Span(2, 6))
    assert Span(2, 6).covers(Span(3, 3))
    assert not Span(2, 6).covers(Span(1, 3))


def test_around_takes_the_outer_edges_in_any_order() -> None:
    assert Span.around([Span(8, 9), Span(2, 4), Span(3, 12)]) == Span(2, 12)


def test_shifted_keeps_the_length() -> None:
    assert Span(2, 6).shifted(10) == Span(12, 16)


def test_words_at_places_stand_apart_by_one_sign() -> None:
    text = "L’élu est soupçonné d’avoir vendu le stade"

    assert words_at(text, [Span(0, 5), Span(28, 42)]) == "L’élu […] vendu le stade"
    assert words_at(text, [Span(0, 5)]) == "L’élu"
    assert words_at(text, []) == ""
