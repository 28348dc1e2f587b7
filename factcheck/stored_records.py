"""The records that the store gives out: one class for each view or table that is read, one object a row.

Fields are called as the columns that TABLES.md describes, in their order there. ``factcheck.store.rows`` makes the
objects; ``json_value`` writes them as JSON has them. Times are ISO 8601 in UTC, days ISO dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from claims.claim import Skipped
from claims.document.span import Span
from factcheck.claim_summary import BY_PERSON, ClaimSummary
from factcheck.scan_results import Place, Suggestion

if TYPE_CHECKING:
    # Only readings hold some: what lists claims starts without the models.
    from factcheck.reports.accusation_record import AccusationRecord
    from factcheck.reports.claim_record import SourceRecord, WorthReasonRecord

__all__ = [
    "BY_PERSON",
    "Appearance",
    "ClaimLink",
    "ClaimSummary",
    "Dossier",
    "EvidenceEntry",
    "HistoryEvent",
    "PublicVersion",
    "ReplyEntry",
    "ScannedArticle",
    "SourceFacts",
    "SuggestedPair",
    "json_value",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """The last reading of a claim in one article (``current_readings``), and what the article's last scan tells of it.

    Spans count the code points of the article's text. What later versions of the program read besides is None where
    an earlier one read the article.
    """

    id: int
    uid: str
    at: str
    article_id: str
    claim_id: str
    number: int
    machine: str
    label: str
    score: float
    p_reported_speech: float
    p_allegation: float
    p_established_fact: float
    suggested: str
    rules: tuple[str, ...]
    construction: str
    style: str | None
    content: str
    spans: tuple[Span, ...]
    sentence: Span | None
    speaker: str | None
    speaker_span: Span | None
    speaker_name: str | None
    cue: str | None
    cue_span: Span | None
    medium: str | None
    medium_span: Span | None
    speaker_confidence: float | None
    speaker_vague: bool | None
    sources: tuple[SourceRecord, ...] | None
    addressee: str | None
    addressee_span: Span | None
    worth: float | None
    worth_reasons: tuple[WorthReasonRecord, ...] | None
    features: Mapping[str, str | float | bool] | None
    accusations: tuple[AccusationRecord, ...] | None
    title: str | None
    outlet: str | None
    published: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedArticle:
    """An article (``article_list``) as its last scan, at ``last_scan``, found it; the text is kept apart."""

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    source: str
    language: str
    first_seen: str
    last_scan: str
    machine: str
    kind: str | None
    url: str | None
    standfirst: str | None
    authors: tuple[str, ...] | None
    place: str | None
    published_at: str | None
    updated: str | None
    encoding: str | None
    places: tuple[Place, ...] | None
    skipped: tuple[Skipped, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What the last scan of an article tells of its source (``scans``), for those who look at one of its claims."""

    article_id: str
    agency: str | None
    url: str | None
    authors: tuple[str, ...] | None
    place: str | None
    published_at: str | None
    updated: str | None
    places: tuple[Place, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """A piece of evidence in its current version (``current_evidence``); people know it by ``id``."""

    id: int
    uid: str
    act: str
    at: str
    who: str
    claim_id: str
    url: str
    title: str | None
    archived_url: str | None
    quote: str | None
    stance: str
    is_primary: bool
    seen_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEntry:
    """Right of reply in its current version (``current_replies``): who was asked, and what they answered."""

    id: int
    uid: str
    act: str
    at: str
    who: str
    claim_id: str
    asked: str
    asked_on: str
    answer: str | None
    answered_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """One thing that happened to a claim (``history``); ``what`` is an axis of decisions or a kind of event.

    Where values are places in an article, ``from_words`` and ``to_words`` are the words that stand there. Where a value
    is None because that of the machine counts, ``machine_value`` is what it read until then.
    """

    claim_id: str
    at: str
    who: str
    act: str | None
    what: str
    from_value: str | None
    to_value: str | None
    why: str | None
    from_words: str | None = None
    to_words: str | None = None
    machine_value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """The last word on whether a claim repeats a known one (``current_links``); ``score`` is in [0, 100]."""

    id: int
    uid: str
    at: str
    who: str
    claim_id: str
    known_id: str
    kind: str
    score: float | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicVersion:
    """A check as it was made public (``versions``); ``document`` holds all that readers were told."""

    id: int
    uid: str
    at: str
    who: str
    act: str
    claim_id: str
    status: str
    verdict: str | None
    why: str | None
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedPair:
    """Two claims that may be one and that nobody has judged: the new one, and the known one with what was found of it.

    ``score`` tells how alike they are, in [0, 100].
    """

    claim_id: str
    content: str
    speaker: str | None
    known_id: str
    known_content: str
    known_speaker: str | None
    known_status: str
    known_verdict: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is kept on one claim.

    ``evidence`` and ``replies`` hold what is current, ``history`` everything in the order it happened.
    ``appearances`` are what the machine read, ``corrected`` the same less what it misread, by article, where people
    put it right. Evidence, replies and history are those of all claims that are the same. ``reviews`` are checks that
    others published, ``facts`` what is known of the sources of the articles, by article. ``shown`` are the
    words of the claim as people are shown them, by article, where these are more than the content.
    """

    claim: ClaimSummary
    appearances: tuple[Appearance, ...]
    evidence: tuple[EvidenceEntry, ...]
    replies: tuple[ReplyEntry, ...]
    history: tuple[HistoryEvent, ...]
    links: tuple[ClaimLink, ...]
    corrected: Mapping[str, Appearance]
    reviews: tuple[Suggestion, ...] = ()
    facts: Mapping[str, SourceFacts] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


def json_value(value: Any) -> Any:
    """A record, or anything that holds some, as JSON has it: objects by column, spans as pairs of numbers."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if hasattr(value, "model_dump"):
        return value.model_dump()
    if is_dataclass(value):
        return {field.name: json_value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: json_value(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(entry) for entry in value]
    return value
