"""The words of articles at places that people marked: nobody reads offsets.

In: events of histories, changes. Out: the same events with words, or texts of articles by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from factcheck.store.rows import of_ids, read_spans
from factcheck.store.times_and_ids import chunks
from factcheck.stored_records import HistoryEvent
from factcheck.verification.acts import Change, Part

__all__ = ["texts_of_changes", "with_words"]

_GAP = " […] "
_PLACES = of_ids(
    "SELECT d.act, d.axis, a.text FROM decisions AS d "
    "JOIN sound_articles AS a ON a.id = d.article_id WHERE d.act IN :ids"
)
_TEXTS = of_ids("SELECT id, text FROM sound_articles WHERE id IN :ids")


def with_words(connection: Connection, history: Iterable[HistoryEvent]) -> list[HistoryEvent]:
    """The events; those about places in an article that can be read have the words that stand there."""
    events = list(history)
    acts = sorted({event.act for event in events if event.act and event.what in set(Part)})
    texts = {
        (row.act, row.axis): row.text for some in chunks(acts) for row in connection.execute(_PLACES, {"ids": some})
    }
    return [_with_words(event, texts.get((event.act, event.what))) for event in events]


def _with_words(event: HistoryEvent, text: str | None) -> HistoryEvent:
    if text is None or event.what not in set(Part):
        return event
    return replace(event, from_words=_words(event.from_value, text), to_words=_words(event.to_value, text))


def _words(value: str | None, text: str) -> str | None:
    """The words at spans as the store has them; None where it has none, or none of this text."""
    try:
        spans = read_spans(value) if value else ()
    except (ValueError, TypeError, RecursionError):
        return None
    return _GAP.join(span.of(text) for span in spans) or None


def texts_of_changes(connection: Connection, changes: Iterable[Change]) -> dict[str, str]:
    """The texts of the articles in which places were marked, by id."""
    articles = sorted({change.article for change in changes if change.article and change.axis in set(Part)})
    return {row.id: row.text for some in chunks(articles) for row in connection.execute(_TEXTS, {"ids": some})}
