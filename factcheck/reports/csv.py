"""Reports as CSV: one line a claim, with the columns that ``claim_columns`` makes of the claim record.

In: articles checked. Out: lines of text. Probabilities have four digits; spans have no column, only the first and last
code point of the content, ``start`` and ``end``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.claim import LABELS, LabelledClaim
from factcheck.article_dates import day_of, moment_of
from factcheck.reports import claim_record, record_filling
from factcheck.reports.claim_record import (
    AccusationRecord,
    ClaimRecord,
    CorrectionRecord,
    EvidenceRecord,
    ReplyRecord,
    SourceRecord,
    WorthReasonRecord,
)
from factcheck.reports.escaping import csv_record, inert
from factcheck.reports.flat_record import claim_columns
from factcheck.scan_results import Article, Checked, Version

__all__ = ["accusation_cells", "csv_fields", "to_csv"]

_KNOWN: tuple[str, ...] = (
    "article_id",
    "source",
    "title",
    "outlet",
    "agency",
    "published",
    "claim_id",
    "label",
    "score",
    *(f"p_{label}" for label in LABELS),
    "worth",
    "worth_reasons",
    "content",
    "speaker",
    "speaker_name",
    "speaker_confidence",
    "speaker_vague",
    "medium",
    "sources",
    "addressee",
    "cue",
    "style",
    "polarity",
    "suggested",
    "construction",
    "rules",
    "start",
    "end",
    "status",
    "verdict",
    "flags",
    "decided",
    "decided_claim_id",
    "same_as",
)
"""The columns in the order in which spreadsheets know them; those of fields that are not here come after them."""


_ACCUSATION = ("accused", "stage", "offence", "accuser")
"""Columns on accusations, in place of the one that holds them whole."""
_OF_ARTICLE = ("published_at", "updated", "authors", "article_place", "url")
_OF_VERSION = ("version_read", "replaced_by")
"""Columns on the article that came later: after all others."""


def csv_fields() -> tuple[str, ...]:
    """The names of the columns, in order."""
    names = [column.name for column in claim_columns(claim_record.ClaimRecord) if not column.spans]
    left_out = (*_KNOWN, "id", "accusations")
    return (*_KNOWN, *(name for name in names if name not in left_out), *_OF_ARTICLE, *_ACCUSATION, *_OF_VERSION)


def to_csv(checked_list: Iterable[Checked]) -> Iterator[str]:
    """A header line and one record a claim (RFC 4180), in UTF-8 without byte-order mark."""
    fields = csv_fields()
    yield csv_record(fields)
    for checked in checked_list:
        article = {**_article_cells(checked.article), **_version_cells(checked.version)}
        for item, record in zip(checked.claims, record_filling.claim_records(checked), strict=True):
            cells = {**article, **_place_cells(item), **_claim_cells(record)}
            yield csv_record([inert(cells[field]) for field in fields])


def _article_cells(article: Article) -> Mapping[str, str]:
    return {
        "article_id": article.id,
        "source": article.source,
        "title": article.title or "",
        "outlet": article.outlet or "",
        "agency": article.agency or "",
        "published": day_of(article.published) or "",
        "published_at": moment_of(article.published) or "",
        "updated": article.updated or "",
        "authors": "; ".join(article.authors),
        "article_place": article.place or "",
        "url": article.url or "",
    }


def _version_cells(version: Version | None) -> Mapping[str, str]:
    return {"version_read": version.read if version else "", "replaced_by": (version and version.replaced_by) or ""}


def _place_cells(item: LabelledClaim) -> Mapping[str, str]:
    return {"start": str(item.claim.span.start), "end": str(item.claim.span.end)}


def _claim_cells(record: ClaimRecord) -> Mapping[str, str]:
    columns = claim_columns(type(record))
    cells = {column.name: _cell(column.value(record)) for column in columns if not column.spans}
    return {"claim_id": record.id, **cells, **accusation_cells(record.accusations)}


def accusation_cells(accusations: Sequence[AccusationRecord]) -> Mapping[str, str]:
    """What the accusations of a claim tell, with bars between them; a stage that is denied begins with *not*."""
    told = {
        "accused": [", ".join(party.name for party in one.accused) for one in accusations],
        "stage": [f"not {one.stage}" if one.negated else one.stage.value for one in accusations],
        "offence": [", ".join(words.text for words in one.offences) for one in accusations],
        "accuser": [one.accuser.name if one.accuser else "" for one in accusations],
    }
    return {name: " | ".join(values) if any(values) else "" for name, values in told.items()}


def _cell(value: Any) -> str:
    """A value in words: numbers with four digits, lists joined by what shows their order."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.4f}"
        case [SourceRecord(), *_]:
            return " ← ".join(source.name for source in value)
        case [WorthReasonRecord(), *_]:
            return " ".join(reason.key for reason in value)
        case [EvidenceRecord(), *_]:
            return " | ".join(_evidence_cell(one) for one in value)
        case [ReplyRecord(), *_]:
            return " | ".join(f"{one.asked} ({one.asked_on}): {one.answer or '—'}" for one in value)
        case [CorrectionRecord(), *_]:
            return " | ".join(map(_correction_cell, value))
        case list():
            return " ".join(map(str, value))
    return str(value)


def _correction_cell(one: CorrectionRecord) -> str:
    """What the machine read, what a person says, and who."""
    if one.part == "added":
        return f"{one.part} ({one.who})"
    return f"{one.part}: {one.machine or '—'} → {one.now or '—'} ({one.who})"


def _evidence_cell(piece: EvidenceRecord) -> str:
    """One piece of evidence: stance, title, address, archived copy and passage, those that there are."""
    parts = (piece.stance, piece.title, piece.url, piece.archived, f"« {piece.quote} »" if piece.quote else None)
    return " ".join(part for part in parts if part)
