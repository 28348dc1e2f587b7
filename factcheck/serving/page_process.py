"""The process of one page of the review: started with the page, and ended with it, whatever it is doing.

In: a websocket of a browser, and the command line that is the app. Out: the app, shown on the page until one of the
two ends. textual-serve carries keys and pictures; their size and the end of the process are seen to here.
"""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import signal
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

__all__ = ["GRACE", "show_app", "terminal_size"]

GRACE = 2.0
"""Seconds that an app has to end when its page is closed, and again once it was told to by a signal."""
_LOOK = 0.05
"""Seconds between two looks at whether it has ended."""
_USUAL = (80, 24)
_MOST = 1000
"""Cells of a terminal in either direction: more than any screen shows, less than a picture takes memory for."""


def terminal_size(width: object, height: object) -> tuple[int, int]:
    """The cells that a page says it has room for, 1 to 1000 each; what is no number is taken as usual."""
    first, second = (_cells(said, usual) for said, usual in zip((width, height), _USUAL, strict=True))
    return first, second


def _cells(said: object, usual: int) -> int:
    # A number of thousands of digits is none: Python refuses to read it.
    try:
        found = int(said) if isinstance(said, int | float | str) else usual
    except (ValueError, OverflowError):
        return usual
    return max(1, min(found, _MOST))


class _App(AppService):
    """An app that leads a process group of its own, all of which ends."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Show the app until it ends; a page without one is closed."""
        assert self._process is not None
        shown = asyncio.ensure_future(super().run())
        try:
            await _ended(self._process)
            # What an app leaves behind would keep its pipes open.
            _signal_group(self._process, signal.SIGKILL)
            await shown
        finally:
            shown.cancel()
        with suppress(OSError, RuntimeError):
            await self.remote_close()

    async def stop(self) -> None:
        """Ask the app to end, then tell its processes, then kill them; they are gone when this returns."""
        task, self._task = self._task, None
        if task is None or self._process is None:
            return
        process = self._process
        try:
            await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
            with suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await self.send_meta({"type": "quit"})
                    await _ended(process)
            _signal_group(process, signal.SIGTERM)
            with suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await _ended(process)
        finally:
            # Also where the whole review is being ended and waits no longer.
            _signal_group(process, signal.SIGKILL)
            task.cancel()
            await asyncio.wait((task, asyncio.ensure_future(_ended(process))), timeout=GRACE)
            # Closes the pipes: what the app had still to say nobody reads.
            process._transport.close()  # type: ignore[attr-defined]


async def _ended(process: Process) -> None:
    # Its own wait() lasts as long as anybody, as what it has started, holds its pipes open.
    while process.returncode is None:
        await asyncio.sleep(_LOOK)


def _signal_group(process: Process, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


async def show_app(request: web.Request, command: str, downloads: DownloadManager) -> web.StreamResponse:
    """Run ``command`` for the page that asks, until the page or the app is closed.

    Raises:
        HTTPBadRequest: it is no request for a websocket.
    """
    websocket = web.WebSocketResponse(heartbeat=15)
    if not websocket.can_prepare(request).ok:
        raise web.HTTPBadRequest
    await websocket.prepare(request)

    async def close() -> None:
        await websocket.close()

    app = _App(
        command,
        write_bytes=websocket.send_bytes,
        write_str=websocket.send_str,
        close=close,
        download_manager=downloads,
    )
    try:
        await app.start(*terminal_size(request.query.get("width"), request.query.get("height")))
        async for message in websocket:
            if message.type == WSMsgType.TEXT:
                await _pass_on(message.data, websocket, app)
    finally:
        try:
            await app.stop()
        finally:
            await websocket.close()
    return websocket


async def _pass_on(text: str, websocket: web.WebSocketResponse, app: AppService) -> None:
    """Hand what the page says to the app; what means nothing costs nothing."""
    kind, said = _message(text)
    if kind == "stdin" and isinstance(said, str):
        await app.send_bytes(said.encode("utf-8", "replace"))
    elif kind == "resize" and isinstance(said, dict):
        await app.set_terminal_size(*terminal_size(said.get("width"), said.get("height")))
    elif kind == "ping":
        await websocket.send_json(["pong", said])
    elif kind == "blur":
        await app.blur()
    elif kind == "focus":
        await app.focus()


def _message(text: str) -> tuple[Any, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None, None
    return (*found, None, None)[:2] if isinstance(found, list) else (None, None)
