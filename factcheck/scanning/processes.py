"""An engine of several processes on one machine, which share the models of this one.

In: articles. Out: what each comes to, in their order. Nothing but articles and outcomes goes between the processes;
reading, writing and the store stay with this one.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

from factcheck.i18n import _
from factcheck.scan_results import Article
from factcheck.scanning.engines import OneProcess, Waiting
from factcheck.scanning.groups import Bounds, grouped
from factcheck.scanning.outcomes import CheckFailure, Checks, Outcome
from factcheck.scanning.packing import packed, unpacked

__all__ = ["Processes", "processor_count"]

_BOUNDS = Bounds(articles=16, characters=40_000)
"""Smaller groups than one process takes: at the end of a run the processes wait for the last group."""
_AHEAD = 2
"""Groups for each process that are read before they are asked for: one at work, one that waits for its turn."""

Group = tuple[Article, ...]
_checker: Checks | None = None
"""What a worker checks with. A process has one, its own or that of the process it was forked from."""


def processor_count() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@dataclass(slots=True)
class Processes:
    """Checks in ``jobs`` processes. On Linux they are forked off this one and share what it has loaded; elsewhere each
    calls ``load``, which can be sent to them.

    A process that ends unasked, killed by the system or a library, costs the article that it had at most: the articles
    that were at work are tried once more, each alone, and one that ends a process again is a failure.
    """

    checker: Checks
    jobs: int
    load: Callable[[], Checks] | None = None
    bounds: Bounds = _BOUNDS
    _pool: ProcessPoolExecutor | None = field(init=False, default=None)
    _workers: list[BaseProcess] = field(init=False, default_factory=list)

    def outcomes(self, articles: Iterable[Article], waiting: Waiting) -> Iterator[Outcome]:
        """What each of the articles comes to, in their order; at most ``2 × jobs`` groups of them are in memory."""
        groups = grouped(articles, self.bounds)
        first = list(islice(groups, 2))
        if len(first) < 2:
            # One article alone is checked here: to start processes for it takes longer.
            yield from OneProcess(self.checker).outcomes(chain.from_iterable(first), waiting)
            return
        with self._closed_at_the_end():
            yield from self._in_order(chain(first, groups), waiting)

    def _in_order(self, groups: Iterator[Group], waiting: Waiting) -> Iterator[Outcome]:
        at_work: deque[tuple[Group, Future[bytes]]] = deque()
        while True:
            # The oldest group that is done is given out before more than what keeps all at work is read.
            while len(at_work) < (self.jobs + 1 if at_work and at_work[0][1].done() else _AHEAD * self.jobs):
                group = next(groups, None)
                if group is None:
                    break
                at_work.append((group, self._submitted(group)))
            if not at_work:
                return
            group, future = at_work.popleft()
            try:
                with waiting(group[0].source):
                    outcomes = unpacked(future.result())
            except BrokenProcessPool:
                self._close()
                yield from self._again(group, waiting)
                # Groups that were done when it broke have their results; to the others the same has happened.
                at_work = deque((other, self._unless_lost(other, lost)) for other, lost in at_work)
                continue
            yield from outcomes

    def _unless_lost(self, group: Group, future: Future[bytes]) -> Future[bytes]:
        """The future of a group; where its pool broke, one of the pool that there is now."""
        lost = future.done() and isinstance(future.exception(), BrokenProcessPool)
        return self._submitted(group) if lost else future

    def _again(self, group: Group, waiting: Waiting) -> Iterator[Outcome]:
        """Each article of a group that was lost, with no other at work, so that one which ends a process is known."""
        for article in group:
            future = self._submitted((article,))
            try:
                with waiting(article.source):
                    outcomes = unpacked(future.result())
            except BrokenProcessPool:
                self._close()
                why = _("the process that checked it was ended twice; check it alone, or with more memory")
                outcomes = [CheckFailure(source=article.source, why=why)]
            yield from outcomes

    def _submitted(self, group: Group) -> Future[bytes]:
        if self._pool is not None:
            try:
                return self._pool.submit(_checked, group)
            except BrokenProcessPool as error:
                # A process has just ended: the group is one more of those that are lost with it.
                lost: Future[bytes] = Future()
                lost.set_exception(error)
                return lost
        self._pool = self._opened()
        others = set(multiprocessing.active_children())
        # The first call starts all processes.
        future = self._pool.submit(_checked, group)
        self._workers = [worker for worker in multiprocessing.active_children() if worker not in others]
        return future

    def _opened(self) -> ProcessPoolExecutor:
        forked = sys.platform == "linux"
        context = multiprocessing.get_context("fork" if forked else "spawn")
        # What is there now is not looked at again by the collector, which would copy every page that is shared.
        gc.collect()
        gc.freeze()
        given = (self.checker, None) if forked else (None, self.load)
        return ProcessPoolExecutor(self.jobs, context, _begin, given)

    @contextmanager
    def _closed_at_the_end(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            # Nobody waits for what is at work.
            for worker in self._workers:
                worker.kill()
            raise
        finally:
            self._close()

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._workers = None, []


def _begin(checker: Checks | None, load: Callable[[], Checks] | None) -> None:
    """Make a new process a worker: interrupts are the parent's business, and without a parent there is no work."""
    global _checker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _checker = checker if load is None else load()


def _end_with(parent: int) -> None:
    """Wait for the end of the parent, however it comes, and end this process."""
    wait([parent])
    os._exit(1)


def _checked(group: Group) -> bytes:
    assert _checker is not None
    return packed(_checker.check_many(group))
