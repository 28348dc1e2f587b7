"""Data sent to one address that somebody chose, by the rules of the fetching: see ``Poster``.

In: an address and bytes. Out: nothing, or an error that never shows more of the address than its site: what stands
behind that is a secret with many services.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Resolve, read_target, system_addresses
from factcheck.fetching.exchange import Exchange
from factcheck.fetching.fetched import Limits

__all__ = ["Poster"]

_LIMITS = Limits(seconds=15, silence=10)
_PAUSES = (1.0, 5.0)
"""Seconds before a second and a third try."""
_PASSING_STATUSES = frozenset((408, 425, 429, 500, 502, 503, 504))
_PASSING = frozenset((Fault.TOO_SLOW, Fault.NOT_REACHED, Fault.ANSWER_BROKEN, Fault.HOST_UNKNOWN))


class Poster:
    """Sends JSON to ``url``: https only, to a public address, along no redirect, with three tries at most.

    ``allow_private`` lets http, other ports, and addresses of private networks and this computer through. The site's
    robots.txt does not count: whoever gave the address wants to be written to.

    Raises:
        FetchError: the address is none that is written to.
    """

    def __init__(
        self,
        url: str,
        *,
        allow_private: bool = False,
        resolve: Resolve = system_addresses,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        try:
            self._target = read_target(url, allow_private=allow_private)
        except FetchError as error:
            raise _shown(error, _beginning(url)) from None
        if not allow_private and not self._target.url.startswith("https:"):
            raise FetchError(Fault.NOT_ENCRYPTED, url=self.site)
        self._exchange = Exchange(_LIMITS, allow_private, resolve, clock)
        self._sleep = sleep
        self._down = False

    @property
    def site(self) -> str:
        """Scheme and host of the address: what of it may be shown."""
        return self._target.site

    def post(self, data: bytes) -> None:
        """Send JSON. After a failure each call tries once only, until one is taken: a server that is gone costs little.

        Raises:
            FetchError: it was not taken, and would not be if it were sent once more; or it was not in all tries.
        """
        pauses = () if self._down else _PAUSES
        self._down = True
        for pause in (*pauses, None):
            try:
                status = self._exchange.post(self._target, data, "application/json").status
            except FetchError as error:
                if pause is None or error.fault not in _PASSING:
                    raise _shown(error, self.site) from None
            else:
                if 200 <= status < 300:
                    self._down = False
                    return
                if pause is None or status not in _PASSING_STATUSES:
                    raise FetchError(Fault.NOT_TAKEN, url=self.site, status=status)
            self._sleep(pause)


def _shown(error: FetchError, url: str) -> FetchError:
    """The same error about ``url``."""
    return FetchError(error.fault or Fault.NOT_AN_ADDRESS, **{**error.values, "url": url})


def _beginning(url: str) -> str:
    """What of an address that is none may be shown: what stands before and behind its host may be secret."""
    scheme, mark, rest = url.partition("//")
    return f"{scheme}{mark}{rest.partition('/')[0].rpartition('@')[2]}/…" if mark else "…"
