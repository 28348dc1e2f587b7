"""Which addresses are fetched: http and https to computers that everybody can reach.

In: an address, or what a name server says of a host. Out: a ``Target``, or the IP addresses that may be connected to;
a ``FetchError`` for any other. Everything here is asked anew for each step of a redirect.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from claims.foreign_errors import system_words
from factcheck.errors import Fault, FetchError
from factcheck.web_addresses import is_web_address, without_user

__all__ = ["Resolve", "Target", "checked_addresses", "read_target", "redirect_target", "system_addresses"]

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to its IP addresses; raises OSError where there are none."""

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: how a network without IPv4 names addresses that have IPv4 only, public ones among them."""
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_SPACE = " \t\n\r\f"
_ESCAPES = str.maketrans({" ": "%20", '"': "%22", "<": "%3C", ">": "%3E"})
"""Servers write these into the header Location, where they have no place."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be fetched: ``url`` without fragment, ``site`` its scheme, host and port."""

    url: str
    host: str
    port: int
    site: str


def read_target(url: str, *, allow_private: bool = False) -> Target:
    """An address as it is fetched: host in ASCII, no fragment, other characters percent-encoded.

    ``allow_private`` lets other ports than 80 and 443 through.

    Raises:
        FetchError: no http or https, no host, a user name or password in it, or a port that is not fetched from.
    """
    import httpx

    written = url.strip(_SPACE)
    try:
        parsed = httpx.URL(written) if is_web_address(written) else None
    except (httpx.InvalidURL, ValueError):  # hosts that IDNA does not know, ports that are none
        parsed = None
    if parsed is None or parsed.scheme not in _PORTS or not parsed.raw_host:
        raise FetchError(Fault.NOT_AN_ADDRESS, url=without_user(url))
    if parsed.userinfo:
        raise FetchError(Fault.USER_IN_ADDRESS, url=without_user(url))
    port = parsed.port or _PORTS[parsed.scheme]
    if port not in _PORTS.values() and not allow_private:
        raise FetchError(Fault.PORT_REFUSED, url=written, port=port)
    clean = parsed.copy_with(fragment=None)
    if not is_web_address(str(clean)):  # too long, once its characters are encoded
        raise FetchError(Fault.NOT_AN_ADDRESS, url=url)
    return Target(str(clean), clean.raw_host.decode("ascii"), port, f"{clean.scheme}://{clean.netloc.decode('ascii')}")


def redirect_target(here: Target, location: str, *, allow_private: bool = False) -> Target:
    """Where the header Location of an answer leads, which may be relative to where we are.

    Raises:
        FetchError: it leads to no address that is fetched.
    """
    try:
        written = location.encode("latin-1", "replace").decode("utf-8", "replace").strip(_SPACE)
        url = urljoin(here.url, written.translate(_ESCAPES))
        return read_target(url, allow_private=allow_private)
    except ValueError:  # brackets that do not close
        found = location
    except FetchError as error:
        if error.fault is not Fault.NOT_AN_ADDRESS:
            raise
        found = str(error.values["url"])
    raise FetchError(Fault.REDIRECT_REFUSED, url=here.url, target=found)


def system_addresses(host: str, port: int, *, seconds: float = 10) -> tuple[str, ...]:
    """The IP addresses of a host as the system finds them, in the order in which to try them.

    The system's look-up cannot be stopped; one that takes longer than ``seconds`` is left to itself.

    Raises:
        OSError: the host has no address, or the look-up took too long.
    """
    answer: list[tuple[str, ...]] = []
    failure: list[OSError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.append(tuple(dict.fromkeys(str(row[4][0]) for row in rows)))
        except OSError as error:
            failure.append(error)
        except UnicodeError as error:  # a label of the name that is empty or too long
            failure.append(OSError(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if answer:
        return answer[0]
    raise failure[0] if failure else TimeoutError("timed out")


def checked_addresses(target: Target, resolve: Resolve, *, allow_private: bool = False) -> tuple[str, ...]:
    """The addresses of a target's host, each of which may be connected to; its name is looked up once.

    Raises:
        FetchError: the host is not known, or one of its addresses is not everybody's: private, of this computer or
            link, shared, reserved, for many, or one of these inside an IPv6 address.
    """
    try:
        found = tuple(resolve(target.host.strip("[]"), target.port))
    except OSError as error:
        raise FetchError(Fault.HOST_UNKNOWN, url=target.url, host=target.host, error=system_words(error)) from error
    if not found:
        raise FetchError(Fault.HOST_UNKNOWN, url=target.url, host=target.host, error="no address")
    for address in found:
        if not _may_connect(address, allow_private):
            fault = Fault.ADDRESS_UNUSABLE if allow_private else Fault.PRIVATE_ADDRESS
            raise FetchError(fault, url=target.url, host=target.host, address=address)
    return found


def _may_connect(address: str, allow_private: bool) -> bool:
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    inner = _inside(ip) if isinstance(ip, IPv6Address) else None
    ip = inner or ip
    if ip.is_multicast or ip.is_unspecified or str(ip) == "255.255.255.255":
        return False
    return allow_private or _is_public(ip)


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that is reached through an IPv6 address, where it holds one."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address) and (ip.is_site_local or ip.teredo or ip in _LOCAL_NAT64):
        return False
    return ip.is_global and not (ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_reserved)
