"""The review in a browser of this computer: the app of the terminal, shown by textual-serve.

In: a command line that is the app, a bound socket, a token. Out: a page for whoever opens the address with the token;
each page that is open is a process of its own. All that the page needs comes from here: fonts, styles and scripts.

The token of the address is changed for a cookie at once, so that it stays neither in the address bar nor in what
a link hands on.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
import shlex
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from aiohttp import web
from textual_serve.server import Server

from factcheck.i18n import _, language
from factcheck.serving.api_guard import foreign_header, own_hosts
from factcheck.serving.page_process import GRACE, show_app

__all__ = ["DRIVER", "WebReview", "make_review", "serve_review"]

DRIVER = "textual.drivers.web_driver:WebDriver"
"""What TEXTUAL_DRIVER says in the process of an app that a browser shows."""
MOST = 8
"""Pages that may be open at a time."""
_LOOK = 1.0
"""Seconds between two looks at the clock."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebReview:
    """A review for browsers: the words of the app's command line, the port and the token of the address.

    After ``idle`` seconds without an open page it ends.
    """

    words: Sequence[str]
    port: int
    token: str
    idle: float

    @property
    def address(self) -> str:
        """Where the page is, for whoever has not got the cookie yet."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"


def serve_review(listening: socket.socket, review: WebReview) -> None:
    """Show the review on a bound socket until Ctrl-C, or until no page was open for a while."""
    # What goes wrong with a page is told on the page; what an app says at its end is no news either.
    logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
    web.run_app(make_review(review), sock=listening, print=None, access_log=None, shutdown_timeout=2 * GRACE + 1)


def make_review(review: WebReview) -> web.Application:
    """The application that answers browsers."""
    pages = _Pages(review)
    app = web.Application(middlewares=[pages.guarded], client_max_size=1024)
    app.add_routes(
        [
            web.get("/", pages.page),
            web.get("/page.css", pages.style),
            web.get("/page.js", pages.script),
            web.get("/ws", pages.session),
            web.static("/static", pages.assets),
        ]
    )
    app.cleanup_ctx.append(pages.watched)
    app.on_shutdown.append(pages.close)
    return app


class _Pages:
    """What is answered, and to whom."""

    def __init__(self, review: WebReview) -> None:
        self._review = review
        self._server = Server(shlex.join(review.words), "127.0.0.1", review.port, title="factcheck")
        self.assets = self._server.statics_path
        self._key = secrets.token_urlsafe(32)
        # Cookies are not kept apart by port: another program on this computer must not overwrite ours.
        self._cookie = f"factcheck-review-{review.port}"
        self._hosts = own_hosts(review.port)
        self._open: list[web.Request] = []
        self._last = time.monotonic()

    # --- Who may look ------------------------------------------------------------------------------------------------

    @web.middleware
    async def guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer whoever has the cookie, give it to whoever has the token, refuse all others."""
        answer: web.StreamResponse
        try:
            refusal = self._refusal(request)
            answer = await handler(request) if refusal is None else refusal
        except web.HTTPException as error:
            answer = web.Response(status=error.status, text=error.reason)
        if not answer.prepared:
            answer.headers.update(self._headers())
        return answer

    def _refusal(self, request: web.Request) -> web.Response | None:
        foreign = foreign_header(request, self._hosts)
        if foreign == "Host":
            return web.Response(status=403, text=_("open the address that factcheck review --web told"))
        if foreign == "Origin":
            return web.Response(status=403, text=_("other pages cannot use this one"))
        if _same(request.cookies.get(self._cookie, ""), self._key):
            return None
        if request.path == "/" and _same(request.query.get("token", ""), self._review.token):
            answer = web.Response(status=303, headers={"Location": "/"})
            answer.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict", path="/")
            return answer
        return web.Response(status=403, text=_("open the address that factcheck review --web told"))

    def _headers(self) -> dict[str, str]:
        here = f"ws://127.0.0.1:{self._review.port} ws://localhost:{self._review.port}"
        policy = (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src 'self' data:; connect-src 'self' {here}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    # --- What is shown -----------------------------------------------------------------------------------------------

    async def page(self, request: web.Request) -> web.Response:
        """The page that shows the app."""
        self._last = time.monotonic()
        words = {
            "lang": language(),
            "title": _("factcheck: review"),
            "beginning": _("The review begins …"),
            "ended": _("The review has ended; what was decided is kept."),
            "again": _("Begin again"),
            "socket": f"ws://{request.headers['Host']}/ws",
        }
        return web.Response(
            text=_asset("page.html").format(**{name: escape(said) for name, said in words.items()}),
            content_type="text/html",
        )

    async def style(self, _request: web.Request) -> web.Response:
        """The style of the page."""
        return web.Response(text=_asset("page.css"), content_type="text/css")

    async def script(self, _request: web.Request) -> web.Response:
        """The script of the page."""
        return web.Response(text=_asset("page.js"), content_type="text/javascript")

    async def session(self, request: web.Request) -> web.StreamResponse:
        """A page's own app, until the page or the app is closed."""
        if len(self._open) >= MOST:
            raise web.HTTPServiceUnavailable
        self._open.append(request)
        try:
            return await show_app(request, self._server.command, self._server.download_manager)
        finally:
            self._open.remove(request)
            self._last = time.monotonic()

    # --- Until when --------------------------------------------------------------------------------------------------

    async def watched(self, _app: web.Application):  # type: ignore[no-untyped-def]
        """Look at the clock while the application runs."""
        watch = asyncio.create_task(self._end_when_idle())
        yield
        watch.cancel()

    async def _end_when_idle(self) -> None:
        while self._open or time.monotonic() - self._last < self._review.idle:
            await asyncio.sleep(min(_LOOK, self._review.idle))
        # As Ctrl-C does.
        asyncio.get_running_loop().call_soon(self._server.request_exit)

    async def close(self, _app: web.Application) -> None:
        """End the apps: they put things in order themselves."""
        for request in tuple(self._open):
            if request.transport is not None:
                request.transport.close()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def _asset(name: str) -> str:
    return (files("factcheck.serving") / "web" / name).read_text(encoding="utf-8")
