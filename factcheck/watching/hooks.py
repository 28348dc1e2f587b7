"""Who is told of claims: a program of the user's, or an address on the web.

In: the record of a claim as JSON. Out: nothing, or an error that says why it was not taken.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.foreign_errors import system_words
from factcheck.errors import Fault, HookError
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from factcheck.fetching.poster import Poster

__all__ = ["CommandHook", "Hook", "WebhookHook"]

Hook = Callable[[bytes], None]
"""Tells somebody of a claim, given as JSON; raises HookError or FetchError where that fails."""

_LAST_WORDS = 300
"""Bytes of what a program complained of, as they are shown."""


@dataclass(frozen=True, slots=True)
class CommandHook:
    """Runs ``command`` for each claim, with its JSON on standard input and nothing of it on the command line.

    Without ``shell`` the words of the command are split as a shell would, and no shell sees them. It has ``seconds`` to
    end, or is killed with all that it started. What it prints is not shown, but for the end of its complaint when it
    fails.
    """

    command: str
    shell: bool = False
    seconds: float = 30

    def __post_init__(self) -> None:
        if not self.command.strip() or not (self.shell or self.words):
            raise HookError(Fault.HOOK_NOT_STARTED, command=self.command, error="no command")

    @property
    def words(self) -> list[str]:
        """The command split into words.

        Raises:
            HookError: a quotation mark does not close.
        """
        try:
            return shlex.split(self.command)
        except ValueError as error:
            raise HookError(Fault.HOOK_NOT_STARTED, command=self.name, error=str(error)) from error

    @property
    def name(self) -> str:
        """The command as messages show it: its first word, as the others may be secrets."""
        return self.command.split(maxsplit=1)[0]

    def __call__(self, record: bytes) -> None:
        """Run it once.

        Raises:
            HookError: it cannot be started, does not end in time, or ends with another status than 0.
        """
        with tempfile.TemporaryFile() as complaint:
            try:
                # A session of its own: Ctrl-C is for the watch, and the end of the time for all that it started.
                process = subprocess.Popen(
                    self.command if self.shell else self.words,
                    shell=self.shell,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=complaint,
                    start_new_session=True,
                )
            except OSError as error:
                raise HookError(Fault.HOOK_NOT_STARTED, command=self.name, error=system_words(error)) from error
            status = self._status(process, record)
            if status:
                length = complaint.seek(0, os.SEEK_END)
                complaint.seek(max(0, length - _LAST_WORDS))
                said = one_line(complaint.read().decode("utf-8", "replace").strip())
                said = f"…{said}" if length > _LAST_WORDS else said
                words = f": {said}" if said else ""
                raise HookError(Fault.HOOK_FAILED, command=self.name, status=status, words=words)

    def _status(self, process: subprocess.Popen[bytes], record: bytes) -> int:
        try:
            process.communicate(record, timeout=self.seconds)
        except subprocess.TimeoutExpired:
            raise HookError(Fault.HOOK_TOO_SLOW, command=self.name, seconds=max(1, round(self.seconds))) from None
        finally:
            if process.poll() is None:
                _kill(process)
        return process.returncode


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


@dataclass(frozen=True, slots=True)
class WebhookHook:
    """Sends each claim to an address."""

    poster: Poster

    @property
    def name(self) -> str:
        """The site that is written to."""
        return self.poster.site

    def __call__(self, record: bytes) -> None:
        """Send it.

        Raises:
            FetchError: it was not taken.
        """
        self.poster.post(record)
