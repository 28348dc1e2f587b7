"""Versions of one article, as agencies send them out again with a number corrected.

In: an article of the store. Out: the version before it, and what became of its claims. Nothing is written:
``version_links`` records versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from factcheck.claim_ids import base_id
from factcheck.errors import Fault, VerificationError
from factcheck.scan_results import Checked
from factcheck.store.articles import read_articles
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import Store
from factcheck.store.rows import json_or_broken
from factcheck.stored_records import ClaimSummary
from factcheck.verification.similarity import fold
from factcheck.verification.verdict_scale import Scale
from factcheck.verification.version_diff import ClaimFates, claim_fates

__all__ = [
    "VersionDiff",
    "both_versions",
    "compare",
    "diff_with_previous",
    "find_articles",
    "last_articles",
    "named_articles",
    "previous_version",
]

_SCANS = text("SELECT s.article_id, s.source, s.title, s.outlet, s.at FROM sound_scans AS s ORDER BY s.at, s.id")
_EARLIER = text("SELECT earlier_id FROM article_versions WHERE article_id = :id")
_FOUND = text("SELECT claim_ids FROM sound_scans WHERE article_id = :id ORDER BY at DESC, id DESC LIMIT 1")


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """Two versions of an article, by id, what became of the claims, and the claims by id."""

    old: str
    new: str
    fates: ClaimFates
    claims: dict[str, ClaimSummary]


def previous_version(connection: Connection, article_id: str) -> str | None:
    """The version before an article, as it was recorded when the article was first scanned (``version_links``)."""
    earlier = connection.scalar(_EARLIER, {"id": article_id})
    return str(earlier) if earlier is not None else None


def find_articles(connection: Connection, name: str) -> list[str]:
    """The articles that ``name`` names, the latest last: by id, its first digits, the source, or headline words."""
    rows = connection.execute(_SCANS).all()
    exact = [row.article_id for row in rows if name == row.source or row.article_id == name]
    begun = [row.article_id for row in rows if len(name) >= 4 and row.article_id.startswith(name.lower())]
    wanted = fold(name)
    titled = [row.article_id for row in rows if wanted and row.title and wanted in fold(row.title)]
    found = exact or begun or titled
    if not found:
        raise VerificationError(Fault.NO_SUCH_ARTICLE, name=name)
    return list(dict.fromkeys(found))


def named_articles(connection: Connection, name: str) -> list[str]:
    """The articles that ``name`` names; of the versions read from one source only the last.

    Raises:
        VerificationError: there is none.
    """
    found = find_articles(connection, name)
    sources = {row.source for row in connection.execute(_SCANS)}
    return found[-1:] if name in sources else found


def last_articles(connection: Connection, number: int) -> list[str]:
    """The articles that were scanned last, at most ``number`` of them, in the order of their last scans."""
    rows = [row.article_id for row in connection.execute(_SCANS)]
    return list(dict.fromkeys(reversed(rows)))[:number][::-1]


def diff_with_previous(store: Store, article_id: str) -> VersionDiff | None:
    """What became of the claims of the version before an article; None where there is none.

    Raises:
        StoreError: the database fails.
    """
    with store.reading() as connection:
        old = previous_version(connection, article_id)
        return compare(connection, old, article_id) if old else None


def compare(connection: Connection, old: str, new: str) -> VersionDiff:
    """What became of the claims of one article in another."""
    ids = {article: _claims_of(connection, article) for article in (old, new)}
    rows = list_claims(connection, Filter(ids=tuple({*ids[old], *ids[new]}))) if ids[old] or ids[new] else []
    claims = {row.id: row for row in rows}
    contents = {
        article: {name: claims[name].machine_content for name in names if name in claims}
        for article, names in ids.items()
    }
    return VersionDiff(old, new, claim_fates(contents[old], contents[new]), claims)


def both_versions(connection: Connection, diff: VersionDiff, scale: Scale) -> list[Checked]:
    """Both versions with their claims, as people corrected them; one without claims is left out."""
    return [
        checked
        for name in (diff.old, diff.new)
        for checked in read_articles(connection, Filter(articles=(name,)), scale, names=(name,))
        if checked.article.id == name
    ]


def _claims_of(connection: Connection, article: str) -> list[str]:
    found: Any = connection.scalar(_FOUND, {"id": article})
    names = json_or_broken(found) if isinstance(found, str | bytes) else found
    texts = (name for name in (names if isinstance(names, list) else ()) if isinstance(name, str))
    return list(dict.fromkeys(map(base_id, texts)))
