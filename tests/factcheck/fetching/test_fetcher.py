from __future__ import annotations

import gzip
import hashlib
import io
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from factcheck.errors import Fault, FetchError
from factcheck.fetching.fetched import Fetched, Redirect, Unchanged, Validators
from factcheck.fetching.fetcher import Fetcher
from factcheck.i18n import using_language
from factcheck.reports.error_wording import WORDS, error_words
from tests.support.bounds import FROZEN_S
from tests.support.loopback import OTHER, PUBLIC, Net, Route, Server, html, net_of, raw, redirect, running

PAGE = "http://presse.example/article"


@pytest.fixture(scope="module")
def started() -> Iterator[Server]:
    with running({}) as server:
        yield server


@pytest.fixture
def server(started: Server) -> Server:
    started.routes.clear()
    started.asked.clear()
    started.routes["/article"] = html("<p>Le bac de Corvane repart lundi.</p>")
    return started


@pytest.fixture
def net(server: Server, monkeypatch: pytest.MonkeyPatch) -> Net:
    return net_of(monkeypatch, server)


def fetched(fetcher: Fetcher, url: str = PAGE, known: Validators | None = None) -> Fetched:
    with fetcher:
        found = fetcher.fetch(url, known)
    assert isinstance(found, Fetched)
    return found


def refused(fetcher: Fetcher, url: str = PAGE) -> FetchError:
    with fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    error = caught.value
    assert error.fault is not None
    # Each is worded, in both languages, with all its fields.
    for language in ("en", "fr"):
        with using_language(language):
            assert "{" not in error_words(error)
    return error


# --- What is given ---------------------------------------------------------------------------------------------------


def test_a_page_is_given_with_its_circumstances(net: Net, server: Server) -> None:
    body = "<p>Le bac de Corvane repart à l’été.</p>".encode("cp1252")
    server.routes["/article"] = html(body, content_type="text/html; charset=windows-1252", x_source="A")

    page = fetched(net.fetcher(), PAGE + "#suite")

    assert (page.url, page.final_url, page.status) == (PAGE + "#suite", PAGE, 200)
    assert page.data == body
    assert page.sha256 == hashlib.sha256(body).hexdigest()
    assert page.content_type == "text/html; charset=windows-1252"
    assert ("X-Source", "A") in page.headers
    assert page.header("x-SOURCE") == "A"
    assert page.header("x-none") is None
    assert page.address == PUBLIC
    assert page.redirects == ()
    assert not page.left_https
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", page.fetched_at)


def test_the_server_learns_who_asks(net: Net, server: Server) -> None:
    page = fetched(net.fetcher())

    asked = server.asked[-1].headers
    assert asked["user-agent"].startswith("factcheck/")
    assert asked["host"] == "presse.example"
    assert {"cookie", "authorization", "referer", "if-none-match"} & set(asked) == set()
    assert {name.lower(): value for name, value in page.request_headers} == dict(asked)


def test_signs_of_other_alphabets_in_an_address_are_encoded(net: Net, server: Server) -> None:
    net.names["xn--rserve-bva.example"] = [PUBLIC]
    server.routes["/%C3%A9t%C3%A9?q=%C3%A0"] = html("oui")

    page = fetched(net.fetcher(), "http://réserve.example/été?q=à")

    assert page.final_url == "http://xn--rserve-bva.example/%C3%A9t%C3%A9?q=%C3%A0"


def test_an_empty_page_is_a_page(net: Net, server: Server) -> None:
    server.routes["/article"] = html("")

    assert fetched(net.fetcher()).data == b""


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (401, Fault.PAGE_CLOSED),
        (403, Fault.PAGE_CLOSED),
        (404, Fault.PAGE_ABSENT),
        (410, Fault.PAGE_ABSENT),
        (429, Fault.SERVER_BUSY),
        (451, Fault.PAGE_CLOSED),
        (500, Fault.SERVER_FAILED),
        (503, Fault.SERVER_BUSY),
        (304, Fault.SERVER_FAILED),
        (302, Fault.SERVER_FAILED),
    ],
)
def test_other_statuses_are_told_with_what_they_mean(net: Net, server: Server, status: int, fault: Fault) -> None:
    server.routes["/article"] = html("", status=status)

    error = refused(net.fetcher())

    assert error.fault is fault
    assert dict(error.values) == {"url": PAGE, "status": status}


# --- Where it goes ---------------------------------------------------------------------------------------------------


def test_the_connection_is_made_to_the_address_that_was_checked(net: Net) -> None:
    fetched(net.fetcher())

    assert set(net.connected) == {(PUBLIC, 80)}


def test_a_name_that_changes_its_meaning_is_asked_once_for_each_connection(net: Net, server: Server) -> None:
    """DNS rebinding: the answer that was checked is the one that is used."""
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])

    def resolve(_host: str, _port: int) -> list[str]:
        return next(answers)

    fetcher = Fetcher(resolve=resolve, sleep=net.slept.append)

    fetched(fetcher)
    assert net.connected == [(PUBLIC, 80), (PUBLIC, 80)]
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(PAGE)
    assert caught.value.fault is Fault.PRIVATE_ADDRESS
    assert len(net.connected) == 2


@pytest.mark.parametrize("url", ["http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://127.1/"])
def test_this_computer_is_not_fetched_from(server: Server, url: str) -> None:
    error = refused(Fetcher(), url)

    assert error.fault is Fault.PRIVATE_ADDRESS
    assert server.asked == []


def test_one_private_address_among_public_ones_suffices(net: Net) -> None:
    net.names["presse.example"] = [PUBLIC, "10.0.0.7"]

    error = refused(net.fetcher())

    assert (error.fault, error.values["address"]) == (Fault.PRIVATE_ADDRESS, "10.0.0.7")
    assert net.connected == []


def test_private_addresses_and_their_ports_can_be_allowed(server: Server) -> None:
    slept: list[float] = []
    fetcher = Fetcher(allow_private=True, sleep=slept.append)

    page = fetched(fetcher, f"http://127.0.0.1:{server.port}/article")

    assert page.address == "127.0.0.1"
    assert server.asked[-1].headers["host"] == f"127.0.0.1:{server.port}"


def test_an_address_that_does_not_answer_leaves_the_next(net: Net) -> None:
    net.names["presse.example"] = ["93.184.216.99", PUBLIC]

    assert fetched(net.fetcher()).address == PUBLIC


def test_a_server_that_cannot_be_reached_is_told(net: Net) -> None:
    net.names["presse.example"] = ["93.184.216.99"]

    error = refused(net.fetcher())

    assert error.fault is Fault.NOT_REACHED
    assert error.values["url"] == PAGE


def test_a_host_that_is_not_known_is_told(net: Net) -> None:
    error = refused(net.fetcher(), "http://pressse.example/article")

    assert (error.fault, error.values["host"]) == (Fault.HOST_UNKNOWN, "pressse.example")
    assert error.values["url"] == "http://pressse.example/article"


def test_a_server_that_speaks_no_tls_proves_nothing(net: Net) -> None:
    error = refused(net.fetcher(), "https://presse.example/article")

    assert error.fault is Fault.CERTIFICATE_REFUSED
    assert net.connected[0] == (PUBLIC, 443)


@pytest.mark.parametrize("host", [".presse.example", "presse..example", f"{'a' * 64}.example", "-.example", "_x"])
def test_a_name_that_is_none_is_told(net: Net, host: str) -> None:
    net.names[host] = [PUBLIC]

    assert refused(net.fetcher(), f"https://{host}/").fault in (
        Fault.NOT_AN_ADDRESS,
        Fault.NOT_REACHED,
        Fault.CERTIFICATE_REFUSED,
    )


def test_proxies_and_logins_of_the_environment_are_not_used(
    net: Net, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")

    fetched(net.fetcher())

    assert set(net.connected) == {(PUBLIC, 80)}


# --- Redirects -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_told(net: Net, server: Server, status: int) -> None:
    server.routes["/a"] = redirect("/b?x=1#y", status)
    server.routes["/b?x=1"] = redirect("http://autre.example/article", status)

    page = fetched(net.fetcher(), "http://presse.example/a")

    assert page.final_url == "http://autre.example/article"
    assert page.address == OTHER
    assert page.redirects == (
        Redirect("http://presse.example/a", status, "http://presse.example/b?x=1"),
        Redirect("http://presse.example/b?x=1", status, "http://autre.example/article"),
    )


def test_five_redirects_are_followed_and_six_are_not(net: Net, server: Server) -> None:
    for number in range(6):
        server.routes[f"/{number}"] = redirect(f"/{number + 1}")
    server.routes["/6"] = html("arrivé")

    assert fetched(net.fetcher(), "http://presse.example/1").data == "arrivé".encode()
    error = refused(net.fetcher(), "http://presse.example/0")

    assert error.fault is Fault.TOO_MANY_REDIRECTS
    assert dict(error.values) == {"url": "http://presse.example/0", "limit": 5}


def test_a_circle_of_redirects_ends(net: Net, server: Server) -> None:
    server.routes["/article"] = redirect("/article")

    assert refused(net.fetcher()).fault is Fault.TOO_MANY_REDIRECTS
    assert server.paths == ["/article"] * 6


@pytest.mark.parametrize(
    "private", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[fd00::1]", "interne.example"]
)
def test_no_redirect_leads_into_a_private_network(net: Net, server: Server, private: str) -> None:
    net.names |= {private.strip("[]"): [private.strip("[]")], "interne.example": ["192.168.1.20"]}
    server.routes["/article"] = redirect(f"http://{private}/admin")

    error = refused(net.fetcher())

    assert error.fault is Fault.PRIVATE_ADDRESS
    assert {address for address, _port in net.connected} == {PUBLIC}


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://presse.example/x", "javascript:alert(1)", "data:text/html,x", "//["],
)
def test_no_redirect_leads_out_of_the_web(net: Net, server: Server, target: str) -> None:
    server.routes["/article"] = redirect(target)

    error = refused(net.fetcher())

    assert error.fault is Fault.REDIRECT_REFUSED
    assert error.values["url"] == PAGE


@pytest.mark.parametrize(
    ("target", "fault"),
    [("http://autre.example:22/", Fault.PORT_REFUSED), ("http://eva:secret@autre.example/", Fault.USER_IN_ADDRESS)],
)
def test_a_redirect_is_held_to_what_addresses_are_held_to(net: Net, server: Server, target: str, fault: Fault) -> None:
    server.routes["/article"] = redirect(target)

    error = refused(net.fetcher())

    assert error.fault is fault
    assert "secret" not in error_words(error)


def test_the_robots_of_each_host_on_the_way_are_asked(net: Net, server: Server) -> None:
    server.routes["/a"] = redirect("http://autre.example/prive")
    server.routes["/prive"] = html("privé")
    server.routes["/robots.txt"] = html("User-agent: *\nDisallow: /prive", content_type="text/plain")

    error = refused(net.fetcher(), "http://presse.example/a")

    assert error.fault is Fault.ROBOTS_REFUSE
    assert error.values["robots"] == "http://autre.example/robots.txt"
    assert server.paths == ["/a"]


def test_cookies_are_not_kept(net: Net, server: Server) -> None:
    server.routes["/a"] = redirect("/article", set_cookie="lecteur=17; Path=/")
    fetcher = net.fetcher()

    fetcher.fetch("http://presse.example/a")
    fetcher.fetch("http://presse.example/a")

    assert all("cookie" not in request.headers for request in server.asked)


def test_leaving_https_is_noticed() -> None:
    steps = (Redirect("https://presse.example/a", 301, "http://presse.example/a"),)
    kept = Fetched("u", "u", 200, (), b"", "", "", redirects=steps)

    assert kept.left_https


# --- Sizes and forms -------------------------------------------------------------------------------------------------


def test_a_page_that_is_told_to_be_too_large_is_not_read(net: Net, server: Server) -> None:
    server.routes["/article"] = html("court", length=25_000_001)

    error = refused(net.fetcher())

    assert error.fault is Fault.TOO_LARGE
    assert error.values["limit"] == 25


def test_a_page_that_turns_out_too_large_is_cut_off(net: Net, server: Server) -> None:
    sent: list[int] = []

    def endless(handler: object) -> None:
        write = handler.wfile.write  # type: ignore[attr-defined]
        write(b"HTTP/1.1 200 OK\r\n\r\n")
        for number in range(1000):
            sent.append(number)
            write(b"x" * 100_000)

    server.routes["/article"] = endless

    assert refused(net.fetcher(most_bytes=300_000)).fault is Fault.TOO_LARGE
    assert len(sent) < 200


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP", "deflate", "identity"])
def test_compressed_pages_are_unpacked(net: Net, server: Server, coding: str) -> None:
    text = b"Le bac repart. " * 1000
    packed = {"deflate": zlib.compress(text), "identity": text}.get(coding, gzip.compress(text))
    server.routes["/article"] = html(packed, content_encoding=coding)

    page = fetched(net.fetcher())

    assert page.data == text
    assert page.header("content-encoding") == coding


def test_a_gzip_bomb_does_not_explode(net: Net, server: Server) -> None:
    whole = io.BytesIO()
    with gzip.GzipFile(fileobj=whole, mode="wb") as file:
        for _number in range(60):
            file.write(bytes(1_000_000))
    assert len(whole.getvalue()) < 100_000
    server.routes["/article"] = html(whole.getvalue(), content_encoding="gzip")

    assert refused(net.fetcher()).fault is Fault.TOO_LARGE


OK = b"HTTP/1.1 200 OK\r\n"
DAMAGED: dict[str, Route] = {
    "shorter than told": html("court", length=100),
    "not gzip at all": html(b"nothing packed", content_encoding="gzip"),
    "gzip without its end": html(gzip.compress(b"x" * 1000)[:-9], content_encoding="gzip"),
    "deflate without its end": html(zlib.compress(b"x" * 1000)[:-9], content_encoding="deflate"),
    "another protocol": raw([b"SSH-2.0-OpenSSH_9.6\r\n"]),
    "nothing": raw([b""]),
    "a length that is none": raw([OK + b"Content-Length: x\r\n\r\nabc"]),
    "two lengths": raw([OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"]),
    "a chunk without its end": raw([OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"]),
    "headers without end": raw([OK + b"X: " + b"y" * 300_000 + b"\r\n\r\n"]),
}


@pytest.mark.parametrize("name", list(DAMAGED))
def test_damaged_answers_are_told(net: Net, server: Server, name: str) -> None:
    server.routes["/article"] = DAMAGED[name]

    assert refused(net.fetcher()).fault is Fault.ANSWER_BROKEN


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd"])
def test_codings_that_were_not_asked_for_are_named(net: Net, server: Server, coding: str) -> None:
    server.routes["/article"] = html("x", content_encoding=coding)

    error = refused(net.fetcher())

    assert (error.fault, error.values["coding"]) == (Fault.CODING_UNKNOWN, coding)


def test_what_follows_the_told_length_is_no_part_of_the_page(net: Net, server: Server) -> None:
    server.routes["/article"] = html("court et plus", length=5)

    assert fetched(net.fetcher()).data == b"court"


# --- Time ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def released() -> Iterator[Callable[[], object]]:
    """What a slow server waits for: a moment, or the end of the test."""
    end = threading.Event()
    yield lambda: end.wait(0.02)
    end.set()


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_given_up(net: Net, server: Server, head: bytes, released: Callable[[], object]) -> None:
    server.routes["/article"] = raw([head, *[b"x"] * 500], wait=released)
    begin = time.monotonic()

    error = refused(net.fetcher(seconds=0.25))

    assert error.fault is Fault.TOO_SLOW
    assert time.monotonic() - begin < FROZEN_S


def test_a_server_that_falls_silent_is_given_up(net: Net, server: Server) -> None:
    end = threading.Event()
    server.routes["/article"] = raw([b"HTTP/1.1 200 OK\r\n\r\n", b"x"], wait=lambda: end.wait(5))
    begin = time.monotonic()

    error = refused(net.fetcher(silence=0.1))
    end.set()

    assert error.fault is Fault.TOO_SLOW
    assert time.monotonic() - begin < FROZEN_S


def test_a_second_passes_between_two_requests_to_a_host(net: Net) -> None:
    now = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    with Fetcher(resolve=net.resolve, clock=lambda: now[0], sleep=sleep) as fetcher:
        fetcher.fetch(PAGE)  # its robots.txt, a second, the page
        fetcher.fetch("http://autre.example/article")  # the same of another host
        now[0] += 0.4
        fetcher.fetch("http://autre.example/article")
        fetcher.fetch(PAGE)

    assert slept == pytest.approx([1, 1, 0.6])


def test_a_site_may_ask_for_longer_pauses(net: Net, server: Server) -> None:
    server.routes["/robots.txt"] = html("User-agent: *\nCrawl-delay: 7")
    net.fetcher().fetch(PAGE)
    server.routes["/robots.txt"] = html("User-agent: *\nCrawl-delay: 86400")
    net.fetcher().fetch(PAGE)

    assert [round(pause) for pause in net.slept] == [7, 30]


# --- Robots ----------------------------------------------------------------------------------------------------------


def test_a_page_that_robots_must_not_fetch_is_not_fetched(net: Net, server: Server) -> None:
    server.routes["/robots.txt"] = html("User-agent: *\nDisallow: /art")

    error = refused(net.fetcher())

    assert error.fault is Fault.ROBOTS_REFUSE
    assert server.paths == []


def test_robots_are_asked_once_in_a_run(net: Net, server: Server) -> None:
    with net.fetcher() as fetcher:
        fetcher.fetch(PAGE)
        fetcher.fetch(PAGE)

    assert [request.path for request in server.asked] == ["/robots.txt", "/article", "/article"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_robots_asks_for_nothing(net: Net, server: Server, status: int) -> None:
    server.routes["/robots.txt"] = html("User-agent: *\nDisallow: /", status=status)

    assert fetched(net.fetcher()).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_cannot_be_read_is_left_alone(net: Net, server: Server, status: int) -> None:
    server.routes["/robots.txt"] = html("", status=status)

    error = refused(net.fetcher())

    assert error.fault is Fault.ROBOTS_UNKNOWN
    assert error.values["robots"] == "http://presse.example/robots.txt"
    assert server.paths == []


def test_robots_that_never_come_keep_us_away(net: Net, server: Server) -> None:
    end = threading.Event()
    server.routes["/robots.txt"] = raw([b"HTTP/1.1 200 OK\r\n\r\n", b"x"], wait=lambda: end.wait(5))

    error = refused(net.fetcher(silence=0.1))
    end.set()

    assert error.fault is Fault.ROBOTS_UNKNOWN


def test_robots_may_stand_elsewhere_but_not_inside_a_network(net: Net, server: Server) -> None:
    server.routes["/robots.txt"] = redirect("http://autre.example/regles")
    server.routes["/regles"] = html("User-agent: *\nDisallow: /article")
    assert refused(net.fetcher()).fault is Fault.ROBOTS_REFUSE

    server.routes["/robots.txt"] = redirect("http://127.0.0.1/regles")
    net.names["127.0.0.1"] = ["127.0.0.1"]
    assert refused(net.fetcher()).fault is Fault.ROBOTS_UNKNOWN


def test_robots_that_lead_in_a_circle_ask_for_nothing(net: Net, server: Server) -> None:
    server.routes["/robots.txt"] = redirect("/robots.txt")

    assert fetched(net.fetcher()).status == 200


# --- Conditional requests --------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_sent_again(net: Net, server: Server) -> None:
    feed, day = "<rss/>", "Wed, 14 Oct 2026 16:02:00 GMT"

    def route(handler: object) -> None:
        same = handler.headers["If-None-Match"] == '"v1"'  # type: ignore[attr-defined]
        html("" if same else feed, status=304 if same else 200, etag='"v1"', last_modified=day)(handler)  # type: ignore[arg-type]

    server.routes["/fil.xml"] = route
    first = fetched(net.fetcher(), "http://presse.example/fil.xml")
    again = net.fetcher().fetch("http://presse.example/fil.xml", first.validators)

    assert first.validators == Validators('"v1"', day)
    assert isinstance(again, Unchanged)
    assert (again.url, again.final_url) == ("http://presse.example/fil.xml",) * 2
    asked = server.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', day)
    newer = fetched(net.fetcher(), "http://presse.example/fil.xml", Validators('"v0"'))
    assert newer.data == feed.encode()


@pytest.mark.parametrize("mark", ["é", '"\x80"', "", "a\r\nX: b", "a\0", " ", "œ", "\ud800"])
def test_odd_marks_do_no_harm(net: Net, server: Server, mark: str) -> None:
    assert fetched(net.fetcher(), PAGE, Validators(mark, mark)).status == 200
    assert "x" not in server.asked[-1].headers


def test_a_version_without_marks_is_fetched_again(net: Net, server: Server) -> None:
    first = fetched(net.fetcher())

    assert first.validators == Validators()
    assert fetched(net.fetcher(), PAGE, first.validators).data == first.data
    assert {"if-none-match", "if-modified-since"} & set(server.asked[-1].headers) == set()


def test_every_fault_of_fetching_has_words() -> None:
    names = [fault for fault in Fault if fault not in WORDS]

    assert names == []
