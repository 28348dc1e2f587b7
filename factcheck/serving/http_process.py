"""The process of the HTTP API: bound and forked by the server before anything is loaded.

In: a port. Out: a process that answers on it, a token in a file of its user's.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from factcheck.file_writing import write_whole
from factcheck.i18n import _
from factcheck.serving.command import end_with
from factcheck.serving.control import ServingError
from factcheck.serving.places import token_path

__all__ = ["HttpProcess", "library_there", "start_http"]

_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpProcess:
    """The process of an API, its address and the file of its token."""

    process: int
    address: str
    token: Path

    def ended(self) -> None:
        """Nobody is to take the token of an API that is no more for one that holds."""
        with suppress(OSError):
            self.token.unlink()


def library_there() -> None:
    """Nothing, where what answers requests is installed.

    Raises:
        ServingError: it is not.
    """
    if find_spec("aiohttp") is None:
        raise ServingError(_('what this needs is not installed: pip install "factcheck[web]"'))


def start_http(
    port: int, origins: Collection[str], environ: Mapping[str, str], forget: Callable[[], None]
) -> HttpProcess:
    """A process that answers on ``port``, or on a free one for 0; ``forget`` closes in it what is the server's.

    Raises:
        ServingError: the port is taken, the library is not installed, or the token cannot be written.
    """
    library_there()
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_LOOPBACK, port))
        listening.listen(64)
        token, path = secrets.token_urlsafe(32), token_path(environ)
        write_whole(path, f"{token}\n", private=True)
    except OSError as error:
        problem = _("{place}: the HTTP API cannot be offered there ({error})")
        place = f"http://{_LOOPBACK}:{port}" if error.filename is None else error.filename
        raise ServingError(problem.format(place=place, error=error.strerror)) from error
    port = listening.getsockname()[1]
    server = os.getpid()
    process = os.fork()
    if process == 0:
        _answer(listening, token, origins, environ, server, forget)
    listening.close()
    return HttpProcess(process=process, address=f"http://{_LOOPBACK}:{port}", token=path)


def _answer(
    listening: socket.socket,
    token: str,
    origins: Collection[str],
    environ: Mapping[str, str],
    server: int,
    forget: Callable[[], None],
) -> None:
    """The child: answers until the server ends."""
    try:
        end_with(server)
        forget()
        os.chdir("/")
        os.umask(0o077)
        # Ctrl-C in the server's terminal is for the server, which ends this process once its commands are done.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from factcheck.serving.http_api import ApiSettings, serve_api

        port = listening.getsockname()[1]
        serve_api(listening, ApiSettings(port=port, token=token, environ=environ, origins=origins))
    finally:
        os._exit(0)
