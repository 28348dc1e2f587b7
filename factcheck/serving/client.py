"""A command handed to a server that has everything loaded, where there is one that may stand in for this process.

In: the process as it was started: words, environment, folder, standard streams. Out: the exit code of the command,
which a child of the server has run on these very streams; or nothing, and the process works by itself.

Until the server has said that it is ready and was told to go, nothing has happened, and working alone is safe. After
that there is no way back: the command may have written already.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn

from factcheck.serving.places import meeting_folder, socket_path, trusted_folder

__all__ = [
    "ANSWER",
    "HERE",
    "LOST",
    "OFF",
    "ONLY",
    "SWITCH",
    "ask",
    "begin_own",
    "connect",
    "own_command",
    "run_by_server",
    "willing",
]

SWITCH = "FACTCHECK_SERVER"
"""The variable that says whether a server may be used."""
OFF, ONLY = "off", "only"
"""Its values: never; or nothing else, for finding out why a server does not answer."""
HERE = "serve"
"""The command that is never handed on."""
LOST = 3
"""Exit code when the server ends in the midst of a command."""
ANSWER = 2.0
"""Seconds that a server has for its answer; one that has everything loaded needs milliseconds."""
_own: list[tuple[str, ...]] = []
"""The command line that this process was started for."""


def willing(argv: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether the command line may be handed on, as far as this process can tell."""
    if not (hasattr(socket, "AF_UNIX") and hasattr(os, "fork")) or HERE in argv:
        return False
    # Words are completed while somebody types: that is quick, and a shell's own business.
    return environ.get(SWITCH, "").lower() != OFF and "_FACTCHECK_COMPLETE" not in environ and not _in_background()


def run_by_server(argv: Sequence[str], environ: Mapping[str, str]) -> int | None:
    """The exit code of the command line ``argv``, run by a server; None where none would, and nothing has happened.

    A command that a signal ended ends this process by the same signal.
    """
    if not willing(argv, environ):
        return None
    connection = connect(environ)
    if connection is None:
        return None if environ.get(SWITCH, "").lower() != ONLY else _nobody(("none runs", ""))
    with connection:
        command = _Command(connection)
        refusal = command.offered(argv, environ)
        if refusal is None:
            return command.run()
    return None if environ.get(SWITCH, "").lower() != ONLY else _nobody(refusal)


def begin_own(argv: Sequence[str]) -> None:
    """Say that this process exists for the command line ``argv``."""
    _own[:] = [tuple(argv)]


def own_command() -> tuple[str, ...] | None:
    """The command line that this process was started for; None where it runs those of others, as tests do."""
    return _own[0] if _own else None


def connect(environ: Mapping[str, str]) -> socket.socket | None:
    """A connection to the server of this user and installation; None where there is none to trust."""
    from factcheck.serving.protocol import peer_user

    path = socket_path(environ)
    if not path.exists() or not trusted_folder(meeting_folder(environ)):
        return None
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(ANSWER)
    try:
        connection.connect(os.fspath(path))
        if peer_user(connection) in (os.geteuid(), None):
            return connection
    except OSError:
        pass
    connection.close()
    return None


def ask(connection: socket.socket, question: Mapping[str, Any]) -> dict[str, Any] | None:
    """The server's answer to a question; None where it gives none in time."""
    from factcheck.serving.protocol import ProtocolError, send

    try:
        send(connection, dict(question))
        return _next(connection, _inbox())
    except (OSError, ProtocolError):
        return None


class _Command:
    """One command on its way through a server."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._inbox = _inbox()
        self._going = False
        self._early: list[int] = []
        self._folder = -1

    def offered(self, argv: Sequence[str], environ: Mapping[str, str]) -> tuple[str, str] | None:
        """Lay the command before the server; None where it is ready to run it, else why not, in words to fill in."""
        from factcheck.serving.protocol import ProtocolError, send
        from factcheck.serving.request import request

        try:
            self._folder = os.open(".", getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY)
        except OSError:
            return "the working folder cannot be opened", ""
        try:
            send(self._connection, request(argv, environ))
            answer = _next(self._connection, self._inbox)
        except (OSError, ProtocolError):
            return "it does not answer", ""
        if answer is None or answer.get("ready") is not True:
            words, what = (answer or {}).get("refused", ("it has ended", ""))
            return str(words), str(what)
        return None

    def run(self) -> int:
        """Let the server go ahead, pass on signals, and wait for the end."""
        from factcheck.serving.protocol import PASSED_ON, ProtocolError, send

        for number in PASSED_ON:
            # What whoever started us chose to ignore stays ignored, here and there.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._pass_on)
        with suppress(OSError, ProtocolError):
            # Not sooner: a server that hangs would keep the pipes of this process open.
            send(self._connection, {"go": True}, (self._folder, 0, 1, 2))
            self._connection.settimeout(None)
            self._going = True
            for number in self._early:
                self._pass_on(number, None)
            while (message := _next(self._connection, self._inbox)) is not None:
                if "ended" in message:
                    return int(message["ended"])
                if "killed" in message:
                    _end_by(int(message["killed"]))
                if "stopped" in message:
                    # The shell sees a stopped job; once it goes on, SIGCONT is passed on, too.
                    os.kill(os.getpid(), signal.SIGSTOP)
        return _lost()

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        from factcheck.serving.protocol import send

        if not self._going:
            self._early.append(number)
            return
        with suppress(OSError):
            send(self._connection, {"signal": int(number)})


def _inbox() -> Any:
    from factcheck.serving.protocol import Inbox

    return Inbox()


def _next(connection: socket.socket, inbox: Any) -> dict[str, Any] | None:
    """The next message; None once the other side has ended the connection."""
    while True:
        for message in inbox.messages():
            found: dict[str, Any] = message
            return found
        if not inbox.receive(connection):
            return None


def _in_background() -> bool:
    """Whether a terminal that could be read from is somebody else's at the moment: reading would stop this process."""
    try:
        return os.isatty(0) and os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        # A terminal that is not the one of this session is nobody's to wait for.
        return False


def _end_by(number: int) -> NoReturn:
    """End as the command did: whoever waits for this process sees the same signal."""
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (number,))
    os.kill(os.getpid(), number)
    os._exit(128 + number)


def _nobody(why: tuple[str, str]) -> NoReturn:
    from factcheck.i18n import N_, _, detect_language, set_language
    from factcheck.serving.refusals import reason_words

    # What this side may say is marked here: the client loads no messages before it needs them.
    N_("none runs"), N_("the working folder cannot be opened"), N_("it does not answer"), N_("it has ended")

    set_language(detect_language(sys.argv[1:], os.environ))
    problem = _("{name}={value}: no server runs this command ({reason}); start one with: factcheck serve")
    if why[0] != "none runs":
        problem = _(
            "{name}={value}: the server does not run this command ({reason}); see factcheck serve --status, or end it "
            "with factcheck serve --stop and start it from here"
        )
    print("factcheck:", problem.format(name=SWITCH, value=ONLY, reason=reason_words(*why)), file=sys.stderr)
    sys.exit(2)


def _lost() -> int:
    from factcheck.i18n import _, detect_language, set_language

    set_language(detect_language(sys.argv[1:], os.environ))
    problem = _("the server ended in the midst of this command; what it had done is done: run it again")
    with suppress(OSError):
        print("factcheck:", problem, file=sys.stderr, flush=True)
    return LOST
