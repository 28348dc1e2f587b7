"""The entries of a live blog as places: at what time of day, and by whom, a stretch of the text was written.

In: the places of an article and the entries found in its text. Out: places in text order that do not overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.dialogue.turn import Entry
from claims.document.nearby import Nearby
from factcheck.scan_results import Place

__all__ = ["with_entries"]


def with_entries(places: tuple[Place, ...], entries: Sequence[Entry]) -> tuple[Place, ...]:
    """``places`` with time and author of the entries that they begin in; the entries, where there are no places."""
    if not entries:
        return places
    if not places:
        return tuple(_of_entry(Place(span=entry.span), entry) for entry in entries)
    known = Nearby(entries)
    return tuple(_timed(place, known) for place in places)


def _timed(place: Place, entries: Nearby[Entry]) -> Place:
    near = entries.touching(place.span)
    entry = next((e for e in near if e.span.start <= place.span.start < e.span.end), None)
    return _of_entry(place, entry) if entry is not None else place


def _of_entry(place: Place, entry: Entry) -> Place:
    return replace(place, time=entry.time, author=entry.author.name if entry.author is not None else None)
