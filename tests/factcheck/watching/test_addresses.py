"""Watched addresses: asked for now and then, taken when they changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from factcheck.errors import ArticleError, Fault, FetchError
from factcheck.fetching.fetched import Fetched, Unchanged, Validators
from factcheck.sources.inputs import Input
from factcheck.watching.addresses import Addresses
from factcheck.watching.arrivals import Arrival
from tests.support.pages import page

FEED, PAGE = "https://presse.example/fil", "https://presse.example/port"
MARKS = Validators('"v1"', None)


class Site:
    """Answers in turn; the last one again and again."""

    def __init__(self, *answers: bytes | Exception | None) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Validators | None]] = []
        self.times: list[float] = []
        self.clock = Clock()

    def ask(self, url: str, known: Validators | None) -> Fetched | Unchanged:
        self.asked.append((url, known))
        self.times.append(self.clock.time)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            return Unchanged(url, url, "2026-11-20T08:34:27.123456Z")
        return page(answer, url=url, final_url=f"{url}/la", headers=(("ETag", '"v1"'),))


class Clock:
    """Time that passes when somebody waits for it."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


class Stop(threading.Event):
    """Waiting takes no time, but the clock's; the watch ends when ``until`` says so."""

    def __init__(self, clock: Clock, until: Callable[[], bool]) -> None:
        super().__init__()
        self._clock, self._until = clock, until

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.time += timeout or 0
        if self._until():
            self.set()
        time.sleep(0)
        return self.is_set()


def watched(site: Site, *urls: str, seconds: float, known: Validators | None = None) -> list[Arrival]:
    """What arrives within so many seconds of the site's clock."""
    clock = site.clock
    stop = Stop(clock, lambda: clock.time >= seconds)
    addresses = Addresses(site.ask, lambda _url: known, stop, interval=300, clock=clock)
    addresses.watch(urls)
    return list(until_stopped(addresses, stop))


def until_stopped(addresses: Addresses, stop: threading.Event) -> Iterator[Arrival]:
    while not stop.is_set():
        yield from addresses.arrivals(0.01)
    yield from addresses.arrivals()


def test_what_stands_there_arrives_with_its_marks() -> None:
    (arrival,) = watched(Site(b"<rss/>", None), FEED, seconds=10)

    assert arrival.key == FEED
    assert isinstance(arrival.given, Input)
    assert (arrival.given.name, arrival.given.data) == (f"{FEED}/la", b"<rss/>")
    assert arrival.fingerprint == page(b"<rss/>").sha256
    assert arrival.validators == MARKS
    assert arrival.listed
    assert not arrival.passing


def test_an_address_is_asked_once_an_interval_with_the_marks_that_are_known() -> None:
    site = Site(b"<rss/>", None)
    watched(site, FEED, seconds=1000, known=Validators('"v0"', None))

    assert site.asked == [(FEED, Validators('"v0"', None)), *[(FEED, MARKS)] * 3]
    assert [later - earlier >= 300 for earlier, later in zip(site.times, site.times[1:], strict=False)] == [True] * 3


def test_nothing_arrives_while_nothing_changes() -> None:
    assert watched(Site(None), FEED, seconds=1000) == []


def test_a_failure_is_told_once_until_another_comes_and_asked_after_ever_less_often() -> None:
    absent = FetchError(Fault.PAGE_ABSENT, url=FEED, status=404)
    busy = FetchError(Fault.SERVER_BUSY, url=FEED, status=503)
    site = Site(absent, absent, absent, busy, None, absent, None)
    found = watched(site, FEED, seconds=6000)

    assert [arrival.passing for arrival in found] == [True] * 3
    errors = [arrival.given for arrival in found]
    assert all(isinstance(error, ArticleError) and error.source == FEED for error in errors)
    pauses = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert [round(pause / 300) for pause in pauses[:5]] == [1, 2, 4, 8, 1]


def test_a_bug_that_one_address_shows_does_not_end_the_others() -> None:
    found = watched(Site(ZeroDivisionError("a fault"), b"<rss/>", None), FEED, PAGE, seconds=10)

    assert {arrival.key for arrival in found} == {FEED, PAGE}
    (failure,) = (arrival.given for arrival in found if arrival.passing)
    assert isinstance(failure, ArticleError)
    assert failure.message == "ZeroDivisionError: a fault"


def test_addresses_come_and_go() -> None:
    site = Site(None)
    stop = Stop(site.clock, lambda: len(site.asked) >= 2)
    addresses = Addresses(site.ask, lambda _url: None, stop, interval=300, clock=site.clock)
    assert addresses.all_visited
    addresses.watch([FEED])
    while not addresses.all_visited:
        stop.is_set()
    assert addresses.is_watched(FEED)
    addresses.watch([PAGE, PAGE])

    assert not addresses.is_watched(FEED)
    list(until_stopped(addresses, stop))
    assert [url for url, _known in site.asked] == [FEED, PAGE]


def test_what_nobody_takes_holds_up_the_asking() -> None:
    site = Site(b"a", b"b", b"c", b"d", b"e")
    urls = [f"{PAGE}/{number}" for number in range(10)]
    stop = threading.Event()
    addresses = Addresses(site.ask, lambda _url: None, stop, interval=300, clock=site.clock)
    addresses.watch(urls)
    begin = time.monotonic()
    while len(site.asked) < 3 and time.monotonic() - begin < 5:
        time.sleep(0.001)
    time.sleep(0.02)

    assert len(site.asked) == 3
    assert not addresses.all_visited
    stop.set()


@pytest.mark.parametrize("seconds", [0.0, 0.01])
def test_without_addresses_nothing_arrives(seconds: float) -> None:
    addresses = Addresses(Site(None).ask, lambda _url: None, threading.Event(), interval=300)
    addresses.watch(())

    assert list(addresses.arrivals(seconds)) == []
    assert addresses.all_visited
