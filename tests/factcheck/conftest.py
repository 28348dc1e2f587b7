"""What tests of the command line stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.rules import test as rules_test
from factcheck.i18n import using_language
from factcheck.store.engine import Store, open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.commands import FakeChecker, Loads, Texts, use
from tests.support.databases import Server, find_server, running_server
from tests.support.factories import port
from tests.support.rule_files import WriteFolder, write_files
from tests.support.trees import DOG, MAYOR, TreeParser


@pytest.fixture(scope="session", autouse=True)
def quick_stores(ready_stores: None) -> None:
    """A new store costs little."""


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
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store of the test's own may be, on each database in turn."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.sqlite")
        return
    server: Server = request.getfixturevalue("server")
    name = server.lend("made_up")
    yield server.url(name)
    server.take_back(name, "made_up")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store of the test's own, on each database in turn."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder without rules."""
    folder = tmp_path / "config"
    monkeypatch.setattr("factcheck.user_files.user_rules_dir", lambda: folder / "rules")
    return folder / "rules"


@pytest.fixture
def write(tmp_path: Path) -> WriteFolder:
    """Writes rule files and gives their folder."""
    folder = tmp_path / "mine"
    folder.mkdir()

    def write(**files: str) -> Path:
        return write_files(folder, files)

    return write


@pytest.fixture
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that knows two sentences."""
    monkeypatch.setattr(rules_test, "parser_of", lambda _model, _ruleset: TreeParser(MAYOR, DOG))


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with one article, found by the environment."""
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    store = open_store(path)
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    store.close()
    return path
