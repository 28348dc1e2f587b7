"""Style and script of the page, which stand in the page itself, and the policy that lets no others in.

In: nothing. Out: the texts of ``page.css`` and ``page.js``, a Content-Security-Policy.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

__all__ = ["content_policy", "page_script", "page_style"]


@cache
def page_style() -> str:
    """The style sheet of the page."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


@cache
def page_script() -> str:
    """The script of the page: filters, and what belongs together shown together."""
    return Path(__file__).with_name("page.js").read_text(encoding="utf-8")


def content_policy() -> str:
    """What the page may load and run: these two and nothing else, from nowhere."""
    style, script = (_source(text) for text in (page_style(), page_script()))
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
