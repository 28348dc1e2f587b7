"""The rounds of a watch: folders, addresses and a list of them, until somebody stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.fetching.fetched import Fetched, Unchanged, Validators
from factcheck.store.engine import Store, open_store
from factcheck.verification.verdict_scale import load_scale
from factcheck.watching import rounds as rounds_module
from factcheck.watching.address_list import AddressList
from factcheck.watching.addresses import Addresses
from factcheck.watching.folders import Folders
from factcheck.watching.rounds import Rounds
from factcheck.watching.watcher import Watcher
from tests.factcheck.watching.test_watcher import BRIDGE, DIKE, Heard
from tests.support.commands import FakeChecker
from tests.support.pages import page

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.sqlite"))
    yield opened
    opened.close()


class Watched:
    """A folder and a list of addresses, and what comes of watching them."""

    def __init__(self, store: Store, tmp_path: Path) -> None:
        self.heard = Heard()
        self.folder = tmp_path / "fil"
        self.folder.mkdir()
        self.list = tmp_path / "adresses.txt"
        self.list.write_text("")
        self.complaints: list[str] = []
        self.pages: dict[str, str] = {}
        self.stop = threading.Event()
        self.watcher = Watcher(store, FakeChecker().check, self.heard, "labels 1", load_scale(), stop=self.stop)

    def ask(self, url: str, known: Validators | None) -> Fetched | Unchanged:
        return page(self.pages[url].encode(), url=url, final_url=url, headers=(("Content-Type", "text/plain"),))

    def rounds(self, *urls: str) -> Rounds:
        return Rounds(
            self.watcher,
            Folders([str(self.folder)], self.watcher.is_settled, patience=0),
            Addresses(self.ask, self.watcher.validators, self.stop, interval=300),
            lambda complaint: self.complaints.append(str(complaint)),
            urls,
            AddressList(self.list),
        )

    def until(self, done: Callable[[], bool], *urls: str) -> None:
        """Go round until ``done``; ten seconds are too long."""
        thread = threading.Thread(target=self.rounds(*urls).run)
        thread.start()
        limit = threading.Event()
        for _step in range(1000):
            if done() or limit.wait(0.01):
                break
        self.stop.set()
        thread.join(10)
        assert not thread.is_alive()
        assert done()


@pytest.fixture
def watched(store: Store, tmp_path: Path) -> Watched:
    return Watched(store, tmp_path)


def test_once_takes_what_is_there_from_all_sources(watched: Watched) -> None:
    (watched.folder / "a.txt").write_text(BRIDGE)
    (watched.folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    watched.pages = {f"https://presse.example/{n}": f"{DIKE} Il y a {n} digues." for n in range(4)}
    watched.list.write_text("https://presse.example/1\nhttps://presse.example/2\npresse.example\n")
    watched.rounds("https://presse.example/0").run(once=True)

    assert sorted(watched.heard.told) == [*(f"{DIKE} Il y a {n} digues." for n in range(3)), BRIDGE]
    assert len(watched.heard.notices) == 1
    assert watched.complaints == [f"{watched.list}, line 3: no address: expected one like https://example.org/feed"]


def test_what_comes_while_it_watches_is_taken(watched: Watched) -> None:
    (watched.folder / "a.txt").write_text(BRIDGE)

    def done() -> bool:
        if watched.heard.told == [BRIDGE] and not (watched.folder / "neuf").exists():
            (watched.folder / "neuf").mkdir()
            (watched.folder / "neuf" / "b.txt").write_text(DIKE)
        return len(watched.heard.told) == 2

    watched.until(done)
    assert watched.heard.told == [BRIDGE, DIKE]


def test_a_list_that_changes_is_read_again(watched: Watched) -> None:
    watched.pages = {"https://presse.example/1": BRIDGE}
    changed: list[bool] = []

    def done() -> bool:
        if not changed:
            changed.append(True)
            watched.list.write_text("https://presse.example/1\n")
        return watched.heard.told == [BRIDGE]

    watched.until(done)


def test_a_list_that_cannot_be_read_is_told_once(watched: Watched) -> None:
    rounds = watched.rounds()
    watched.list.unlink()
    for _time in range(3):
        rounds.read_list()
    assert len(watched.complaints) == 1

    watched.list.write_text("")
    rounds.read_list()
    watched.list.unlink()
    rounds.read_list()
    assert len(watched.complaints) == 2


def test_where_the_system_tells_nothing_folders_are_looked_through(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*_args: object) -> Iterator[set[str]]:
        raise OSError(28, "inotify watch limit reached")
        yield set()

    monkeypatch.setattr(rounds_module, "_told_changes", told)
    (watched.folder / "a.txt").write_text(BRIDGE)

    watched.until(lambda: watched.heard.told == [BRIDGE])
    assert watched.complaints == [
        "no news of changes from the system (inotify watch limit reached); folders are looked through every 300 s"
    ]


def test_one_that_is_stopped_takes_no_more(watched: Watched) -> None:
    for number in range(5):
        (watched.folder / f"{number}.txt").write_text(f"{BRIDGE} Il y a {number} ponts.")
    taken = watched.heard.taken

    def stop(checked: object, diff: object) -> None:
        taken(checked, diff)  # type: ignore[arg-type]
        watched.stop.set()

    watched.heard.taken = stop  # type: ignore[method-assign]
    watched.rounds().run()

    assert len(watched.heard.told) == 1
