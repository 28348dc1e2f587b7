"""Who may ask an API on this computer: whoever holds its token, by one of its own names.

In: requests. Out: requests that may be answered; errors for the others.

Pages of the web can make a browser send requests to this computer: under a name that leads here (DNS rebinding), which
the Host header tells, or from another origin, which the Origin header tells. Neither knows the token.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Collection

from aiohttp import web

from factcheck.i18n import _
from factcheck.serving.api_errors import ApiError, error_answer
from factcheck.serving.refusals import Cause, Refusals

__all__ = ["Guard", "foreign_header", "own_hosts"]

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def own_hosts(port: int) -> frozenset[str]:
    """What the Host header may say of a server of this computer on ``port``."""
    names = ("127.0.0.1", "localhost")
    return frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))


def foreign_header(request: web.Request, hosts: Collection[str], origins: Collection[str] = ()) -> str | None:
    """The header that tells that a request comes by a name of others, or from a page of others; None where none does.

    ``hosts`` are own names, with the port; pages of these and of ``origins`` may ask.
    """
    if request.headers.get("Host", "").lower() not in hosts:
        return "Host"
    origin = request.headers.get("Origin")
    own = (*origins, *(f"http://{host}" for host in hosts))
    return "Origin" if origin is not None and origin not in own else None


class Guard:
    """Lets requests through that come by an own name, from an own or allowed origin, and with the token.

    ``refusals`` are those of the others, and of whatever else was not looked at.
    """

    def __init__(self, token: str, hosts: Collection[str], origins: Collection[str] = ()) -> None:
        self._token = token
        self._hosts = frozenset(hosts)
        self._origins = frozenset(origins)
        self.refusals = Refusals()

    @web.middleware
    async def guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request, or say why not; every answer bears the headers that keep it here."""
        answer: web.StreamResponse
        try:
            self._refuse_strangers(request)
            preflight = self._preflight(request)
            if preflight is None:
                self._refuse_without_token(request)
            answer = await handler(request) if preflight is None else preflight
        except ApiError as error:
            if error.refusal is not None:
                self.refusals.note(*error.refusal)
            answer = error_answer(error)
        except web.HTTPException as error:
            answer = error_answer(_of_http(request, error))
        answer.headers.update(self._headers(request))
        return answer

    def _refuse_strangers(self, request: web.Request) -> None:
        foreign = foreign_header(request, self._hosts, self._origins)
        found = request.headers.get(foreign, "") if foreign else ""
        if foreign == "Host":
            raise ApiError(403, where="Host", found=found, expected=" | ".join(sorted(self._hosts)),
                           do=_("ask by the address that factcheck serve told"),
                           refusal=(Cause.HOST, found))  # fmt: skip
        if foreign == "Origin":
            raise ApiError(403, where="Origin", found=found, expected=" | ".join(sorted(self._origins)) or "-",
                           do=_("start the server with --allow-origin for pages of that origin"),
                           refusal=(Cause.ORIGIN, found))  # fmt: skip

    def _preflight(self, request: web.Request) -> web.Response | None:
        """The answer to a browser that asks what a page of an allowed origin may do; None for other requests."""
        if request.method != "OPTIONS" or request.headers.get("Origin") not in self._origins:
            return None
        allowed = {
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
        }
        return web.Response(status=204, headers=allowed)

    def _refuse_without_token(self, request: web.Request) -> None:
        scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
        # Compared as bytes: text is compared in constant time only where it is ASCII.
        same = hmac.compare_digest(given.strip().encode("utf-8", "surrogateescape"), self._token.encode())
        if scheme.lower() != "bearer" or not same:
            raise ApiError(401, where="Authorization", found=_("no token, or another one") if given else _("nothing"),
                           expected="Bearer TOKEN", do=_("send the token of the file that factcheck serve told"),
                           headers={"WWW-Authenticate": "Bearer"}, refusal=(Cause.TOKEN, ""))  # fmt: skip

    def _headers(self, request: web.Request) -> dict[str, str]:
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Origin",
                   "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
                   "Cross-Origin-Resource-Policy": "same-origin"}  # fmt: skip
        origin = request.headers.get("Origin")
        if origin in self._origins:
            headers |= {"Access-Control-Allow-Origin": str(origin), "Cross-Origin-Resource-Policy": "cross-origin"}
        return headers


def _of_http(request: web.Request, error: web.HTTPException) -> ApiError:
    """What the library refuses by itself, in our form."""
    if error.status == 404:
        return ApiError(404, where=request.path, found=_("no such address"), expected="/v1/scan | /v1/claims | "
                        "/v1/claims/ID | /v1/health | /v1/openapi.json")  # fmt: skip
    if error.status == 405:
        allowed = ", ".join(sorted(getattr(error, "allowed_methods", ())))
        return ApiError(405, where=request.path, found=request.method, expected=allowed, headers={"Allow": allowed})
    return ApiError(error.status, where=request.path, found=error.reason, expected=_("a request of HTTP/1.1"))
