"""What a server stands for, and what it knows of each of its clients.

In: what the process of the server is and may do. Out: the same, to be read by whoever answers and whoever forks.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factcheck.serving.command import Run
from factcheck.serving.protocol import Inbox
from factcheck.serving.request import Request

__all__ = ["LOG", "Client", "Service"]

LOG = logging.getLogger("factcheck.serving")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a server stands for: what it is, how it runs a command, and when it has had its day.

    ``identity`` is what a client has to be as well. ``outdated`` says whether the program on the disk is another one
    by now. ``most`` commands run at a time. After ``idle`` seconds without any the server ends. ``about`` is what is
    told of its helper until that ends; then ``helper_ended`` is called.
    """

    identity: dict[str, str]
    run: Run
    outdated: Callable[[], bool]
    most: int
    idle: float
    about: dict[str, Any] = field(default_factory=dict)
    descriptors: tuple[int, ...] = ()
    helper_ended: Callable[[], None] = lambda: None

    def told(self) -> dict[str, Any]:
        """What whoever asks how the server is hears of it."""
        return {"most": self.most, "idle": self.idle, "outdated": self.outdated(), **self.about}

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
