"""The public record of a claim: one model, from which JSON, its schema, lines, CSV and the store's columns are made.

In: nothing; these are models. Out: their objects, made in ``record_filling``. A new field is added here, to
``MachineClaimRecord`` or ``ClaimRecord``, and filled there; documents, schema and tables then have it, and a test says
which column the store wants for it. Spans are pairs of code-point offsets, half-open; probabilities are in [0, 1].
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import Field

from claims.claim import Polarity, SourceRole, Style
from factcheck.reports.accusation_record import AccusationRecord, PartyRecord
from factcheck.reports.check_record import CorrectionRecord, EvidenceRecord, ReplyRecord
from factcheck.reports.record_fields import (
    Day,
    Identifier,
    LabelName,
    Pair,
    Probability,
    Quoted,
    QuotedRecord,
    Record,
    Stamp,
    Text,
)
from factcheck.scan_results import SourceKind, Status

__all__ = [
    "SCHEMA_VERSION",
    "AccusationRecord",
    "ArticleRecord",
    "ClaimRecord",
    "ContentRecord",
    "CorrectionRecord",
    "DocumentRecord",
    "EvidenceRecord",
    "MachineClaimRecord",
    "Pair",
    "PartyRecord",
    "PlaceRecord",
    "ProbabilitiesRecord",
    "Quoted",
    "QuotedRecord",
    "Record",
    "ReplyRecord",
    "SkippedRecord",
    "SourceRecord",
    "SpeakerRecord",
    "WorthReasonRecord",
    "WorthRecord",
    "article_model",
    "document_model",
]

SCHEMA_VERSION: Literal[1] = 1


class ContentRecord(Record):
    """What is said."""

    main: ClassVar[str] = "text"
    text: Text = Field(description="Fragments joined by ' […] '.")
    spans: list[Pair] = Field(min_length=1)


class SpeakerRecord(Record):
    """Who says it."""

    main: ClassVar[str] = "text"
    text: Text
    span: Pair
    name: Text = Field(description="The name the words stand for.")
    confidence: Probability = Field(description="How sure that name is.")
    vague: bool = Field(description="Whether the text leaves unsaid who it is.")


class SourceRecord(Record):
    """A link in the chain of sources."""

    text: Text
    span: Pair
    name: Text
    role: SourceRole


class WorthReasonRecord(Record):
    """A reason for a check, or against it."""

    key: Text = Field(description="Which reason, as the file of weights names it.")
    weight: float = Field(description="In log odds; negative speaks against a check.")
    text: Text | None = Field(description="The words that give the reason.")
    span: Pair | None


class WorthRecord(Record):
    """How much a claim is worth checking."""

    main: ClassVar[str] = "score"
    score: Probability
    reasons: list[WorthReasonRecord]


class ProbabilitiesRecord(Record):
    """The probability of each label."""

    reported_speech: Probability
    allegation: Probability
    established_fact: Probability


class MachineClaimRecord(Record):
    """What the machine makes of a claim."""

    id: Identifier = Field(
        description="Made from content, speaker, polarity and attribution; the same claim, the same id."
    )
    content: ContentRecord = Field(description="What is said.")
    speaker: SpeakerRecord | None = Field(
        description="Who says it; null for the article's own voice and where nobody is named."
    )
    cue: Quoted | None = Field(description="The words that mark the attribution.")
    medium: Quoted | None = Field(description="Through which medium it was said.")
    sources: list[SourceRecord] = Field(
        description="The chain through which it came, outermost first, the speaker in it."
    )
    addressee: Quoted | None = Field(description="Whom the speaker told it.")
    accusations: list[AccusationRecord] = Field(
        description="Who is accused of what, by whom, and how far the procedure is; none where nobody is accused."
    )
    style: Style | None = Field(description="How much stands in quotation marks.")
    polarity: Polarity = Field(description="Whether the speaker asserts or denies it.")
    label: LabelName = Field(description="What the article does with the claim, as the classifier sees it.")
    score: Probability | None = Field(description="The probability of the label; null where the label is a person's.")
    probabilities: ProbabilitiesRecord | None = Field(
        description="They sum to 1 (± 0.0002); null where a person added the claim."
    )
    worth: WorthRecord | None = Field(description="How much it is worth checking; null where nobody has weighed it.")
    rules: list[Text] = Field(description="The rules that found the attribution; none for the article's own voice.")
    suggested: LabelName = Field(description="The label the rule proposes.")
    construction: Text = Field(description="The grammar of the attribution.")
    sentence: Pair


class PlaceRecord(Record):
    """Where a claim stands in the source of its article; what the source does not have is null."""

    page: Annotated[int, Field(ge=1)] | None = Field(description="Pages count from 1.")
    paragraph: Annotated[int, Field(ge=1)] | None = Field(description="Paragraphs count from 1.")
    starts: float | None = Field(description="Seconds since the recording began.")
    ends: float | None = Field(description="Seconds since the recording began.")
    time: Text | None = Field(description="The time of day of the entry of a live blog: 14:32.")
    author: Text | None = Field(description="Who signs the entry of a live blog.")


class ClaimRecord(MachineClaimRecord):
    """A claim with what people decided on it."""

    status: Status = Field(description="Where verification stands; only people move it.")
    verdict: Text | None = Field(description="What verification found: a key of the scale of verdicts.")
    flags: list[Text] = Field(description="What else is wrong with it: keys of the scale's flags.")
    decided: Text | None = Field(description="When that was decided: ISO 8601, UTC.")
    decided_claim_id: Text | None = Field(description="The id of the claim, this or one that is the same, on which.")
    same_as: Text | None = Field(
        description="The id of the known claim that this one repeats, whose standing it shows."
    )
    changed_since: bool = Field(
        description="Whether it was decided on and the newest version of the article says it otherwise or no longer."
    )
    place: PlaceRecord | None = Field(description="Where in the source it stands; null where that does not tell.")
    link: Text | None = Field(description="An address at which the claim can be seen; null where there is none.")
    reason: Text | None = Field(description="Why the verdict was given, or else the status.")
    decided_by: Text | None = Field(description="Who gave the verdict, or else the status.")
    not_claim: Text | None = Field(
        description="Why it is no claim to check: opinion, question, wrong_extraction, not_checkable, merged."
    )
    evidence: list[EvidenceRecord] = Field(description="What the check rests on.")
    replies: list[ReplyRecord] = Field(description="Right of reply: who was asked, and what they answered.")
    corrections: list[CorrectionRecord] = Field(
        description="Where label, speaker or accusations are a person's; probabilities stay the machine's."
    )


class SkippedRecord(Record):
    """A stretch that yields no claims."""

    span: Pair
    reason: Text


AnyClaim = TypeVar("AnyClaim", bound=ClaimRecord)


class ArticleRecord(Record, Generic[AnyClaim]):
    """An article and its claims."""

    id: Text = Field(description="Made from the text: the same text, the same id.")
    source: Text = Field(description="The path it was read from, or - for standard input.")
    title: Text | None
    outlet: Text | None
    agency: Text | None
    published: Day | None = Field(description="ISO 8601 date.")
    published_at: Stamp | None = Field(
        description="ISO 8601 date and time, with the zone where the source tells it; null where only the day is known."
    )
    updated: Stamp | None = Field(description="ISO 8601 date, or date and time as in published_at.")
    authors: list[Text]
    place: Text | None = Field(description="Where it was written.")
    standfirst: Text | None
    kind: SourceKind = Field(description="What it was read from.")
    url: Text | None = Field(description="The address that it has for good.")
    encoding: Text | None = Field(description="That of the source, where it was not UTF-8.")
    language: Text = Field(description="BCP 47 code.")
    version_read: Text | None = Field(
        description="When this version was read: ISO 8601, UTC; null where the store knows one version only."
    )
    replaced_by: Text | None = Field(description="The id of the last version; null where this one is it.")
    text: Text = Field(description="The characters of the source, which all spans count.")
    skipped: list[Annotated[SkippedRecord, Field(description="What yields no claims, and why.")]]
    claims: list[AnyClaim]


class DocumentRecord(Record, Generic[AnyClaim]):
    """Articles and their claims."""

    version: Literal[1] = Field(alias="schema")
    articles: list[ArticleRecord[AnyClaim]]


def article_model() -> type[ArticleRecord[ClaimRecord]]:
    """The model of an article with its claims."""
    return ArticleRecord[ClaimRecord]


def document_model() -> type[DocumentRecord[ClaimRecord]]:
    """The model of the public document."""
    return DocumentRecord[ClaimRecord]
