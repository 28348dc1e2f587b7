"""Versions of articles are recorded at the scan, and derived where a store came by articles otherwise."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import text

from factcheck.scan_results import Checked
from factcheck.store import version_links
from factcheck.store.article_versions import previous_version
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import import_rows
from factcheck.store.scans import save_scan
from factcheck.store.transfer import export_rows
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.factcheck.store.test_article_versions import scan
from tests.support.factories import article

SCALE = load_scale()


def versions(store: Store) -> dict[str, tuple[str, str]]:
    with store.reading() as connection:
        rows = connection.execute(text("SELECT article_id, earlier_id, ground FROM article_versions"))
        return {row.article_id: (row.earlier_id, row.ground) for row in rows}


def other_words(store: Store, name: str, words: str, url: str | None = None) -> None:
    """An article with other words that stands under no known name or headline."""
    read = replace(article(words), id=name, title=f"Titre {name}", source=f"{name}.txt", outlet=None, url=url)
    save_scan(store, Checked(article=read, claims=(), skipped=()), machine="labels 1", matching=LikenessLimits())


def test_each_version_follows_the_last_one_before_it(store: Store) -> None:
    scan(store, "one", "trois")
    scan(store, "two", "quatre", source="one.txt")
    scan(store, "three", "cinq", title="Autre titre")
    scan(store, "one", "trois")

    assert versions(store) == {"two": ("one", "name"), "three": ("two", "text")}


def test_what_was_recorded_does_not_hang_on_likeness(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    scan(store, "one", "trois")
    scan(store, "two", "quatre")
    monkeypatch.setattr(version_links, "words_in_common", lambda *_args: 0.0)

    scan(store, "two", "quatre")
    with store.reading() as connection:
        assert previous_version(connection, "two") == "one"


def test_the_same_address_outweighs_all_else(store: Store) -> None:
    """Whatever the text, and though another article is nearer."""
    address = "https://voxa.example/trafic"
    words = "Le théâtre municipal rouvrira ses portes au public avant la fin du printemps prochain."
    other_words(store, "one", words, url=address)
    scan(store, "two", "trois")

    scan(store, "three", "quatre", url=f"{address}#suite", outlet="Voxa")

    assert versions(store) == {"three": ("one", "url")}


def test_an_address_known_later_makes_a_version_of_what_was_none(store: Store) -> None:
    address = "https://voxa.example/trafic"
    other_words(store, "one", "Le théâtre municipal rouvrira ses portes au public.", url=address)
    scan(store, "two", "trois")
    assert versions(store) == {}

    scan(store, "two", "trois", url=address)

    assert versions(store) == {"two": ("one", "url")}


def test_versions_among_imported_articles_are_derived(store: Store, tmp_path: object) -> None:
    """Also where what came is older than what was here."""
    scan(store, "one", "trois")
    here = open_store(f"{tmp_path}/here.sqlite")
    with store.reading() as connection:
        lines = [json.dumps(row).encode() for row in export_rows(connection)]
    scan(here, "two", "quatre")
    assert versions(here) == {}

    import_rows(here, lines, "them", SCALE)

    assert versions(here) == {"two": ("one", "headline")}
    here.close()


def test_a_mark_that_all_articles_have_costs_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a headline that a desk uses every day, the nearest articles are looked at."""
    looked_at: list[object] = []

    def unlike(one: object, _other: object) -> float:
        looked_at.append(one)
        return 0.0

    monkeypatch.setattr(version_links, "words_in_common", unlike)
    for n in range(30):
        scan(store, f"a{n}", str(n))
    looked_at.clear()

    scan(store, "last", "mille")

    assert len(looked_at) <= 40


def test_addresses_of_imported_articles_are_known(store: Store, tmp_path: object) -> None:
    address = "https://voxa.example/trafic"
    other_words(store, "one", "Le théâtre municipal rouvrira ses portes au public.", url=address)
    here = open_store(f"{tmp_path}/here.sqlite")
    with store.reading() as connection:
        lines = [json.dumps(row).encode() for row in export_rows(connection)]
    scan(here, "two", "trois", url=address)

    import_rows(here, lines, "them", SCALE)

    assert versions(here) == {"two": ("one", "url")}
    here.close()


def test_the_bulletin_of_another_day_is_no_version(store: Store) -> None:
    """The same headline and outlet, and nearly the same words."""
    scan(store, "monday", "trois", published="2026-11-23T06:00:00+01:00")
    scan(store, "tuesday", "quatre", published="2026-11-24T06:00:00+01:00")
    assert versions(store) == {}

    scan(store, "corrected", "cinq", published="2026-11-24T06:00:00+01:00")
    assert versions(store) == {"corrected": ("tuesday", "headline")}
