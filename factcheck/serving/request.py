"""A command as it travels to the server: all that a process is given when it is started.

In: this process. Out: a message; from it, in a child of the server, the same process once more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from factcheck.serving.identity import identity
from factcheck.serving.protocol import ProtocolError

__all__ = ["Request", "request"]

_STREAMS = ("stdin", "stdout", "stderr")


def request(argv: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any]:
    """The message that asks a server to run ``argv`` as this process would."""
    mask = os.umask(0o077)
    os.umask(mask)
    return {
        "identity": identity(environ),
        "argv": [sys.argv[0], *argv],
        "environ": dict(environ),
        "umask": mask,
        "ignored": [int(n) for n in signal.valid_signals() if signal.getsignal(n) is signal.SIG_IGN],
        "blocked": [int(n) for n in signal.pthread_sigmask(signal.SIG_BLOCK, ())],
        "streams": {name: _stream(getattr(sys, name)) for name in _STREAMS},
    }


def _stream(stream: TextIO | None) -> dict[str, Any] | None:
    if stream is None:
        return None
    return {
        "encoding": stream.encoding,
        "errors": stream.errors,
        "line_buffering": bool(getattr(stream, "line_buffering", False)),
        "write_through": bool(getattr(stream, "write_through", False)),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command that a client wants to be run."""

    identity: Mapping[str, str]
    argv: Sequence[str]
    environ: Mapping[str, str]
    umask: int
    ignored: Sequence[int]
    blocked: Sequence[int]
    streams: Mapping[str, Mapping[str, Any] | None]

    @classmethod
    def of(cls, message: Mapping[str, Any]) -> Request:
        """The command in a message.

        Raises:
            ProtocolError: it is not one that ``request`` made.
        """
        try:
            found = cls(**{name: message[name] for name in cls.__slots__})
        except (KeyError, TypeError) as error:
            raise ProtocolError("no request") from error
        texts = [*found.argv, *found.environ, *found.environ.values(), *found.identity.values()]
        numbers = [found.umask, *found.ignored, *found.blocked]
        if not found.argv or not all(isinstance(text, str) for text in texts):
            raise ProtocolError("no request: texts expected")
        if not all(isinstance(number, int) for number in numbers) or set(found.streams) != set(_STREAMS):
            raise ProtocolError("no request: numbers and streams expected")
        return found
