"""The process of a page of the review: sizes that it is told, words that mean nothing, and its end."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, web
from aiohttp.test_utils import TestServer, unused_port

from factcheck.serving import page_process
from factcheck.serving.page_process import terminal_size
from factcheck.serving.web_review import WebReview, make_review

pytestmark = pytest.mark.skipif(os.name == "nt", reason="groups of processes of POSIX")

APP = """
import os, signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
def say(text):
    data = text.encode()
    sys.stdout.buffer.write(b"D" + len(data).to_bytes(4, "big") + data)
    sys.stdout.buffer.flush()
sys.stdout.buffer.write(b"__GANGLION__\\n")
say(f"{os.getpid()} {child.pid} {os.environ['COLUMNS']} {os.environ['ROWS']}")
while head := sys.stdin.buffer.read(5):
    body = sys.stdin.buffer.read(int.from_bytes(head[1:], "big")).decode()
    if body == "end":
        os._exit(0)
    say(body)
signal.pause()
"""
"""An app that says what it is told, and ends neither when it is asked to nor when it is told to."""


async def _with_page(
    words: tuple[str, ...], query: str, use: Callable[[ClientWebSocketResponse], Awaitable[Any]]
) -> Any:
    port = unused_port()
    review = WebReview(words=words, port=port, token="key", idle=600)
    async with TestServer(make_review(review), port=port), ClientSession() as session:
        # Cookies of addresses that are numbers are kept only where that is asked for.
        async with session.get(f"http://127.0.0.1:{port}/?token=key", allow_redirects=False) as answer:
            cookie = answer.headers["Set-Cookie"].partition(";")[0]
        headers = {"Cookie": cookie}
        if not query:
            async with session.get(f"http://127.0.0.1:{port}/ws", headers=headers) as answer:
                return answer.status
        async with session.ws_connect(f"http://127.0.0.1:{port}/ws?{query}", headers=headers) as page:
            return await use(page)


def with_page(use: Callable[[ClientWebSocketResponse], Awaitable[Any]], query: str = "width=90&height=30") -> Any:
    """What ``use`` finds on a page that shows the app."""
    return asyncio.run(_with_page((sys.executable, "-c", APP), query, use))


async def heard(page: ClientWebSocketResponse) -> str:
    return (await page.receive_bytes(timeout=10)).decode()


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody waited for yet has."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] in "ZX":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "GRACE", 0.1)


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ((90, 30), (90, 30)), (("90", "30"), (90, 30)), ((0, -5), (1, 1)), ((10**30, 1e308), (1000, 1000)),
        ((None, "wide"), (80, 24)), (([], {}), (80, 24)), ((float("inf"), float("nan")), (80, 24)),
        (("9" * 5000, True), (80, 1)),
    ],
)  # fmt: skip
def test_a_page_has_room_for_1_to_1000_cells(said: tuple[object, object], cells: tuple[int, int]) -> None:
    assert terminal_size(*said) == cells


def test_words_that_mean_nothing_cost_nothing() -> None:
    async def use(page: ClientWebSocketResponse) -> list[str]:
        began = await heard(page)
        for text in (
            "",
            "{}",
            "[]",
            "[[]]",
            "no",
            "[" * 9000,
            '["stdin"]',
            '["stdin", 7]',
            '["resize", 3]',
            '["x", 1]',
        ):
            await page.send_str(text)
        await page.send_json(["resize", {"width": 10**30, "height": "-1"}])
        await page.send_json(["stdin", "é\ud800"])
        return [began, await heard(page), await heard(page)]

    began, resized, typed = with_page(use, "width=99999999999&height=x")
    assert began.split()[2:] == ["1000", "24"]
    assert json.loads(resized) == {"type": "resize", "width": 1000, "height": 1}
    assert typed == "é?"


def test_all_processes_of_a_page_end_when_it_is_closed() -> None:
    async def use(page: ClientWebSocketResponse) -> str:
        began = await heard(page)
        await page.close()
        return began

    app, child = with_page(use).split()[:2]
    assert is_gone(int(app))
    assert is_gone(int(child))


def test_all_processes_of_a_page_end_with_the_review() -> None:
    app, child = with_page(heard).split()[:2]
    assert is_gone(int(app))
    assert is_gone(int(child))


def test_a_page_whose_app_has_ended_is_closed() -> None:
    async def use(page: ClientWebSocketResponse) -> tuple[str, bool]:
        began = await heard(page)
        await page.send_json(["stdin", "end"])
        await page.receive(timeout=10)
        return began, page.closed

    began, closed = with_page(use)
    assert closed
    assert is_gone(int(began.split()[1]))


def test_what_is_no_websocket_is_a_wrong_request() -> None:
    assert with_page(heard, query="") == web.HTTPBadRequest.status_code
