"""What of a text is parsed: its blocks, in pieces where they are long, without those that no parser can take.

In: a text and its paragraphs. Out: a ``Plan``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.typography import ParserCopy, parser_copy
from claims.parsing.batches import pieces

__all__ = ["MAX_UNBROKEN", "Plan", "paragraphs", "plan_of"]

MAX_UNBROKEN = 6_000
"""Greatest number of code points without a sentence-final mark; a block with more is not parsed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be parsed of a text: ``parts`` of its ``blocks`` (number of the block, span) and a copy of each."""

    text: str
    blocks: tuple[Span, ...]
    parts: tuple[tuple[int, Span], ...]
    copies: tuple[ParserCopy, ...]
    skipped: tuple[Skipped, ...]


def plan_of(text: str, blocks: Sequence[Span] | None) -> Plan:
    """The plan of the blocks (paragraphs) of ``text``; without blocks, of those that blank lines make."""
    spans = tuple(blocks) if blocks is not None else tuple(paragraphs(text))
    too_long = {span for span in spans if _unbroken(text, span) > MAX_UNBROKEN}
    kept = tuple(span for span in spans if span not in too_long)
    parts = tuple((block, piece) for block, span in enumerate(kept) for piece in pieces(text, span))
    copies = tuple(parser_copy(piece.of(text)) for _block, piece in parts)
    return Plan(text, kept, parts, copies, tuple(Skipped(span, "too_long") for span in spans if span in too_long))


def paragraphs(text: str) -> Iterator[Span]:
    """The stretches of ``text`` between blank lines, without surrounding white space."""
    for found in re.finditer(r"\S(?:.*\S)?(?:\r?\n(?!\s*\r?\n)\s*\S(?:.*\S)?)*", text):
        yield Span(found.start(), found.end())


def _unbroken(text: str, span: Span) -> int:
    """Length of the longest stretch of ``span`` without a sentence-final mark."""
    if len(span) <= MAX_UNBROKEN:
        return 0
    return max(len(part) for part in re.split(r"[.!?…]", text[span.start : span.end]))
