"""Addresses of stores are read, and their passwords are nowhere to be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, inspect

from factcheck.errors import Fault, StoreError
from factcheck.i18n import using_language
from factcheck.reports.error_wording import error_words
from factcheck.review.bookmarks import Bookmark, bookmark_path, read_bookmark, write_bookmark
from factcheck.store.addresses import read_address, shown_address
from factcheck.store.engine import open_store
from tests.support.commands import run
from tests.support.databases import Server

SECRET = "s3cr&t/é"
CODED = "s3cr%26t%2F%C3%A9"
CLOSED = "127.0.0.1:1/press?connect_timeout=2"
ADDRESSES = (
    f"postgresql://ana:{CODED}@{CLOSED}",
    f"postgresql+psycopg://ana@{CLOSED}&password={CODED}",
    f"postgresql://ana@{CLOSED}&sslpassword={CODED}",
    f"postgresql://ana@{CLOSED}&pa%73sword={CODED}",
    f"postgresql://ana@{CLOSED}&pwd={CODED}",
    f"postgresql://ana:x{CODED}@{CLOSED}&sslpassword={CODED}&password={CODED}",
    f"postgresql://h/postgresql%3A%2F%2Fu%3A{CODED}%40h%2Fd?connect_timeout=2&host=127.0.0.1&port=1",
    f"mysql://ana:{CODED}@h/press",
    f"postgresql://ana:{CODED}@h:port/press",
    f"postgresql:/ana:{CODED}@h/press",
    f"postgres:ana:{CODED}@h/press",
    f"host=127.0.0.1 password={CODED} dbname=press",
    f"ana:{CODED}@h/press",
    f"sqlite://ana:{CODED}@h/press.sqlite",
    f"nothing://ana:{CODED}@h/press",
)


def without_a_trace(words: str) -> bool:
    return SECRET not in words and CODED not in words and "s3cr" not in words


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_password_is_told_wherever_it_stands(address: str) -> None:
    with using_language("en"), pytest.raises(StoreError) as caught:
        open_store(address, create=False)

    with using_language("en"):
        told = error_words(caught.value)
    assert without_a_trace(f"{told} {caught.value} {caught.value!r} {caught.value.values}")
    assert without_a_trace(shown_address(address))


@pytest.mark.usefixtures("surroundings")
@pytest.mark.parametrize("address", [ADDRESSES[0], ADDRESSES[2], ADDRESSES[9], ADDRESSES[11]])
def test_no_command_tells_a_password(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DB", address)

    for result in (run("db", "path"), run("list", "--db", address), run("set", "abcd", "--by", "Ana")):
        assert result.exit_code == 2
        assert without_a_trace(result.output)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("notes/press.sqlite", "notes/press.sqlite"),
        ("sqlite:///notes/press.sqlite", "notes/press.sqlite"),
        ("postgresql://ana:x@h:5/press", "postgresql+psycopg://ana:***@h:5/press"),
        ("postgresql://h/press?sslpassword=x&sslmode=require", "postgresql+psycopg://h/press?sslmode=require&sslpassword=***"),
        ("http://x", "***"),
    ],
)  # fmt: skip
def test_people_see_where_the_store_is(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_what_the_driver_says_is_told_without_the_password() -> None:
    address = read_address("postgresql://ana:open%20sesame@h/press?sslpassword=ab")

    assert address.without_secrets("no such option: open sesame", "Error") == "no such option: ***"
    assert address.without_secrets("no such option: open%20sesame", "Error") == "no such option: ***"
    assert address.without_secrets("unable to connect", "Error") == "Error", "two letters would give themselves away"
    assert address.without_secrets("no route", "Error") == "no route"


def test_an_address_shows_no_password_when_it_is_logged() -> None:
    assert without_a_trace(repr(read_address(ADDRESSES[5])))


def test_a_file_whose_name_looks_like_an_address_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ana:x@desk.sqlite").write_bytes(b"")

    assert read_address("ana:x@desk.sqlite").path == Path("ana:x@desk.sqlite")


def test_bookmarks_of_earlier_versions_lose_their_passwords(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    bookmark_path().parent.mkdir()
    bookmark_path().write_text(
        f'{{"postgresql+psycopg://h/d?sslpassword={CODED}": {{"claim": "a"}}, "b.sqlite": {{"claim": "b"}}}}',
        encoding="utf-8",
    )

    write_bookmark(shown_address(ADDRESSES[2]), Bookmark("c"))

    assert without_a_trace(bookmark_path().read_text(encoding="utf-8"))
    assert read_bookmark(shown_address(ADDRESSES[2])).claim == "c"
    assert read_bookmark("b.sqlite").claim == "b"
    assert bookmark_path().stat().st_mode & 0o777 == 0o600


def test_a_database_without_a_store_gets_none_from_reading(server: Server) -> None:
    url = server.url(server.new_database())

    with pytest.raises(StoreError) as caught:
        open_store(url, create=False)

    assert caught.value.fault is Fault.STORE_ABSENT
    with create_engine(url, poolclass=NullPool).connect() as connection:
        assert inspect(connection).get_table_names() == []
