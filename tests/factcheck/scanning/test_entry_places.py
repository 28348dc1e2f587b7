"""Claims of a live blog stand at the time of their entry."""

from __future__ import annotations

from claims.claim import Speaker
from claims.dialogue.turn import Entry
from claims.document.span import Span
from factcheck.scan_results import Place
from factcheck.scanning.entry_places import with_entries

AMBLARD = Speaker(span=Span(0, 12), name="Rose Amblard")
ENTRIES = (Entry(span=Span(20, 40), time="14:32", author=AMBLARD), Entry(span=Span(50, 60), time="14:05"))


def test_entries_are_the_places_of_a_plain_text() -> None:
    assert with_entries((), ENTRIES) == (
        Place(span=Span(20, 40), time="14:32", author="Rose Amblard"),
        Place(span=Span(50, 60), time="14:05"),
    )


def test_places_that_the_source_tells_get_the_time_of_their_entry() -> None:
    places = (Place(span=Span(0, 10), paragraph=1), Place(span=Span(20, 30), paragraph=2), Place(span=Span(50, 60)))

    assert with_entries(places, ENTRIES) == (
        Place(span=Span(0, 10), paragraph=1),
        Place(span=Span(20, 30), paragraph=2, time="14:32", author="Rose Amblard"),
        Place(span=Span(50, 60), time="14:05"),
    )


def test_without_entries_places_are_as_the_source_tells() -> None:
    assert with_entries((Place(span=Span(0, 3), page=2),), ()) == (Place(span=Span(0, 3), page=2),)
