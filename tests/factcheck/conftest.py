"""What tests of the command line stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.i18n import using_language
from factcheck.store.engine import Store, open_store
from tests.factcheck.commands import FakeChecker, Loads, Texts, use
from tests.factcheck.databases import Server, find_server, running_server


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, and an environment that asks for nothing."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    with using_language("en"):
        yield


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loads:
    """Puts the stand-in in the checker's place; holds what each load was asked for."""
    return use(monkeypatch, FakeChecker())


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Writes articles to files and gives their paths."""

    def write(*texts: str) -> list[str]:
        paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return [str(path) for path in paths]

    return write


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    programs = find_server()
    if programs is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    with running_server(programs) as running:
        running.execute("CREATE DATABASE made_up")
        open_store(running.url("made_up")).close()
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store of the test's own may be, on each database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    server: Server = request.getfixturevalue("server")
    return server.url(server.new_database("made_up"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store of the test's own, on each database in turn."""
    opened = open_store(url)
    yield opened
    opened.close()
