"""Addresses to what stands there, by the rules of the house: see ``Fetcher``.

In: an address, and what is known of an older version. Out: ``Fetched`` or ``Unchanged``.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Resolve, Target, read_target, redirect_target, system_addresses
from factcheck.fetching.exchange import Answer, Exchange
from factcheck.fetching.fetched import Fetched, Limits, Redirect, Unchanged, Validators
from factcheck.fetching.pacing import Pacing
from factcheck.fetching.site_rules import SiteRules

__all__ = ["Fetcher"]

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ABSENT = frozenset((404, 410))
_CLOSED = frozenset((401, 402, 403, 407, 451))
_BUSY = frozenset((429, 503))
_NOT_MODIFIED = 304


class Fetcher:
    """Fetches one page at a time from each host; use it in a ``with`` block, for all pages of a run.

    What it holds to: http and https only; no private, local, shared or reserved address of the net, at any step of a
    redirect, unless ``allow_private``; the site's robots.txt, without exception; a pause between two requests to a
    host; ``Limits`` of time, size and redirects. It says who it is, keeps no cookies, knows no logins, and uses no
    proxy, whatever the environment names: a proxy would look names up itself, and could be led anywhere.

    Threads may share one. ``resolve``, ``clock`` and ``sleep`` are for tests.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        resolve: Resolve = system_addresses,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._limits = limits or Limits()
        self._allow_private = allow_private
        self._exchange = Exchange(self._limits, allow_private, resolve, clock)
        self._pacing = Pacing(clock, sleep)
        self._rules = SiteRules(self._ask_robots, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget what was learnt of sites; no connection outlives its request."""
        self._rules.clear()

    def fetch(self, url: str, known: Validators | None = None) -> Fetched | Unchanged:
        """What stands at ``url``; ``known`` are the validators of the version that we have (``Fetched.validators``).

        Only an answer to ``known`` is ever ``Unchanged``.

        Raises:
            FetchError: the address is not fetched, or nothing that can be used came back; the error says why.
        """
        url = url.strip()
        target = read_target(url, allow_private=self._allow_private)
        steps: list[Redirect] = []
        while True:
            pause = self._permitted_pause(target)
            answer = self._ask(target, pause, known)
            onward = self._onward(target, answer, steps)
            if onward is None:
                return _outcome(url, target, answer, steps, known)
            target = onward

    def _permitted_pause(self, target: Target) -> float:
        """The pause that a site asks for, if it lets us fetch the page at all."""
        rules = self._rules.of(target)
        if rules is None:
            raise FetchError(Fault.ROBOTS_UNKNOWN, url=target.url, robots=f"{target.site}/robots.txt")
        if not rules.allows(target.url):
            raise FetchError(Fault.ROBOTS_REFUSE, url=target.url, robots=f"{target.site}/robots.txt")
        return max(self._limits.pause, min(rules.pause, self._limits.longest_pause))

    def _ask(
        self, target: Target, pause: float, known: Validators | None = None, most_bytes: int | None = None
    ) -> Answer:
        with self._pacing.turn(target.host, pause):
            return self._exchange.ask(target, known, most_bytes)

    def _ask_robots(self, target: Target, most_bytes: int) -> Answer:
        """The answer at the end of the way to a robots.txt, which may lead to other hosts."""
        steps: list[Redirect] = []
        while True:
            answer = self._ask(target, self._limits.pause, most_bytes=most_bytes)
            onward = self._onward(target, answer, steps)
            if onward is None:
                return answer
            target = onward

    def _onward(self, target: Target, answer: Answer, steps: list[Redirect]) -> Target | None:
        """Where an answer leads, written down as a step; None where the way ends here."""
        location = answer.header("location")
        if answer.status not in _REDIRECTS or location is None:
            return None
        if len(steps) >= self._limits.redirects:
            start = steps[0].url if steps else target.url
            raise FetchError(Fault.TOO_MANY_REDIRECTS, url=start, limit=self._limits.redirects)
        onward = redirect_target(target, location, allow_private=self._allow_private)
        steps.append(Redirect(target.url, answer.status, onward.url))
        return onward


def _outcome(
    url: str, target: Target, answer: Answer, steps: list[Redirect], known: Validators | None
) -> Fetched | Unchanged:
    now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if answer.status == _NOT_MODIFIED and known and (known.etag or known.last_modified):
        return Unchanged(url, target.url, now)
    if not 200 <= answer.status < 300:
        raise FetchError(_fault(answer.status), url=target.url, status=answer.status)
    return Fetched(
        url=url,
        final_url=target.url,
        status=answer.status,
        headers=answer.headers,
        data=answer.data,
        sha256=hashlib.sha256(answer.data).hexdigest(),
        fetched_at=now,
        redirects=tuple(steps),
        request_headers=answer.request_headers,
        address=answer.address,
    )


def _fault(status: int) -> Fault:
    if status in _ABSENT:
        return Fault.PAGE_ABSENT
    if status in _CLOSED:
        return Fault.PAGE_CLOSED
    return Fault.SERVER_BUSY if status in _BUSY else Fault.SERVER_FAILED
