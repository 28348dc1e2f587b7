"""A command line run by the server for somebody who has bytes and wants bytes.

In: words, what standard input holds, and how long it may take. Out: the exit code and what was written.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from factcheck.serving.client import connect
from factcheck.serving.protocol import Inbox, ProtocolError, send
from factcheck.serving.request import request

__all__ = ["Outcome", "RelayError", "run_on_server"]


class RelayError(Exception):
    """Raised where the command was not run to its end: ``late`` where it took too long, else it may be tried again."""

    def __init__(self, late: bool = False) -> None:
        super().__init__("too late" if late else "not taken")
        self.late = late


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a command ended, and what it wrote; ``code`` is negative where a signal ended it."""

    code: int
    output: bytes
    messages: str


def run_on_server(argv: Sequence[str], given: bytes, environ: Mapping[str, str], seconds: float) -> Outcome:
    """Run ``argv`` with ``given`` on standard input; whoever waits longer than ``seconds`` ends it.

    Raises:
        RelayError: no server takes it, or it took too long.
    """
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        source.write(given)
        source.seek(0)
        connection = connect(environ)
        if connection is None:
            raise RelayError
        with connection:
            code = _code(connection, argv, environ, (source, output, messages), seconds)
        output.seek(0)
        messages.seek(0)
        return Outcome(code=code, output=output.read(), messages=messages.read().decode("utf-8", "replace").strip())


def _code(
    connection: socket.socket,
    argv: Sequence[str],
    environ: Mapping[str, str],
    files: Sequence[IO[bytes]],
    seconds: float,
) -> int:
    message = request(argv, environ)
    message["streams"] = {
        name: {"encoding": "utf-8", "errors": "backslashreplace", "line_buffering": False, "write_through": False}
        for name in message["streams"]
    }
    # This process heeds other signals than its commands are to.
    message["ignored"] = message["blocked"] = []
    inbox = Inbox()
    going = False
    try:
        send(connection, message)
        if _next(connection, inbox).get("ready") is not True:
            raise RelayError
        folder = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
        try:
            send(connection, {"go": True}, (folder, *(file.fileno() for file in files)))
        finally:
            os.close(folder)
        going = True
        connection.settimeout(seconds)
        # What else a server tells is that the command was stopped or goes on.
        while not {"ended", "killed"} & (message := _next(connection, inbox)).keys():
            pass
    except TimeoutError as error:
        raise RelayError(late=going) from error
    except (OSError, ProtocolError) as error:
        raise RelayError from error
    return int(message["ended"]) if "ended" in message else -int(message["killed"])


def _next(connection: socket.socket, inbox: Inbox) -> dict[str, object]:
    while True:
        for message in inbox.messages():
            return message
        if not inbox.receive(connection):
            raise RelayError
