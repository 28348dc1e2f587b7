"""The HTTP API: what editors and content systems ask of a server on this computer.

In: requests that hold the token. Out: the answers of the commands ``scan``, ``list`` and ``show``, each run by the
server in a process of its own; they are the same to the letter. openapi.py describes them.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aiohttp import web

from factcheck.fetching.decompression import ACCEPTED, DamagedError, TooLargeError, UnknownCodingError, unpacked
from factcheck.i18n import LANGUAGES, _
from factcheck.serving.api_errors import ApiError
from factcheck.serving.api_guard import Guard, own_hosts
from factcheck.serving.client import ask, connect
from factcheck.serving.openapi import CLAIM_FILTERS, FORMS, MAX_BODY, openapi
from factcheck.serving.refusals import Cause, Refusals
from factcheck.serving.relay import Outcome, RelayError, run_on_server

__all__ = ["ApiSettings", "make_api", "serve_api"]

_BUSY = 2
"""Seconds after which to ask again, where as many commands run as may."""
_TYPES = {
    "json": "application/json",
    "html": "text/html",
    "markdown": "text/markdown",
}
_READ = re.compile(
    r"(text/.+|application/(json|pdf|xml|zip|gzip|x-ndjson|octet-stream|.+\+(xml|json|zip)|msword|vnd\..+|warc)"
    r"|message/rfc822)",
    re.ASCII,
)
"""Types of what ``scan`` reads; which it is, the content tells."""
_ID = re.compile(r"[0-9a-f]{6,64}(-\d{1,9})?", re.ASCII)
_YES, _NO = frozenset(("1", "true", "yes")), frozenset(("0", "false", "no"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSettings:
    """The port and token of an API, the origins of pages that may use it, the environment of its commands.

    ``seconds`` are what a command may take, ``reading`` what a body may take to arrive.
    """

    port: int
    token: str
    environ: Mapping[str, str]
    origins: Collection[str] = ()
    seconds: float = 120.0
    reading: float = 30.0


def serve_api(listening: socket.socket, settings: ApiSettings) -> None:
    """Answer requests on a bound socket until told to end."""
    web.run_app(make_api(settings), sock=listening, print=None, access_log=None, handle_signals=False)


def make_api(settings: ApiSettings) -> web.Application:
    """The application that answers."""
    guard = Guard(settings.token, own_hosts(settings.port), settings.origins)
    # The library answers a body that is packed otherwise than it says by closing the connection: unpacked here.
    app = web.Application(
        middlewares=[guard.guarded], client_max_size=MAX_BODY, handler_args={"auto_decompress": False}
    )
    api = _Api(settings, guard.refusals)
    app.add_routes(
        [
            web.post("/v1/scan", api.scan),
            web.get("/v1/claims", api.claims),
            web.get("/v1/claims/{id}", api.claim),
            web.get("/v1/health", api.health),
            web.get("/v1/openapi.json", api.description),
        ]
    )
    return app


class _Api:
    """What is answered at each address."""

    def __init__(self, settings: ApiSettings, refusals: Refusals) -> None:
        self._settings = settings
        self._refusals = refusals

    async def scan(self, request: web.Request) -> web.StreamResponse:
        """The claims of the article in the body."""
        _known(request, ("lang", "format", "save"))
        form = _choice(request, "format", FORMS)
        body = await self._body(request)
        words = ["scan", "--quiet", f"--format={form}", *_language(request)]
        words += [] if _truth(request, "save") else ["--no-save"]
        outcome = await self._run([*words, "-"], body)
        if outcome.code not in (0, 3) or not outcome.output.strip():
            raise _failed(outcome, "body", 422)
        if outcome.code == 3 and form == "json" and not json.loads(outcome.output)["articles"]:
            raise _failed(outcome, "body", 422)
        return web.Response(body=outcome.output, content_type=_TYPES[form], charset="utf-8")

    async def claims(self, request: web.Request) -> web.StreamResponse:
        """The claims of the store that the filters let through."""
        _known(request, ("lang", *CLAIM_FILTERS))
        words = ["list", "--format=json", *_language(request)]
        for name, value in request.query.items():
            if name == "changed":
                words += ["--changed"] if _truth(request, name) else []
            elif name != "lang":
                # One word with =, so that no value can be an option of its own.
                words.append(f"--{name}={value}")
        outcome = await self._run(words)
        if outcome.code:
            raise _failed(outcome, request.query_string, 400)
        return web.Response(body=outcome.output, content_type="application/json", charset="utf-8")

    async def claim(self, request: web.Request) -> web.StreamResponse:
        """All that is kept on one claim."""
        _known(request, ("lang",))
        name = request.match_info["id"]
        if not _ID.fullmatch(name):
            raise ApiError(404, where="ID", found=name, expected=_("the id of a claim, or its first six characters"))
        outcome = await self._run(["show", name, "--format=json", *_language(request)])
        if outcome.code:
            raise _failed(outcome, name, 404)
        return web.Response(body=outcome.output, content_type="application/json", charset="utf-8")

    async def health(self, request: web.Request) -> web.StreamResponse:
        """Whether commands would be run now, and what was refused here."""
        _known(request, ("lang",))
        status = await asyncio.to_thread(_status, self._settings.environ)
        if status is None:
            raise _away()
        told = {name: status[name] for name in ("running", "done", "most", "outdated")}
        return web.json_response({"status": "ok", **told, "refusals": self._refusals.told()})

    async def description(self, request: web.Request) -> web.StreamResponse:
        """What can be asked, and what is answered."""
        _known(request, ("lang",))
        return web.json_response(openapi(self._settings.port))

    async def _run(self, words: list[str], body: bytes = b"") -> Outcome:
        try:
            return await asyncio.to_thread(run_on_server, words, body, self._settings.environ, self._settings.seconds)
        except RelayError as error:
            if not error.late:
                raise _away() from error
            wanted = _("an answer within {n} s").format(n=f"{self._settings.seconds:g}")
            problem = ApiError(504, where=words[0], found=_("no end"), expected=wanted, do=_("send a shorter text"))
            raise problem from error

    async def _body(self, request: web.Request) -> bytes:
        """The bytes of the body; text is in UTF-8 then."""
        kind = request.content_type.lower()
        if not _READ.fullmatch(kind):
            raise ApiError(415, where="Content-Type", found=kind,
                           expected="text/plain | text/html | text/markdown | application/pdf | …",
                           refusal=(Cause.NOT_READ, kind))  # fmt: skip
        try:
            async with asyncio.timeout(self._settings.reading):
                body = await request.read()
        except TimeoutError as error:
            seconds = f"{self._settings.reading:g}"
            raise ApiError(408, where="body", found=_("half of it"), refusal=(Cause.TOO_SLOW, seconds),
                           expected=_("all of it within {n} s").format(n=seconds)) from error  # fmt: skip
        except web.HTTPRequestEntityTooLarge as error:
            raise _too_large() from error
        body = _unpacked(body, request.headers.get("Content-Encoding", ""))
        if not body.strip():
            raise ApiError(422, where="body", found=_("nothing"), expected=_("an article"))
        return _in_utf8(body, request.charset) if kind == "text/plain" else body


def _too_large() -> ApiError:
    wanted = _("{n} bytes at most").format(n=MAX_BODY)
    refusal = (Cause.TOO_LARGE, str(MAX_BODY))
    return ApiError(413, where="body", found=_("more than that"), expected=wanted, refusal=refusal)


def _unpacked(body: bytes, coding: str) -> bytes:
    """A body as it was before its sender packed it."""
    try:
        return unpacked([body], coding, MAX_BODY)
    except TooLargeError as error:
        raise _too_large() from error
    except UnknownCodingError as error:
        refusal = (Cause.NOT_READ, coding)
        raise ApiError(415, where="Content-Encoding", found=coding, expected=ACCEPTED, refusal=refusal) from error
    except DamagedError as error:
        found = _("no {coding}, or half of it").format(coding=coding)
        raise ApiError(400, where="body", found=found, expected=_("a body packed as Content-Encoding says")) from error


def _in_utf8(body: bytes, charset: str | None) -> bytes:
    """Plain text in the character set that its sender names; without one its content tells."""
    if charset is None or charset.lower().replace("_", "-") in ("utf-8", "utf8"):
        return body
    try:
        return body.decode(charset).encode("utf-8")
    except (LookupError, ValueError) as error:
        raise ApiError(415, where="Content-Type", found=charset, expected=_("the character set that the body is in"),
                       do=_("leave charset out: the content tells it"),
                       refusal=(Cause.NOT_READ, charset)) from error  # fmt: skip


def _status(environ: Mapping[str, str]) -> dict[str, object] | None:
    connection = connect(environ)
    if connection is None:
        return None
    with connection:
        return ask(connection, {"ask": "status"})


def _known(request: web.Request, names: Collection[str]) -> None:
    """Refuse parameters that mean nothing here: one that is misspelt must not be passed over."""
    for name in request.query:
        if name not in names:
            raise ApiError(400, where="?", found=name, expected=" | ".join(names))


def _choice(request: web.Request, name: str, known: Collection[str]) -> str:
    value = request.query.get(name, next(iter(known)))
    if value not in known:
        raise ApiError(400, where=f"?{name}", found=value, expected=" | ".join(known))
    return value


def _truth(request: web.Request, name: str) -> bool:
    value = request.query.get(name, "false").lower()
    if value not in _YES | _NO:
        raise ApiError(400, where=f"?{name}", found=value, expected="true | false")
    return value in _YES


def _language(request: web.Request) -> list[str]:
    return [f"--lang={_choice(request, 'lang', LANGUAGES)}"] if "lang" in request.query else []


def _away() -> ApiError:
    return ApiError(503, where="factcheck serve", found=_("as many commands as may run, or an end"),
                    expected=_("a server that takes commands"), do=_("ask again"),
                    headers={"Retry-After": str(_BUSY)}, refusal=(Cause.BUSY, ""))  # fmt: skip


def _failed(outcome: Outcome, where: str, status: int) -> ApiError:
    """What a command said of its failure."""
    if outcome.code < 0:
        return ApiError(500, where=where, found=_("the command crashed"), expected=_("an answer"))
    lines = [line.strip() for line in outcome.messages.splitlines() if line.strip()] or [str(outcome.code)]
    # How the command line is used, which nobody here has written, is told before what is wrong with a value.
    told = [line.removeprefix("factcheck: ") for line in lines] if lines[0].startswith("factcheck:") else lines[-1:]
    return ApiError(status, where=where, found=" ".join(told), expected=_("what factcheck can use"))
