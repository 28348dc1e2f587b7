"""The robots.txt of each site, asked for once and kept for a while.

In: a target. Out: the ``RobotRules`` of its site, or None where the site cannot tell.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Target
from factcheck.fetching.exchange import Answer
from factcheck.fetching.robots import RobotRules, read_rules

__all__ = ["SiteRules"]

_KEPT = 12 * 3600.0
"""Seconds. RFC 9309 allows a day."""
_KEPT_UNKNOWN = 600.0
_MOST_SITES = 500
_MOST_BYTES = 5_000_000
"""Ten times what is read of a robots.txt."""
_ASK_LATER = 429
_NOT_ABOUT_ROBOTS = frozenset(
    (Fault.HOST_UNKNOWN, Fault.PRIVATE_ADDRESS, Fault.ADDRESS_UNUSABLE, Fault.NOT_REACHED, Fault.CERTIFICATE_REFUSED)
)
"""What keeps us from the page itself: that is what the reader has to know."""


class SiteRules:
    """What sites ask of programs. Statuses of 400 to 499 mean that a site asks for nothing (RFC 9309, 2.3.1.3);
    when the server fails, asks to come back later or does not answer in time, nothing is fetched from it."""

    def __init__(self, ask: Callable[[Target, int], Answer], clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, RobotRules | None]] = OrderedDict()
        self._guard = threading.Lock()

    def clear(self) -> None:
        """Forget all sites."""
        with self._guard:
            self._known.clear()

    def of(self, target: Target) -> RobotRules | None:
        """The rules of the target's site, fetched where they are not known or too old; None where they are not given.

        Raises:
            FetchError: the site cannot be reached at all, with the url of the target.
        """
        with self._guard:
            until, rules = self._known.get(target.site, (0.0, None))
        if until > self._clock():
            return rules
        rules = self._fetched(target)
        kept = _KEPT if rules is not None else _KEPT_UNKNOWN
        with self._guard:
            self._known[target.site] = (self._clock() + kept, rules)
            self._known.move_to_end(target.site)
            if len(self._known) > _MOST_SITES:
                self._known.popitem(last=False)
        return rules

    def _fetched(self, target: Target) -> RobotRules | None:
        robots = f"{target.site}/robots.txt"
        try:
            answer = self._ask(replace(target, url=robots), _MOST_BYTES)
        except FetchError as error:
            if error.fault is Fault.TOO_MANY_REDIRECTS:
                return RobotRules()
            if (
                error.fault
                and error.fault in _NOT_ABOUT_ROBOTS
                and error.values.get("url") == f"{target.site}/robots.txt"
            ):
                raise FetchError(error.fault, **{**error.values, "url": target.url}) from error
            return None
        if 200 <= answer.status < 300:
            return read_rules(answer.data)
        if answer.status < 500 and answer.status != _ASK_LATER:
            return RobotRules()
        return None
