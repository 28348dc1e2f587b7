"""The children of a server: forked for a command each, told of signals, taken note of when they end.

In: a client whose command is to run. Out: the number of its child; how children have ended, stopped or gone on.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress

from factcheck.serving.command import Run, become
from factcheck.serving.service import Client

__all__ = ["changed_children", "processor_seconds", "signal_child", "signal_group", "start_child"]


def start_child(client: Client, run: Run, forget: Callable[[], None]) -> int:
    """Fork the child that runs the command of ``client``; ``forget`` closes in it what is the server's.

    Raises:
        OSError: no process can be made.
    """
    assert client.request is not None
    files, server = tuple(client.inbox.files), os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        child = os.fork()
        if child == 0:
            try:
                client.inbox.files.clear()
                forget()
                become(client.request, files, server, run)
            finally:
                os._exit(1)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return child


def changed_children() -> Iterator[tuple[int, int]]:
    """The number and the status, as the system tells it, of each child that has ended, stopped or gone on."""
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG | os.WUNTRACED))[0]:
            yield found


def processor_seconds() -> float:
    """What all commands that have ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def signal_child(child: int, number: int) -> None:
    """A signal to a command; one that has ended needs none."""
    with suppress(OSError, ValueError):
        os.kill(child, number)


def signal_group(child: int, number: int) -> None:
    """A signal to a command and to what it has started in its session; to itself where it has none yet."""
    try:
        os.killpg(child, number)
    except OSError:
        signal_child(child, number)
