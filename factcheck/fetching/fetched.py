"""What a fetch gives and takes: bytes with their circumstances, marks of a version, limits.

These are frozen data types; sizes are bytes, times seconds, dates ISO 8601 in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fetched", "Headers", "Limits", "Redirect", "Unchanged", "Validators"]

Headers = tuple[tuple[str, str], ...]
"""Names and values as they were sent, in that order; each character is a byte (Latin-1)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how large and how often.

    ``seconds`` is for one request from the look-up of the name to the last byte, ``silence`` for each wait in it.
    ``most_bytes`` counts after decompression. ``pause`` is the least time between two requests to one host; a site
    may ask for more in its robots.txt, up to ``longest_pause``.
    """

    seconds: float = 60
    silence: float = 20
    most_bytes: int = 25_000_000
    redirects: int = 5
    pause: float = 1
    longest_pause: float = 30


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step of the way: ``url`` answered with ``status`` that the page is at ``target``."""

    url: str
    status: int
    target: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version that we have; give it back to learn whether there is a newer one."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address.

    ``data`` are the bytes after decompression, ``sha256`` is their hash in hexadecimal digits. ``headers`` are those of
    the answer and ``request_headers`` those that were sent for ``final_url``; ``address`` is the IP address that
    answered.
    """

    url: str
    final_url: str
    status: int
    headers: Headers
    data: bytes
    sha256: str
    fetched_at: str
    redirects: tuple[Redirect, ...] = ()
    request_headers: Headers = ()
    address: str = ""

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever the case of its name; None where there is none."""
        return first_value(self.headers, name)

    @property
    def content_type(self) -> str:
        """The header Content-Type with its charset, or nothing."""
        return self.header("content-type") or ""

    @property
    def validators(self) -> Validators:
        """What to give back with the next fetch of the same address."""
        return Validators(self.header("etag"), self.header("last-modified"))

    @property
    def left_https(self) -> bool:
        """Whether a step of the way led from https to http, where anybody between may have changed the bytes."""
        return any(step.url.startswith("https:") and step.target.startswith("http:") for step in self.redirects)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the version whose validators it was given is still the newest."""

    url: str
    final_url: str
    fetched_at: str


def first_value(headers: Headers, name: str) -> str | None:
    """The first value of a header, whatever the case of its name; None where there is none."""
    wanted = name.lower()
    return next((value for known, value in headers if known.lower() == wanted), None)
