"""A page as the text of its article, with its parts and its metadata.

In: the text of a page. Out: a ``PageText``, or None for a page without running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.document.span import Span
from factcheck.scan_results import BlockKind
from factcheck.sources.source_text import Metadata, Part
from factcheck.sources.web.article_body import article_body
from factcheck.sources.web.excerpts import is_excerpt
from factcheck.sources.web.json_ld import Declared, declared_article
from factcheck.sources.web.page_article import PageBlock, article_blocks
from factcheck.sources.web.page_metadata import outlet_of_title, page_metadata
from factcheck.sources.web.page_tree import Element, page_tree
from factcheck.sources.web.paragraph_kinds import with_paragraph_kinds
from factcheck.sources.web.text_blocks import TextBlock, text_blocks

__all__ = ["PageText", "joined_blocks", "text_of_page"]

_PARAGRAPHS = "\n\n"
_TEASER = 0.7
"""The share of the text that JSON-LD has below which the markup shows a teaser only; set by hand."""
_OWN = (None, BlockKind.BODY, BlockKind.QUESTION, BlockKind.BOX, BlockKind.HEADING, BlockKind.POST)


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of the article of a page; ``excerpt`` says that the page holds only its beginning."""

    text: str
    parts: tuple[Part, ...]
    metadata: Metadata
    excerpt: bool = False


def text_of_page(page: str) -> PageText | None:
    """The article of a page, from its markup, or from its JSON-LD where that has more of it."""
    root = page_tree(page)
    declared = declared_article(page)
    metadata = page_metadata(root, declared)
    blocks = text_blocks(root)
    body = article_body(root, blocks)
    kept: list[PageBlock] = []
    if body is not None:
        kept = with_paragraph_kinds(
            article_blocks(root, blocks, body, headline=metadata.headline, standfirst=metadata.standfirst)
        )
    full = _declared_body(declared)
    if full and _size(kept) < _TEASER * sum(len(block.text) for block in full):
        kept = _beginning(kept, metadata) + [PageBlock(None, block.text, block) for block in full]
        excerpt = False
    else:
        excerpt = is_excerpt(root, declared, words=sum(len(b.text.split()) for b in kept if b.kind in _OWN))
    if not any(block.kind in _OWN for block in kept):
        return None
    text, parts = joined_blocks(kept)
    return PageText(text, parts, _as_displayed(metadata, kept, root), excerpt)


def _declared_body(declared: Declared | None) -> list[TextBlock]:
    """The paragraphs of the text that JSON-LD has, which may be markup."""
    if declared is None or not declared.body:
        return []
    markup = declared.body
    if "<" not in markup:
        markup = "".join(f"<p>{line}</p>" for line in markup.splitlines() if line.strip())
    return text_blocks(page_tree(markup))


def _size(kept: Sequence[PageBlock]) -> int:
    return sum(len(block.text) for block in kept if block.kind in _OWN)


def _beginning(kept: Sequence[PageBlock], metadata: Metadata) -> list[PageBlock]:
    """Headline, standfirst and byline of a page whose text comes from elsewhere."""
    root = page_tree("")
    made = [block for block in kept if block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BYLINE)]
    if metadata.standfirst and not any(block.kind is BlockKind.STANDFIRST for block in made):
        made.insert(0, PageBlock(BlockKind.STANDFIRST, metadata.standfirst, TextBlock(root, metadata.standfirst)))
    if metadata.headline and not any(block.kind is BlockKind.HEADLINE for block in made):
        made.insert(0, PageBlock(BlockKind.HEADLINE, metadata.headline, TextBlock(root, metadata.headline)))
    return made


def joined_blocks(kept: Sequence[PageBlock]) -> tuple[str, tuple[Part, ...]]:
    """The text of blocks, a blank line between them, and the parts whose kinds are told."""
    parts: list[Part] = []
    position = 0
    for block in kept:
        end = position + len(block.text)
        if block.kind is not None:
            parts.append(Part(block.kind, Span(position, end)))
        position = end + len(_PARAGRAPHS)
    return _PARAGRAPHS.join(block.text for block in kept), tuple(parts)


def _as_displayed(metadata: Metadata, kept: Sequence[PageBlock], root: Element) -> Metadata:
    """Metadata with headline and standfirst in the words that the page shows; the outlet may stand in its title."""
    shown = {block.kind: " ".join(block.text.split()) for block in reversed(kept)}
    headline = shown.get(BlockKind.HEADLINE) or metadata.headline
    return replace(
        metadata,
        headline=headline,
        outlet=metadata.outlet or outlet_of_title(root, headline or ""),
        standfirst=shown.get(BlockKind.STANDFIRST) or metadata.standfirst,
    )
