"""What was fetched as a WARC file (ISO 28500), which the programs of web archives read and replay.

In: ``Fetched``. Out: the bytes of a file: for each page the answer, the request, and how it was come by.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from http.client import responses
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.fetching.fetched import Fetched, Headers

__all__ = ["web_archive"]

_VERSION = "1.1"
_OF_TRANSFER = frozenset(("content-encoding", "content-length", "transfer-encoding"))
"""Headers on how the bytes travelled: they are kept unpacked, and these would make readers unpack them once more."""
_RENAMED = "X-Archive-Orig-"
"""The prefix that web archives give to such headers."""


def web_archive(pages: Sequence[Fetched], *, software: str, packed: bool = True) -> bytes:
    """The pages as one WARC file, in their order; ``packed`` by gzip, record by record, as readers expect it.

    Digests are SHA-1 in base 32, which is what such programs compare. The body of an answer is what was read: a
    compression of the server is taken off, and its headers on that bear the prefix ``X-Archive-Orig-``.
    """
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed, warc_version=_VERSION)
    told = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        "description": "Pages as they were when their text was read",
    }
    writer.write_record(writer.create_warcinfo_record("", told))
    for page in pages:
        _write(writer, page)
    return file.getvalue()


class _Sent(StatusAndHeaders):  # type: ignore[misc]
    """Headers that are written as they were sent; warcio would percent-encode what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Put the bytes of the headers where warcio looks for them."""
        self.headers_buff = self.to_str().encode("latin-1") + b"\r\n"


def _write(writer: Any, page: Fetched) -> None:
    date = {"WARC-Date": page.fetched_at}
    address = {"WARC-IP-Address": page.address} if page.address else {}
    answer = writer.create_warc_record(
        page.final_url,
        "response",
        payload=io.BytesIO(page.data),
        length=len(page.data),
        http_headers=_Sent(_status(page.status), _as_kept(page), protocol="HTTP/1.1"),
        warc_headers_dict={**date, **address},
    )
    asked = _Sent(f"GET {_path(page.final_url)} HTTP/1.1", list(page.request_headers), is_http_request=True)
    request = writer.create_warc_record(page.final_url, "request", http_headers=asked, warc_headers_dict={**date})
    writer.write_request_response_pair(request, answer)
    name = answer.rec_headers.get_header("WARC-Record-ID")
    words = _fields(page)
    how = writer.create_warc_record(
        page.final_url,
        "metadata",
        payload=io.BytesIO(words),
        length=len(words),
        warc_headers_dict={**date, "WARC-Concurrent-To": name},
    )
    writer.write_record(how)


def _status(status: int) -> str:
    return f"{status} {responses.get(status, '')}".rstrip()


def _as_kept(page: Fetched) -> list[tuple[str, str]]:
    headers: Headers = tuple(
        (f"{_RENAMED}{name}" if name.lower() in _OF_TRANSFER else name, value) for name, value in page.headers
    )
    return [*headers, ("Content-Length", str(len(page.data)))]


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def _fields(page: Fetched) -> bytes:
    """How the page was come by, as lines of ``application/warc-fields``."""
    lines = []
    if page.redirects:
        lines += [f"via: {page.redirects[-1].url}", f"hopsFromSeed: {'R' * len(page.redirects)}"]
    lines += [f"seed: {page.url}"]
    lines += [f"redirect: {step.status} {step.url} {step.target}" for step in page.redirects]
    lines += [f"sha256: {page.sha256}", f"size: {len(page.data)}"]
    return "".join(f"{line}\r\n" for line in lines).encode()
