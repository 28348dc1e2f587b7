"""What a store knows already of the things that rows refer to.

In: a connection. Out: functions for ``row_references.mark_unsupported``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from factcheck.store import tables as t
from factcheck.store.row_references import Elsewhere, Lengths, Thing
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks

__all__ = ["known_things", "text_lengths"]

_ARTICLES, _SCANS, _CLAIMS, _PLACES = map(sound, (t.articles, t.scans, t.claims, t.appearances))
_READINGS, _EVIDENCE, _REPLIES = map(sound, (t.readings, t.evidence, t.replies))

_COLUMNS = {
    Thing.ARTICLE: _ARTICLES.c.id,
    Thing.CLAIM: _CLAIMS.c.id,
    Thing.SCANNED: _SCANS.c.article_id,
    Thing.READ: _READINGS.c.claim_id,
}
_VERSIONED = {Thing.EVIDENCE: _EVIDENCE, Thing.REPLY: _REPLIES}


def known_things(connection: Connection) -> Elsewhere:
    """Of names of things, those that sound rows of the store make known."""

    def known(thing: Thing, names: Sequence[str]) -> set[str]:
        if thing in _COLUMNS:
            column = _COLUMNS[thing]
            return {
                name for some in chunks(names) for name in connection.scalars(select(column).where(column.in_(some)))
            }
        return _placed(connection, names) if thing in (Thing.PLACE, Thing.APPEARANCE) else _versions(thing, names)

    def _versions(thing: Thing, names: Sequence[str]) -> set[str]:
        table = _VERSIONED[thing]
        found: set[str] = set()
        for some in chunks(name.partition("/")[0] for name in names):
            rows = connection.execute(select(table.c.uid, table.c.claim_id).where(table.c.uid.in_(some)))
            found.update(f"{row.uid}/{row.claim_id}" for row in rows)
        return found

    return known


def _placed(connection: Connection, names: Sequence[str]) -> set[str]:
    """The appearances in the articles that the names begin with, with their number and without it."""
    found: set[str] = set()
    for some in chunks(name.partition("/")[0] for name in names):
        for row in connection.execute(select(_PLACES).where(_PLACES.c.article_id.in_(some))):
            place = f"{row.article_id}/{row.claim_id}"
            found |= {place, f"{place}/{row.number}"}
    return found


def text_lengths(connection: Connection) -> Lengths:
    """The lengths of texts of the store, in characters, by the id of the article."""

    def lengths(names: Sequence[str]) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for some in chunks(names):
            query = select(_ARTICLES.c.id, func.length(_ARTICLES.c.text)).where(_ARTICLES.c.id.in_(some))
            found.update((row[0], row[1]) for row in connection.execute(query))
        return found

    return lengths
