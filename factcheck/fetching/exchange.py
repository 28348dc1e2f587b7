"""One question to one server: no redirects, no cookies, no second try.

In: a target and the headers to send. Out: an ``Answer`` whose bytes are read for the statuses that have a page.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from claims.errors import Message
from claims.foreign_errors import system_words
from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Resolve, Target, system_addresses
from factcheck.fetching.decompression import ACCEPTED, DamagedError, TooLargeError, UnknownCodingError, unpacked
from factcheck.fetching.fetched import Headers, Limits, Validators, first_value
from factcheck.fetching.network import Transport
from factcheck.fetching.robots import ROBOT

__all__ = ["Answer", "Exchange", "program_name", "user_agent"]

_MEGABYTE = 1_000_000
_VALUE = re.compile("[\x21-\x7e\x80-\xff]([ \t\x21-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?")


def program_name() -> str:
    """The program and its version, as in ``factcheck/0.2.0``."""
    try:
        return f"{ROBOT}/{version('factcheck')}"
    except PackageNotFoundError:  # a copy of the source that was never installed
        return ROBOT


def user_agent() -> str:
    """Who we say that we are: the program, its version, and that people stand behind each request."""
    return f"{program_name()} (reads single pages for journalists who check them; obeys robots.txt as {ROBOT})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; ``data`` is empty for a status that has no page."""

    status: int
    headers: Headers
    data: bytes
    request_headers: Headers
    address: str

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever the case of its name."""
        return first_value(self.headers, name)


@dataclass(slots=True)
class Exchange:
    """How questions are asked; what is the same for all of them."""

    limits: Limits
    allow_private: bool = False
    resolve: Resolve = system_addresses
    clock: Callable[[], float] = time.monotonic
    _context: ssl.SSLContext | None = None

    def ask(self, target: Target, known: Validators | None = None, most_bytes: int | None = None) -> Answer:
        """The answer to GET; ``known`` are marks of the version that we have, ``most_bytes`` replaces the limit.

        Raises:
            FetchError: no answer, none in time, or one that is too large or damaged.
        """
        limit = most_bytes if most_bytes is not None else self.limits.most_bytes
        return self._told(target, httpx.Request("GET", target.url, headers=_headers(known)), limit)

    def post(self, target: Target, data: bytes, content_type: str) -> Answer:
        """The answer to POST of ``data``; its page, if it has one, is not read.

        Raises:
            FetchError: no answer, none in time, or a damaged one.
        """
        headers = {
            "User-Agent": user_agent(),
            "Content-Type": content_type,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        return self._told(target, httpx.Request("POST", target.url, headers=headers, content=data), None)

    def _told(self, target: Target, request: httpx.Request, limit: int | None) -> Answer:
        """The answer; ``limit`` is None where only its status and headers count."""
        begin = self.clock()
        try:
            return self._ask(target, request, limit)
        except httpcore.TimeoutException as error:
            waited = max(1, round(self.clock() - begin))
            raise FetchError(Fault.TOO_SLOW, url=target.url, seconds=waited) from error
        except httpcore.ConnectError as error:
            raise _unreached(target, error) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise FetchError(Fault.ANSWER_BROKEN, url=target.url, error=_words(error)) from error
        except TooLargeError as error:
            raise FetchError(Fault.TOO_LARGE, url=target.url, limit=max(1, (limit or 0) // _MEGABYTE)) from error
        except DamagedError as error:
            raise FetchError(Fault.ANSWER_BROKEN, url=target.url, error=_words(error)) from error
        except UnknownCodingError as error:
            raise FetchError(Fault.CODING_UNKNOWN, url=target.url, coding=str(error)) from error

    def _ask(self, target: Target, request: httpx.Request, limit: int | None) -> Answer:
        transport = Transport(
            target=target,
            resolve=self.resolve,
            allow_private=self.allow_private,
            seconds=self.limits.seconds,
            silence=self.limits.silence,
            context=self._certificates() if target.url.startswith("https:") else None,
            clock=self.clock,
        )
        with transport:
            response = transport.handle_request(request)
            headers = _written(response.headers)
            data = b""
            if limit is not None and 200 <= response.status_code < 300:
                data = _body(response, headers, limit)
            sent = _written(request.headers)
            return Answer(response.status_code, headers, data, sent, transport.network.address)

    def _certificates(self) -> ssl.SSLContext:
        """Whom to believe; certificates that the environment names (SSL_CERT_FILE, SSL_CERT_DIR) count."""
        if self._context is None:
            self._context = httpx.create_ssl_context()
        return self._context


def _headers(known: Validators | None) -> dict[bytes, bytes]:
    headers = {
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8",
        "Accept-Language": "fr,*;q=0.5",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    asked = {name: value.encode("ascii") for name, value in headers.items()}
    if known and (etag := _sendable(known.etag)):
        asked["If-None-Match"] = etag
    if known and (since := _sendable(known.last_modified)):
        asked["If-Modified-Since"] = since
    return {name.encode("ascii"): value for name, value in asked.items()}


def _sendable(mark: str | None) -> bytes | None:
    """What a server gave us to give back; None where it is no value of a header."""
    if not mark or not _VALUE.fullmatch(mark):
        return None
    return mark.encode("latin-1")


def _written(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _body(response: httpx.Response, headers: Headers, limit: int) -> bytes:
    told = first_value(headers, "content-length") or ""
    if told.isascii() and told.isdigit() and int(told[:20]) > limit:
        raise TooLargeError
    coding = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    return unpacked(response.iter_raw(), coding, limit)


def _unreached(target: Target, error: httpcore.ConnectError) -> FetchError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLError):
        reason = getattr(cause, "verify_message", "") or cause.reason or str(cause)
        words = Message.quoted(str(reason), type(cause).__name__)
        return FetchError(Fault.CERTIFICATE_REFUSED, url=target.url, error=words)
    words = system_words(cause) if isinstance(cause, OSError) else _words(error)
    return FetchError(Fault.NOT_REACHED, url=target.url, error=words)


def _words(error: Exception) -> Message:
    return Message.quoted(str(error), type(error).__name__)
