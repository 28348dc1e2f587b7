"""Texts in batches and pieces of bounded size, so that what the parser holds at one time does not grow with an article.

In: a text and the spans of its paragraphs. Out: shorter spans, groups of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.document.span import Span
from claims.document.typography import trim

__all__ = ["batches", "pieces"]

BATCH = 100_000
"""Code points that are parsed together: more than an article has. Stanza keeps kilobytes of each word."""
_PIECE = 50_000
"""Code points above which a paragraph is parsed in pieces."""
_SENTENCE = re.compile(r"[.!?…](?<!\b[A-ZÀ-Þ]\.)[»\"”')\]\s]*\s(?=[A-ZÀ-Þ«“\"—–])")
_STOP = re.compile(r"[.!?…]+\s+")
"""Where no sentence begins with a capital: better cut wrongly than read at once."""


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """``texts`` in their order, in groups of at most ``BATCH`` code points or of one text."""
    start = size = 0
    for at, text in enumerate(texts):
        if size and size + len(text) > BATCH:
            yield texts[start:at]
            start, size = at, 0
        size += len(text)
    if start < len(texts):
        yield texts[start:]


def pieces(text: str, block: Span) -> Iterator[Span]:
    """``block`` of ``text``; in several pieces, cut where sentences end, if it is very long."""
    start = block.start
    while block.end - start > _PIECE:
        places = start + _PIECE // 2, start + _PIECE
        ends = [found.end() for mark in (_STOP, _SENTENCE) for found in mark.finditer(text, *places)]
        if not ends:
            break
        yield trim(text, Span(start, ends[-1]))
        start = ends[-1]
    yield Span(start, block.end)
