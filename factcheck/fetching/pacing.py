"""One request at a time to a host, and a pause between two.

In: a host and the pause it asks for. Out: a block in which it is our turn.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

__all__ = ["Pacing"]

_MOST_HOSTS = 2_000


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float | None = None
    users: int = 0


class Pacing:
    """Turns at hosts. Threads wait for one another at one host, and not at different ones.

    Memory is bounded: hosts that were not asked for long are forgotten.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, name: str, pause: float) -> Iterator[None]:
        """A block in which nobody else asks the host, ``pause`` seconds or more after the end of the last one."""
        host = self._entered(name)
        try:
            with host.lock:
                if host.last is not None and (wait := host.last + pause - self._clock()) > 0:
                    self._sleep(wait)
                try:
                    yield
                finally:
                    host.last = self._clock()
        finally:
            with self._guard:
                host.users -= 1

    def _entered(self, name: str) -> _Host:
        with self._guard:
            host = self._hosts.setdefault(name, _Host())
            self._hosts.move_to_end(name)
            host.users += 1
            for old in list(islice(self._hosts, max(0, len(self._hosts) - _MOST_HOSTS))):
                if not self._hosts[old].users:
                    del self._hosts[old]
            return host
