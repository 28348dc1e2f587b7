"""Claims sent to an address: encrypted, to where the address says and nowhere else, and given up in the end."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from factcheck.errors import Fault, FetchError
from factcheck.fetching.poster import Poster
from factcheck.reports.error_wording import error_words
from tests.support.loopback import Net, Route, Server, html, net_of, raw, redirect, running

RECORD = '{"id": "a1", "content": {"text": "Le pont ferme été comme hiver"}}\n'.encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with running({"/crochet": html("merci", status=201)}) as server:
        yield server


@pytest.fixture
def slept() -> list[float]:
    """How long was waited before each further try."""
    return []


@pytest.fixture
def poster(server: Server, slept: list[float]) -> Poster:
    return Poster(f"http://127.0.0.1:{server.port}/crochet", allow_private=True, sleep=slept.append)


def in_turn(*routes: Route) -> Route:
    """A route that answers as each of these in turn."""
    left = iter(routes)

    def route(handler: BaseHTTPRequestHandler) -> None:
        next(left)(handler)

    return route


def fault(poster: Poster) -> Fault | None:
    with pytest.raises(FetchError) as caught:
        poster.post(RECORD)
    return caught.value.fault


def test_the_bytes_arrive_with_who_sends_them(server: Server, poster: Poster, slept: list[float]) -> None:
    poster.post(RECORD)

    (request,) = server.asked
    assert request.body == RECORD
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("factcheck")
    assert slept == []


def test_a_server_that_is_busy_is_asked_again(server: Server, poster: Poster, slept: list[float]) -> None:
    server.routes["/crochet"] = in_turn(html("", status=503), raw([b"HT"]), html(""))
    poster.post(RECORD)

    assert [request.body for request in server.asked] == [RECORD] * 3
    assert slept == [1.0, 5.0]


def test_tries_are_few_and_one_alone_after_a_failure(server: Server, poster: Poster, slept: list[float]) -> None:
    server.routes["/crochet"] = html("", status=500)
    assert fault(poster) is Fault.NOT_TAKEN
    assert len(server.asked) == 3

    assert fault(poster) is Fault.NOT_TAKEN
    assert len(server.asked) == 4
    server.routes["/crochet"] = html("")
    poster.post(RECORD)
    server.routes["/crochet"] = in_turn(html("", status=429), html(""))
    poster.post(RECORD)
    assert slept == [1.0, 5.0, 1.0]


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_what_is_refused_is_not_sent_again(server: Server, poster: Poster, status: int) -> None:
    server.routes["/crochet"] = html("", status=status)

    assert fault(poster) is Fault.NOT_TAKEN
    assert len(server.asked) == 1


def test_claims_follow_no_redirect(server: Server, poster: Poster) -> None:
    server.routes |= {"/crochet": redirect("/ailleurs", 307), "/ailleurs": html("")}

    assert fault(poster) is Fault.NOT_TAKEN
    assert [request.path for request in server.asked] == ["/crochet"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://presse.example/T0/secret", Fault.NOT_ENCRYPTED),
        ("https://presse.example:8443/T0/secret", Fault.PORT_REFUSED),
        ("https://ana:secret@presse.example/T0", Fault.USER_IN_ADDRESS),
        ("ftp://presse.example/secret", Fault.NOT_AN_ADDRESS),
        ("secret", Fault.NOT_AN_ADDRESS),
    ],
)
def test_addresses_that_are_not_written_to_are_refused_without_their_secret(url: str, expected: Fault) -> None:
    with pytest.raises(FetchError) as caught:
        Poster(url)

    assert caught.value.fault is expected
    assert "secret" not in error_words(caught.value)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254"])
def test_private_addresses_get_nothing(server: Server, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    net: Net = net_of(monkeypatch, server)
    net.names["presse.example"] = [address]
    poster = Poster("https://presse.example/T0/secret", resolve=net.resolve, sleep=net.slept.append)

    with pytest.raises(FetchError) as caught:
        poster.post(RECORD)
    assert caught.value.fault is Fault.PRIVATE_ADDRESS
    assert "secret" not in error_words(caught.value)
    assert net.connected == []
    assert net.slept == []
