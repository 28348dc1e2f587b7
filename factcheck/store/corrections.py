"""Where people saw the parts of a claim stand, laid over what the machine read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, text

from factcheck.store.timestamps import chunks
from factcheck.verification.decisions import Part

__all__ = ["Marks", "mark", "read_marks", "with_contents"]

Record = dict[str, Any]
Marks = Mapping[str, list[list[int]]]
"""From the parts of a claim that people corrected (axes of the store) to their spans; no spans: no such part."""

_GAP = " […] "
_FEW = 500
_WORDS = {Part.SPEAKER: "speaker", Part.CUE: "cue", Part.MEDIUM: "medium"}
_AXES = ", ".join(f"'{part}'" for part in Part)
_CURRENT = (
    "SELECT claim_id, article_id, axis, to_value FROM current_decisions "
    f"WHERE axis IN ({_AXES}) AND to_value IS NOT NULL"
)
_OF_CLAIMS = text(f"{_CURRENT} AND claim_id IN :ids ORDER BY at, uid").bindparams(bindparam("ids", expanding=True))
_ALL = text(f"{_CURRENT} ORDER BY at, uid")


def read_marks(connection: Connection, ids: Iterable[str] | None = None) -> dict[tuple[str, str], Marks]:
    """The corrections in force of these claims, or of all, by claim and article; the latest claim comes last."""
    found: dict[tuple[str, str], dict[str, list[list[int]]]] = {}
    queries = [(_ALL, {})] if ids is None else [(_OF_CLAIMS, {"ids": some}) for some in chunks(ids)]
    for query, values in queries:
        for row in connection.execute(query, values):
            marks = found.pop((row.claim_id, row.article_id), {})
            found[row.claim_id, row.article_id] = {**marks, row.axis: json.loads(row.to_value)}
    return dict(found)


def mark(reading: Record, marks: Marks, article: str) -> Record:
    """A row of ``current_readings`` with the spans and words that people gave it; ``article`` is the text."""
    made = dict(reading)
    for axis, spans in marks.items():
        words = [article[start:end] for start, end in spans]
        if axis == Part.CONTENT:
            made |= {"spans": spans, "content": _GAP.join(words)}
        else:
            made |= {axis: spans[0] if spans else None, _WORDS[Part(axis)]: words[0] if words else None}
    return made


def with_contents(connection: Connection, lines: Iterable[Record]) -> list[Record]:
    """Lines of ``claim_list`` with the content as people corrected it; ``machine_content`` is the machine's own.

    Where several articles were corrected, the one corrected last gives the words.
    """
    kept = list(lines)
    ids = [line["id"] for line in kept]
    contents: dict[str, str] = {}
    # Of very many claims few are corrected: asking for all corrections at once is then less work.
    for (claim_id, article_id), marks in read_marks(connection, ids if len(ids) <= _FEW else None).items():
        if Part.CONTENT in marks:
            query = text("SELECT text FROM articles WHERE id = :id")
            article = connection.execute(query, {"id": article_id}).scalar_one()
            contents[claim_id] = str(mark({}, {Part.CONTENT: marks[Part.CONTENT]}, article)["content"])
    return [
        {**line, "content": contents.get(line["id"], line["content"]), "machine_content": line["content"]}
        for line in kept
    ]
