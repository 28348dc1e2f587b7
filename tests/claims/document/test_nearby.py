"""Items that know which of them are near a place."""

from __future__ import annotations

from claims.document.nearby import Nearby, touching
from claims.document.span import Span


def test_items_without_places_are_all_near() -> None:
    spans = (Span(4, 6), Span(0, 2))

    assert touching(spans, Span(5, 5)) == spans
    assert touching(Nearby(spans), Span(5, 5)) == [Span(4, 6)]
    assert Nearby(spans) == spans
