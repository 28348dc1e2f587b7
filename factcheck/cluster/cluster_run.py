"""The client of a run: it hands out shards, a bounded number at a time, and gives back which are done, in their order.

In: shards and the settings of a run. Out: the shards, each when its results lie in the folder of the run. What was done
before, by whomever, is not done again.
"""

from __future__ import annotations

import signal
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Any

from distributed import Client, Future, LocalCluster, wait
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from factcheck.cluster.cluster_errors import ClusterError, MachineDiffersError
from factcheck.cluster.run_settings import RunSettings
from factcheck.cluster.shard_results import ShardResults
from factcheck.cluster.shards import Shard
from factcheck.cluster.worker import RESULTS, check_shard
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.scanning.engines import Waiting

__all__ = ["NO_DASHBOARD", "ClusterRun", "DoneShard", "connected"]

_AHEAD = 3
"""Shards for each worker that are handed out before one of them is done."""
_LISTED = 10_000
"""Shards that are known and wait for an earlier one to be done."""
NO_DASHBOARD: Mapping[str, Any] = {"dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}}
"""Options of a cluster on this machine. Without an address, distributed takes port 8787 for its health page all the
same, and warns where another scan has it.
"""
_PATIENCE = 10
"""Seconds after which a scheduler that does not answer is not waited for."""
_PULSE = 2.0
"""Seconds after which the client looks whether the scheduler is still there."""
_TAKEN = 30
"""How often a shard is handed out again when its workers are killed; a worker gives up an article before that."""


@contextmanager
def connected(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of ``jobs`` processes on this machine.

    These talk to each other by TLS with keys of their own: another user of the machine cannot send them work.

    Raises:
        ClusterError: the scheduler does not answer.
    """
    if scheduler is None:
        with ExitStack() as stack:
            with _uninterrupted():
                cluster = LocalCluster(
                    n_workers=jobs, threads_per_worker=1, **NO_DASHBOARD, security=True, silence_logs=50
                )
                client = stack.enter_context(Client(stack.enter_context(cluster)))
            yield client
        return
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        problem = _("{address}: no scheduler answers ({error}); start one with: dask scheduler")
        raise ClusterError(problem.format(address=scheduler, error=str(error).partition("\n")[0])) from error
    with client:
        yield client


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block has ended, and never reaches the processes that are started in it.

    A terminal sends it to all of them: each would write a traceback, while this process ends them anyway; and
    processes that are half started cannot be ended in good order. Threads and processes inherit what is blocked.
    """
    if sys.platform == "win32":
        yield
        return
    # Started later, it would let interrupts through again in the thread that starts the processes.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class DoneShard:
    """A shard whose results are there, or ``why`` they are not."""

    shard: Shard
    why: str = ""


@dataclass(slots=True)
class ClusterRun:
    """A run over shards. ``finished`` may be left at any time: what is done lies in the folder of the results."""

    client: Client
    settings: RunSettings
    _at_work: dict[str, Future] = field(init=False, default_factory=dict)
    _failed: dict[str, str] = field(init=False, default_factory=dict)
    _taken: Counter[str] = field(init=False, default_factory=Counter)

    def finished(self, shards: Iterator[Shard], waiting: Waiting) -> Iterator[DoneShard]:
        """Each of the shards in its turn, once it is done.

        Raises:
            ClusterError: the scheduler is gone, a worker cannot write or differs from this machine.
        """
        results = ShardResults(Path(self.settings.results) / RESULTS)
        order: deque[Shard] = deque()
        more = True
        while more or order:
            while more and len(self._at_work) < self._window() and len(order) < _LISTED:
                shard = next(shards, None)
                if shard is None:
                    more = False
                    break
                order.append(shard)
                if not results.has(shard.key) and shard.key not in self._at_work:
                    self._submit(shard)
            while order and order[0].key not in self._at_work:
                shard = order.popleft()
                yield DoneShard(shard, self._failed.pop(shard.key, ""))
            if self._at_work:
                with waiting(order[0].pieces[0].name):
                    self._wait()
                self._settle(order)

    def _window(self) -> int:
        threads: int = sum(self.client.nthreads().values())
        return _AHEAD * max(1, threads)

    def _submit(self, shard: Shard) -> None:
        # Neither the name of another run's task nor its result is to be taken for this one's.
        number = self._taken[shard.key]
        self._at_work[shard.key] = self.client.submit(
            check_shard, shard, self.settings, key=f"{shard.key}-{number}", pure=False
        )

    def _wait(self) -> None:
        """Wait until a shard is done, or some seconds.

        Raises:
            ClusterError: the scheduler is gone.
        """
        try:
            wait(list(self._at_work.values()), timeout=_PULSE, return_when="FIRST_COMPLETED")
        except TimeoutError:
            pass
        except (CancelledError, CommClosedError, OSError) as error:
            raise _lost() from error
        if self.client.status != "running":
            raise _lost()

    def _settle(self, order: deque[Shard]) -> None:
        """Take note of the shards that are done, and hand out again those whose workers were killed."""
        for key, future in list(self._at_work.items()):
            if not future.done():
                continue
            del self._at_work[key]
            if future.status == "finished":
                continue
            if future.status in ("cancelled", "lost"):
                raise _lost()
            error = future.exception(timeout=_PATIENCE)
            if isinstance(error, KilledWorker) and self._taken[key] < _TAKEN:
                self._taken[key] += 1
                self._submit(next(shard for shard in order if shard.key == key))
            else:
                self._failed[key] = _why(error)


def _why(error: BaseException | None) -> str:
    """Why a shard failed.

    Raises:
        ClusterError: others would fail in the same way.
    """
    if isinstance(error, MachineDiffersError):
        problem = _(
            "a worker has another version of factcheck, other rules or other models: expected those of this machine; "
            "install the same everywhere, and scan again"
        )
        raise ClusterError(problem) from error
    if isinstance(error, ClusterError):
        raise error
    if isinstance(error, OSError):
        problem = _("a worker cannot write its results ({error}); scan again once it can: what is done is kept")
        raise ClusterError(problem.format(error=error)) from error
    return f"{type(error).__name__}: {error}".partition("\n")[0]


def _lost() -> ClusterError:
    return ClusterError(_("the scheduler is gone; what is done is kept: scan again, and only the rest is done"))
