"""What travels between the steps of a scan: the article read, the article checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.claim import LabelledClaim, Skipped
from claims.text import Span

__all__ = ["Article", "Block", "BlockKind", "Checked", "Status"]


class BlockKind(StrEnum):
    """What a paragraph of an article is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"


class Status(StrEnum):
    """Where the verification of a claim stands; only people move it."""

    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or line of page furniture, without surrounding white space."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. ``text`` is exactly the characters of the source (less a byte-order mark).

    ``published`` is an ISO date or None; ``blocks`` are in text order and do not overlap.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One article with its labelled claims, in text order."""

    article: Article
    claims: tuple[LabelledClaim, ...]
    skipped: tuple[Skipped, ...]
