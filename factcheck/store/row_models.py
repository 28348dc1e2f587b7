"""The rows of the store as typed models: what our own writing guarantees, and what every other row must meet, too.

In: the values of a row, as JSON has them. Out: pydantic's errors; ``row_faults`` puts them into words. What one row
cannot tell by itself (that others are there, that spans lie inside a text) is in ``row_references``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, field_validator

from claims.claim import Label, Polarity, Style
from factcheck.i18n import N_
from factcheck.scan_results import SourceKind, Status
from factcheck.store.columns import AXES
from factcheck.store.decision_values import check_value
from factcheck.store.original_row import OriginalRow
from factcheck.store.row_ids import id_of_its_content, id_of_its_text
from factcheck.store.row_values import (
    Address,
    Charges,
    ClaimId,
    Count,
    Day,
    Document,
    Features,
    Filled,
    LeftOut,
    Moment,
    Name,
    Page,
    Percent,
    Places,
    Reasons,
    Row,
    Share,
    Sources,
    SpanPair,
    Spans,
    Stamp,
    Text,
    Texts,
    TimeOfDay,
    Truth,
    checked,
    matching,
    one_of,
    refuse,
)  # fmt: skip
from factcheck.verification.acts import ADDED, Part, Stance
from factcheck.verification.similarity import Kind

__all__ = ["ROW_MODELS", "Row"]


class ArticleRow(Row):
    """A row of ``articles``."""

    first_seen: Moment
    language: Name
    text: Text
    id: Annotated[Name, AfterValidator(id_of_its_text)]


class ScanRow(Row):
    """A row of ``scans``."""

    uid: Name
    at: Moment
    article_id: Name
    source: Text
    title: Text | None
    outlet: Text | None
    agency: Text | None
    published: Day | None
    machine: Text
    claim_ids: Annotated[
        Any,
        checked(
            N_("a list of ids of claims"),
            lambda value: isinstance(value, list) and all(map(matching("[0-9a-f]{12}(-[0-9]{1,7})?"), value)),
        ),
    ]
    kind: Annotated[str, one_of(SourceKind)] | None
    url: Page | None
    standfirst: Text | None
    authors: Texts | None
    place: Text | None
    published_at: TimeOfDay | None
    updated: Stamp | None
    encoding: Text | None
    places: Places | None
    skipped: LeftOut | None = None


class ClaimRow(Row):
    """A row of ``claims``."""

    first_seen: Moment
    content: Filled
    speaker: Text | None
    polarity: Annotated[str, one_of(Polarity)]
    attributed: Truth
    id: Annotated[ClaimId, AfterValidator(id_of_its_content)]


class AppearanceRow(Row):
    """A row of ``appearances``."""

    article_id: Name
    claim_id: ClaimId
    number: Count
    first_seen: Moment


class ReadingRow(Row):
    """A row of ``readings``."""

    uid: Name
    at: Moment
    article_id: Name
    claim_id: ClaimId
    number: Count
    machine: Text
    label: Annotated[str, one_of(Label)]
    score: Share
    p_reported_speech: Share
    p_allegation: Share
    p_established_fact: Share
    suggested: Annotated[str, one_of(Label)]
    rules: Texts
    construction: Text
    style: Annotated[str, one_of(Style)] | None
    content: Text
    spans: Spans
    sentence: SpanPair
    speaker: Text | None
    speaker_span: SpanPair | None
    speaker_name: Text | None
    cue: Text | None
    cue_span: SpanPair | None
    medium: Text | None
    medium_span: SpanPair | None
    speaker_confidence: Share | None = None
    speaker_vague: Truth | None = None
    sources: Sources | None = None
    addressee: Text | None = None
    addressee_span: SpanPair | None = None
    worth: Share | None = None
    worth_reasons: Reasons | None = None
    features: Features | None = None
    accusations: Charges | None = None


class _Made(Row):
    """A row that a person, or the machine, made on a claim."""

    uid: Name
    at: Moment
    who: Filled
    claim_id: ClaimId


class LinkRow(_Made):
    """A row of ``links``."""

    known_id: ClaimId
    kind: Annotated[str, one_of(Kind)]
    score: Percent | None
    why: Text | None

    @field_validator("known_id")
    @classmethod
    def _other(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("claim_id"):
            raise refuse(N_("another claim than the one in claim_id"))
        return value


class DecisionRow(_Made):
    """A row of ``decisions``; the form of its values depends on the axis."""

    act: Name
    axis: Annotated[str, one_of(AXES)]
    article_id: Name | None
    from_value: Text | None
    to_value: Text | None
    why: Text | None

    @field_validator("article_id")
    @classmethod
    def _placed(cls, value: str | None, info: ValidationInfo) -> str | None:
        axis = info.data.get("axis")
        if axis and (axis in (*Part, ADDED)) is (value is None):
            raise refuse(N_("the article for spans and added claims, and nothing else"))
        return value

    @field_validator("from_value", "to_value")
    @classmethod
    def _valued(cls, value: str | None, info: ValidationInfo) -> str | None:
        axis, before = info.data.get("axis"), info.field_name == "from_value"
        if axis is not None and not (value is None and (before or axis != "status")):
            # What held before may be a key that the scale has no more.
            check_value(axis, value or "", None if before else info.context)
        return value

    @field_validator("why")
    @classmethod
    def _reasoned(cls, value: str | None, info: ValidationInfo) -> str | None:
        given = info.data.get("to_value")
        verdict = info.data.get("axis") == "verdict" and given is not None
        if (verdict or (info.data.get("axis") == "status" and given == Status.CORRECTED)) and not value:
            raise refuse(N_("the reason of a verdict or a correction"))
        return value


class EvidenceRow(_Made):
    """A row of ``evidence``."""

    act: Name
    url: Address
    title: Text | None
    archived_url: Address | None
    quote: Text | None
    stance: Annotated[str, one_of(Stance)]
    is_primary: Truth
    seen_on: Day
    replaces: Name | None
    withdrawn: Truth
    why: Text | None


class ReplyRow(_Made):
    """A row of ``replies``."""

    act: Name
    asked: Text
    asked_on: Day
    answer: Text | None
    answered_on: Day | None
    replaces: Name | None
    withdrawn: Truth | None = None

    @field_validator("answered_on")
    @classmethod
    def _dated(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("answer"):
            raise refuse(N_("the date of the answer"))
        return value


class VersionRow(_Made):
    """A row of ``versions``."""

    act: Name
    status: Annotated[str, one_of(sorted((Status.PUBLISHED, Status.CORRECTED)))]
    verdict: Text | None
    why: Text | None
    document: Document


class ReviewRow(Row):
    """A row of ``reviews``."""

    uid: Name
    at: Moment
    source: Text
    claim: Filled
    claimant: Text | None
    verdict: Filled
    rating: Share | None
    author: Text | None
    url: Text | None
    published: Text | None
    document: Annotated[Any, checked(N_("an object"), lambda value: isinstance(value, Mapping))]


ROW_MODELS: Mapping[str, type[Row]] = {
    "articles": ArticleRow,
    "scans": ScanRow,
    "originals": OriginalRow,
    "claims": ClaimRow,
    "appearances": AppearanceRow,
    "readings": ReadingRow,
    "links": LinkRow,
    "decisions": DecisionRow,
    "evidence": EvidenceRow,
    "replies": ReplyRow,
    "versions": VersionRow,
    "reviews": ReviewRow,
}
