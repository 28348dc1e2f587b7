"""A child of the server, made into the process that a client would have been.

In: a request, and the client's working folder and standard streams. Out: nothing; the child ends with the exit code of
the command.
"""

from __future__ import annotations

import atexit
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn, TextIO

from factcheck.serving.request import Request

__all__ = ["INSIDE", "LIBC", "become", "end_with"]

INSIDE: list[bool] = []
"""Not empty in a child of a server."""
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
Run = Callable[[bool], None]
"""Runs the command line of the process; told whether interrupts are heeded."""


def _libc() -> Any:
    """The C library, where it can tell a child that its parent is gone."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return ctypes.CDLL(None)


LIBC = _libc()


def become(request: Request, files: Sequence[int], server: int, run: Run) -> NoReturn:
    """Run the command of ``request``; ``files`` are its working folder and standard streams, ``server`` our parent.

    All signals are blocked when this is called; they are let through once they mean what they mean to a command.
    """
    code = 1
    try:
        end_with(server)
        os.setsid()
        folder, *streams = files
        os.fchdir(folder)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        for number in files:
            os.close(number)
        os.umask(request.umask)
        os.environ.clear()
        os.environ.update(request.environ)
        sys.argv = list(request.argv)
        _open_streams(request.streams)
        INSIDE.append(True)
        heeded = _receive_signals(request)
        code = _code_of(lambda: run(heeded))
    except BaseException:
        with suppress(BaseException):
            traceback.print_exc()
    finally:
        _leave(code)


def end_with(server: int) -> None:
    """Ask the system to end this process when the server is no more."""
    if LIBC is not None:
        LIBC.prctl(_END_WITH_PARENT, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != server:
        os._exit(1)


def _open_streams(streams: Mapping[str, Mapping[str, Any] | None]) -> None:
    """Standard streams as Python made them for the client."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        told = streams[name]
        stream = None if told is None else _stream(number, name, mode, told)
        # Output of the server that is still held must not be written twice: it has written all out before the fork.
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _stream(number: int, name: str, mode: str, told: Mapping[str, Any]) -> TextIO:
    # As Python does: buffered, but for the error stream's and a terminal's lines, and whatever -u says.
    raw = io.FileIO(number, mode, closefd=False)
    raw.name = f"<{name}>"
    buffer: Any = io.BufferedReader(raw) if mode == "r" else raw if told["write_through"] else io.BufferedWriter(raw)
    stream = io.TextIOWrapper(
        buffer,
        encoding=str(told["encoding"]),
        errors=str(told["errors"]),
        newline="\n",
        line_buffering=bool(told["line_buffering"]),
        write_through=bool(told["write_through"]),
    )
    stream.mode = mode  # type: ignore[misc]
    return stream


def _receive_signals(request: Request) -> bool:
    """Signals as a process has them that the client's shell has just started; whether interrupts are heeded."""
    # What Python itself ignores stays ignored, as it was in the client.
    signal.set_wakeup_fd(-1)
    ignored = set(request.ignored)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with suppress(OSError, ValueError):  # numbers that the C library keeps for itself
            signal.signal(number, signal.SIG_IGN if int(number) in ignored else signal.SIG_DFL)
    if signal.SIGTSTP not in ignored:
        # Whoever leads a session without a terminal is not stopped by this signal's own effect.
        signal.signal(signal.SIGTSTP, lambda _number, _frame: os.kill(os.getpid(), signal.SIGSTOP))
    heeded = signal.SIGINT not in ignored
    if heeded:
        signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(130))
    signal.pthread_sigmask(signal.SIG_SETMASK, request.blocked)
    return heeded


def _code_of(run: Callable[[], None]) -> int:
    """The exit code that Python would give a process which does nothing else."""
    try:
        run()
    except SystemExit as ending:
        if ending.code is None or isinstance(ending.code, int):
            return int(ending.code or 0) & 0xFF
        print(ending.code, file=sys.stderr)
        return 1
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _leave(code: int) -> NoReturn:
    """End as Python does, without taking apart what the server has loaded."""
    with suppress(BaseException):
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
        atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BaseException:
            # Python's own exit code where standard output cannot be written out at the end.
            code = code or 120
    os._exit(code)
