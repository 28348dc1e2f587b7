"""The bytes that articles were read from, as they came from the web, kept with the articles.

In: a connection, an article and what was fetched. Out: the same again, later.
"""

from __future__ import annotations

import gzip
from base64 import b64encode

from sqlalchemy import Connection, insert, or_, select

from factcheck.errors import Fault, VerificationError
from factcheck.fetching.fetched import Fetched, Redirect
from factcheck.store import tables as t
from factcheck.store.rows import passed_over
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import new_uid, now

__all__ = ["find_fetched_article", "read_originals", "save_original"]

_ORIGINALS, _SCANS = sound(t.originals), sound(t.scans)


def save_original(connection: Connection, article_id: str, fetched: Fetched) -> bool:
    """Keep what an article was read from; tells whether it was new.

    One original is kept for each article and address: the article is its text, so that later bytes with the same text
    differ in what is no part of it, such as advertisements. The article has to be in the store, or to be put there in
    the same transaction.
    """
    kept = select(t.originals.c.id).where(
        t.originals.c.article_id == article_id, t.originals.c.final_url == fetched.final_url
    )
    if connection.execute(kept.limit(1)).first() is not None:
        return False
    packed = gzip.compress(fetched.data, mtime=0)
    row = {
        "uid": new_uid(),
        "at": now(),
        "article_id": article_id,
        "url": fetched.url,
        "final_url": fetched.final_url,
        "fetched_at": fetched.fetched_at,
        "address": fetched.address,
        "status": fetched.status,
        "headers": [list(pair) for pair in fetched.headers],
        "request_headers": [list(pair) for pair in fetched.request_headers],
        "redirects": [[step.url, step.status, step.target] for step in fetched.redirects],
        "sha256": fetched.sha256,
        "size": len(fetched.data),
        "data": b64encode(packed).decode("ascii"),
    }
    connection.execute(insert(t.originals), row)
    return True


def read_originals(connection: Connection, article_id: str) -> list[Fetched]:
    """What was fetched for an article, the oldest first; nothing for one that was read from a file.

    An original that is broken is passed over and named in the log.
    """
    # Saving a scan needs none of these.
    from factcheck.store.original_row import bytes_of
    from factcheck.store.row_faults import row_faults

    query = select(_ORIGINALS).where(_ORIGINALS.c.article_id == article_id).order_by(_ORIGINALS.c.at, _ORIGINALS.c.id)
    found: list[Fetched] = []
    for row in connection.execute(query):
        values = {name: value for name, value in row._mapping.items() if name != "id"}
        if faults := row_faults(t.originals.name, values):
            passed_over(t.originals.name, values, faults[0].field)
            continue
        found.append(
            Fetched(
                url=row.url,
                final_url=row.final_url,
                status=row.status,
                headers=tuple((name, value) for name, value in row.headers),
                data=bytes_of(row.data),
                sha256=row.sha256,
                fetched_at=row.fetched_at,
                redirects=tuple(Redirect(url, status, target) for url, status, target in row.redirects),
                request_headers=tuple((name, value) for name, value in row.request_headers),
                address=row.address,
            )
        )
    return found


def find_fetched_article(connection: Connection, name: str) -> str:
    """The id of the one article that ``name`` names: by an address it was fetched from, its id or the first digits of
    it, its source, or headline words. Of several versions under one address or source, the last.

    Raises:
        VerificationError: there is none, or several are meant.
    """
    from factcheck.store.article_versions import find_articles

    by_address = or_(_ORIGINALS.c.url == name, _ORIGINALS.c.final_url == name)
    rows = select(_ORIGINALS.c.article_id).where(by_address).order_by(_ORIGINALS.c.at, _ORIGINALS.c.id)
    fetched = connection.scalars(rows).all()
    if fetched:
        return str(fetched[-1])
    found = find_articles(connection, name)
    of_source = select(_SCANS.c.id).where(_SCANS.c.source == name).limit(1)
    if len(found) > 1 and connection.execute(of_source).first() is None:
        raise VerificationError(Fault.SEVERAL_ARTICLES, name=name, names=tuple(found))
    return found[-1]
