"""What needs a certificate: the rest of an exchange is seen in what the fetcher gives."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import Fault, FetchError
from factcheck.fetching.fetched import Fetched
from tests.support.certificates import certificate_for
from tests.support.loopback import Net, Server, html, net_of, running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its certificate for presse.example alone."""
    return certificate_for("presse.example", tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def server(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running({"/article": html("chiffré")}, context) as server:
        yield server


@pytest.fixture
def net(server: Server, monkeypatch: pytest.MonkeyPatch) -> Net:
    return net_of(monkeypatch, server)


def test_a_certificate_is_held_against_the_name_and_not_the_address(
    net: Net, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetcher = net.fetcher()

    page = fetcher.fetch("https://presse.example/article")

    assert isinstance(page, Fetched)
    assert page.data == "chiffré".encode()
    with pytest.raises(FetchError) as caught:
        fetcher.fetch("https://autre.example/article")
    assert caught.value.fault is Fault.CERTIFICATE_REFUSED
    assert "autre.example" in str(caught.value.values["error"])


def test_a_certificate_of_nobody_known_proves_nothing(net: Net, server: Server) -> None:
    server.asked.clear()

    with pytest.raises(FetchError) as caught:
        net.fetcher().fetch("https://presse.example/article")

    assert caught.value.fault is Fault.CERTIFICATE_REFUSED
    assert server.asked == []
