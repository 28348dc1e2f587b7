"""Pages as the fetcher gives them, for tests of what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from factcheck.fetching.fetched import Fetched, Redirect

__all__ = ["page"]


def page(data: bytes = "<p>Le port d’Argelune fermera.</p>".encode(), **changes: object) -> Fetched:
    """A page that was found after one redirect; ``changes`` replace other fields."""
    fetched = Fetched(
        url="http://presse.example/port#suite",
        final_url="https://presse.example/articles/port",
        status=200,
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", "35"),
            ("X-Titre", "Le port d’Argelune".encode().decode("latin-1")),
            ("Set-Cookie", "a=1"),
            ("Set-Cookie", "b=2"),
        ),
        data=data,
        sha256=sha256(data).hexdigest(),
        fetched_at="2026-11-20T08:34:27.123456Z",
        redirects=(Redirect("http://presse.example/port", 301, "https://presse.example/articles/port"),),
        request_headers=(("Host", "presse.example"), ("User-Agent", "factcheck/0")),
        address="93.184.216.34",
    )
    return replace(fetched, **changes)  # type: ignore[arg-type]
