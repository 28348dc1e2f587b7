"""Addresses on the command line, fetched from a server of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factcheck.cli.support.page_fetching import PageFetching
from factcheck.errors import ArticleError
from factcheck.i18n import using_language

pytestmark = pytest.mark.usefixtures("surroundings")


class Site(BaseHTTPRequestHandler):
    """One page and no robots.txt."""

    def do_GET(self) -> None:
        """Answer."""
        found = self.path == "/pont"
        self.send_response(200 if found else 404)
        self.end_headers()
        if found:
            self.wfile.write(b"Le pont")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_is_allowed_is_fetched(site: str) -> None:
    """With its final address."""
    with PageFetching(allow_private=True) as pages:
        assert pages.fetch(f"{site}/pont").data == b"Le pont"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ["/pont", "/absent"])
def test_a_refusal_names_its_address_once(site: str, path: str, language: str) -> None:
    """As every other article that cannot be read."""
    allowed = path == "/absent"
    with using_language(language), PageFetching(allow_private=allowed) as pages, pytest.raises(ArticleError) as raised:
        pages.fetch(f"{site}{path}")
    assert ("--allow-private" in str(raised.value)) is not allowed
    assert str(raised.value).startswith(f"{site}{path}: ")
    assert str(raised.value).count(site) == 1


@pytest.mark.parametrize("url", ["https://bob:secret@example.org/page", "HTTP://secret@[::1]/"])
def test_a_password_in_an_address_is_not_repeated(url: str) -> None:
    with PageFetching() as pages, pytest.raises(ArticleError) as raised:
        pages.fetch(url)
    assert "secret" not in f"{raised.value} {raised.value.source}"


def test_nothing_is_made_where_nothing_is_fetched() -> None:
    """Most runs read files."""
    with PageFetching() as pages:
        assert pages._fetcher is None
