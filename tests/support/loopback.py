"""Servers on this computer for tests of fetching, and a net in which their addresses are public.

In: what a server answers to each path. Out: what it was asked. No byte leaves the computer.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from factcheck.fetching.fetched import Limits
from factcheck.fetching.fetcher import Fetcher

__all__ = ["Net", "Request", "Server", "html", "net_of", "raw", "redirect", "running"]

PUBLIC = "93.184.216.34"
OTHER = "151.101.2.132"
Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What a server was asked; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(slots=True)
class Server:
    """A running server: ``routes`` may be changed while it runs; a path without route is absent (404)."""

    port: int
    routes: dict[str, Route]
    asked: list[Request] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]


def html(data: bytes | str, *, status: int = 200, length: int | None = None, **headers: str) -> Route:
    """An answer with a body; ``length`` is told in place of the true one, ``x_y`` names the header X-Y."""
    body = data.encode() if isinstance(data, str) else data

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if "content_type" not in headers:
            handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-").title(), value)
        handler.end_headers()
        handler.wfile.write(body)

    return route


def redirect(target: str, status: int = 302, **headers: str) -> Route:
    """An answer that leads elsewhere."""
    return html("", status=status, length=None, location=target, **headers)


def raw(chunks: Iterable[bytes], *, wait: Callable[[], object] = lambda: None) -> Route:
    """Bytes as they are, headers and all; ``wait`` is called before each but the first."""
    parts = list(chunks)

    def route(handler: BaseHTTPRequestHandler) -> None:
        # A client that has gone is what some of these answers are for.
        with suppress(OSError):
            for number, part in enumerate(parts):
                if number:
                    wait()
                handler.wfile.write(part)
                handler.wfile.flush()

    return route


@contextmanager
def running(routes: dict[str, Route], context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port of this computer, until the block ends; with a ``context`` it speaks TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            server.asked.append(Request(self.path, headers, self.rfile.read(int(headers.get("content-length", 0)))))
            server.routes.get(self.path, html("absent", status=404))(self)

        do_POST = do_GET  # noqa: N815 (the library's own name)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Handler) as httpd:
        if context is not None:
            httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
        server = Server(httpd.server_port, routes)
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            httpd.shutdown()
            thread.join()


@dataclass(slots=True)
class Net:
    """A net of names: ``names`` holds the addresses of each host, ``servers`` the server behind each address.

    ``looked_up`` and ``connected`` tell what was asked for; ``slept`` how long the fetcher paused.
    """

    names: dict[str, list[str]]
    servers: dict[str, Server]
    looked_up: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> list[str]:
        """The addresses of a host."""
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(-2, "Name or service not known")
        return self.names[host]

    def fetcher(self, *, allow_private: bool = False, **limits: float) -> Fetcher:
        """A fetcher in this net that never really pauses; ``limits`` replace those that it has."""
        kept = Limits(**limits)  # type: ignore[arg-type]
        return Fetcher(allow_private=allow_private, limits=kept, resolve=self.resolve, sleep=self.slept.append)


def net_of(monkeypatch: pytest.MonkeyPatch, server: Server) -> Net:
    """A net in which ``presse.example`` and ``autre.example`` are one server, by two public addresses."""
    names = {"presse.example": [PUBLIC], "autre.example": [OTHER]}
    net = Net(names, {PUBLIC: server, OTHER: server})
    connect = httpcore.SyncBackend.connect_tcp

    def connect_tcp(
        self: httpcore.SyncBackend, host: str, port: int, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        net.connected.append((host, port))
        if host not in net.servers:
            raise httpcore.ConnectError("[Errno 111] Connection refused")
        return connect(self, "127.0.0.1", net.servers[host].port, timeout)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    return net
