"""Articles that say again what they said before."""

from __future__ import annotations

from factcheck.store.changed_claims import newest_versions
from factcheck.store.engine import Store
from factcheck.store.versions_back import versions_back
from tests.factcheck.store.test_article_versions import scan
from tests.factcheck.store.test_changed_claims import NEW, OLD, changed


def newest(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return newest_versions(connection, "abc")


def test_a_page_that_went_back_to_its_first_words_has_these_as_its_newest(store: Store) -> None:
    for name, number in (("a", "trois"), ("b", "quatre"), ("a", "trois")):
        scan(store, name, number, source="page.html")

    assert newest(store) == {"b": "a"}
    assert changed(store) == {NEW: frozenset({"b"})}


def test_what_follows_is_newer_again(store: Store) -> None:
    for name, number in (("a", "trois"), ("b", "quatre"), ("a", "trois"), ("c", "cinq")):
        scan(store, name, number, source="page.html")
    assert newest(store) == {"a": "c", "b": "c"}

    scan(store, "b", "quatre", source="page.html")
    assert newest(store) == {"a": "b", "c": "b"}


def test_an_old_file_that_is_read_again_brings_nothing_back(store: Store) -> None:
    for name, number in (("a", "trois"), ("b", "quatre"), ("a", "trois")):
        scan(store, name, number)
    for name, number in (("a", "trois"), ("b", "quatre"), ("a", "trois")):
        scan(store, name, number, source="-")

    assert newest(store) == {"a": "b"}
    assert changed(store) == {OLD: frozenset({"a"})}
    with store.reading() as connection:
        assert versions_back(connection, "ab") == {}
