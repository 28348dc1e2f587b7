"""Articles taken as they arrive: once by their text, again when they changed, and told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from factcheck.errors import ArticleError, StoreError
from factcheck.fetching.fetched import Validators
from factcheck.scan_results import Article, Checked
from factcheck.sources.inputs import Input
from factcheck.sources.source_text import Notice, NoticeCode
from factcheck.store.article_versions import VersionDiff
from factcheck.store.engine import Store, open_store
from factcheck.store.originals import read_originals
from factcheck.verification.verdict_scale import load_scale
from factcheck.watching import watcher as watcher_module
from factcheck.watching.arrivals import Arrival
from factcheck.watching.watcher import Watcher
from tests.support.commands import FakeChecker
from tests.support.pages import page

pytestmark = pytest.mark.usefixtures("surroundings")

BRIDGE = "Le pont de la commune sera fermé mardi, a déclaré la maire aux habitants du bourg."
DIKE = "La digue de la vallée tiendra cet hiver, a déclaré le préfet aux habitants du bourg."
FEED = "https://presse.example/fil"
SCALE = load_scale()


class Heard:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.versions: list[str] = []
        self.failures: list[str] = []
        self.notices: list[Notice] = []
        self.deaf = False

    def taken(self, checked: Checked, diff: VersionDiff | None) -> None:
        if self.deaf:
            raise KeyboardInterrupt
        self.told.append(checked.article.text)
        self.versions += [diff.old] if diff else []

    def failed(self, error: BaseException, source: str) -> None:
        self.failures.append(f"{source}: {getattr(error, 'message', error)}")

    def noted(self, source: str, notice: Notice) -> None:
        self.notices.append(notice)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watcher(store: Store, heard: Heard) -> Watcher:
    return Watcher(store, FakeChecker().check, heard, "labels 1", SCALE, stop=threading.Event())


def file(words: str | bytes, name: str = "fil/a.txt", state: str | None = None) -> Arrival:
    data = words.encode() if isinstance(words, str) else words
    return Arrival(name, state or f"{hash(data)}", Input(name, data))


def feed(*entries: str, state: str = "1") -> Arrival:
    items = "".join(f"<item><title>{entry.split('|')[0]}</title>{entry.split('|')[1]}</item>" for entry in entries)
    data = f'<rss version="2.0"><channel><title>Le Fil</title>{items}</channel></rss>'.encode()
    fetched = page(data, url=FEED, final_url=FEED)
    return Arrival(FEED, state, Input(FEED, data, fetched), listed=True, validators=Validators(f'"{state}"', None))


def entry(title: str, words: str) -> str:
    return f"{title}|<description>{words}</description>"


def scans(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM scans")) or 0)


def test_an_article_is_taken_once_by_its_text(watcher: Watcher, heard: Heard, store: Store) -> None:
    for arrival in (
        file(BRIDGE),
        file(BRIDGE),
        file(BRIDGE, state="2"),
        file(BRIDGE, "fil/b.txt"),
        file(DIKE, "c.txt"),
    ):
        watcher.take(arrival)

    assert heard.told == [BRIDGE, DIKE]
    assert scans(store) == 2
    assert (watcher.counts.taken, watcher.counts.known, watcher.counts.failed) == (2, 2, 0)


def test_an_article_that_changed_is_taken_again_as_a_new_version(watcher: Watcher, heard: Heard) -> None:
    watcher.take(file(BRIDGE))
    watcher.take(file(BRIDGE.replace("mardi", "jeudi")))

    assert len(heard.told) == 2
    assert len(heard.versions) == 1


def test_what_was_scanned_before_is_known(watcher: Watcher, heard: Heard, store: Store) -> None:
    watcher.take(file(BRIDGE))
    with store.writing() as connection:
        connection.execute(text("DROP TRIGGER watched_no_delete"))
        connection.execute(text("DELETE FROM watched"))
    watcher.take(file(BRIDGE))

    assert heard.told == [BRIDGE]


def test_what_cannot_be_read_is_told_once_until_it_changes(watcher: Watcher, heard: Heard) -> None:
    for arrival in (file(""), file(""), file("", state="2"), file(BRIDGE, state="3"), file("", state="4")):
        watcher.take(arrival)

    assert [line.partition(": ")[0] for line in heard.failures] == ["fil/a.txt"] * 3
    assert heard.told == [BRIDGE]


def test_an_article_that_shows_a_bug_costs_itself_alone_and_is_not_tried_again(
    watcher: Watcher, heard: Heard, store: Store
) -> None:
    broken = BRIDGE.replace("pont", "BOOM")
    for arrival in (file(broken), file(broken), file(broken, state="2"), file(DIKE, "b.txt")):
        watcher.take(arrival)

    assert heard.failures == ["fil/a.txt: a fault\nof ours"]
    assert heard.told == [DIKE]
    assert scans(store) == 1


def test_a_fault_that_passes_is_told_and_not_kept(watcher: Watcher, heard: Heard) -> None:
    error = ArticleError("the server is busy", source=FEED)
    watcher.take(Arrival(FEED, "", error, listed=True, passing=True))
    watcher.take(feed(entry("Pont", BRIDGE), state=""))

    assert heard.failures == [f"{FEED}: the server is busy"]
    assert len(heard.told) == 1


def test_of_a_feed_the_new_entries_are_taken_wherever_they_stand(watcher: Watcher, heard: Heard, store: Store) -> None:
    watcher.take(feed(entry("Pont", BRIDGE), state="1"))
    watcher.take(feed(entry("Digue", DIKE), entry("Pont", BRIDGE), state="2"))

    assert [words.split("\n")[0] for words in heard.told] == ["Pont", "Digue"]
    assert heard.versions == []
    assert watcher.validators(FEED) == Validators('"2"', None)
    with store.reading() as connection:
        names = connection.scalars(text("SELECT DISTINCT article_id FROM originals")).all()
        assert [read_originals(connection, name)[0].final_url for name in names] == [FEED, FEED]


def test_a_broken_entry_is_told_once_however_often_its_feed_is_read(watcher: Watcher, heard: Heard) -> None:
    broken = "|<guid>1</guid>"
    watcher.take(feed(broken, entry("Pont", BRIDGE), state="1"))
    watcher.take(feed(entry("Digue", DIKE), broken, entry("Pont", BRIDGE), state="2"))

    assert len(heard.failures) == 1
    assert len(heard.told) == 2


def test_files_without_articles_are_counted_and_told_once(watcher: Watcher, heard: Heard) -> None:
    for number in range(2):
        watcher.take(file(b"\x89PNG\r\n\x1a\n" + bytes(20), f"fil/{number}.png"))
    for _time in range(2):
        watcher.tell_left_out("fil")

    assert heard.notices == [Notice(NoticeCode.LEFT_OUT, {"pictures": 2})]
    assert watcher.is_settled("fil/0.png", file(b"\x89PNG\r\n\x1a\n" + bytes(20)).fingerprint)
    assert (watcher.counts.taken, watcher.counts.failed) == (0, 0)


def test_a_watch_that_is_asked_to_stop_finishes_the_article_and_leaves_the_rest_to_the_next(
    watcher: Watcher, heard: Heard, store: Store
) -> None:
    def check(article: Article) -> Checked:
        watcher.stop.set()
        return FakeChecker().check(article)

    watcher.check = check
    arrival = feed(entry("Pont", BRIDGE), entry("Digue", DIKE))
    watcher.take(arrival)
    assert len(heard.told) == 1
    assert not watcher.is_settled(FEED, "1")

    Watcher(store, FakeChecker().check, heard, "labels 1", SCALE).take(arrival)
    assert [words.split("\n")[0] for words in heard.told] == ["Pont", "Digue"]


def test_an_article_that_was_taken_and_not_told_is_told_by_the_next_watch(
    watcher: Watcher, heard: Heard, store: Store
) -> None:
    heard.deaf = True
    with pytest.raises(KeyboardInterrupt):
        watcher.take(file(BRIDGE))
    heard.deaf = False
    following = Watcher(store, FakeChecker().check, heard, "labels 1", SCALE)

    following.catch_up(lambda key: key == "ailleurs")
    assert heard.told == []
    for _time in range(2):
        following.catch_up(lambda key: key.startswith("fil/"))
    assert heard.told == [BRIDGE]
    following.take(file(BRIDGE))
    assert heard.told == [BRIDGE]
    assert scans(store) == 1


def test_what_another_watch_took_meanwhile_is_not_taken_twice(watcher: Watcher, heard: Heard, store: Store) -> None:
    def check(article: Article) -> Checked:
        Watcher(store, FakeChecker().check, heard, "labels 1", SCALE).take(file(BRIDGE, "fil/b.txt"))
        return FakeChecker().check(article)

    watcher.check = check
    watcher.take(file(BRIDGE))

    assert heard.told == [BRIDGE]
    assert scans(store) == 1
    assert (watcher.counts.taken, watcher.counts.known) == (0, 1)


def test_a_store_that_fails_ends_the_watch_and_what_was_not_kept_is_taken_by_the_next(
    watcher: Watcher, heard: Heard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise StoreError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(watcher_module, "save_scan", fail)
        with pytest.raises(StoreError):
            watcher.take(file(BRIDGE))
    assert heard.told == []
    watcher.take(file(BRIDGE))

    assert heard.told == [BRIDGE]
