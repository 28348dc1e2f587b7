"""A command as it travels to the server: all that a process is given when it is started.

In: this process. Out: a message; from it, in a child of the server, the same process once more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
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
        if any(not known(message.get(name)) for name, known in _KNOWN.items()):
            raise ProtocolError("no request")
        return cls(**{name: message[name] for name in cls.__slots__})


def _is_mask(found: object) -> bool:
    return type(found) is int and 0 <= found <= 0o7777


def _is_signals(found: object) -> bool:
    return isinstance(found, list) and all(type(n) is int and n in signal.valid_signals() for n in found)


def _is_text(found: object) -> bool:
    # What the system has no words for: NUL.
    return isinstance(found, str) and "\0" not in found


def _is_texts(found: object) -> bool:
    return isinstance(found, list) and all(map(_is_text, found)) and bool(found)


def _is_names(found: object) -> bool:
    return isinstance(found, dict) and all(map(_is_text, (*found, *found.values())))


def _is_environ(found: object) -> bool:
    # Names that the system would not take.
    return _is_names(found) and isinstance(found, dict) and not any(not name or "=" in name for name in found)


def _is_streams(found: object) -> bool:
    return isinstance(found, dict) and set(found) == set(_STREAMS) and all(map(_is_stream, found.values()))


def _is_stream(found: object) -> bool:
    if not isinstance(found, dict):
        return found is None
    texts, truths = ("encoding", "errors"), ("line_buffering", "write_through")
    return all(_is_text(found.get(name)) for name in texts) and all(type(found.get(name)) is bool for name in truths)


_KNOWN: Mapping[str, Callable[[object], bool]] = {
    "identity": _is_names,
    "argv": _is_texts,
    "environ": _is_environ,
    "umask": _is_mask,
    "ignored": _is_signals,
    "blocked": _is_signals,
    "streams": _is_streams,
}
"""What each part of a request has to be."""
