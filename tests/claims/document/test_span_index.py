"""What stands near a place of the text, whatever nests in what."""

from __future__ import annotations

import random

from claims.document.span import Span
from claims.document.span_index import SpanIndex


def meets(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def test_a_place_has_all_that_overlaps_or_meets_it() -> None:
    chance = random.Random(7)
    starts = [chance.randrange(300) for _ in range(200)]
    spans = [Span(start, start + chance.choice((0, 1, 5, 200))) for start in starts]
    index = SpanIndex((span, number) for number, span in enumerate(spans))

    for at in range(0, 500, 7):
        place = Span(at, at + chance.choice((0, 3, 50)))
        assert index.touching(place) == [number for number, span in enumerate(spans) if meets(span, place)]


def test_a_number_with_several_places_is_told_once() -> None:
    index = SpanIndex([(Span(0, 4), 3), (Span(6, 9), 3), (Span(5, 7), 1)])

    assert index.touching(Span(3, 8)) == [1, 3]
    assert SpanIndex([]).touching(Span(0, 9)) == []
