"""Puts articles together again from the store: what was read, with what people corrected and decided."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, text

from claims.claim import LABELS, Claim, Label, LabelledClaim, Polarity, Speaker, Style
from claims.text import Span
from factcheck.records import Article, Checked
from factcheck.store.dossiers import Record, plain_rows
from factcheck.store.queries import Filter, list_claims
from factcheck.store.standings import read_standings
from factcheck.verdicts import Scale

__all__ = ["read_articles"]


def read_articles(
    connection: Connection, wanted: Filter, scale: Scale, *, names: tuple[str, ...] = (), day: str | None = None
) -> list[Checked]:
    """The articles with claims that the filter lets through, and just those claims, in order of their last scan.

    ``names`` are ids, first digits of ids or sources; ``day`` is an ISO date on which an article was published or
    last scanned (UTC).
    """
    claims = {row["id"]: row for row in list_claims(connection, wanted)}
    readings: dict[str, list[Record]] = {}
    for row in plain_rows(connection.execute(text("SELECT * FROM current_readings ORDER BY claim_id, number"))):
        if row["claim_id"] in claims:
            readings.setdefault(row["article_id"], []).append(row)
    corrected = _corrected_spans(connection)
    found: list[Checked] = []
    for article in plain_rows(connection.execute(text("SELECT * FROM article_list ORDER BY last_scan, id"))):
        named = not names or article["source"] in names or article["id"].startswith(names)
        then = day is None or day in ((article["published"] or "")[:10], article["last_scan"][:10])
        if named and then and article["id"] in readings:
            found.append(_checked(connection, article, readings[article["id"]], claims, corrected, scale))
    return found


def _corrected_spans(connection: Connection) -> dict[tuple[str, str], list[list[int]]]:
    sql = "SELECT claim_id, article_id, to_value FROM current_decisions WHERE axis = 'spans' AND to_value IS NOT NULL"
    return {(row.claim_id, row.article_id): json.loads(row.to_value) for row in connection.execute(text(sql))}


def _checked(
    connection: Connection,
    article: Record,
    readings: list[Record],
    claims: Mapping[str, Record],
    corrected: Mapping[tuple[str, str], list[list[int]]],
    scale: Scale,
) -> Checked:
    content = connection.execute(text("SELECT text FROM articles WHERE id = :id"), {"id": article["id"]}).scalar_one()
    made: list[tuple[LabelledClaim, str]] = []
    for row in readings:
        name = row["claim_id"] if row["number"] == 1 else f"{row['claim_id']}-{row['number']}"
        spans = corrected.get((row["claim_id"], article["id"]), row["spans"])
        made.append((_claim(row, claims[row["claim_id"]], spans), name))
    made.sort(key=lambda pair: (pair[0].claim.span, pair[1]))
    names = tuple(name for _item, name in made)
    return Checked(
        article=Article(
            id=article["id"],
            source=article["source"],
            text=content,
            blocks=(),
            title=article["title"],
            outlet=article["outlet"],
            agency=article["agency"],
            published=article["published"],
            language=article["language"],
        ),
        claims=tuple(item for item, _name in made),
        skipped=(),
        standings=read_standings(connection, names, scale),
        names=names,
    )


def _span(pair: list[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair else None


def _claim(row: Record, line: Record, spans: list[list[int]]) -> LabelledClaim:
    """A claim as the machine read it, with the label and the speaker that people gave it."""
    speaker: Speaker | None = None
    if line["speaker"]:
        kept = line["speaker"] == line["machine_speaker"] and row["speaker_name"]
        # A speaker that only a person saw has no words of the article's.
        place = _span(row["speaker_span"]) or Span(0, 0)
        speaker = Speaker(span=place, name=row["speaker_name"] if kept else line["speaker"])
    claim = Claim(
        content=tuple(Span(start, end) for start, end in spans),
        sentence=Span(*row["sentence"]),
        construction=row["construction"],
        suggested=Label(row["suggested"]),
        rules=tuple(row["rules"]),
        cue=_span(row["cue_span"]),
        speaker=speaker,
        medium=_span(row["medium_span"]),
        style=Style(row["style"]) if row["style"] else None,
        polarity=Polarity(line["polarity"]),
    )
    probabilities = {label: row[f"p_{label.value}"] for label in LABELS}
    return LabelledClaim(claim=claim, label=Label(line["label"]), probabilities=probabilities)
