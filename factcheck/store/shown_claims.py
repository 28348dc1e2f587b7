"""The words of stored claims as people are shown them, with the words that accuse.

In: claims of a list, readings of one claim. Out: the claims with these words; by article, the words. Only claims whose
content may need more are looked up: for these their readings and the texts of their articles are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from claims.claim import Polarity
from claims.document.span import Span, words_at
from factcheck.reports.shown_content import may_need_cue, needs_cue, shown_content
from factcheck.safe_text import one_line
from factcheck.store.corrections import read_marks
from factcheck.store.rows import of_ids, read_all
from factcheck.store.times_and_ids import chunks
from factcheck.stored_records import Appearance, ClaimSummary
from factcheck.verification.acts import Part

__all__ = ["shown_places", "with_shown"]

_READINGS = of_ids(
    "SELECT claim_id, article_id, spans, cue_span, suggested FROM current_readings WHERE claim_id IN :ids "
    "ORDER BY at, article_id, number"
)
_TEXTS = of_ids("SELECT id, text FROM sound_articles WHERE id IN :ids")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Where the last reading of a claim in one article found it."""

    claim_id: str
    article_id: str
    spans: tuple[Span, ...]
    cue_span: Span | None
    suggested: str


def with_shown(connection: Connection, claims: Iterable[ClaimSummary]) -> list[ClaimSummary]:
    """The claims of a list, each with the words that people are shown of it; the last reading of its content tells."""
    kept = [replace(claim, shown=claim.content) for claim in claims]
    wanted = {claim.id: claim for claim in kept if may_need_cue(claim.content)}
    shown: dict[str, str] = {}
    for ids in chunks(wanted):
        readings = read_all(connection, _Reading, _READINGS, {"ids": ids})
        marks = read_marks(connection, ids)
        texts = _texts(connection, (reading.article_id for reading in readings))
        for reading in readings:
            claim, text = wanted[reading.claim_id], texts.get(reading.article_id, "")
            there = marks.get((reading.claim_id, reading.article_id), {})
            content, cue = there.get(Part.CONTENT) or reading.spans, reading.cue_span
            if Part.CUE in there:
                cue = next(iter(there[Part.CUE]), None)
            # Where only one of several articles was corrected, the words of the others are not those of the list.
            if words_at(text, content) == claim.content:
                shown[claim.id] = _words(text, content, cue, (claim.label or "", reading.suggested), claim.polarity)
    return [replace(claim, shown=shown.get(claim.id, claim.content)) for claim in kept]


def shown_places(
    connection: Connection, places: Sequence[Appearance], label: str | None, polarity: str
) -> dict[str, str]:
    """The words of these readings by article, those that are more than the content alone."""
    wanted = [place for place in places if may_need_cue(place.content)]
    texts = _texts(connection, (place.article_id for place in wanted))
    shown: dict[str, str] = {}
    for place in wanted:
        text = texts.get(place.article_id, "")
        words = _words(text, place.spans, place.cue_span, (label or "", place.suggested), polarity)
        if words != one_line(place.content):
            shown.setdefault(place.article_id, words)
    return shown


def _texts(connection: Connection, articles: Iterable[str]) -> Mapping[str, str]:
    return {
        row.id: row.text
        for some in chunks(dict.fromkeys(articles))
        for row in connection.execute(_TEXTS, {"ids": some})
    }


def _words(text: str, content: Sequence[Span], cue: Span | None, labels: tuple[str, str], polarity: str) -> str:
    denied = polarity == Polarity.DENIED.value
    pieces = shown_content(text, content, cue, alleged=needs_cue(*labels), denied=denied)
    return one_line("".join(piece.words for piece in pieces))
