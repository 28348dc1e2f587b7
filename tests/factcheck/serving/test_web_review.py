"""The review in a browser: who may look, what a key does, when it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.support.bare_server import ROOT
from tests.support.browser import open_browser
from tests.support.commands import FakeChecker, history, run, use

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as started:
        yield started


@pytest.fixture
def claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of the one claim of a store that this test and its processes use."""
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "store.sqlite"))
    use(monkeypatch, FakeChecker())
    (tmp_path / "a.txt").write_text("Pont fermé lundi, a dit la maire.\n", encoding="utf-8")
    assert run("scan", str(tmp_path / "a.txt")).exit_code == 0
    return run("list", "--format", "ids").stdout.split()[0]


@contextmanager
def shown(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process of a review, and the address that it tells."""
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "review", "--web", "--by", "Ada", *words],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        # Tests that a shell runs in the background inherit that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found is not None
            yield process, found[0]
        finally:
            process.send_signal(signal.SIGINT)


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("body.-first-byte", timeout=60_000)
    page.wait_for_function("document.activeElement.classList.contains('xterm-helper-textarea')")
    return page


def wait_for_decision(claim: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    until = time.monotonic() + 60
    while not (found := history(claim)):
        assert time.monotonic() < until, "no decision"
        time.sleep(0.1)
    return found


def test_a_key_decides_a_claim_and_nothing_is_fetched_from_elsewhere(browser: Browser, claim: str) -> None:
    with shown() as (process, address):
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url.replace("ws://", "http://")))
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("body.-first-byte", timeout=60_000)
        page.wait_for_function("document.activeElement.classList.contains('xterm-helper-textarea')")
        # The token has left the address, where it would be seen and kept.
        home = address.partition("?")[0]
        assert page.url == home
        page.keyboard.press("i")
        who, what, _before, after, _why = wait_for_decision(claim)[0]
        assert (who, what, after) == ("Ada", "status", "in_progress")
        assert len(asked) > 5
        assert all(url.startswith(home) for url in asked)
        assert complaints == []

        page.keyboard.press("q")
        page.wait_for_selector("body.-closed", timeout=60_000)
        page.context.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def test_two_browsers_have_two_reviews(browser: Browser, claim: str) -> None:
    with shown() as (_process, address):
        first, second = (opened(browser, address) for _number in range(2))
        first.keyboard.press("q")
        first.wait_for_selector("body.-closed", timeout=60_000)
        second.keyboard.press("i")
        assert wait_for_decision(claim)
        assert not second.locator("body.-closed").count()
        for page in (first, second):
            page.context.close()


@pytest.mark.usefixtures("claim")
def test_without_the_token_nothing_is_shown() -> None:
    with shown() as (_process, address):
        home, _mark, query = address.partition("?")
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
        with httpx.Client(base_url=home, trust_env=False) as stranger:
            for path in ("/", "/?token=wrong", f"/ws?{query}", "/page.css", "/page.js", "/static/js/textual.js", "/x"):
                assert stranger.get(path).status_code == 403, path
            assert stranger.get("/ws", headers=upgrade).status_code == 403
        with httpx.Client(base_url=home, trust_env=False, follow_redirects=True) as own:
            page = own.get(f"/?{query}")
            assert page.status_code == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            (cookie,) = own.cookies.jar
            assert cookie.value is not None
            assert cookie.value not in address
            assert cookie.has_nonstandard_attr("HttpOnly")
            assert cookie.get_nonstandard_attr("SameSite") == "Strict"
            # With the cookie, but led here by another name, or from another page.
            assert own.get("/", headers={"Host": "evil.example"}).status_code == 403
            for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
                assert own.get("/ws", headers={**upgrade, "Origin": origin}).status_code == 403
            assert own.get("/static/").status_code == 403
            assert own.get("/static/../server.py").status_code == 404
            assert own.post("/").status_code == 405


@pytest.mark.usefixtures("claim")
def test_it_ends_when_no_page_is_open_for_a_while() -> None:
    with shown("--idle", "0.005") as (process, _address):
        assert process.wait(60) == 0


def test_what_is_wrong_is_told_before_anything_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "none.sqlite"))
    for words in (("--db", str(tmp_path / "none.sqlite")), ("--idle", "0"), ("--port", "70000")):
        result = run("review", "--web", *words)
        assert result.exit_code == 2
        assert "http://" not in result.stdout
