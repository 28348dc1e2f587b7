"""Which of several versions is the last, and when each was read."""

from __future__ import annotations

from sqlalchemy import text

from factcheck.scan_results import Version
from factcheck.store.engine import Store
from factcheck.store.rows import read_all
from factcheck.store.told_versions import told_versions
from factcheck.stored_records import ScannedArticle
from tests.factcheck.store.test_article_versions import scan

TRAINS = "https://example.org/trains"


def told(store: Store) -> tuple[dict[str, Version], dict[str, ScannedArticle]]:
    with store.reading() as connection:
        articles = read_all(connection, ScannedArticle, text("SELECT * FROM article_list"))
        return told_versions(connection, [one.id for one in articles], articles), {one.id: one for one in articles}


def test_each_but_the_last_is_replaced_by_it(store: Store) -> None:
    for name, number in (("one", "trois"), ("two", "quatre"), ("three", "cinq")):
        scan(store, name, number)
    versions, articles = told(store)

    last = articles["three"].first_seen
    assert versions == {
        "one": Version(articles["one"].first_seen, "three", last),
        "two": Version(articles["two"].first_seen, "three", last),
        "three": Version(last),
    }


def test_a_single_version_is_none(store: Store) -> None:
    scan(store, "one", "trois")

    assert told(store)[0] == {}


def test_words_that_came_back_are_the_last_and_read_when_they_came(store: Store) -> None:
    for name, number in (("one", "trois"), ("two", "quatre"), ("one", "trois")):
        scan(store, name, number, source=TRAINS)
    versions, articles = told(store)

    back = articles["one"].last_scan
    assert back > articles["two"].first_seen
    assert versions == {"one": Version(back), "two": Version(articles["two"].first_seen, "one", back)}
