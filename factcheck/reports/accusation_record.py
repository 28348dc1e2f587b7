"""The part of the claim record that tells of accusations.

In: nothing; these are models. Out: their objects, made in ``record_filling``.
"""

from __future__ import annotations

from pydantic import Field

from claims.accusation import Stage
from factcheck.reports.record_fields import Pair, Probability, Quoted, Record, Text

__all__ = ["AccusationRecord", "PartyRecord"]


class PartyRecord(Record):
    """Somebody in an accusation."""

    text: Text = Field(description="The words of the article.")
    span: Pair
    name: Text = Field(description="The name the words stand for.")
    confidence: Probability = Field(description="How sure that name is.")
    vague: bool = Field(description="Whether the text leaves unsaid who it is.")


class AccusationRecord(Record):
    """Who is accused of what, by whom, and how far the procedure is."""

    stage: Stage = Field(description="How far the procedure is.")
    negated: bool = Field(description="Whether the article says that it is not, or no longer, as far as that.")
    accused: list[PartyRecord] = Field(description="Who is accused; none where the article names nobody.")
    offences: list[Quoted] = Field(description="What they are accused of, in the words of the article.")
    accuser: PartyRecord | None = Field(description="Who accuses; null where nobody is named.")
    cue: Quoted = Field(description="The words that tell the stage.")
    span: Pair = Field(description="From the first to the last word of it.")
