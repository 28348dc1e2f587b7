"""Feeds, whose entries are articles or their first lines."""

from __future__ import annotations

import json

from pytest_bdd import given, scenarios, then, when

from factcheck.errors import ArticleError
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.features.sentences import sentence
from tests.features.tables import Table, records

scenarios("flux.feature")

WARNINGS = {(): "—", (NoticeCode.EXCERPT_ONLY,): "premières lignes"}


@given(sentence('un flux du "{title}" avec les entrées:'), target_fixture="feed")
def feed_given(title: str, datatable: Table) -> bytes:
    """A feed with a title of its own."""
    items = [
        {"title": row["titre"], "content_html": row["texte"], "summary": row["résumé"]} for row in records(datatable)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    return json.dumps(feed).encode()


@when("on lit le flux", target_fixture="entries")
def read_feed(feed: bytes) -> list[SourceText | ArticleError]:
    """Read it without looking for claims; its name tells nothing of its kind."""
    return read_sources(feed, name="reçu")


@then("les articles du flux sont:")
def articles_are(entries: list[SourceText | ArticleError], datatable: Table) -> None:
    """Just these articles, in this order."""
    read = []
    for entry in entries:
        if isinstance(entry, SourceText):
            headline, *paragraphs = entry.text.split("\n\n")
            warning = WARNINGS[tuple(notice.code for notice in entry.notices)]
            read.append(
                {
                    "titre": headline,
                    "texte": " / ".join(paragraphs),
                    "média": entry.metadata.outlet,
                    "avertissement": warning,
                }
            )
    assert read == records(datatable)


@then(sentence("l'entrée {number:d} est refusée"))
def entry_is_refused(entries: list[SourceText | ArticleError], number: int) -> None:
    """An error stands in its place."""
    assert isinstance(entries[number - 1], ArticleError)
