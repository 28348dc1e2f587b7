"""Which part of a page is its article.

In: the tree of a page and its text blocks. Out: the element that holds the article, and which blocks are its text.

trafilatura tells which paragraphs are the article's; they are found again among the blocks, so that headings, captions,
boxes and posts between them, of which it keeps some and drops others, can be given their kinds. A page that is too
large for trafilatura, or of which it makes nothing, is judged by where its long paragraphs are.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from factcheck.sources.web.element_roles import CONTAINERS, role_of
from factcheck.sources.web.page_tree import Element
from factcheck.sources.web.text_blocks import TextBlock
from factcheck.sources.web.text_keys import letters_of

__all__ = ["Body", "article_body"]

_MOST_ELEMENTS = 20_000
"""Elements of a page that trafilatura is given; it takes seconds for more. Pages of newspapers have some thousand."""
_MOST_CHARACTERS = 1_000_000
_HELD = 0.9
"""The share of the article that the element around it holds; the rest is what trafilatura took by mistake."""
_MOSTLY = 0.6
_LEAST = 200
"""Characters below which trafilatura found no article."""
_LEAST_WORDS = 5
_MOST_WORDS_OF_TITLE = 15
"""Words of a title that is a link to another article; more are text, in a link that never ends."""
_LONG_PARAGRAPH = 60
_MOST_LINKED = 0.3


@dataclass(frozen=True, slots=True)
class Body:
    """The element that holds an article, and the numbers of the blocks that are its text for certain."""

    element: Element
    blocks: frozenset[int]


def article_body(root: Element, blocks: Sequence[TextBlock]) -> Body | None:
    """The part of a page that is its article; None where the page has no running text."""
    certain = _told_by_trafilatura(root, blocks)
    if sum(len(blocks[number].text) for number in certain) < _LEAST:
        certain = _long_paragraphs(blocks) or certain or _long_at_all(blocks)
    if not any(_is_sentence(blocks[number]) for number in certain):
        return None
    return Body(_held_by(root, blocks, certain), frozenset(certain))


def _is_sentence(block: TextBlock) -> bool:
    words = len(block.text.split())
    return words >= _MOST_WORDS_OF_TITLE or (words >= _LEAST_WORDS and block.linked < _MOST_LINKED)


def _told_by_trafilatura(root: Element, blocks: Sequence[TextBlock]) -> list[int]:
    size = sum(len(block.text) for block in blocks)
    if size > _MOST_CHARACTERS or sum(1 for _ in root.iter("*")) > _MOST_ELEMENTS:
        return []
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # What it compares itself with when not fast takes the square of the number of paragraphs.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(deepcopy(root), include_comments=False, fast=True)
    except Exception:  # whatever a page does to it, the page is read
        return []
    if not isinstance(found, Document) or found.body is None:
        return []
    lines = {key for line in found.body.itertext() if (key := letters_of(line))}
    lines |= {key for part in found.body.iter("*") if (key := letters_of("".join(part.itertext())))}
    return [number for number, block in enumerate(blocks) if _lies_in(block.text, lines)]


def _lies_in(text: str, lines: set[str]) -> bool:
    return letters_of(text) in lines or any(
        len(line) > _LONG_PARAGRAPH and letters_of(line) in lines for line in text.split("\n")
    )


def _long_paragraphs(blocks: Sequence[TextBlock]) -> list[int]:
    return [
        number
        for number, block in enumerate(blocks)
        if len(block.text) >= _LONG_PARAGRAPH
        and block.linked < _MOST_LINKED
        and not any(role_of(element) in CONTAINERS for element in _around(block.element))
    ]


def _long_at_all(blocks: Sequence[TextBlock]) -> list[int]:
    return [number for number, block in enumerate(blocks) if len(block.text.split()) >= _MOST_WORDS_OF_TITLE]


def _around(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]


def _length(blocks: Sequence[TextBlock], numbers: Sequence[int]) -> int:
    return sum(len(blocks[number].text) for number in numbers)


def _held_by(root: Element, blocks: Sequence[TextBlock], certain: Sequence[int]) -> Element:
    """The innermost element that holds nearly all of the text that is the article's."""
    weights: dict[Element, int] = defaultdict(int)
    # Short lines that trafilatura took are as often menus and counters.
    long = [n for n in certain if len(blocks[n].text) >= _LONG_PARAGRAPH and blocks[n].linked < _MOST_LINKED]
    # Where a page has paragraphs, what stands in none is hardly its text.
    marked = [n for n in long if blocks[n].element.tag == "p"]
    if _length(blocks, marked) > _MOSTLY * _length(blocks, long):
        long = marked
    for number in long or certain:
        for element in _around(blocks[number].element):
            weights[element] += len(blocks[number].text)
    whole, holder = weights[root], root
    while True:
        child = max(holder, key=lambda child: weights.get(child, 0), default=None)
        if child is None or weights.get(child, 0) < _HELD * whole:
            return holder
        if child.tag in ("p", "li", "blockquote"):
            return holder
        holder = child
