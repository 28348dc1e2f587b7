"""The text of the article on the page, in which each claim is a link to its card.

In: a checked article. Out: its text as HTML.
"""

from __future__ import annotations

from itertools import pairwise

from claims.claim import LabelledClaim
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from factcheck.claim_ids import claim_ids
from factcheck.i18n import _
from factcheck.reports.escaping import page_text
from factcheck.reports.wording import label_name, speaker_words, standing_words
from factcheck.scan_results import Checked

__all__ = ["marked_text"]


def marked_text(checked: Checked, prefix: str) -> str:
    """The article's text, in which each claim is a link to its card."""
    text = checked.article.text
    spans = [(span, number) for number, item in enumerate(checked.claims) for span in item.claim.content]
    edges = (edge for span, _number in spans for edge in (span.start, span.end))
    bounds = sorted({0, len(text), *(min(edge, len(text)) for edge in edges)})
    names, numbers = claim_ids(checked), checked.numbers
    places = SpanIndex((span, place) for place, (span, _number) in enumerate(spans))
    opened: dict[int, list[str]] = {}
    for shown, item in zip(numbers, checked.claims, strict=True):
        opened.setdefault(item.claim.content[0].start, []).append(_opening(item, f"{prefix}{shown}", shown))
    pieces: list[str] = []
    for start, end in pairwise(bounds):
        pieces += opened.get(start, ())
        words = page_text(text[start:end])
        near = (spans[place] for place in places.touching(Span(start, end)))
        over = [(len(span), number) for span, number in near if span.start <= start and end <= span.end]
        if not over:
            pieces.append(words)
            continue
        # Of nested claims the innermost is linked; each shows where it begins.
        _length, number = min(over)
        item = checked.claims[number]
        hover = page_text(_hover(checked, item, names[number]))
        target = f"#claim-{prefix}{numbers[number]}"
        pieces.append(f'<a class="{item.label.value}" href="{target}" title="{hover}">{words}</a>')
    return "".join(pieces)


def _opening(item: LabelledClaim, place: str, shown: int) -> str:
    """What marks the place where a claim begins: its number, a link to its card."""
    label = page_text(_("Claim {n}").format(n=shown))
    link = f'<a class="{item.label.value}" id="in-{place}" href="#claim-{place}" aria-label="{label}">'
    return f"{link}<sup>{shown}</sup></a>"


def _hover(checked: Checked, item: LabelledClaim, name: str) -> str:
    words = [label_name(item.label), speaker_words(item, checked.article.text), *standing_words(checked.standing(name))]
    return " · ".join(word for word in words if word)
