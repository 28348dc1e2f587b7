"""Watched addresses: feeds and pages, asked for again and again, as seldom as is polite.

In: addresses, and what fetches. Out: ``Arrival``s of those that changed. A thread of its own fetches, and waits as long
as nobody takes what it found.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue

from factcheck.errors import ArticleError, Fault, FetchError
from factcheck.fetching.fetched import Fetched, Unchanged, Validators
from factcheck.reports.error_wording import error_words
from factcheck.sources.inputs import Input
from factcheck.watching.arrivals import Arrival

__all__ = ["LEAST_INTERVAL", "Addresses", "Asks"]

LEAST_INTERVAL = 60
"""Seconds between two requests for one address, at least: feeds are made for that, and pages change less often."""
_LONGEST = 6 * 3600.0
_MOST_DOUBLINGS = 6
_FOUND = 2
"""How much of what was found may wait: it lies in memory."""
_STEP = 0.5

Asks = Callable[[str, Validators | None], Fetched | Unchanged]
"""Fetches an address, as ``Fetcher.fetch`` does."""


@dataclass(slots=True)
class _Asked:
    """An address: when its turn is, what its server said last, and what went wrong how often since."""

    url: str
    due: float
    validators: Validators | None
    fault: Fault | str | None = None
    failures: int = 0
    visited: bool = False


class Addresses:
    """Addresses, each asked for every ``interval`` seconds; after failures less and less often, up to six hours.

    ``known`` gives what the server said of the state that was taken last. A failure is told once, until another comes
    or the address can be had again.
    """

    def __init__(
        self,
        ask: Asks,
        known: Callable[[str], Validators | None],
        stop: threading.Event,
        *,
        interval: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._known = known
        self._stop = stop
        self._interval = interval
        self._clock = clock
        self._asked: dict[str, _Asked] = {}
        self._guard = threading.Lock()
        self._found: Queue[Arrival] = Queue(_FOUND)
        self._thread: threading.Thread | None = None

    @property
    def all_visited(self) -> bool:
        """Whether each address was asked for at least once, and nothing that was found is still to be taken."""
        with self._guard:
            return all(asked.visited for asked in self._asked.values()) and self._found.empty()

    def watch(self, urls: Iterable[str]) -> None:
        """Watch just these addresses from now on; those that are new have their turn at once."""
        wanted = dict.fromkeys(urls)
        new = {url: _Asked(url, self._clock(), self._known(url)) for url in wanted if url not in self._asked}
        with self._guard:
            self._asked = {url: self._asked.get(url) or new[url] for url in wanted}
        if self._asked and self._thread is None:
            self._thread = threading.Thread(target=self._go_round, daemon=True)
            self._thread.start()

    def is_watched(self, url: str) -> bool:
        """Whether this is one of the addresses."""
        with self._guard:
            return url in self._asked

    def arrivals(self, seconds: float = 0) -> Iterator[Arrival]:
        """What was found until now; ``seconds`` is how long to wait for the first."""
        try:
            yield self._found.get(timeout=seconds) if seconds else self._found.get_nowait()
            while True:
                yield self._found.get_nowait()
        except Empty:
            return

    def _go_round(self) -> None:
        while not self._stop.is_set():
            asked = self._next()
            if asked is None:
                self._stop.wait(_STEP)
                continue
            arrival = self._arrival(asked)
            while arrival is not None and not self._stop.is_set():
                try:
                    self._found.put(arrival, timeout=_STEP)
                    break
                except Full:
                    continue
            with self._guard:
                asked.visited = True

    def _next(self) -> _Asked | None:
        """The address whose turn is longest overdue."""
        with self._guard:
            first = min(self._asked.values(), key=lambda asked: asked.due, default=None)
        return first if first is not None and first.due <= self._clock() else None

    def _arrival(self, asked: _Asked) -> Arrival | None:
        """What stands at the address; None where nothing is new, or a failure is not."""
        try:
            answer = self._ask(asked.url, asked.validators)
        except FetchError as error:
            return self._failed(asked, error.fault or str(error), error_words(error))
        # A bug that one address shows must not end the watch of all others in silence.
        except Exception as error:
            return self._failed(asked, type(error).__name__, f"{type(error).__name__}: {error}")
        asked.failures, asked.fault = 0, None
        asked.due = self._clock() + self._interval
        if isinstance(answer, Unchanged):
            return None
        asked.validators = answer.validators
        given = Input(answer.final_url, answer.data, answer)
        return Arrival(asked.url, answer.sha256, given, listed=True, validators=answer.validators)

    def _failed(self, asked: _Asked, fault: Fault | str, words: str) -> Arrival | None:
        asked.failures += 1
        pause = self._interval * 2 ** min(asked.failures - 1, _MOST_DOUBLINGS)
        asked.due = self._clock() + max(self._interval, min(pause, _LONGEST))
        known, asked.fault = asked.fault, fault
        if fault == known:
            return None
        error = ArticleError(words.removeprefix(f"{asked.url}: "), source=asked.url)
        return Arrival(asked.url, "", error, listed=True, passing=True)
