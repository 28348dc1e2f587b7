"""Versions of articles, recorded when an article is scanned or imported.

In: an article of the store. Out: a row that says of which article it is a new version. An article becomes a version of
one that was first seen before it, once and for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, TextClause, insert, text

from factcheck.article_dates import iso_stamp
from factcheck.store.new_rows import put_rows
from factcheck.store.times_and_ids import new_uid, now
from factcheck.store.version_tables import article_marks, article_versions
from factcheck.verification.similarity import words_in_common
from factcheck.verification.version_marks import (
    MOST_WORDS,
    Ground,
    heading_marks,
    is_of_text,
    published_apart,
    text_marks,
    version_ground,
)

__all__ = ["NewArticle", "record_missing_versions", "record_version"]

_NEAREST = 20
"""Articles that are looked at for each mark, the nearest in time: a common mark costs no more than a rare one."""
_FACTS = text(
    "SELECT DISTINCT source, title, outlet, url, COALESCE(published_at, published) AS published "
    "FROM sound_scans WHERE article_id = :id"
)
_ARTICLE = text("SELECT first_seen, text FROM sound_articles WHERE id = :id")
_MARKS = text("SELECT mark FROM article_marks WHERE article_id = :id")
_EARLIER = text("SELECT 1 FROM article_versions WHERE article_id = :id")
_UNMARKED = text(
    "SELECT id FROM articles AS a WHERE NOT EXISTS (SELECT 1 FROM article_marks AS m WHERE m.article_id = a.id) "
    "ORDER BY first_seen, id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """What counts here of an article and of its first scan."""

    first_seen: str
    text: str
    source: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store knows of an article that counts here: its first words, and each heading of a scan once."""

    id: str
    first_seen: str
    words: Sequence[str]
    scans: Sequence[Row[Any] | NewArticle]

    @property
    def outlets(self) -> set[str]:
        """The outlets that scans name."""
        return {scan.outlet for scan in self.scans if scan.outlet}

    @property
    def published(self) -> set[str]:
        """When it was published, as scans tell."""
        return {stamp for scan in self.scans if (stamp := iso_stamp(scan.published))}

    def marks(self, recorded: Iterable[str] = ()) -> frozenset[str]:
        """The marks of all scans; those of the text, which never changes, are taken from the ``recorded`` ones."""
        of_text = frozenset(filter(is_of_text, recorded)) or text_marks(" ".join(self.words))
        return of_text.union(*(heading_marks(scan.source, scan.title, scan.url) for scan in self.scans))


def record_version(connection: Connection, article_id: str, new: NewArticle | None = None) -> None:
    """Record of which article this one is a new version, if it is one; its scan is in the store already.

    ``new`` tells what is known of an article of which this is the first scan: then it need not be read back.
    """
    known = (
        _known(connection, article_id) if new is None else _Known(article_id, new.first_seen, _words(new.text), [new])
    )
    if known is None:
        return
    recorded = set() if new else set(connection.scalars(_MARKS, {"id": article_id}))
    marks = known.marks(recorded)
    _add_marks(connection, known, marks - recorded)
    if new or connection.scalar(_EARLIER, {"id": article_id}) is None:
        _link(connection, known, marks, addressed=any(scan.url for scan in known.scans))


def record_missing_versions(connection: Connection) -> None:
    """Record the versions among articles that came into the store without a scan of its own, in order of time."""
    later: dict[str, None] = {}
    for name in list(connection.scalars(_UNMARKED)):
        record_version(connection, name)
        known = _known(connection, name)
        if known is not None:
            # What was here already may be a new version of what came.
            later.update(dict.fromkeys(_sharing(connection, known, known.marks(), later=True)))
    for name in later:
        record_version(connection, name)


def _known(connection: Connection, article_id: str) -> _Known | None:
    row = connection.execute(_ARTICLE, {"id": article_id}).first()
    scans = connection.execute(_FACTS, {"id": article_id}).all()
    if row is None or not scans:
        return None
    return _Known(article_id, row.first_seen, _words(row.text), scans)


def _words(text: str) -> list[str]:
    return text.split(maxsplit=MOST_WORDS)[:MOST_WORDS]


def _add_marks(connection: Connection, known: _Known, new: frozenset[str]) -> None:
    rows = [{"mark": mark, "first_seen": known.first_seen, "article_id": known.id} for mark in sorted(new)]
    put_rows(connection, article_marks, rows)


def _link(connection: Connection, known: _Known, marks: frozenset[str], *, addressed: bool) -> None:
    """Record the best of the articles before this one: one of the same address, else the last one."""
    found: tuple[str, Ground] | None = None
    for name, shared in _sharing(connection, known, marks, later=False).items():
        ground = _ground(connection, known, name, shared)
        if ground and (found is None or ground is Ground.URL):
            found = (name, ground)
        if ground is Ground.URL or (found and not addressed):
            break
    if found:
        row = {"uid": new_uid(), "at": now(), "article_id": known.id, "earlier_id": found[0], "ground": found[1].value}
        connection.execute(insert(article_versions), row)


def _ground(connection: Connection, known: _Known, name: str, shared: frozenset[str]) -> Ground | None:
    other = _known(connection, name)
    if other is None:
        return None
    unsure = bool(known.outlets) != bool(other.outlets)
    same_outlet = None if unsure else known.outlets == other.outlets or bool(known.outlets & other.outlets)
    apart = published_apart(known.published, other.published)
    return version_ground(
        shared, lambda: words_in_common(known.words, other.words), same_outlet=same_outlet, apart=apart
    )


def _sharing(
    connection: Connection, known: _Known, marks: frozenset[str], *, later: bool
) -> Mapping[str, frozenset[str]]:
    """The articles before this one, or after it, that share marks with it, the nearest in time first."""
    if not marks:
        return {}
    values = {f"m{n}": mark for n, mark in enumerate(marks)}
    query = _having_marks(len(marks), later=later)
    rows = connection.execute(query, {**values, "at": known.first_seen, "id": known.id}).all()
    return _by_article(sorted(((r.first_seen, r.article_id, r.mark) for r in rows), reverse=not later))


@lru_cache(maxsize=128)
def _having_marks(number: int, *, later: bool) -> TextClause:
    """What finds the nearest articles that have each of so many marks, before or after one."""
    before, order = (">", "ASC") if later else ("<", "DESC")
    at = f"first_seen {before} :at OR (first_seen = :at AND article_id {before} :id)"
    some = "SELECT * FROM (SELECT mark, first_seen, article_id FROM article_marks WHERE mark = :m{n} AND ({at}) " \
        "ORDER BY first_seen {order}, article_id {order} LIMIT {most}) AS q{n}"  # fmt: skip
    return text(" UNION ALL ".join(some.format(n=n, at=at, order=order, most=_NEAREST) for n in range(number)))


def _by_article(found: Iterable[tuple[str, str, str]]) -> dict[str, frozenset[str]]:
    shared: dict[str, set[str]] = {}
    for _at, name, mark in found:
        shared.setdefault(name, set()).add(mark)
    return {name: frozenset(marks) for name, marks in shared.items()}
