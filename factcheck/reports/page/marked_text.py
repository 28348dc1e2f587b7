"""The text of the article on the page, in which each claim is a link to its card.

In: a placed article. Out: its text as HTML, character for character that of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from claims.document.span import Span
from claims.document.span_index import SpanIndex
from factcheck.i18n import _, language
from factcheck.reports.escaping import page_text
from factcheck.reports.page.placed_claims import PlacedArticle, PlacedClaim
from factcheck.reports.page.typography import own_words
from factcheck.reports.wording import label_name, speaker_words, standing_words
from factcheck.scan_results import Block, BlockKind

__all__ = ["marked_text"]

_LOOKS: Mapping[BlockKind, str] = {
    BlockKind.HEADLINE: "headline",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.HEADING: "heading",
    BlockKind.BYLINE: "aside",
    BlockKind.DATELINE: "aside",
    BlockKind.CAPTION: "aside",
    BlockKind.CREDIT: "aside",
    BlockKind.FURNITURE: "furniture",
    BlockKind.LINKS: "furniture",
    BlockKind.APPEAL: "furniture",
    BlockKind.COMMENT: "furniture",
    BlockKind.OTHER_LANGUAGE: "furniture",
}
"""How blocks look that are not running text: it shows what was read as what."""
_LARGE = ("headline", "heading")
_CLOSING = re.compile(r" [»;:!?](?!\w)")


def marked_text(placed: PlacedArticle) -> Iterator[str]:
    """The text of the article, piece by piece.

    In headlines and headings no closing sign stands alone on a line. Of nested claims the innermost is linked; each
    shows its number where it begins and, of a claim in several parts, where each part begins.
    """
    text = placed.checked.article.text
    parts = [(span, number) for number, one in enumerate(placed.claims) for span in one.item.claim.content]
    index = SpanIndex((span, place) for place, (span, _number) in enumerate(parts))
    openings = _openings(placed.claims)
    looks = _looks(placed.checked.article.blocks)
    edges = {0, len(text), *looks}
    edges |= {min(edge, len(text)) for span, _number in parts for edge in (span.start, span.end)}
    look = ""
    for start, end in pairwise(sorted(edges)):
        if start in looks:
            yield "</span>" if look else ""
            look = looks[start]
            yield f'<span class="{look}">' if look else ""
        yield from openings.get(start, ())
        near = (parts[place] for place in index.touching(Span(start, end)))
        over = sorted((len(span), number) for span, number in near if span.start <= start and end <= span.end)
        words = page_text(text[start:end])
        words = _CLOSING.sub(r'<span class="kept">\g<0></span>', words) if look in _LARGE else words
        yield _mark(placed, list(dict.fromkeys(number for _length, number in over)), words) if over else words
    yield "</span>" if look else ""


def _looks(blocks: Sequence[Block]) -> dict[int, str]:
    """Where the look of the text changes, and into what."""
    changes = dict[int, str]()
    for block in blocks:
        if block.kind in _LOOKS:
            changes |= {block.span.start: _LOOKS[block.kind], block.span.end: ""}
    return changes


def _openings(claims: Sequence[PlacedClaim]) -> dict[int, list[str]]:
    """What marks the places where claims and their further parts begin: the number, a link to the card."""
    found = dict[int, list[str]]()
    for one in claims:
        kind, number = one.item.label.value, one.number
        for part, span in enumerate(one.item.claim.content):
            named = _("Claim {n}, continued") if part else _("Claim {n}")
            told = own_words(f"{named.format(n=number)}, {label_name(one.item.label)}")
            name = "" if part else f' id="{one.words}"'
            shown = f"…{number}" if part else number
            found.setdefault(span.start, []).append(
                f'<a class="number {kind}"{name} href="#{one.card}" data-claims="{one.card}" aria-label="{told}"'
                f' lang="{language()}"><sup>{shown}</sup></a>'
            )
    return found


def _mark(placed: PlacedArticle, numbers: Sequence[int], words: str) -> str:
    """Words of claims, innermost first: a link for the mouse, which keys need not stop at beside the number."""
    inner = placed.claims[numbers[0]]
    names = " ".join(placed.claims[number].card for number in numbers)
    return (
        f'<a class="mark {inner.item.label.value}" href="#{inner.card}" data-claims="{names}" tabindex="-1"'
        f' title="{page_text(_hover(inner))}">{words}</a>'
    )


def _hover(one: PlacedClaim) -> str:
    words = [label_name(one.item.label), speaker_words(one.item, one.text), *standing_words(one.standing)]
    return " · ".join(word for word in words if word)
