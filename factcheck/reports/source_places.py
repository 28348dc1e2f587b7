"""Where a claim stands in the source of its article: page, paragraph or time of a recording, and a link to it.

In: an article and a span of its text. Out: its place, in words too, and an address on the web.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from claims.document.span import Span
from factcheck.i18n import _
from factcheck.reports.text_fragments import fragment_link
from factcheck.safe_text import one_line
from factcheck.scan_results import Article, Place, SourceKind
from factcheck.web_addresses import is_web_address

__all__ = ["merged_place", "place_of", "place_words", "source_link"]

_PAGES_OF_THE_WEB = frozenset((SourceKind.HTML, SourceKind.FEED))


def place_of(article: Article, span: Span) -> Place | None:
    """Where a span of the article stands in its source; None where the source does not tell."""
    return merged_place(article.places, span)


def merged_place(places: tuple[Place, ...], span: Span) -> Place | None:
    """The place of a span: where it begins, and when the last of the places that it touches ends.

    ``places`` are in text order and do not overlap.
    """
    first = max(bisect_right(places, span.start, key=lambda place: place.span.start) - 1, 0)
    touched = []
    for number in range(first, len(places)):
        place = places[number]
        if place.span.start >= span.end:
            break
        if place.span.end > span.start:
            touched.append(place)
    if not touched:
        return None
    begin, end = touched[0], touched[-1]
    return replace(begin, span=span, ends=end.ends)


def place_words(place: Place | None) -> str:
    """Time of an entry, page, time or paragraph in words, the first that is known; empty where none is."""
    if place is None:
        return ""
    if place.time is not None:
        at = _("at {time}").format(time=place.time)
        return f"{at}, {one_line(place.author)}" if place.author else at
    if place.page is not None:
        return _("p. {n}").format(n=place.page)
    if place.starts is not None:
        return _("at {time}").format(time=_clock(place.starts))
    if place.paragraph is not None:
        return _("para. {n}").format(n=place.paragraph)
    return ""


def _clock(seconds: float) -> str:
    """A time of a recording: 12:04, 1:02:04."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def source_link(article: Article, span: Span) -> str | None:
    """The address of the article, for pages of the web that of the span in it; None where it has no address."""
    url = article.url or article.source
    if not is_web_address(url):
        return None
    return fragment_link(url, article.text, span) if article.kind in _PAGES_OF_THE_WEB else url
