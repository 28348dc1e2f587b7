"""The JSON-LD documents that an HTML page holds.

In: the text of a page, however broken. Out: the texts of its ``script`` elements of type ``application/ld+json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from factcheck.sources.web.markup import BLANK, Tag, tags

__all__ = ["ld_json_scripts"]

_LD_JSON = "application/ld+json"
_LONGEST_TYPE = 200


def ld_json_scripts(page: str) -> Iterator[str]:
    """The text of each JSON-LD script of a page, in order; a script that does not end is none."""
    for tag in tags(page):
        if tag.name == "script" and not tag.closing and tag.resumes is not None and _media_type(tag) == _LD_JSON:
            yield page[tag.end : tag.resumes]


def _media_type(tag: Tag) -> str:
    """The media type that a script declares, without its parameters."""
    return unescape(tag.attributes.get("type", "")[:_LONGEST_TYPE]).partition(";")[0].strip(BLANK).lower()
