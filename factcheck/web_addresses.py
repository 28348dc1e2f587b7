"""Addresses on the web: the only ones that the program keeps as evidence, publishes or makes links of.

In: what somebody gave for an address. Out: whether it is one.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from factcheck.safe_text import HOSTILE

__all__ = ["is_web_address", "web_address", "without_user"]

_FORM = re.compile(r"https?://[^\s<>\"\u2028\u2029]+", re.IGNORECASE)
_LONGEST = 10_000
_USER = re.compile(r"^(\s*[A-Za-z][A-Za-z0-9+.-]*:/*)[^/?#]*@")
"""What stands before the host. Without the slashes this is no address, but may be meant for one."""


def is_web_address(text: str) -> bool:
    """Whether ``text`` is an address with http or https, a host, and nothing that hides, breaks out or runs.

    ``javascript:``, ``data:`` and ``file:`` are none; nor is an address with blanks, angle brackets, double quotes,
    or characters that a terminal obeys.
    """
    if len(text) > _LONGEST or not _FORM.fullmatch(text) or HOSTILE.search(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:  # brackets that do not close, a port that is no number
        return False


def web_address(text: str | None) -> str | None:
    """``text`` where it is an address on the web, else None."""
    return text if text is not None and is_web_address(text) else None


def without_user(text: str) -> str:
    """``text`` as it may be shown: of an address, what stands before the host may be a password."""
    return _USER.sub(r"\1", text)
