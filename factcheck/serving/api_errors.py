"""What an API says where it does not do what was asked: where, what was found, what was expected, what to do.

In: these four, and a status of HTTP. Out: an answer in JSON.
"""

from __future__ import annotations

import json

from aiohttp import web

from factcheck.serving.refusals import Cause

__all__ = ["ApiError", "error_answer"]


class ApiError(Exception):
    """Raised while a request is answered, to be told to whoever asked."""

    def __init__(
        self,
        status: int,
        *,
        where: str,
        found: str,
        expected: str,
        do: str = "",
        headers: dict[str, str] | None = None,
        refusal: tuple[Cause, str] | None = None,
    ) -> None:
        """``refusal`` is what is counted, where the request was not even looked at."""
        super().__init__(f"{where}: {found}")
        self.status = status
        self.refusal = refusal
        self.headers = headers or {}
        self.told = {"where": where, "found": found, "expected": expected, "do": do}


def error_answer(error: ApiError) -> web.Response:
    """The answer that tells an error."""
    body = json.dumps({"error": error.told}, ensure_ascii=False)
    # What was found may be bytes that are no text, which stand as halves of characters in headers.
    data = body.encode("utf-8", "replace")
    return web.Response(
        status=error.status, body=data, content_type="application/json", charset="utf-8", headers=error.headers
    )
