from __future__ import annotations

import logging

import pytest
from sqlalchemy import insert, text

from factcheck.errors import StoreError
from factcheck.fetching.fetched import Fetched
from factcheck.store import tables as t
from factcheck.store.check import find_broken, put_back, repair
from factcheck.store.engine import Store
from factcheck.store.originals import read_originals, save_original
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port
from tests.support.foreign_rows import poison
from tests.support.pages import page

ARTICLE = port().article.id


@pytest.fixture
def scanned(store: Store) -> Store:
    save_scan(store, port(), machine="labels 1", matching=load_scale().matching)
    return store


def keep(store: Store, fetched: Fetched) -> bool:
    with store.writing() as connection:
        return save_original(connection, ARTICLE, fetched)


def kept(store: Store) -> list[Fetched]:
    with store.reading() as connection:
        return read_originals(connection, ARTICLE)


@pytest.mark.parametrize("data", [b"", b"\0\xff" * 1000, "<p>été</p>".encode("latin-1")])
def test_what_was_fetched_comes_back_to_the_byte(scanned: Store, data: bytes) -> None:
    assert keep(scanned, page(data))

    assert kept(scanned) == [page(data)]


def test_an_original_is_kept_with_its_scan(store: Store) -> None:
    for _time in range(2):
        save_scan(store, port(), machine="labels 1", matching=load_scale().matching, original=page())

    assert kept(store) == [page()]


def test_an_article_from_a_file_has_none(scanned: Store) -> None:
    assert kept(scanned) == []


def test_the_first_bytes_of_an_address_are_kept(scanned: Store) -> None:
    """The article is its text: what else changed on the page is no part of it."""
    again, elsewhere = page(b"<p>pub</p>"), page(b"<p>amp</p>", final_url="https://presse.example/amp/port")

    assert [keep(scanned, fetched) for fetched in (page(), again, elsewhere, page())] == [True, False, True, False]
    assert kept(scanned) == [page(), elsewhere]


def test_only_articles_have_originals(store: Store) -> None:
    with pytest.raises(StoreError):
        keep(store, page())


def test_large_pages_take_little_room(scanned: Store) -> None:
    keep(scanned, page(b"<p>Le bac repart.</p>" * 10_000))

    with scanned.reading() as connection:
        assert (connection.scalar(text("SELECT length(data) FROM originals")) or 0) < 10_000


@pytest.mark.parametrize(
    "changes", [{"sha256": "0" * 64}, {"headers": [["A"]]}, {"redirects": {}}, {"size": 3}, {"data": "AAAA"}]
)
def test_an_original_that_is_broken_is_passed_over_and_found(
    scanned: Store, changes: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    keep(scanned, page())
    key = poison(scanned, "originals", final_url="https://presse.example/2", **changes)

    with caplog.at_level(logging.WARNING):
        assert kept(scanned) == [page()]
    # What the database itself finds is not read at all.
    assert key in caplog.text or changes.get("redirects") == {}
    with scanned.reading() as connection:
        assert [(row.table, row.key) for row in find_broken(connection)] == [("originals", key)]
    repair(scanned, "Ana")
    caplog.clear()
    assert kept(scanned) == [page()]
    assert caplog.text == ""
    assert put_back(scanned, "Ana") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": "a b"},
        {"at": "hier"},
        {"url": "ftp://presse.example/"},
        {"final_url": ""},
        {"fetched_at": "2026-11-20"},
        {"status": 301},
        {"headers": {}},
        {"request_headers": "A"},
        {"redirects": None},
        {"sha256": "F" * 64},
        {"size": -1},
        {"data": ""},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_database_refuses_what_is_none(scanned: Store, changes: dict[str, object]) -> None:
    keep(scanned, page())
    with scanned.reading() as connection:
        row = dict(connection.execute(t.originals.select()).one()._mapping)
    row = {name: value for name, value in row.items() if name != "id"} | {"uid": "u" * 32} | changes

    with pytest.raises(StoreError), scanned.writing() as connection:
        connection.execute(insert(t.originals), row)


def test_other_programs_find_the_bytes_packed(scanned: Store) -> None:
    """They lie in the table as gzip makes them, not in base64."""
    keep(scanned, page())

    with scanned.reading() as connection:
        data = connection.execute(text("SELECT data FROM originals")).scalar_one()
    assert bytes(data)[:2] == b"\x1f\x8b"
