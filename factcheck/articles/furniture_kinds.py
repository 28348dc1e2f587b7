"""What furniture of a page is, where that shows: links, calls to subscribe, comments, credits of pictures.

In: the blocks of a page and the words of pages. Out: the same blocks, those kinds named. No block becomes text here,
and none ceases to be text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from factcheck.articles.bylines import names_source
from factcheck.articles.line_kinds import closes_article, line_kind, opens_links
from factcheck.articles.line_text import line_key
from factcheck.articles.page_words import PageWords
from factcheck.articles.paragraphs import Piece
from factcheck.scan_results import Block, BlockKind

__all__ = ["with_furniture_named"]

_NAME = re.compile(r"[A-ZÀ-Þ][\w'.-]*(?: (?:de |du |van |von |el |al |le |la )?[A-ZÀ-Þ][\w'.-]*){1,3}$")
_PARTS = re.compile(r"\s*(?:[,/|;]|\s[–—-]\s|\bet\b|\bpour\b)\s*")
_EDGES = " .:;,()[]©–—-"
_LONGEST_CREDIT = 90
"""In characters; longer lines tell what a picture shows."""


def with_furniture_named(
    blocks: Sequence[Block], pieces: Sequence[Piece], words: PageWords, known: Collection[int]
) -> list[Block]:
    """``blocks`` (one a piece) with what is known of their furniture; those in ``known`` keep the kinds they have.

    Titles below *Lire aussi* are links as that line is, what stands below *Commentaires* are comments.
    """
    made: list[Block] = []
    below = BlockKind.FURNITURE
    for number, (block, piece) in enumerate(zip(blocks, pieces, strict=True)):
        kind = block.kind
        if kind is not BlockKind.FURNITURE:
            below = BlockKind.FURNITURE
        if number not in known:
            if kind is BlockKind.FURNITURE:
                kind, below = _furniture(piece.text, words, below)
            elif kind is BlockKind.CAPTION and _is_credit(piece.text, words):
                kind = BlockKind.CREDIT
        made.append(block if kind is block.kind else Block(kind, block.span))
    return made


def _furniture(line: str, words: PageWords, below: BlockKind) -> tuple[BlockKind, BlockKind]:
    """The kind of a line of furniture, and that of the lines below it that do not tell theirs."""
    key = line_key(line)
    if key in words.comments:
        return BlockKind.COMMENT, BlockKind.COMMENT
    if words.appeal.match(line):
        return BlockKind.APPEAL, below
    if below is BlockKind.COMMENT:
        return below, below
    if opens_links(line, words) or closes_article(line, words):
        return BlockKind.LINKS, BlockKind.LINKS
    if words.link_lead.match(key):
        return BlockKind.LINKS, below
    return (BlockKind.FURNITURE if line_kind(line, words) is BlockKind.FURNITURE else below), below


def _is_credit(line: str, words: PageWords) -> bool:
    """Whether a caption names just who made the picture: *Photo : Jeanne Aubrac/AFP*, *© AFP*."""
    if len(line) > _LONGEST_CREDIT:
        return False
    body = line.strip(_EDGES)
    lead = words.credit_lead.match(body)
    names = [name.strip(_EDGES) for name in _PARTS.split(body[lead.end() :] if lead else body) if name.strip(_EDGES)]
    marked = lead is not None or "©" in line
    return marked and bool(names) and all(_names_maker(name, words) for name in names)


def _names_maker(name: str, words: PageWords) -> bool:
    return bool(_NAME.match(name)) or name in words.photo_agencies or names_source(name, words)
