"""What the page looks like: the text of ``page.css``, which stands in the page itself.

In: nothing. Out: the text of a ``style`` element.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["page_style"]


@cache
def page_style() -> str:
    """The style sheet of the page."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
