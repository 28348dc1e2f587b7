"""What a watch has done, kept with the articles, so that another one goes on from there.

In: a connection, sources and articles. Out: rows, and what they say. A source is named by a key: the path of a file, an
address. Its fingerprint changes when the source does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from factcheck.fetching.fetched import Validators
from factcheck.store import tables as t
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import new_uid, now
from factcheck.store.watch_table import watched

__all__ = [
    "Outcome",
    "ScannedMeanwhileError",
    "SourceState",
    "has_fault",
    "is_scanned",
    "note",
    "note_taken",
    "source_state",
    "untold_articles",
]

_SCANS = sound(t.scans)


class Outcome(StrEnum):
    """What a row says.

    ``taken``: the article is in the store, and nobody was told yet; ``told``: whoever wants to know of it was told;
    ``fault``: an article of the source could not be read, which was told; ``done``: all of the source was looked at;
    ``failed``: the same, and some of it could not be used.
    """

    TAKEN = "taken"
    TOLD = "told"
    FAULT = "fault"
    FAILED = "failed"
    DONE = "done"


class ScannedMeanwhileError(Exception):
    """Raised where somebody else scanned an article since it was looked for."""


_WHOLE = (Outcome.DONE.value, Outcome.FAILED.value)


@dataclass(frozen=True, slots=True)
class SourceState:
    """The state in which a source was last looked at, with what its server said of it."""

    fingerprint: str
    validators: Validators


def note(
    connection: Connection,
    source: str,
    fingerprint: str,
    outcome: Outcome,
    *,
    article: str | None = None,
    validators: Validators | None = None,
) -> None:
    """Add a row; ``article`` is the id of the article that it is about, where it is about one."""
    marks = validators or Validators()
    row = {
        "uid": new_uid(),
        "at": now(),
        "source": source,
        "fingerprint": fingerprint,
        "outcome": outcome.value,
        "article_id": article,
        "etag": marks.etag,
        "last_modified": marks.last_modified,
    }
    connection.execute(insert(watched), row)


def note_taken(source: str, fingerprint: str, article: str) -> Callable[[Connection], None]:
    """What notes an article as taken, in the transaction that keeps its scan.

    It raises ScannedMeanwhileError, and so undoes the transaction, where that scan is not the first.
    """

    def taken(connection: Connection) -> None:
        scans = select(t.scans.c.id).where(t.scans.c.article_id == article).limit(2)
        if len(connection.execute(scans).all()) > 1:
            raise ScannedMeanwhileError
        note(connection, source, fingerprint, Outcome.TAKEN, article=article)

    return taken


def source_state(connection: Connection, source: str) -> SourceState | None:
    """The last state of a source that was looked at to the end; None for a new one."""
    query = (
        select(watched.c.fingerprint, watched.c.etag, watched.c.last_modified)
        .where(watched.c.source == source, watched.c.outcome.in_(_WHOLE))
        .order_by(watched.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return SourceState(row.fingerprint, Validators(row.etag, row.last_modified)) if row else None


def has_fault(connection: Connection, source: str, fingerprint: str) -> bool:
    """Whether a fault of an article of this source was told before, and the source was never without faults since.

    ``fingerprint`` is that of the fault.
    """
    of_source = watched.c.source == source
    sound_at = select(func.max(watched.c.id)).where(of_source, watched.c.outcome == Outcome.DONE.value)
    query = select(watched.c.id).where(
        of_source,
        watched.c.outcome == Outcome.FAULT.value,
        watched.c.fingerprint == fingerprint,
        watched.c.id > func.coalesce(sound_at.scalar_subquery(), 0),
    )
    return connection.execute(query.limit(1)).first() is not None


def is_scanned(connection: Connection, article: str) -> bool:
    """Whether the article was scanned, by a watch or otherwise."""
    return connection.execute(select(_SCANS.c.id).where(_SCANS.c.article_id == article).limit(1)).first() is not None


def untold_articles(connection: Connection, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str, str]]:
    """Source, fingerprint and article of what was taken when the program was cut off before it could tell of it.

    ``wanted`` says which sources count.
    """
    told = select(watched.c.article_id).where(watched.c.outcome == Outcome.TOLD.value)
    query = (
        select(watched.c.source, watched.c.fingerprint, watched.c.article_id)
        .where(watched.c.outcome == Outcome.TAKEN.value, watched.c.article_id.not_in(told))
        .order_by(watched.c.id)
    )
    for row in connection.execute(query).all():
        if wanted(row.source):
            yield row.source, row.fingerprint, row.article_id
