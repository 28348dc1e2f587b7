"""What people decide on a claim, as values: an act with its evidence, reply and marks; the state before it.

In: nothing but values. Out: frozen dataclasses that the rules of ``decisions`` judge and the store keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from claims.claim import Label
from claims.document.span import Span
from factcheck.scan_results import Status
from factcheck.told_accusations import ToldAccusation

__all__ = [
    "ACCUSATIONS",
    "ADDED",
    "UNSET",
    "Act",
    "Change",
    "Evidence",
    "Marking",
    "NotClaim",
    "Part",
    "Reply",
    "Stance",
    "State",
    "Unset",
]

ADDED = "added"
"""The axis, and its value, of a claim that a person found where the machine had none."""
ACCUSATIONS = "accusations"
"""The axis on which a person tells whom a claim accuses, of what, by whom, and how far the procedure is."""


class Unset(Enum):
    """The value of a field that asks for nothing; None can be asked for."""

    UNSET = "unset"


UNSET = Unset.UNSET


class Stance(StrEnum):
    """Whether a piece of evidence supports the claim, refutes it or gives context."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source. ``seen`` is an ISO date; ``replaces`` names (by uid) the piece of which this is a new version."""

    url: str
    title: str | None = None
    archived: str | None = None
    quote: str | None = None
    stance: Stance = Stance.CONTEXT
    primary: bool = False
    seen: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Right of reply: who was asked on which ISO date, and what they answered when, if they did.

    ``replaces`` names (by uid) the request that this is a new version of.
    """

    asked: str
    asked_on: str
    answer: str | None = None
    answered_on: str | None = None
    replaces: str | None = None


class Part(StrEnum):
    """A part of a claim that stands somewhere in its article; the value is its axis in the store."""

    CONTENT = "spans"
    SPEAKER = "speaker_span"
    CUE = "cue_span"
    MEDIUM = "medium_span"


class NotClaim(StrEnum):
    """Why what the machine took for a claim is none to check; ``merged``: another claim has its words now."""

    OPINION = "opinion"
    QUESTION = "question"
    WRONG_EXTRACTION = "wrong_extraction"
    NOT_CHECKABLE = "not_checkable"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Where a part of a claim stands in the article with the id ``article``, as a person saw it.

    ``spans`` of None: those of the machine count again. Empty ``spans``: the claim has no such part.
    """

    part: Part
    article: str
    spans: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """All that a person decides on one claim at one time. What is UNSET or empty stays as it is.

    A ``label`` or ``speaker`` of None: that of the machine counts again. An empty ``speaker``: nobody speaks.
    ``accusations`` of None: those of the machine count again; empty ones: the claim accuses nobody.
    A ``not_claim`` of None: it is a claim again. ``assignee`` works on it until the ISO date ``deadline``; None: nobody
    in particular, no date. ``added`` is the id of the article in which a person found it. ``withdrawn`` names evidence
    by uid.
    """

    who: str
    why: str | None = None
    status: Status | Unset = UNSET
    verdict: str | Unset | None = UNSET
    flags_on: tuple[str, ...] = ()
    flags_off: tuple[str, ...] = ()
    label: Label | Unset | None = UNSET
    speaker: str | Unset | None = UNSET
    marks: tuple[Marking, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    withdrawn: tuple[str, ...] = ()
    reply: Reply | None = None
    not_claim: NotClaim | Unset | None = UNSET
    assignee: str | Unset | None = UNSET
    deadline: str | Unset | None = UNSET
    accusations: tuple[ToldAccusation, ...] | Unset | None = UNSET
    added: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What holds for a claim before an act. ``evidence`` maps uids to whether the source is primary.

    ``corrections`` holds label, speaker, accusations and marks as the store has them, by axis and article; an axis
    absent was never corrected.
    """

    status: Status = Status.UNVERIFIED
    verdict: str | None = None
    verdict_by: str | None = None
    flags: tuple[str, ...] = ()
    corrections: Mapping[tuple[str, str | None], str | None] = field(default_factory=dict)
    evidence: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One step on one axis, with the values as the store writes them."""

    axis: str
    before: str | None
    after: str | None
    article: str | None = None
