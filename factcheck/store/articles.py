"""Puts articles together again from the store: what was read, with what people corrected and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from claims.claim import (
    LABELS,
    Claim,
    Label,
    LabelledClaim,
    Polarity,
    Source,
    SourceRole,
    Speaker,
    Style,
    Worth,
    WorthReason,
)
from claims.document.tree import Span
from factcheck.records import Article, Checked
from factcheck.store.contexts import read_context
from factcheck.store.corrections import Marks, mark, read_marks
from factcheck.store.dossiers import Record, plain_rows, read_dossier
from factcheck.store.queries import Filter, list_claims
from factcheck.store.statuses import read_standings
from factcheck.verification.verdict_scale import Scale

__all__ = ["Reading", "last_reading", "read_articles", "stored_claim"]


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
    marks = read_marks(connection)
    found: list[Checked] = []
    for article in plain_rows(connection.execute(text("SELECT * FROM article_list ORDER BY last_scan, id"))):
        named = not names or article["source"] in names or article["id"].startswith(names)
        then = day is None or day in ((article["published"] or "")[:10], article["last_scan"][:10])
        if named and then and article["id"] in readings:
            found.append(_checked(connection, article, readings[article["id"]], claims, marks, scale))
    return found


def _checked(
    connection: Connection,
    article: Record,
    readings: list[Record],
    claims: Mapping[str, Record],
    marks: Mapping[tuple[str, str], Marks],
    scale: Scale,
) -> Checked:
    content = connection.execute(text("SELECT text FROM articles WHERE id = :id"), {"id": article["id"]}).scalar_one()
    made: list[tuple[LabelledClaim, str]] = []
    for row in readings:
        name = row["claim_id"] if row["number"] == 1 else f"{row['claim_id']}-{row['number']}"
        shown = mark(row, marks.get((row["claim_id"], article["id"]), {}), content)
        made.append((stored_claim(shown, claims[row["claim_id"]]), name))
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine, whose name is there too, last made of a claim, less what people corrected.

    ``line`` is the claim's line of ``claim_list``, ``text`` that of the article.
    """

    item: LabelledClaim
    line: Record
    text: str
    machine: str


def last_reading(connection: Connection, name: str) -> Reading:
    """The last reading of the claim ``name``.

    Raises:
        VerificationError: when no claim or several bear that name, or no article holds it any more.
    """
    content, _sentence = read_context(connection, name)
    dossier = read_dossier(connection, name)
    row = next(place for place in reversed(dossier.appearances) if place["sentence"])
    own = {"label": row["label"], "speaker": dossier.claim["machine_speaker"]}
    return Reading(stored_claim(row, {**dossier.claim, **own}), dossier.claim, content, row["machine"])


def _span(pair: list[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair else None


def stored_claim(row: Record, line: Record) -> LabelledClaim:
    """A claim as the machine read it and people marked it, with the label and the speaker that they gave it."""
    speaker: Speaker | None = None
    if line["speaker"]:
        kept = line["speaker"] == line["machine_speaker"] and row["speaker_name"]
        # A speaker that only a person saw has no words of the article's.
        place = _span(row["speaker_span"]) or Span(0, 0)
        speaker = Speaker(span=place, name=line["speaker"])
        if kept:
            sure = row["speaker_confidence"]
            sure, vague = 1.0 if sure is None else sure, bool(row["speaker_vague"])
            speaker = Speaker(span=place, name=row["speaker_name"], confidence=sure, vague=vague)
    claim = Claim(
        content=tuple(Span(start, end) for start, end in row["spans"]),
        sentence=Span(*row["sentence"]),
        construction=row["construction"],
        suggested=Label(row["suggested"]),
        rules=tuple(row["rules"]),
        cue=_span(row["cue_span"]),
        speaker=speaker,
        medium=_span(row["medium_span"]),
        sources=tuple(
            Source(span=Span(*source["span"]), name=source["name"], role=SourceRole(source["role"]))
            for source in row["sources"] or ()
        ),
        addressee=_span(row["addressee_span"]),
        style=Style(row["style"]) if row["style"] else None,
        polarity=Polarity(line["polarity"]),
        features=row["features"] or {},
    )
    probabilities = {label: row[f"p_{label.value}"] for label in LABELS}
    return LabelledClaim(claim=claim, label=Label(line["label"]), probabilities=probabilities, worth=_worth(row))


def _worth(row: Record) -> Worth | None:
    if row["worth"] is None:
        return None
    reasons = (
        WorthReason(key=reason["key"], weight=reason["weight"], span=_span(reason["span"]))
        for reason in row["worth_reasons"] or ()
    )
    return Worth(score=row["worth"], reasons=tuple(reasons))
