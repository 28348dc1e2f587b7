from __future__ import annotations

import pytest

from factcheck.web_addresses import is_web_address, web_address, without_user


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/page",
        "http://example.org",
        "HTTPS://Example.ORG:8443/a?b=c&d=(e)#f",
        "https://fr.example.org/wiki/Évian-les-Bains",
        "https://[2001:db8::1]/x",
        "https://example.org/l'été",
    ],
)
def test_addresses_on_the_web(text: str) -> None:
    assert is_web_address(text)
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "page",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://example.org",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "https://",
        "https:///page",
        "https:example.org",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\njavascript:alert(1)",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://example.org/\x1b[2J",
        "https://example.org/\u202egro.live",
        "https://exam\u200bple.org",
        "https://example.org/\u2028",
        "https://[::1",
        "https://example.org:port/",
        "https://example.org/" + "a" * 20_000,
    ],
)
def test_nothing_else_is_one(text: str) -> None:
    assert not is_web_address(text)
    assert web_address(text) is None


def test_no_address_is_none() -> None:
    assert web_address(None) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://bob:secret@example.org/page", "https://example.org/page"),
        ("HTTP://bob:secret@[::1]/x@y", "HTTP://[::1]/x@y"),
        ("ftp://bob:secret@example.org", "ftp://example.org"),
        ("https:/bob:se@cret@example.org/", "https:/example.org/"),
        ("https://example.org/@bob?mail=a@b.org", "https://example.org/@bob?mail=a@b.org"),
        ("dossier//b@c.txt", "dossier//b@c.txt"),
    ],
)
def test_what_stands_before_a_host_is_not_shown(text: str, shown: str) -> None:
    assert without_user(text) == shown
