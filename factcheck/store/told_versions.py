"""Which of several versions of an article is the last, and when each was read: for the heads of reports.

In: the articles of the store as they are listed. Out: a ``Version`` for each of which there are several.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from factcheck.scan_results import Version
from factcheck.store.versions_back import article_families, versions_back
from factcheck.stored_records import ScannedArticle

__all__ = ["told_versions"]

_LINKED = text("SELECT article_id FROM article_versions UNION SELECT earlier_id FROM article_versions")


def told_versions(connection: Connection, articles: Sequence[ScannedArticle]) -> dict[str, Version]:
    """For each of ``articles``, which are all that the store lists, its version; those that have only one lack.

    A version is read when it is first seen. The last one is the one that was first seen last, or an older one whose
    words came back after it, which was read when it came back.
    """
    linked = set(connection.scalars(_LINKED))
    read = {article.id: article.first_seen for article in articles if article.id in linked}
    if not read:
        return {}
    back = versions_back(connection, read)
    families: dict[str, list[str]] = {}
    for name, family in article_families(connection, read).items():
        if name in read:  # what is set aside is no version
            families.setdefault(family, []).append(name)
    told: dict[str, Version] = {}
    for names in families.values():
        at, last = max((read[name], name) for name in names)
        at, last = back.get(last, (at, last))
        if len(names) > 1:
            told |= {name: Version(read[name], last, at) for name in names}
            told[last] = Version(at)
    return told
