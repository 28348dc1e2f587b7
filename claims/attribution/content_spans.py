"""Contents as spans: edges set by quotation marks, and comparison of contents.

In: words, spans, quotations. Out: spans. Unit: code points of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claims.claim import Style
from claims.document.nearby import touching
from claims.document.quotations import QUOTATION_MARKS, Quotation
from claims.document.span import Span
from claims.document.tree import Word
from claims.document.typography import trim
from claims.document.word import place_of

__all__ = [
    "merged",
    "overlap",
    "quotation_near",
    "shared_length",
    "style_of",
    "total_length",
    "trimmed",
    "with_whole_quotations",
    "without_span",
    "word_spans",
]

_FINAL: Final = ".,;:!?…-–—"
BESIDE: Final = 3
"""Characters other than white space between a quotation and its cue, at most: a comma, a colon, a dash; set by hand."""


def word_spans(words: Sequence[Word], *, gap: int = 0) -> tuple[Span, ...]:
    """The words as spans, one per run of neighbours; runs at most ``gap`` words apart are joined."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.index):
        if runs and word.index - runs[-1][-1].index <= gap + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(place_of(run) for run in runs)


def quotation_near(
    quotes: Sequence[Quotation], at: Span, where: str, text: str, *, reach: int = BESIDE
) -> Quotation | None:
    """The outermost quotation that ends right before ``at`` or opens right after it.

    ``reach`` is how many characters other than white space may stand between (a comma, a colon).
    """
    best: Quotation | None = None
    for quote in touching(quotes, _within_reach(at, text, reach)):
        if where in ("before", "around") and quote.span.end <= at.start:
            between = text[quote.span.end : at.start].strip()
            if len(between) <= reach and not any(c.isalnum() for c in between):
                best = quote if best is None or quote.depth < best.depth else best
        if where in ("after", "around") and quote.span.start >= at.end:
            between = text[at.end : quote.span.start].strip()
            if len(between) <= reach and not any(c.isalnum() for c in between):
                best = quote if best is None or quote.depth < best.depth else best
    return best


def _within_reach(at: Span, text: str, reach: int) -> Span:
    """``at`` and what is around it, as far as a quotation that is near it may end or open."""
    start, end = at.start, at.end
    left = right = reach
    while start > 0 and left >= 0 and not text[start - 1].isalnum():
        start -= 1
        left -= not text[start].isspace()
    while end < len(text) and right >= 0 and not text[end].isalnum():
        right -= not text[end].isspace()
        end += 1
    return Span(start, end)


def with_whole_quotations(spans: Sequence[Span], quotes: Sequence[Quotation], text: str) -> tuple[Span, ...]:
    """``spans`` with half-covered quotations completed, and marks around the whole dropped.

    Reason: trees ignore quotation marks. Where a content begins or ends inside a quotation that it covers for the most
    part, its edge moves to the mark, also across sentences and paragraphs.
    """
    out: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        extra: list[Span] = []
        for quote in touching(quotes, span):
            if quote.depth or not quote.span.overlaps(Span(start, end)):
                continue
            if start <= quote.span.start < end < quote.span.end:
                end = quote.inner[0].end
                extra += quote.inner[1:]
                if start < quote.span.start and len(quote.inner) == 1:
                    end = quote.span.end
            elif quote.span.start < start < quote.span.end < end:
                if text[quote.span.start + 1 : start].strip():
                    # A content in a quotation ends with it: the rest is the article's own.
                    end = quote.span.end - 1
                else:
                    start = quote.span.start
        out += [Span(start, end), *extra]
    return tuple(out)


def trimmed(spans: Sequence[Span], quotes: Sequence[Quotation], text: str) -> tuple[Span, ...]:
    """``spans`` trimmed: white space, outer marks, final punctuation, empty fragments; in text order, merged."""
    out: list[Span] = []
    for span in merged(spans):
        before = None
        current = span
        near = touching(quotes, span)
        while before != current:
            before = current
            current = _unmark(_unpunctuated(current, text), near, text)
        if len(current) and any(c.isalnum() for c in current.of(text)):
            out.append(current)
    return tuple(out)


def _unpunctuated(span: Span, text: str) -> Span:
    start, end = trim(text, span).start, trim(text, span).end
    while start < end and text[start] in ",;:.!?-–—)]":
        start += 1
    while end > start and text[end - 1] in _FINAL:
        if (
            text[end - 1] == "."
            and end - start >= 2
            and text[end - 2].isupper()
            and (end - start == 2 or not text[end - 3].isalnum())
        ):
            break
        if text[end - 1] == "." and text[start:end].endswith(("[...]", "(...)")):
            break
        end -= 1
    return trim(text, Span(start, end))


def _unmark(span: Span, quotes: Sequence[Quotation], text: str) -> Span:
    """Drop a mark that opens or closes a quotation not closed or opened inside ``span``, or that wraps it whole."""
    if not len(span):
        return span
    start, end = span.start, span.end
    for quote in quotes:
        if quote.span.start == start and quote.span.end >= end - 1:
            return trim(text, Span(start + 1, min(end, quote.inner[-1].end) if quote.span.end <= end else end))
        if quote.span.end == end and quote.span.start < start:
            return trim(text, Span(start, end - 1))
    opens = {q.span.start for q in quotes if q.span.end <= end}
    closes = {q.span.end - 1 for q in quotes if q.span.start >= start}
    if text[start] in QUOTATION_MARKS and start not in opens:
        return trim(text, Span(start + 1, end))
    if text[end - 1] in QUOTATION_MARKS and end - 1 not in closes:
        return trim(text, Span(start, end - 1))
    return span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in order, overlapping ones joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def without_span(spans: Sequence[Span], hole: Span) -> tuple[Span, ...]:
    """``spans`` without what ``hole`` covers."""
    out: list[Span] = []
    for span in spans:
        if not span.overlaps(hole):
            out.append(span)
            continue
        if span.start < hole.start:
            out.append(Span(span.start, hole.start))
        if hole.end < span.end:
            out.append(Span(hole.end, span.end))
    return tuple(out)


def style_of(content: Sequence[Span], quotes: Sequence[Quotation]) -> Style:
    """Direct when all of the content stands in quotation marks, mixed when a part does, else indirect."""
    near = [(span, touching(quotes, span)) for span in content]
    if content and all(any(inner.covers(span) for q in around for inner in q.inner) for span, around in near):
        return Style.DIRECT
    wrapped = all(any(q.span.covers(span) for q in around) for span, around in near)
    if wrapped and content:
        return Style.DIRECT
    touched = any(q.span.overlaps(span) for span, around in near for q in around)
    return Style.MIXED if touched else Style.INDIRECT


def total_length(spans: Iterable[Span]) -> int:
    """The number of code points in the spans; overlaps count twice."""
    return sum(len(s) for s in spans)


def shared_length(a: Sequence[Span], b: Sequence[Span]) -> int:
    """The number of code points that two contents share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of two contents, in [0, 1]."""
    both = shared_length(a, b)
    union = total_length(a) + total_length(b) - both
    return both / union if union else 0.0
