"""Export of a store or of some of its claims: JSON Lines, one row a line; ``imports`` reads them.

In: ids of claims. Out: rows. Rows that are broken or set aside are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from factcheck.store import tables as t
from factcheck.store.rows import BROKEN, passed_over
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks

__all__ = ["FORMAT", "KEYS", "export_rows"]

FORMAT = "factcheck store 1"
"""What the first line of an export names, so that another file is recognised as such."""

KEYS = {"articles": "id", "claims": "id"}
"""Tables whose id is part of the row and no number that a store gives it."""

_AT_ONCE = 100
_LINKS, _PLACES = sound(t.links), sound(t.appearances)

Row = dict[str, Any]


def export_rows(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Row]:
    """A heading, then the rows of all tables, or of those that belong to the claims ``ids`` and all they need."""
    yield {"format": FORMAT}
    claims = None if ids is None else _with_known(connection, ids)
    articles: set[str] = set()
    for some in chunks(claims or ()):
        query = select(_PLACES.c.article_id).where(_PLACES.c.claim_id.in_(some))
        articles.update(connection.scalars(query))
    for stored in t.MERGED:
        table = sound(stored)
        order = [table.c[name] for name in ("at", "id") if name in table.c]
        order = order or [table.c[column.name] for column in stored.primary_key.columns]
        column, wanted = table.c.get("claim_id"), claims
        if stored is t.claims:
            column = table.c["id"]
        elif column is None:
            column, wanted = (
                table.c["id" if stored is t.articles else "article_id"],
                None if ids is None else articles,
            )
        queries = [select(table)]
        if wanted is not None:
            queries = [select(table).where(column.in_(some)) for some in chunks(sorted(wanted))]
        for query in queries:
            # A few at a time: those of originals hold whole pages.
            for row in connection.execute(query.order_by(*order).execution_options(yield_per=_AT_ONCE)):
                values = {k: v for k, v in row._mapping.items() if k != "id" or stored.name in KEYS}
                broken = next((k for k, v in values.items() if v is BROKEN or isinstance(v, bytes)), None)
                if broken:  # SQLite holds bytes in columns of text, too
                    passed_over(stored.name, values, broken)
                    continue
                yield {"table": stored.name, **values}


def _with_known(connection: Connection, ids: Sequence[str]) -> set[str]:
    """These claims and all that are linked to them, directly or through others."""
    linked, new = set(ids), set(ids)
    while new:
        joined: set[str] = set()
        for some in chunks(sorted(new)):
            there = select(_LINKS.c.known_id).where(_LINKS.c.claim_id.in_(some))
            back = select(_LINKS.c.claim_id).where(_LINKS.c.known_id.in_(some))
            joined |= {*connection.scalars(there), *connection.scalars(back)}
        new = joined - linked
        linked |= new
    return linked
