"""Which block of a page is the headline of its article.

In: the blocks of a page, the headline that its metadata name. Out: the number of the block as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.sources.web.page_tree import words_of_class
from factcheck.sources.web.text_blocks import TextBlock

__all__ = ["headline_number"]

_LONGEST = 300
_LEAST_SHARED = 0.5
"""The share of words in common from which a heading is that which the metadata name; set by hand."""


def headline_number(blocks: Sequence[TextBlock], usable: Sequence[int], *, told: str | None, text_begins: int) -> int:
    """The number of the block that is the headline, -1 without one.

    ``usable`` are the blocks that may be it, ``told`` is what the metadata name, ``text_begins`` the number of the
    first paragraph. A heading of the first rank counts first, then what has the words that the metadata name.
    """
    above = [n for n in usable if n < text_begins and len(blocks[n].text) <= _LONGEST]
    headings = [n for n in above if _is_main_heading(blocks[n])]
    if len(headings) > 1 and told:
        return max(headings, key=lambda n: (_shared(blocks[n].text, told), n))
    if headings:
        return headings[-1]
    named = [n for n in above if told and _shared(blocks[n].text, told) >= _LEAST_SHARED]
    if named and told:
        return max(named, key=lambda n: (_shared(blocks[n].text, told), n))
    titled = [n for n in above if blocks[n].element.tag in ("h2", "h3") and "tit" in words_of_class(blocks[n].element)]
    return titled[-1] if titled else -1


def _is_main_heading(block: TextBlock) -> bool:
    element = block.element
    return any(
        above.tag == "h1" or above.get("itemprop", "").lower() == "headline"
        for above in (element, *element.iterancestors("h1"))
    )


def _shared(text: str, told: str) -> float:
    """The share of the words of both that they have in common."""
    one, other = set(text.casefold().split()), set(told.casefold().split())
    return len(one & other) / max(1, min(len(one), len(other)) if len(one) > 2 else max(len(one), len(other)))
