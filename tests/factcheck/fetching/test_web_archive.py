from __future__ import annotations

import base64
import hashlib
import io
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from factcheck.fetching.fetched import Fetched
from factcheck.fetching.web_archive import web_archive
from tests.support.pages import page


def read(data: bytes) -> list[tuple[Any, bytes]]:
    """The records of an archive with their contents; warcio checks all digests as it reads."""
    found = []
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        content = record.content_stream().read()
        assert record.digest_checker.passed is not False
        found.append((record, content))
    return found


def archive(*pages: Fetched, packed: bool = True) -> list[tuple[Any, bytes]]:
    return read(web_archive(pages, software="factcheck/0", packed=packed))


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_is_read_back(packed: bool) -> None:
    records = archive(page(), packed=packed)

    assert [record.rec_type for record, _content in records] == ["warcinfo", "response", "request", "metadata"]
    answer, content = records[1]
    assert content == page().data
    assert answer.rec_headers.get_header("WARC-Target-URI") == "https://presse.example/articles/port"
    assert answer.rec_headers.get_header("WARC-Date") == "2026-11-20T08:34:27.123456Z"
    assert answer.rec_headers.get_header("WARC-IP-Address") == "93.184.216.34"
    assert answer.rec_headers.protocol == "WARC/1.1"
    assert answer.http_headers.get_statuscode() == "200"


def test_the_digest_of_the_payload_is_that_of_the_bytes() -> None:
    (_info, (answer, _content), *_rest) = archive(page())

    digest = base64.b32encode(hashlib.sha1(page().data).digest()).decode()
    assert answer.rec_headers.get_header("WARC-Payload-Digest") == f"sha1:{digest}"


def test_headers_stand_as_they_were_sent_but_for_the_packing() -> None:
    (_info, (answer, _content), (request, _nothing), *_rest) = archive(page())

    assert answer.http_headers.headers == [
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Content-Length", "35"),
        ("X-Titre", "Le port d’Argelune"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
        ("Content-Length", str(len(page().data))),
    ]
    assert request.http_headers.protocol == "GET"
    assert request.http_headers.statusline == "/articles/port HTTP/1.1"
    assert request.http_headers.headers == [("Host", "presse.example"), ("User-Agent", "factcheck/0")]
    assert request.rec_headers.get_header("WARC-Concurrent-To") == answer.rec_headers.get_header("WARC-Record-ID")


def test_the_way_to_the_page_is_told() -> None:
    (*_rest, (record, content)) = archive(page())

    assert record.content_type == "application/warc-fields"
    assert content.decode().split("\r\n")[:-1] == [
        "via: http://presse.example/port",
        "hopsFromSeed: R",
        "seed: http://presse.example/port#suite",
        "redirect: 301 http://presse.example/port https://presse.example/articles/port",
        f"sha256: {page().sha256}",
        f"size: {len(page().data)}",
    ]


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"HTTP/1.1 404 Not Found\r\n\r\n", bytes(range(256)) * 500])
def test_any_bytes_come_back(data: bytes) -> None:
    first, second = page(data), page(b"<p>amp</p>", final_url="https://presse.example/?amp=1", redirects=(), address="")

    records = archive(first, second)

    assert [content for record, content in records if record.rec_type == "response"] == [data, b"<p>amp</p>"]


def test_the_checker_of_warcio_finds_no_fault(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.warc.gz"
    file.write_bytes(web_archive([page()], software="factcheck/0"))

    class Command:
        inputs = (str(file),)
        verbose = True

    assert Checker(Command).process_all() == 0
    assert "digest pass" in capsys.readouterr().out
