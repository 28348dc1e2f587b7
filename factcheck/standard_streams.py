"""The standard streams of the process: those that are missing are filled in, those that fail are given up.

In: the file descriptors 0 to 2, and ``sys.stdin``, ``sys.stdout`` and ``sys.stderr``. Out: the same, safe to use.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

__all__ = ["fill_missing_streams", "flush_or_give_up", "give_up"]


def fill_missing_streams() -> None:
    """Put the null device in the place of each standard stream that the process was started without.

    Otherwise the first file that is opened, be it the store, would get the number of the missing stream, and messages
    would be written into it. Results that go nowhere are an error: standard output cannot be written to then. Messages
    that go nowhere are not; nor is there anything to read.
    """
    for number, way in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            # The system gives the lowest number that is free, which is this one.
            os.open(os.devnull, way)
    # Python leaves None where it found no stream; standard input stays so: whoever reads it says that it is closed.
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (open as long as the process)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115


def give_up(stream: TextIO) -> None:
    """Let all that is still to be written to ``stream``, which cannot be, go to the null device.

    Otherwise Python would try once more at its end, and fail with a traceback and an exit code of its own.
    """
    # A stream of a test has no number.
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def flush_or_give_up(stream: TextIO) -> OSError | None:
    """Write out what ``stream`` still holds; the error, if that fails, after which the stream is given up."""
    try:
        stream.flush()
    except OSError as error:
        give_up(stream)
        return error
    return None
