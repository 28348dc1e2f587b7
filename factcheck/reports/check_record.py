"""The part of the public record that tells of a check: evidence, right of reply, corrections.

In: nothing; these are models. Out: their objects, made in ``record_filling``.
"""

from __future__ import annotations

from pydantic import Field

from factcheck.reports.record_fields import Day, Record, Text

__all__ = ["CorrectionRecord", "EvidenceRecord", "ReplyRecord"]


class EvidenceRecord(Record):
    """A piece of evidence."""

    url: Text
    title: Text | None
    quote: Text | None = Field(description="The passage that counts.")
    archived: Text | None = Field(description="The address of an archived copy.")
    stance: Text = Field(description="supports, refutes or context.")
    primary: bool = Field(description="Whether the source is a primary one.")
    seen: Day
    who: Text = Field(description="Who found it.")


class ReplyRecord(Record):
    """Right of reply."""

    asked: Text = Field(description="Who was asked.")
    asked_on: Day
    answer: Text | None
    answered_on: Day | None


class CorrectionRecord(Record):
    """What a person put in the place of a value of the machine."""

    part: Text = Field(description="label, speaker, content, accusations, or added: the machine had no such claim.")
    machine: Text | None = Field(description="What the machine read; null where nobody speaks or is accused.")
    now: Text | None = Field(description="What a person says; null where nobody speaks or is accused.")
    who: Text
    at: Text = Field(description="ISO 8601, UTC.")
    why: Text | None
