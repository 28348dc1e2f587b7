"""Which of several versions of an article is the last, and when each was read: for the heads of reports.

In: ids of articles, and all articles as they are listed. Out: a ``Version`` for each of which there are several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from factcheck.scan_results import Version
from factcheck.store.versions_back import article_families, versions_back
from factcheck.stored_records import ScannedArticle

__all__ = ["told_versions"]


def told_versions(
    connection: Connection, asked: Sequence[str], articles: Iterable[ScannedArticle]
) -> dict[str, Version]:
    """The version of each article with an id in ``asked``; those of which there is only one lack.

    ``articles`` are all that the store lists. A version is read when it is first seen. The last one is the one that
    was first seen last, or an older one whose words came back after it, which was read when it came back.
    """
    families: dict[str, list[str]] = {}
    for name, family in article_families(connection, asked).items():
        families.setdefault(family, []).append(name)
    several = {name: names for names in families.values() if len(names) > 1 for name in names}
    if not several:
        return {}
    # What is set aside is not listed, and no version.
    read = {article.id: article.first_seen for article in articles if article.id in several}
    back = versions_back(connection, read)
    told: dict[str, Version] = {}
    for name in asked:
        versions = [other for other in several.get(name, ()) if other in read]
        if len(versions) > 1:
            last = max(versions, key=lambda other: (read[other], other))
            at, last = back.get(last, (read[last], last))
            told[name] = Version(at) if name == last else Version(read[name], last, at)
    return told
