"""Kinds that paragraphs have by their form and their neighbours: questions and headings in bold, links, entries.

In: the blocks of an article with the kinds that elements tell. Out: the same with these kinds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.scan_results import BlockKind
from factcheck.sources.web.bylines import signs
from factcheck.sources.web.page_article import PageBlock

__all__ = ["with_paragraph_kinds"]

_ASKS = re.compile(r"\?[\s»\"”')\]]*$")
_CLOSED = re.compile(r"[.!…:;,][\s»\"”')\]]*$")
_LEAST_QUESTIONS = 2
"""Questions in bold, or as headings, that make an interview; one alone is a heading that asks."""
_LEAST_STANDFIRST_WORDS = 8
_LONGEST_HEADING = 120
_LONGEST_LINK_HEADING = 80
_TEXT = (None, BlockKind.BODY)
_OWN_WORDS = (BlockKind.HEADING, None)


def with_paragraph_kinds(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks with the kinds that show only beside one another; no block is lost, but for repeated words."""
    return _with_link_headings(_with_questions([_formed(block) for block in blocks]))


def _formed(block: PageBlock) -> PageBlock:
    """A block with the kind that its element alone tells: entries of lists and rows of tables are text."""
    if block.kind is not None:
        return block
    element = block.block.element
    if element.tag in ("li", "tr", "td", "dd") or (element.tag == "p" and element.getparent().tag == "li"):
        return replace(block, kind=BlockKind.BODY)
    return block


def _with_questions(blocks: list[PageBlock]) -> list[PageBlock]:
    asked = [number for number, block in enumerate(blocks) if _is_set_apart(block) and _ASKS.search(block.text)]
    answered = sum(
        1 for number in asked if number + 1 < len(blocks) and blocks[number + 1].kind in (None, BlockKind.BODY)
    )
    interview = answered >= _LEAST_QUESTIONS
    bold_questions = any(blocks[number].kind is None for number in asked)
    made = []
    for number, block in enumerate(blocks):
        kind = block.kind
        if _is_set_apart(block):
            asks = bool(_ASKS.search(block.text))
            if interview and (asks or (bold_questions and kind is None and not _stands_first(blocks, number))):
                kind = BlockKind.QUESTION
            elif kind is None and _may_stand_first(blocks, number):
                kind = BlockKind.STANDFIRST
            elif kind is None and _may_head(block.text):
                kind = BlockKind.HEADING
        made.append(replace(block, kind=kind))
    return made


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not _CLOSED.search(text) and not signs(text)


def _is_set_apart(block: PageBlock) -> bool:
    """Whether a block is a heading, or a paragraph that is bold as a whole."""
    if block.block.element.tag == "dt":
        return True
    return block.kind is BlockKind.HEADING or (block.kind is None and block.block.strong)


def _may_stand_first(blocks: Sequence[PageBlock], number: int) -> bool:
    """Whether a paragraph in bold is one of text, with text below and no standfirst above."""
    text = blocks[number].text
    told = any(block.kind is BlockKind.STANDFIRST for block in blocks[:number])
    below = any(block.kind in _TEXT for block in blocks[number + 1 :])
    sentence = bool(_CLOSED.search(text)) and len(text.split()) >= _LEAST_STANDFIRST_WORDS
    return sentence and below and not told and _stands_first(blocks, number)


def _stands_first(blocks: Sequence[PageBlock], number: int) -> bool:
    """Whether no text stands above: there a paragraph in bold is a standfirst."""
    return not any(block.kind in (None, BlockKind.BODY, BlockKind.QUESTION) for block in blocks[:number])


def _with_link_headings(blocks: list[PageBlock]) -> list[PageBlock]:
    """A short line above links is a part of them."""
    made = list(blocks)
    for number in range(len(made) - 2, -1, -1):
        block, below = made[number], made[number + 1]
        if (
            below.kind in (BlockKind.LINKS, BlockKind.APPEAL, BlockKind.COMMENT)
            and block.kind in _OWN_WORDS
            and len(block.text) <= _LONGEST_LINK_HEADING
            and (block.kind is BlockKind.HEADING or block.text.rstrip().endswith(":"))
        ):
            made[number] = replace(block, kind=below.kind)
    return made
