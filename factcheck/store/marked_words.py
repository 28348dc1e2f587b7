"""The words of articles at places that people marked, and what they put others in place of: nobody reads offsets.

In: events of histories, changes. Out: the same events with words and values of the machine, texts of articles by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from claims.document.span import words_at
from factcheck.store.machine_values import READ_AXES, MachineValues
from factcheck.store.rows import of_ids, read_spans
from factcheck.store.times_and_ids import chunks
from factcheck.stored_records import HistoryEvent
from factcheck.verification.acts import Change, Part

__all__ = ["texts_of_changes", "with_words"]

_PLACES = of_ids(
    "SELECT d.act, d.axis, d.claim_id, d.article_id, a.text FROM decisions AS d "
    "JOIN sound_articles AS a ON a.id = d.article_id WHERE d.act IN :ids"
)
_TEXTS = of_ids("SELECT id, text FROM sound_articles WHERE id IN :ids")


def with_words(connection: Connection, history: Iterable[HistoryEvent]) -> list[HistoryEvent]:
    """The events with what the machine read, and those about places in an article with the words that stand there."""
    events = list(history)
    acts = sorted({event.act for event in events if event.act and event.what in set(Part)})
    places = {
        (row.act, row.axis, row.claim_id): row
        for some in chunks(acts)
        for row in connection.execute(_PLACES, {"ids": some})
    }
    machine = MachineValues(connection, sorted({event.claim_id for event in events if event.what in READ_AXES}))
    return [_told(event, machine, places.get((event.act, event.what, event.claim_id))) for event in events]


def _told(event: HistoryEvent, machine: MachineValues, place: Row[Any] | None) -> HistoryEvent:
    if event.what not in READ_AXES or (event.what in set(Part) and place is None):
        return event
    if event.from_value is None or event.to_value is None:
        value = machine.value(event.claim_id, event.what, place.article_id if place else None, event.at)
        event = replace(event, machine_value=value)
    if place is None:
        return event
    before, after = (
        _words(event.machine_value if value is None else value, place.text)
        for value in (event.from_value, event.to_value)
    )
    return replace(event, from_words=before, to_words=after)


def _words(value: str | None, text: str) -> str | None:
    """The words at spans as the store has them; None where it has none, or none of this text."""
    try:
        spans = read_spans(value) if value else ()
    except (ValueError, TypeError, RecursionError):
        return None
    return words_at(text, spans) or None


def texts_of_changes(connection: Connection, changes: Iterable[Change]) -> dict[str, str]:
    """The texts of the articles in which places were marked, by id."""
    articles = sorted({change.article for change in changes if change.article and change.axis in set(Part)})
    return {row.id: row.text for some in chunks(articles) for row in connection.execute(_TEXTS, {"ids": some})}
