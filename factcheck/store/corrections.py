"""The spans that people gave to parts of claims, in place of those that the machine read.

In: readings. Out: the same readings as corrected. Unit: code points of the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, text

from claims.document.span import GAP, Span, words_at
from factcheck.store.rows import of_ids, passed_over, read_spans
from factcheck.store.times_and_ids import chunks
from factcheck.stored_records import Appearance, ClaimSummary
from factcheck.verification.acts import Part

__all__ = ["Marks", "mark", "read_marks", "with_contents"]

Marks = Mapping[str, tuple[Span, ...]]
"""From the parts of a claim that people corrected (axes of the store) to their spans; no spans: no such part."""

_FEW = 500
_AXES = ", ".join(f"'{part}'" for part in Part)
_CURRENT = (
    "SELECT claim_id, article_id, axis, to_value FROM current_decisions "
    f"WHERE axis IN ({_AXES}) AND to_value IS NOT NULL"
)
_OF_CLAIMS = of_ids(f"{_CURRENT} AND claim_id IN :ids ORDER BY at, uid")
_ALL = text(f"{_CURRENT} ORDER BY at, uid")


def read_marks(connection: Connection, ids: Iterable[str] | None = None) -> dict[tuple[str, str], Marks]:
    """The corrections in force of these claims, or of all, by claim and article; the latest claim comes last."""
    found: dict[tuple[str, str], dict[str, tuple[Span, ...]]] = {}
    queries = [(_ALL, {})] if ids is None else [(_OF_CLAIMS, {"ids": some}) for some in chunks(ids)]
    for query, values in queries:
        for row in connection.execute(query, values):
            try:
                spans = read_spans(row.to_value)
            except (ValueError, TypeError, RecursionError):
                passed_over("decisions", {"id": row.claim_id}, row.axis)
                continue
            marks = found.pop((row.claim_id, row.article_id), {})
            found[row.claim_id, row.article_id] = {**marks, row.axis: spans}
    return dict(found)


def mark(reading: Appearance, marks: Marks, article: str) -> Appearance:
    """A reading with the spans and words that people gave it; ``article`` is the text."""
    for axis, spans in marks.items():
        words = [span.of(article) for span in spans]
        first, said = (spans[0], words[0]) if spans else (None, None)
        match Part(axis):
            case Part.CONTENT:
                reading = replace(reading, spans=spans, content=GAP.join(words))
            case Part.SPEAKER:
                reading = replace(reading, speaker_span=first, speaker=said)
            case Part.CUE:
                reading = replace(reading, cue_span=first, cue=said)
            case Part.MEDIUM:
                reading = replace(reading, medium_span=first, medium=said)
    return reading


def with_contents(connection: Connection, claims: Iterable[ClaimSummary]) -> list[ClaimSummary]:
    """Claims with the content as people corrected it; ``machine_content`` stays the machine's own.

    Where several articles were corrected, the one corrected last gives the words.
    """
    kept = list(claims)
    ids = [claim.id for claim in kept]
    contents: dict[str, str] = {}
    # Of very many claims few are corrected: asking for all corrections at once is then less work.
    for (claim_id, article_id), marks in read_marks(connection, ids if len(ids) <= _FEW else None).items():
        if Part.CONTENT in marks:
            query = text("SELECT text FROM sound_articles WHERE id = :id")
            article = connection.execute(query, {"id": article_id}).scalar()
            if article is None:
                continue
            contents[claim_id] = words_at(article, marks[Part.CONTENT])
    return [replace(claim, content=contents[claim.id]) if claim.id in contents else claim for claim in kept]
