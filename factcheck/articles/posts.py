"""Posts of platforms that stand in an article: their words and the line that names who published them are one block.

In: the blocks of a page, one a piece. Out: blocks, those of a post joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.document.span import Span
from factcheck.articles.paragraphs import Piece
from factcheck.scan_results import Block, BlockKind
from factcheck.sources.source_text import Part

__all__ = ["with_whole_posts"]

_SIGNATURE = re.compile(r"(?:^|(?<=\S)\s+)[—–-]\s+[^()@\n]{0,80}(?<![\w.])\(?@[\w.@-]+\)?(?:,?\s[^\n]{0,80})?$")
"""*— Nadia Brel (@nbrel), sur X, 14 octobre 2026*: only posts are signed with the name of an account."""
_WORDS = (BlockKind.BODY, BlockKind.STANDFIRST)


def with_whole_posts(blocks: Sequence[Block], pieces: Sequence[Piece], parts: Sequence[Part]) -> tuple[Block, ...]:
    """``blocks`` in which those of one post are one block.

    A source may declare a post; elsewhere a line with the name of an account ends one: the lines above it up to a blank
    line are its words, or the paragraph before.
    """
    posts = [part.span for part in parts if part.kind is BlockKind.POST]
    starts = [post.start for post in posts]
    made: list[tuple[Block, int]] = []
    for block, piece in zip(blocks, pieces, strict=True):
        at = bisect_right(starts, block.span.start) - 1
        if block.kind is BlockKind.POST and at >= 0:
            if made and made[-1][0].kind is BlockKind.POST and made[-1][0].span.start >= starts[at]:
                block = _joined(made.pop()[0], block)
        elif "@" in piece.text and _SIGNATURE.search(piece.text):
            block = _signed(made, block, piece)
        made.append((block, piece.group))
    return tuple(block for block, _group in made)


def _signed(made: list[tuple[Block, int]], block: Block, piece: Piece) -> Block:
    """The post that ends with a signature; ``made`` loses what is part of it. A signature without words stays."""
    alone = piece.text[0] in "—–-"
    if not alone:
        return Block(BlockKind.POST, block.span)
    group = made[-1][1] if made else piece.group
    post = block
    while made and made[-1][1] == group and made[-1][0].kind in _WORDS:
        post = _joined(made.pop()[0], post)
        if group != piece.group:
            break
    return Block(BlockKind.POST, post.span) if post is not block else block


def _joined(first: Block, second: Block) -> Block:
    return Block(BlockKind.POST, Span(first.span.start, second.span.end))
