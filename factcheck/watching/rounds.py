"""The rounds of a watch: what the system tells of folders, what servers give, and all looked through now and then.

In: folders, addresses, and what takes arrivals. Out: nothing until somebody stops it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claims.foreign_errors import system_words
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.watching.address_list import AddressList
from factcheck.watching.addresses import Addresses
from factcheck.watching.arrivals import Arrival
from factcheck.watching.folders import Folders
from factcheck.watching.watcher import Watcher

__all__ = ["Rounds"]

_STEP_MS = 500
_ONCE_STEP_S = 0.1


@dataclass(slots=True)
class Rounds:
    """Goes round until ``watcher.stop`` is set.

    ``urls`` are addresses that are always watched, ``address_list`` holds more. ``interval`` is the time in seconds
    after which folders are looked through for changes of which the system told nothing. ``complain`` takes what is
    wrong with the list or the folders.
    """

    watcher: Watcher
    folders: Folders
    addresses: Addresses
    complain: Callable[[object], None]
    urls: tuple[str, ...] = ()
    address_list: AddressList | None = None
    interval: float = 300
    clock: Callable[[], float] = time.monotonic
    _complaint: str = ""

    def run(self, *, once: bool = False) -> None:
        """Go round; ``once`` ends when all that is there is taken.

        Raises:
            StoreError: the store fails; what was taken until then is kept.
        """
        self.addresses.watch(self.urls)
        self.read_list()
        self.watcher.catch_up(self._is_ours)
        next_look = self.clock()
        for paths in _steps(_ONCE_STEP_S, self.watcher.stop) if once else self._changes():
            self.folders.notice(paths)
            self.read_list()
            if self.clock() >= next_look:
                self._take(self.folders.look_through())
                self.watcher.tell_left_out(", ".join(self.folders.names))
                next_look = self.clock() + self.interval
            self._take(self.folders.arrivals())
            self._take(self.addresses.arrivals())
            if self.watcher.stop.is_set() or (once and not self.folders.waits and self.addresses.all_visited):
                return

    def read_list(self) -> None:
        """Read the list of addresses where it changed; what is wrong with it is told once, until that changes."""
        if self.address_list is None:
            return
        try:
            changed = self.address_list.read_if_changed()
        except FactcheckError as error:
            if str(error) != self._complaint:
                self.complain(error)
            self._complaint = str(error)
            return
        self._complaint = ""
        if changed:
            for fault in self.address_list.faults:
                self.complain(fault)
            self.addresses.watch((*self.urls, *self.address_list.addresses))

    def _is_ours(self, key: str) -> bool:
        return self.addresses.is_watched(key) or self.folders.holds(key)

    def _take(self, arrivals: Iterable[Arrival]) -> None:
        """Take them, and between two of them what servers gave meanwhile: a full folder holds up no feed."""
        for arrival in arrivals:
            self._take_one(arrival)
            for other in self.addresses.arrivals():
                self._take_one(other)
            if self.watcher.stop.is_set():
                return

    def _take_one(self, arrival: Arrival) -> None:
        if not self.watcher.stop.is_set():
            self.watcher.take(arrival)

    def _changes(self) -> Iterator[set[str]]:
        """Paths that changed, twice a second or more often; the system is asked before anything is looked at."""
        if self.folders.roots:
            try:
                yield from _told_changes(self.folders.roots, self.watcher.stop)
                return
            except OSError as error:
                # Too many folders for the system, or a file system without such news.
                problem = _("no news of changes from the system ({reason}); folders are looked through every {n} s")
                self.complain(problem.format(reason=worded(system_words(error)), n=round(self.interval)))
        yield from _steps(_STEP_MS / 1000, self.watcher.stop)


def _steps(seconds: float, stop: threading.Event) -> Iterator[set[str]]:
    """Nothing, again and again, at once for the first time."""
    yield set()
    while not stop.wait(seconds):
        yield set()


def _told_changes(roots: tuple[str, ...], stop: threading.Event) -> Iterator[set[str]]:
    from watchfiles import watch

    for changes in watch(
        *roots,
        watch_filter=None,
        debounce=_STEP_MS,
        rust_timeout=_STEP_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    ):
        yield {path for _change, path in changes}
