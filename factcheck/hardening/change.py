"""One change of a claim from one article to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Change", "ChangeKind", "Direction"]


class ChangeKind(StrEnum):
    """What of a claim changed.

    ``label``: what the article does with it; ``source_dropped``, ``source_added``: somebody who says it; ``speaker``:
    who that is; ``chain``: an outlet or agency between the speaker and the article; ``denial``: a denial or negation;
    ``number``; ``date``: a day or an hour; ``reserve``: words such as *environ*, *présumé*, *sans doute*;
    ``conditional``: the journalistic one; ``quotation``: words between quotation marks; ``stage``: how far the
    procedure against somebody is.
    """

    LABEL = "label"
    SOURCE_DROPPED = "source_dropped"
    SOURCE_ADDED = "source_added"
    SPEAKER = "speaker"
    CHAIN = "chain"
    DENIAL = "denial"
    NUMBER = "number"
    DATE = "date"
    RESERVE = "reserve"
    CONDITIONAL = "conditional"
    QUOTATION = "quotation"
    STAGE = "stage"


class Direction(StrEnum):
    """Whether the later article says it more firmly, less so, or just otherwise."""

    HARDER = "harder"
    OTHER = "other"
    SOFTER = "softer"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``before`` and ``after`` are words of the articles, a label, polarity or stage, or empty."""

    kind: ChangeKind
    before: str
    after: str
    direction: Direction
