"""Versions that came back: an article that says again what it said before.

In: ids of articles. Out: for each, the version at whose words its address or file arrived again, where one did.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from factcheck.store.rows import of_ids
from factcheck.store.times_and_ids import chunks

__all__ = ["article_families", "versions_back"]

_AROUND = of_ids("SELECT article_id, earlier_id FROM article_versions WHERE article_id IN :ids OR earlier_id IN :ids")
_SCANS = of_ids(
    "SELECT s.article_id, s.source, s.url, s.at, s.id FROM sound_scans AS s "
    "JOIN sound_articles AS a ON a.id = s.article_id WHERE s.article_id IN :ids"
)


def versions_back(connection: Connection, articles: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each of these articles, when and to which version of it the text went back last; those that did not lack.

    A version came back where it was read again from an address or file from which another was read in between. Old
    files that are merely read again have places of their own, and bring nothing back.
    """
    families = article_families(connection, articles)
    scans = [row for some in chunks(families) for row in connection.execute(_SCANS, {"ids": some})]
    held: dict[tuple[str, str], str] = {}
    seen: set[str] = set()
    back: dict[str, tuple[str, str]] = {}
    for row in sorted(scans, key=lambda row: (row.at, row.id)):
        family, place = families[row.article_id], row.url or row.source
        if place != "-":
            before = held.get((family, place), row.article_id)
            held[family, place] = row.article_id
            if before != row.article_id and row.article_id in seen:
                back[family] = (row.at, row.article_id)
        if row.article_id not in seen:
            seen.add(row.article_id)
            back.pop(family, None)  # a version that is new follows what came back
    return {name: back[family] for name, family in families.items() if family in back}


def article_families(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """These articles and all that are versions of them, each with the id of one that stands for its family."""
    beside: dict[str, set[str]] = {}
    asked: set[str] = set()
    new = set(articles)
    while new:
        for name in new:
            beside.setdefault(name, set())
        asked.update(new)
        rows = [row for some in chunks(new) for row in connection.execute(_AROUND, {"ids": some})]
        new = {name for row in rows for name in (row.article_id, row.earlier_id)} - asked
        for row in rows:
            beside.setdefault(row.article_id, set()).add(row.earlier_id)
            beside.setdefault(row.earlier_id, set()).add(row.article_id)
    family: dict[str, str] = {}
    for name in beside:
        waiting = [] if name in family else [name]
        while waiting:
            one = waiting.pop()
            if one not in family:
                family[one] = name
                waiting += beside[one]
    return family
