from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence

import pytest

from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Target, checked_addresses, read_target, redirect_target, system_addresses
from factcheck.reports.error_wording import error_words

HERE = Target("https://presse.example/une/article?x=1", "presse.example", 443, "https://presse.example")


def fault_of(url: str, *, allow_private: bool = False) -> Fault | None:
    with pytest.raises(FetchError) as caught:
        read_target(url, allow_private=allow_private)
    return caught.value.fault


def finds(*addresses: str) -> Callable[[str, int], Sequence[str]]:
    return lambda _host, _port: addresses


# --- What is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://presse.example", Target("https://presse.example", "presse.example", 443, "https://presse.example")),
        (
            " HTTP://Presse.Example:80/a#b\n",
            Target("http://presse.example/a", "presse.example", 80, "http://presse.example"),
        ),
        (
            "https://presse.example:80/",
            Target("https://presse.example:80/", "presse.example", 80, "https://presse.example:80"),
        ),
        (
            "http://bücher.example/é?à=«»",
            Target(
                "http://xn--bcher-kva.example/%C3%A9?%C3%A0=%C2%AB%C2%BB",
                "xn--bcher-kva.example",
                80,
                "http://xn--bcher-kva.example",
            ),
        ),
    ],
)
def test_an_address_becomes_a_target(url: str, expected: Target) -> None:
    assert read_target(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "presse.example",
        "//presse.example/a",
        "file:///etc/passwd",
        "ftp://presse.example/",
        "javascript:alert(1)",
        "https:///a",
        "https://",
        "https://presse.example/a b",
        "https://presse.example/\x1b[31m",
        "http://[::1/",
        "http://presse.example:99999/",
        "http://presse.example:port/",
        f"https://presse.example/{'a' * 20_000}",
        f"https://presse.example/{'é' * 5_000}",
    ],
)
def test_what_is_no_address_on_the_web_is_refused(url: str) -> None:
    assert fault_of(url) is Fault.NOT_AN_ADDRESS


def test_a_host_that_only_looks_like_one_is_none() -> None:
    assert fault_of("https://presse.example\\@autre.example/") is Fault.USER_IN_ADDRESS
    assert read_target("http://xn--/").host == "xn--"


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_are_for_those_who_allow_them(port: int) -> None:
    url = f"http://presse.example:{port}/"

    assert fault_of(url) is Fault.PORT_REFUSED
    assert read_target(url, allow_private=True).port == port


@pytest.mark.parametrize(
    "url", ["https://eva:secret@presse.example/a", "https://secret@presse.example/", "https://:secret@presse.example"]
)
@pytest.mark.parametrize("allow_private", [True, False])
def test_no_login_is_sent_or_shown(url: str, allow_private: bool) -> None:
    with pytest.raises(FetchError) as caught:
        read_target(url, allow_private=allow_private)

    assert caught.value.fault is Fault.USER_IN_ADDRESS
    assert "secret" not in error_words(caught.value)
    assert "secret" not in str(caught.value)


# --- Redirects -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/autre", "https://presse.example/autre"),
        ("autre", "https://presse.example/une/autre"),
        ("?x=2", "https://presse.example/une/article?x=2"),
        ("//autre.example/a", "https://autre.example/a"),
        ("http://autre.example/a#b", "http://autre.example/a"),
        ('/le bac de "Corvane"', "https://presse.example/le%20bac%20de%20%22Corvane%22"),
        ("/été".encode().decode("latin-1"), "https://presse.example/%C3%A9t%C3%A9"),
    ],
)
def test_where_a_redirect_leads(location: str, url: str) -> None:
    assert redirect_target(HERE, location).url == url


# --- Addresses of the net --------------------------------------------------------------------------------------------

PRIVATE = (
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "100.64.0.1", "100.127.255.255", "198.18.0.1", "192.0.2.1", "203.0.113.9", "240.0.0.1", "0.1.2.3",
    "::1", "fe80::1", "fe80::1%1", "fc00::1", "fdff::1", "fec0::1", "2001:db8::1", "2001::1",
    "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1",
    "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::808:808",
)  # fmt: skip
NOBODY = (
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "239.255.255.250",
    "ff02::1",
    "255.255.255.255",
    "::ffff:0.0.0.0",
    "nothing",
    "",
)
PUBLIC = ("8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1")


@pytest.mark.parametrize("address", PRIVATE + NOBODY)
def test_what_is_no_public_address_is_not_connected_to(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        checked_addresses(HERE, finds("8.8.8.8", address))

    assert caught.value.fault is Fault.PRIVATE_ADDRESS
    assert caught.value.values["address"] == address


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_connected_to(address: str) -> None:
    assert checked_addresses(HERE, finds(address)) == (address,)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_may_be_allowed(address: str) -> None:
    assert checked_addresses(HERE, finds(address), allow_private=True) == (address,)


@pytest.mark.parametrize("address", NOBODY)
def test_what_is_no_computer_is_never_connected_to(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        checked_addresses(HERE, finds(address), allow_private=True)

    assert caught.value.fault is Fault.ADDRESS_UNUSABLE


def test_a_host_without_address_is_not_known() -> None:
    with pytest.raises(FetchError) as caught:
        checked_addresses(HERE, finds())

    assert caught.value.fault is Fault.HOST_UNKNOWN


# --- The system's look-up --------------------------------------------------------------------------------------------


def test_the_system_names_each_address_once() -> None:
    assert "127.0.0.1" in system_addresses("127.0.0.1", 80)
    assert len(set(system_addresses("localhost", 80))) == len(system_addresses("localhost", 80))


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example"])
def test_a_name_that_is_none_has_no_address(host: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011
        system_addresses(host, 80)


def test_a_look_up_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    end = threading.Event()

    def stuck(*_args: object, **_options: object) -> list[object]:
        end.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", stuck)
    with pytest.raises(TimeoutError):
        system_addresses("presse.example", 80, seconds=0.05)
    end.set()
