"""What a server stands for, and what it knows of each of its clients.

In: what the process of the server is and may do. Out: the same, to be read by whoever answers and whoever forks.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factcheck.i18n import _
from factcheck.serving.command import Run
from factcheck.serving.identity import difference
from factcheck.serving.protocol import Inbox
from factcheck.serving.refusals import Cause, Refusals, reason_words
from factcheck.serving.request import Request

__all__ = ["LOG", "Client", "Service"]

LOG = logging.getLogger("factcheck.serving")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a server stands for: what it is, how it runs a command, and when it has had its day.

    ``identity`` is what a client has to be as well. ``outdated`` says whether the program on the disk is another one
    by now. ``most`` commands run at a time. After ``idle`` seconds without any the server ends. ``about`` is what is
    told of its helper until that ends; then ``helper_ended`` is called. ``refusals`` are those since the server began.
    """

    identity: dict[str, str]
    run: Run
    outdated: Callable[[], bool]
    most: int
    idle: float
    about: dict[str, Any] = field(default_factory=dict)
    descriptors: tuple[int, ...] = ()
    helper_ended: Callable[[], None] = lambda: None
    refusals: Refusals = field(default_factory=Refusals)

    def told(self) -> dict[str, Any]:
        """What whoever asks how the server is hears of it."""
        told = {"most": self.most, "idle": self.idle, "outdated": self.outdated()}
        return {**told, "refusals": self.refusals.told(), **self.about}

    def refusal(self, request: Request, running: int, *, ending: bool) -> tuple[Cause, str] | None:
        """Why a command is not run here while ``running`` are, and what there is to say of it; None where it is."""
        other = difference(self.identity, request.identity)
        if other is not None:
            return Cause.OTHERWISE, other
        if ending:
            return Cause.ENDING, ""
        if self.outdated():
            return Cause.CHANGED, ""
        return (Cause.MOST, str(self.most)) if running >= self.most else None

    def refuse(self, cause: Cause, what: str = "", level: int = logging.INFO) -> tuple[str, str]:
        """Take note of a refusal, here and in the log; the words for whoever is refused, and what with."""
        self.refusals.note(cause, what)
        LOG.log(level, _("refused: {reason}").format(reason=reason_words(cause.words, what)))
        return cause.words, what

    def forget_helper(self) -> None:
        """A helper is no more: nobody is to be sent where nothing answers."""
        self.about.clear()
        self.helper_ended()


@dataclass(slots=True, eq=False)
class Client:
    """A connection, and how far it is: nothing said, a request laid before us, a child at work."""

    connection: socket.socket
    since: float
    inbox: Inbox = field(default_factory=Inbox)
    request: Request | None = None
    child: int | None = None
    kill_at: float | None = None
    gone: bool = False
