"""An entry of a feed as the text of an article, with its parts and its metadata.

In: a ``FeedEntry`` and the title of its feed. Out: a ``PageText``, or None for an entry without words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.built_in_lists import entries_of
from factcheck.scan_results import BlockKind
from factcheck.sources.source_text import Metadata
from factcheck.sources.web.article_body import Body
from factcheck.sources.web.dates import written_date
from factcheck.sources.web.feed_entries import Feed, FeedEntry
from factcheck.sources.web.page_article import PageBlock, article_blocks
from factcheck.sources.web.page_metadata import people_and_agency
from factcheck.sources.web.page_text import PageText, joined_blocks
from factcheck.sources.web.page_tree import page_tree
from factcheck.sources.web.paragraph_kinds import with_paragraph_kinds
from factcheck.sources.web.text_blocks import TextBlock, text_blocks
from factcheck.sources.web.text_keys import text_key
from factcheck.web_addresses import web_address

__all__ = ["outlet_of", "text_of_entry"]

_JOINS = re.compile(r"\s+[-–—|·•:»>]\s+")
_LONGEST_OUTLET = 100
_LEAST_PARAGRAPHS = 2
_LEAST_WORDS = 100
"""Words of a summary that is the whole article though it is one paragraph; set by hand."""
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|lire (?:la suite|l['’]article|plus)\W*)\s*$", re.IGNORECASE)
_MORE = re.compile(
    r"(?:lire la suite|lire l['’]article|lire plus|en savoir plus|continuer la lecture|continue reading|read more|"
    r"voir l['’]article)\b[^.!?]{0,80}$",
    re.IGNORECASE,
)
_APPEARED = re.compile(
    r"(?:cet article|l['’]article|the post)\b.{0,300}\b(?:est apparu en premier sur|appeared first on|"
    r"first appeared on|a été publié en premier sur)\b",
    re.IGNORECASE,
)
"""What WordPress writes below each entry."""


def text_of_entry(entry: FeedEntry, *, outlet: str) -> PageText | None:
    """The article of an entry: its content where it has the text, else headline and summary, and ``excerpt`` is set."""
    headline = " ".join(block.text for block in text_blocks(page_tree(entry.title))) if entry.title else ""
    body, summary = _blocks(entry.content), _blocks(entry.summary)
    if not body and _is_whole(summary):
        body, summary = summary, []
    kept = [_told(BlockKind.HEADLINE, headline)] if headline else []
    standfirst = _standfirst(summary, body)
    if standfirst:
        kept.append(_told(BlockKind.STANDFIRST, standfirst))
    kept += [block for block in body if not _repeats(block, headline)]
    if not body and not standfirst:
        return None
    text, parts = joined_blocks(kept)
    excerpt = not body or _is_cut(body)
    people, agency = people_and_agency(entry.authors, outlet)
    metadata = Metadata(
        headline=headline or None,
        standfirst=standfirst,
        authors=people,
        agency=agency,
        outlet=outlet or None,
        published=written_date(entry.published),
        updated=written_date(entry.updated),
        url=web_address(entry.url),
        language=entry.language,
    )
    return PageText(text, parts, metadata, excerpt)


def outlet_of(feed: Feed) -> str:
    """The outlet that the title of a feed names: *Le Courrier – À la une* without the name of the section."""
    title = " ".join(block.text for block in text_blocks(page_tree(feed.title))) if feed.title else ""
    sections = {entry.casefold() for entry in entries_of("rubriques")}
    names = [part for part in _JOINS.split(title) if part.casefold() not in sections]
    return (names or [title])[0][:_LONGEST_OUTLET]


def _told(kind: BlockKind, text: str) -> PageBlock:
    return PageBlock(kind, text, TextBlock(None, text))


def _blocks(markup: str) -> list[PageBlock]:
    """The blocks of the markup of an entry, which holds nothing but its article and what readers are asked below."""
    if not markup:
        return []
    root = page_tree(markup)
    blocks = [block for block in text_blocks(root) if not _APPEARED.match(block.text)]
    body = Body(root.find("body") if root.find("body") is not None else root, frozenset(range(len(blocks))))
    kept = with_paragraph_kinds(article_blocks(root, blocks, body, headline=None, standfirst=None))
    shortened = [replace(block, text=_MORE.sub("", block.text).rstrip()) for block in kept]
    return [block for block in shortened if any(map(str.isalnum, block.text))]


def _is_whole(summary: list[PageBlock]) -> bool:
    prose = [block for block in summary if block.kind in (None, BlockKind.BODY)]
    words = sum(len(block.text.split()) for block in prose)
    return not _is_cut(summary) and (len(prose) >= _LEAST_PARAGRAPHS or words >= _LEAST_WORDS)


def _is_cut(blocks: list[PageBlock]) -> bool:
    return bool(blocks) and bool(_CUT.search(blocks[-1].text))


def _standfirst(summary: list[PageBlock], body: list[PageBlock]) -> str | None:
    """The summary, unless it is the beginning of the text once more."""
    text = (
        _CUT.sub("", "\n".join(block.text for block in summary)).rstrip()
        if body
        else "\n".join(block.text for block in summary)
    )
    key = text_key(text)
    return text if key and not text_key(" ".join(block.text for block in body)).startswith(key) else None


def _repeats(block: PageBlock, headline: str) -> bool:
    return bool(headline) and text_key(block.text) == text_key(headline)
