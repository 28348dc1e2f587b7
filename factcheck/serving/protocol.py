"""How a client and a server talk: messages on a stream socket, and open files that travel with them.

In: messages, and bytes as they arrive. Out: bytes, and whole messages. A message is a JSON object in UTF-8, after its
length in four bytes; README.md in this folder names them all.
"""

from __future__ import annotations

import array
import json
import os
import signal
import socket
import struct
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["MAX_FILES", "PASSED_ON", "Inbox", "ProtocolError", "peer_user", "send"]

MAX_MESSAGE = 8_000_000
"""Longest message in bytes: command line and environment together have some 2 MB at most on Linux."""
MAX_FILES = 4
"""Open files that one message brings: the working folder and the three standard streams."""
PASSED_ON = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGTSTP", "SIGCONT")
    if hasattr(signal, name)
)
"""Signals that a command gets in the place of its client."""
_LENGTH = struct.Struct(">I")

Message = dict[str, Any]


class ProtocolError(ValueError):
    """Raised for bytes that are no message. They are never shown to a user: the connection is closed."""


def send(connection: socket.socket, message: Message, files: Sequence[int] = ()) -> None:
    """Write one message, with open ``files`` beside its first byte.

    Raises:
        OSError: the other side is gone, or takes nothing within the connection's time-out.
    """
    body = json.dumps(message).encode("ascii")
    data = _LENGTH.pack(len(body)) + body
    if files:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))]
        sent = connection.sendmsg([data], rights)
        data = data[sent:]
    if data:
        connection.sendall(data)


class Inbox:
    """What has arrived on a connection: its whole messages, and the open files that came with them.

    ``files`` are the receiver's to close.
    """

    def __init__(self, most: int = MAX_MESSAGE) -> None:
        self.files: list[int] = []
        self._most = most
        self._data = bytearray()

    def receive(self, connection: socket.socket) -> bool:
        """Take what is there to read; False once the other side has ended the connection.

        Raises:
            ProtocolError: more files came than a message may bring.
            OSError: nothing can be read.
        """
        room = socket.CMSG_SPACE(MAX_FILES * array.array("i").itemsize)
        data, ancillary, flags, _address = connection.recvmsg(65536, room, getattr(socket, "MSG_CMSG_CLOEXEC", 0))
        for level, kind, content in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                numbers = array.array("i")
                numbers.frombytes(content[: len(content) - len(content) % numbers.itemsize])
                self.files += numbers
        self._data += data
        if flags & socket.MSG_CTRUNC or len(self.files) > MAX_FILES:
            raise ProtocolError("too many open files")
        return bool(data)

    def messages(self) -> Iterator[Message]:
        """The messages that are whole, each once.

        Raises:
            ProtocolError: what came is no message, or too long a one.
        """
        while len(self._data) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._data)
            if length > self._most:
                raise ProtocolError("too long a message")
            end = _LENGTH.size + length
            if len(self._data) < end:
                return
            body = bytes(self._data[_LENGTH.size : end])
            del self._data[:end]
            try:
                message = json.loads(body)
            except (ValueError, RecursionError) as error:
                raise ProtocolError("no JSON") from error
            if not isinstance(message, dict):
                raise ProtocolError("no object")
            yield message

    def close(self) -> None:
        """Close the files that nobody took."""
        for number in self.files:
            os.close(number)
        self.files.clear()


def peer_user(connection: socket.socket) -> int | None:
    """The number of the user on the other side; None where the system does not tell."""
    if hasattr(socket, "SO_PEERCRED"):
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", credentials)[1])
    if hasattr(socket, "LOCAL_PEERCRED"):  # macOS and the BSDs: the version of the structure, then the user
        return int(struct.unpack("2I", connection.getsockopt(0, socket.LOCAL_PEERCRED, 8))[1])
    return None
