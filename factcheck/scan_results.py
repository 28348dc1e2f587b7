"""What travels between the steps of a scan: the article as read, the article with its claims, the standings.

These are frozen data types without behaviour of their own. Unit of spans: code points of ``Article.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.claim import Label, LabelledClaim, Skipped
from claims.document.span import Span

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Check",
    "Checked",
    "CheckedReply",
    "CheckedSource",
    "Correction",
    "LabelReason",
    "Place",
    "SourceKind",
    "Standing",
    "Status",
    "Suggestion",
    "Verdict",
    "Version",
]


class SourceKind(StrEnum):
    """What an article was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EMAIL = "email"
    SUBTITLES = "subtitles"
    NDJSON = "ndjson"


class BlockKind(StrEnum):
    """The part that a paragraph plays in an article.

    ``box``: text of the article's own beside the running text; ``question``: what an interviewer asks; ``post``: what
    somebody published on a platform, shown in the article with a last line that names author and platform; ``credit``:
    who made a picture; ``links``: titles of other articles; ``appeal``: a call to subscribe; ``comment``: of a reader;
    ``other_language``: a paragraph that is not in French.
    """

    HEADLINE = "headline"
    BYLINE = "byline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"
    BOX = "box"
    QUESTION = "question"
    POST = "post"
    CREDIT = "credit"
    LINKS = "links"
    APPEAL = "appeal"
    COMMENT = "comment"
    OTHER_LANGUAGE = "other_language"


class Status(StrEnum):
    """Progress of the verification of a claim; only people change it."""

    UNVERIFIED = "unverified"
    IN_PROGRESS = "in_progress"
    AWAITING_REPLY = "awaiting_reply"
    IN_SECOND_REVIEW = "in_second_review"
    VERIFIED = "verified"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict of the scale; ``rating`` is its number in ClaimReview, None for verdicts without one."""

    key: str
    fr: str
    en: str
    rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A known claim, or a review somebody published, that may be the same; a person decides whether it is.

    ``known`` is the claim's id or the review's address; ``score`` is in [0, 100].
    """

    known: str
    content: str
    score: float
    verdict: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSource:
    """A piece of evidence of a check: where, what it says, whether it supports, refutes or gives context, seen by whom.

    ``seen`` is an ISO date, ``stance`` one of supports, refutes, context.
    """

    url: str
    stance: str
    primary: bool
    seen: str
    who: str
    title: str | None = None
    quote: str | None = None
    archived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReply:
    """Right of reply in a check: who was asked, what they answered, on which ISO dates."""

    asked: str
    asked_on: str
    answer: str | None = None
    answered_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person put in the place of a value of the machine: ``part`` is label, speaker, content
    (the words) or accusations.

    ``at`` is ISO 8601 in UTC. A ``now`` of None, and a ``machine`` of None: nobody speaks. Accusations are in the JSON
    of ``told_accusations``. A ``part`` of added: the machine had no such claim.
    """

    part: str
    machine: str | None
    now: str | None
    who: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What people found of a claim, and on what it rests.

    ``why``, ``who`` and ``at`` (ISO 8601 in UTC) are those of the verdict, or else of the status. ``not_claim`` is why
    it is none to check.
    """

    why: str | None = None
    who: str | None = None
    at: str | None = None
    evidence: tuple[CheckedSource, ...] = ()
    replies: tuple[CheckedReply, ...] = ()
    corrections: tuple[Correction, ...] = ()
    not_claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing of a claim: what people decided on it.

    ``since`` is when that was decided, ISO 8601 in UTC, ``decided_on`` the id of the claim on which, where that is
    another; ``same_as`` the id of the known claim that this one repeats, with which it shares its standing.
    ``changed_since`` tells that people decided on it, and that the newest version of the article says it otherwise or
    no longer. ``flag_names`` are the flags in words, ``check`` is what the decision rests on.
    """

    status: Status = Status.UNVERIFIED
    verdict: Verdict | None = None
    flags: tuple[str, ...] = ()
    since: str | None = None
    same_as: str | None = None
    decided_on: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    changed_since: bool = False
    flag_names: tuple[str, ...] = ()
    check: Check = field(default_factory=Check)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelReason:
    """What decided a label: the one that came second, and the features that spoke most for this one, weightiest first.

    Each feature, named as in the label model, stands for all that have the same wording.
    """

    against: Label
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or line of page furniture, without surrounding white space."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the text stands in its source.

    ``page`` and ``paragraph`` count from 1; ``starts`` and ``ends`` are seconds since the recording began. ``time`` (of
    day, *14:32*) and ``author`` are those of the entry of a live blog. What the source does not have is None.
    """

    span: Span
    page: int | None = None
    paragraph: int | None = None
    starts: float | None = None
    ends: float | None = None
    time: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. ``text`` is what is judged: the characters of a text file, or what a reader reads of a page.

    ``published`` and ``updated`` are ISO dates, with time and zone where the source tells them, or None; ``blocks`` and
    ``places`` are in text order and do not overlap. ``url`` is the address that the article has for good, ``place``
    where it was written. ``encoding`` names the encoding of the source where it was no UTF-8.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    language: str = "fr"
    kind: SourceKind = SourceKind.TEXT
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    updated: str | None = None
    url: str | None = None
    encoding: str | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of several versions of an article: when it was read, and the last one with its time where this is none.

    Moments are ISO 8601 in UTC; ``replaced_by`` is an id.
    """

    read: str
    replaced_by: str | None = None
    replaced_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One article with its labelled claims, in text order unless ``order`` gives their numbers there.

    ``standings`` maps claim ids to what people decided on them before; a claim without one is unverified. ``names``
    are the ids by which the store knows the claims, whatever people corrected in them since; empty for a fresh scan.
    ``reasons`` tell what decided the labels, by claim id; empty where nobody asked. ``version`` is told of an article
    of which the store has several.
    """

    article: Article
    claims: tuple[LabelledClaim, ...]
    skipped: tuple[Skipped, ...]
    standings: Mapping[str, Standing] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    reasons: Mapping[str, LabelReason] = field(default_factory=dict)
    version: Version | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the claims in reports, in the order of ``claims``: their rank in the text, from 1."""
        return self.order or tuple(range(1, len(self.claims) + 1))

    def standing(self, name: str) -> Standing:
        """The standing of the claim with this id."""
        return self.standings.get(name) or Standing()
