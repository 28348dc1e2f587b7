"""A server started, asked how it is, and told to end.

In: the environment. Out: a listening socket that is this process's alone; a server in the background; what one says.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from factcheck.errors import FactcheckError
from factcheck.file_writing import private_folder
from factcheck.i18n import _
from factcheck.serving.client import ANSWER, ask, connect
from factcheck.serving.places import MAX_PATH, log_path, meeting_folder, socket_path, trusted_folder

__all__ = [
    "PROGRAM",
    "ServingError",
    "Start",
    "command_line",
    "is_held",
    "listen",
    "possible",
    "program_folder",
    "raise_running",
    "start_in_background",
    "status",
    "status_with_refusals",
    "stop",
]

PROGRAM = "factcheck.server_process"
"""The module that is a server when it is run."""
_LOADING = 120.0
"""Seconds that a server has for loading everything."""
_TRIES, _PAUSE = 5, 0.02
"""How often the lock is tried, and seconds between two tries."""
_MAX_TOLD = 1_000_000
"""Bytes of what an API says of itself."""
_MAX_LOG = 1_000_000
"""Bytes of a log beyond which it is begun anew."""


class ServingError(FactcheckError):
    """Raised where a server cannot be started, or asked."""


def possible() -> None:
    """Nothing, where this system can have a server.

    Raises:
        ServingError: it has no local sockets, or cannot fork.
    """
    if not (hasattr(socket, "AF_UNIX") and hasattr(os, "fork")):
        problem = _("factcheck serve needs local sockets and fork, which this system ({system}) lacks; work without it")
        raise ServingError(problem.format(system=sys.platform))


def listen(environ: Mapping[str, str]) -> tuple[socket.socket, int]:
    """The socket that clients connect to, and a lock that is held as long as its descriptor is open.

    A socket that a dead server has left is replaced.

    Raises:
        ServingError: a server runs already, or the socket cannot be made.
    """
    import fcntl

    path = socket_path(environ)
    _own_folder(meeting_folder(environ))
    if len(os.fsencode(path)) > MAX_PATH:
        problem = _("{path}: too long for a socket, at most {most} bytes; set XDG_RUNTIME_DIR to a shorter folder")
        raise ServingError(problem.format(path=path, most=MAX_PATH))
    lock = os.open(_lock_path(path), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    for left in reversed(range(_TRIES)):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError:
            # Whoever looks whether it is held holds it, too, for a moment.
            if not left:
                os.close(lock)
                raise_running()
            time.sleep(_PAUSE)
    # Whoever holds the lock is alone: a socket that is there is nobody's any more.
    with suppress(FileNotFoundError):
        path.unlink()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o177)
    try:
        listening.bind(os.fspath(path))
    except OSError as error:
        problem = _("{path}: no socket can be made there ({error})")
        raise ServingError(problem.format(path=path, error=error.strerror)) from error
    finally:
        os.umask(mask)
    return listening, lock


def raise_running() -> NoReturn:
    """Say that there is a server.

    Raises:
        ServingError: always.
    """
    raise ServingError(_("a server runs already, or is being started; see factcheck serve --status"))


def _lock_path(socket_file: Path) -> Path:
    return socket_file.with_suffix(".lock")


def is_held(environ: Mapping[str, str]) -> bool:
    """Whether a server runs or is being started."""
    import fcntl

    try:
        lock = os.open(_lock_path(socket_path(environ)), os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(lock)
    return False


def _own_folder(folder: Path) -> Path:
    try:
        private_folder(folder)
        if not folder.is_symlink() and folder.stat().st_uid == os.geteuid():
            folder.chmod(0o700)
    except OSError as error:
        problem = _("{path}: cannot be used ({error})")
        raise ServingError(problem.format(path=folder, error=error.strerror)) from error
    if not trusted_folder(folder):
        problem = _("{path}: not a folder of your own; expected one that nobody else can enter")
        raise ServingError(problem.format(path=folder))
    return folder


class Start:
    """A server that is being started in the background."""

    def __init__(self, environ: Mapping[str, str], words: Sequence[str]) -> None:
        """``words`` are options of ``PROGRAM``.

        Raises:
            ServingError: this system can have none, or its log cannot be written.
        """
        possible()
        self.log = log_path(environ)
        try:
            private_folder(self.log.parent)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            log = os.open(self.log, flags, 0o600)
            if os.fstat(log).st_size > _MAX_LOG:
                os.ftruncate(log, 0)
        except OSError as error:
            problem = _("{path}: cannot be used ({error})")
            raise ServingError(problem.format(path=self.log, error=error.strerror)) from error
        try:
            self._process = subprocess.Popen(
                command_line(words),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(environ),
                cwd=program_folder(),
                start_new_session=True,
            )
        finally:
            os.close(log)
        self._environ = environ
        self.lost = False
        """Whether another server was started at the same time, and this one gave way to it."""

    def ready(self) -> bool:
        """Wait until a server answers, this one or one that was started at the same time; False where none will."""
        until = time.monotonic() + _LOADING
        while time.monotonic() < until:
            if status(self._environ) is not None:
                # It is left to itself: Python would warn of a child that nobody has waited for.
                self._process.returncode = 0
                return True
            if self._process.poll() is not None:
                if not is_held(self._environ):
                    return False
                self.lost = True
            time.sleep(0.05)
        return False


def start_in_background(environ: Mapping[str, str], words: Sequence[str] = ()) -> Start:
    """A server with the options ``words``, started and left to itself.

    Raises:
        ServingError: this system can have none, or its log cannot be written.
    """
    return Start(environ, words)


def status(environ: Mapping[str, str]) -> dict[str, Any] | None:
    """What the server says of itself; None where none answers."""
    return _asked(environ, "status")


def status_with_refusals(environ: Mapping[str, str]) -> dict[str, Any] | None:
    """What the server says of itself, with what its HTTP API has refused beside what it has itself, the last first.

    ``http_answers`` tells whether that could be learnt, where the API is offered. None where no server answers.
    """
    told = status(environ)
    if told is None or "http" not in told:
        return told
    more = _api_refusals(str(told["http"]), Path(told["token"]))
    both = sorted((*told["refusals"], *(more or ())), key=lambda one: -float(one["last"]))
    return {**told, "refusals": both, "http_answers": more is not None}


def _api_refusals(address: str, token: Path) -> list[dict[str, Any]] | None:
    """What an API on this computer says that it has refused; None where it does not answer."""
    from http.client import HTTPConnection, HTTPException
    from urllib.parse import urlsplit

    # No proxy, whatever the environment says: the token is for this computer alone.
    connection = HTTPConnection(urlsplit(address).netloc, timeout=ANSWER)
    try:
        headers = {"Authorization": f"Bearer {token.read_text(encoding='ascii').strip()}"}
        connection.request("GET", "/v1/health", headers=headers)
        found: list[dict[str, Any]] = json.loads(connection.getresponse().read(_MAX_TOLD))["refusals"]
    except (OSError, HTTPException, ValueError, KeyError):
        return None
    finally:
        connection.close()
    return found


def stop(environ: Mapping[str, str]) -> dict[str, Any] | None:
    """Tell the server to end once its commands have; its answer, or None where none answers."""
    return _asked(environ, "stop")


def _asked(environ: Mapping[str, str], question: str) -> dict[str, Any] | None:
    connection = connect(environ)
    if connection is None:
        return None
    with connection:
        return ask(connection, {"ask": question})


def command_line(words: Sequence[str]) -> list[str]:
    """What starts a server with options ``words``: this Python, with the flags that it was started with."""
    flags: list[str] = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
    return [sys.executable, *flags, "-m", PROGRAM, *words]


def program_folder() -> str:
    """The folder to start a server in: ``-m`` looks there first, and elsewhere may be a stranger's file."""
    return str(Path(__file__).resolve().parents[2])
