"""What an accusation is: who is accused, of what, by whom, and how far the procedure is.

These are frozen data types that every step shares. Unit of spans: code points of the original text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.document.span import Span

__all__ = ["ENDED", "STAGES", "Accusation", "Party", "Stage"]


class Stage(StrEnum):
    """How far a procedure is, from words of somebody to a decision that nothing can change.

    ``accused`` is what somebody says outside any procedure; ``on_trial`` is whoever is, was or will be before the
    judges; ``prosecuted`` leaves open how far the procedure is. The last four end it without a sentence.
    """

    ACCUSED = "accused"
    SUSPECTED = "suspected"
    COMPLAINT_FILED = "complaint_filed"
    INVESTIGATION_OPENED = "investigation_opened"
    UNDER_INVESTIGATION = "under_investigation"
    IN_CUSTODY = "in_custody"
    ASSISTED_WITNESS = "assisted_witness"
    CHARGED = "charged"
    PROSECUTED = "prosecuted"
    SENT_TO_TRIAL = "sent_to_trial"
    ON_TRIAL = "on_trial"
    SENTENCE_SOUGHT = "sentence_sought"
    CONVICTED = "convicted"
    CONVICTED_ON_APPEAL = "convicted_on_appeal"
    FINAL_CONVICTION = "final_conviction"
    ACQUITTED = "acquitted"
    NO_CASE = "no_case"
    CLOSED = "closed"
    DROPPED = "dropped"


STAGES: Final[tuple[Stage, ...]] = tuple(Stage)
ENDED: Final = frozenset((Stage.ACQUITTED, Stage.NO_CASE, Stage.CLOSED, Stage.DROPPED))
"""Stages at which a procedure is over without a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in an accusation: the words of the text and the name they stand for in the article.

    ``confidence`` tells how sure the name is, in [0, 1]; ``vague`` marks somebody whom the text does not identify.
    """

    span: Span
    name: str
    confidence: float = 1.0
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """Who is accused of what, by whom, at which stage of the procedure.

    ``cue`` are the words that tell the stage. ``accused`` and ``offences`` are in text order; either may be empty where
    the text does not tell. ``accuser`` is None where nobody is named. ``negated`` says that the text denies the stage:
    *n'a pas été mis en examen*, *n'est plus soupçonné*. What a person tells may stand nowhere in the text: its span is
    then empty, and offences are words, ``named_offences``.
    """

    stage: Stage
    cue: Span
    accused: tuple[Party, ...] = ()
    offences: tuple[Span, ...] = ()
    accuser: Party | None = None
    negated: bool = False
    named_offences: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last word that tells any of it; empty where none does."""
        parties = (*self.accused, *((self.accuser,) if self.accuser else ()))
        told = [span for span in (self.cue, *self.offences, *(party.span for party in parties)) if len(span)]
        return Span.around(told) if told else self.cue
