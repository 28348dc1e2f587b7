"""A process that has everything loaded, and forks a child for each command that a client lays before it.

In: connections on a local socket. Out: children that run commands, and how each of them ended.

One thread, one loop: it never works itself, so it answers within milliseconds, and a fork takes nothing along that
another thread might be holding.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from factcheck.i18n import _, ngettext
from factcheck.serving.children import changed_children, processor_seconds, signal_child, signal_group, start_child
from factcheck.serving.protocol import MAX_FILES, PASSED_ON, ProtocolError, peer_user, send
from factcheck.serving.refusals import Cause
from factcheck.serving.request import Request
from factcheck.serving.service import LOG, Client, Service

__all__ = ["Server"]

_MANY = 64
"""Connections that may be open at a time; further ones are closed, and their commands work alone."""
_WORDS = 5.0
"""Seconds for laying a command before the server; whoever takes longer is hung up on."""
_GRACE = 3.0
"""Seconds that a command has to put things in order once its client is gone."""
_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Server:
    """Commands of clients, run until nobody has asked for anything for a while."""

    def __init__(self, listening: socket.socket, service: Service, helpers: tuple[int, ...] = ()) -> None:
        """``helpers`` are processes of ours that end when we do."""
        self._listening = listening
        self._service = service
        self._helpers = set(helpers)
        self._clients: set[Client] = set()
        self._selector = selectors.DefaultSelector()
        self._draining = False
        self._asked = False
        self._done = 0
        self._since = time.time()
        self._last = time.monotonic()
        self._wake, self._woken = socket.socketpair()

    def serve(self) -> None:
        """Answer until told to stop, outdated or idle; commands that are running then are waited for."""
        self._listening.setblocking(False)
        self._wake.setblocking(False)
        self._woken.setblocking(False)
        for number in (*_ENDING, signal.SIGCHLD):
            signal.signal(number, self._noted)
        signal.set_wakeup_fd(self._woken.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._listening, selectors.EVENT_READ)
        self._selector.register(self._wake, selectors.EVENT_READ)
        LOG.info(_("ready: process {process}").format(process=os.getpid()))
        while not (self._draining and not self._children()):
            self._step()
        for client in tuple(self._clients):
            self._hang_up(client)
        for helper in self._helpers:
            with suppress(ProcessLookupError):
                os.kill(helper, signal.SIGTERM)
        LOG.info(ngettext("ended after {n} command", "ended after {n} commands", self._done).format(n=self._done))

    # --- The loop ----------------------------------------------------------------------------------------------------

    def _step(self) -> None:
        for key, _ready in self._selector.select(self._patience()):
            if key.fileobj is self._listening:
                self._accept()
            elif key.fileobj is self._wake:
                with suppress(OSError):
                    self._wake.recv(4096)
            else:
                self._hear(key.data)
        if self._asked:
            self._stop()
        self._reap()
        self._look_at_clocks()

    def _patience(self) -> float:
        """Seconds until a clock runs out, if nothing happens."""
        return 0.5 if any(c.child is None or c.kill_at for c in self._clients) else min(30.0, self._service.idle)

    def _noted(self, number: int, _frame: FrameType | None) -> None:
        self._asked = self._asked or number in _ENDING

    def _look_at_clocks(self) -> None:
        now = time.monotonic()
        for client in tuple(self._clients):
            if client.child is None and now - client.since > _WORDS:
                self._service.refuse(Cause.SILENT, f"{_WORDS:g}")
                self._hang_up(client)
            elif client.child is not None and client.kill_at is not None and now > client.kill_at:
                client.kill_at = None
                signal_group(client.child, signal.SIGKILL)
        if self._clients:
            self._last = now
        elif not self._draining and now - self._last >= self._service.idle:
            LOG.info(
                _("nobody has asked for anything for {minutes} min").format(minutes=f"{self._service.idle / 60:g}")
            )
            self._drain()

    def _stop(self) -> None:
        """Asked once: wait for what is running. Asked again: stop that, too."""
        self._asked = False
        for child in self._children() if self._draining else ():
            signal_group(child, signal.SIGTERM)
        self._drain()

    def _drain(self) -> None:
        if self._draining:
            return
        self._draining = True
        self._selector.unregister(self._listening)
        # Whoever comes now finds nobody, and may start another server.
        with suppress(OSError):
            Path(self._listening.getsockname()).unlink()
        self._listening.close()

    # --- Clients -----------------------------------------------------------------------------------------------------

    def _accept(self) -> None:
        try:
            connection, _from = self._listening.accept()
        except OSError:
            return
        user = peer_user(connection)
        known = user in (os.geteuid(), None)
        if not known or len(self._clients) >= _MANY:
            self._service.refuse(*((Cause.CROWD, str(_MANY)) if known else (Cause.STRANGER, str(user))))
            connection.close()
            return
        connection.setblocking(False)
        client = Client(connection, time.monotonic())
        self._clients.add(client)
        self._selector.register(connection, selectors.EVENT_READ, client)

    def _hear(self, client: Client) -> None:
        try:
            alive = client.inbox.receive(client.connection)
            for message in client.inbox.messages():
                self._answer(client, message)
                if client not in self._clients:
                    return
        except BlockingIOError:
            return
        except ProtocolError as error:
            self._service.refuse(Cause.NO_MESSAGE, str(error), logging.WARNING)
            alive = False
        except OSError:
            alive = False
        except Exception as error:  # whatever a client says may cost itself only, and never the commands of others
            LOG.error(_("a connection was closed: {reason}").format(reason=f"{type(error).__name__}: {error}"))
            alive = False
        if not alive:
            self._lose(client)

    def _answer(self, client: Client, message: dict[str, Any]) -> None:
        if client.child is not None:
            if type(number := message.get("signal")) is int and number in PASSED_ON:
                signal_child(client.child, number)
        elif client.request is not None:
            if message.get("go") is not True or len(client.inbox.files) != MAX_FILES:
                raise ProtocolError("a go comes with a folder and three streams")
            self._start(client)
        elif message.get("ask") == "status":
            self._tell(client, self._status())
        elif message.get("ask") == "stop":
            self._tell(client, {"stopping": True, "commands": len(self._children())})
            self._drain()
        else:
            self._consider(client, message)

    def _consider(self, client: Client, message: dict[str, Any]) -> None:
        """Say whether the command can be run here."""
        request = Request.of(message)
        refusal = self._service.refusal(request, len(self._children()), ending=self._draining)
        if refusal is not None:
            if refusal[0] is Cause.CHANGED:
                self._drain()
            self._tell(client, {"refused": self._service.refuse(*refusal)})
            self._hang_up(client)
            return
        client.request = request
        self._tell(client, {"ready": True})

    def _status(self) -> dict[str, Any]:
        return {
            "process": os.getpid(),
            "since": self._since,
            "running": len(self._children()),
            "done": self._done,
            "seconds": processor_seconds(),
            **self._service.told(),
        }

    def _tell(self, client: Client, message: dict[str, Any]) -> None:
        """Say something to a client; one that does not listen is as good as gone."""
        try:
            send(client.connection, message)
        except OSError:
            self._lose(client)

    def _lose(self, client: Client) -> None:
        """A client is gone: its command ends."""
        if client.child is None:
            self._hang_up(client)
            return
        if not client.gone:
            client.gone = True
            with suppress(KeyError):
                self._selector.unregister(client.connection)
            signal_group(client.child, signal.SIGTERM)
            # Even a command that was stopped ends.
            signal_group(client.child, signal.SIGCONT)
            client.kill_at = time.monotonic() + _GRACE

    def _hang_up(self, client: Client) -> None:
        with suppress(KeyError, ValueError):
            self._selector.unregister(client.connection)
        client.connection.close()
        client.inbox.close()
        self._clients.discard(client)

    # --- Children ----------------------------------------------------------------------------------------------------

    def _children(self) -> list[int]:
        return [client.child for client in self._clients if client.child is not None]

    def _start(self, client: Client) -> None:
        """Fork the child that runs a command; its files are closed here."""
        try:
            client.child = start_child(client, self._service.run, self._forget)
        except OSError as error:
            # There is no way back for the client: it has said go.
            self._service.refuse(Cause.NOT_STARTED, str(error.strerror), logging.ERROR)
            self._hang_up(client)
            return
        client.inbox.close()

    def _forget(self) -> None:
        """In a child: close all that is the server's."""
        self._selector.close()
        if not self._draining:
            self._listening.close()
        self._wake.close()
        self._woken.close()
        for client in self._clients:
            client.connection.close()
            client.inbox.close()
        for number in self._service.descriptors:
            os.close(number)

    def _reap(self) -> None:
        """Take note of children that have ended, stopped or gone on."""
        for child, status in changed_children():
            if child in self._helpers and not os.WIFSTOPPED(status):
                self._helpers.discard(child)
                LOG.error(_("the process of the HTTP API has ended"))
                self._service.forget_helper()
                continue
            client = next((c for c in self._clients if c.child == child), None)
            if client is not None:
                self._report(client, status)

    def _report(self, client: Client, status: int) -> None:
        if os.WIFSTOPPED(status):
            self._tell(client, {"stopped": os.WSTOPSIG(status)})
            return
        killed = os.WIFSIGNALED(status)
        if killed:
            LOG.warning(_("a command was ended by signal {number}").format(number=os.WTERMSIG(status)))
        ending = {"killed": os.WTERMSIG(status)} if killed else {"ended": os.WEXITSTATUS(status)}
        client.child = None
        self._done += 1
        if not client.gone:
            with suppress(OSError):
                send(client.connection, ending)
        self._hang_up(client)
