"""The network as a fetch sees it: connections to addresses that were checked, and an end to every wait.

In: a target. Out: an answer of httpx over a connection that can go nowhere else. httpcore asks for a connection to a
host; here the host's name is looked up once, its addresses are checked, and the connection is made to one of those
very addresses. A name that means something else a moment later changes nothing.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import httpcore
import httpx

from factcheck.fetching.addresses import Resolve, Target, checked_addresses

__all__ = ["CheckedNetwork", "Clock", "Transport"]

Clock = Callable[[], float]
_TRY = 5.0
"""Seconds for an address when others remain: many a host has an IPv6 address that does not answer."""
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


@dataclass(frozen=True, slots=True)
class _Deadline:
    """When a request has to be done, and how long each wait may be."""

    end: float
    silence: float
    clock: Clock

    def wait(self, most: float | None = None) -> float:
        """How long the next wait may be, and ``most`` at most.

        Raises:
            httpcore.ReadTimeout: the time is up.
        """
        left = self.end - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole request is up")
        return min(left, self.silence, self.silence if most is None else most)


class _TimedStream(httpcore.NetworkStream):
    """A stream whose reads and writes end by the deadline, however few bytes each of them brings."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; none at the end."""
        return self._inner.read(max_bytes, self._deadline.wait())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        self._inner.write(buffer, self._deadline.wait())

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream, encrypted; the certificate has to be that of the host's name."""
        try:
            # Python tries this once more, and leaves the connection open when it fails.
            (server_hostname or "").encode("idna")
            encrypted = self._inner.start_tls(ssl_context, server_hostname, self._deadline.wait())
        except ValueError as error:  # names that no certificate is for, such as .example
            self.close()
            raise httpcore.ConnectError(str(error)) from error
        return _TimedStream(encrypted, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What httpcore asks of its own streams."""
        return self._inner.get_extra_info(info)


@dataclass(slots=True)
class CheckedNetwork(httpcore.NetworkBackend):
    """Connections for one request; ``address`` is the one that was connected to."""

    target: Target
    resolve: Resolve
    allow_private: bool
    deadline: _Deadline
    address: str = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the checked addresses of the target, the first that answers.

        Raises:
            FetchError: the host is not known, or an address of it may not be connected to.
            httpcore.ConnectError: none of its addresses answers.
        """
        addresses = checked_addresses(self.target, self.resolve, allow_private=self.allow_private)
        system = httpcore.SyncBackend()
        for number, address in enumerate(addresses, start=1):
            last = number == len(addresses)
            try:
                stream = system.connect_tcp(address, self.target.port, self.deadline.wait(None if last else _TRY))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
            else:
                self.address = address
                return _TimedStream(stream, self.deadline)
        raise httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore.NetworkStream:
        """Sockets of this computer are not fetched from.

        Raises:
            httpcore.UnsupportedProtocol: always.
        """
        raise httpcore.UnsupportedProtocol("no sockets of this computer")


@dataclass(slots=True)
class Transport(httpx.BaseTransport):
    """One request over a connection of its own: no proxy, no cookies, no second try, no way to another host.

    The connection lives as long as the answer; ``close`` ends both.
    """

    target: Target
    resolve: Resolve
    allow_private: bool
    seconds: float
    silence: float
    context: ssl.SSLContext | None = None
    clock: Clock = time.monotonic
    network: CheckedNetwork = field(init=False)
    _pool: httpcore.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        deadline = _Deadline(self.clock() + self.seconds, self.silence, self.clock)
        self.network = CheckedNetwork(self.target, self.resolve, self.allow_private, deadline)
        self._pool = httpcore.ConnectionPool(
            ssl_context=self.context, max_connections=1, max_keepalive_connections=0, network_backend=self.network
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The status and headers of the answer, and its bytes as they come.

        Raises:
            FetchError: the host may not be connected to.
            httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError: as they are named.
        """
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.content or None)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)

    def close(self) -> None:
        """End the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer as httpx wants them."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Read no more of it."""
        self._answer.close()
