"""Dates of articles: a day, or day and time with the zone where the source tells it, as ISO 8601.

In: what a source or a line tells. Out: the one form in which articles hold it, and its parts.
"""

from __future__ import annotations

from datetime import date, datetime

__all__ = ["day_of", "is_stamp", "iso_stamp", "moment_of"]

_LENGTH_OF_DAY = len("2026-10-14")


def iso_stamp(told: str | None) -> str | None:
    """A day as ``2026-10-14``, a moment as ``2026-10-14T18:02:00+02:00`` (no zone where none is told); else None."""
    words = (told or "").strip()
    try:
        if len(words) <= _LENGTH_OF_DAY:
            return date.fromisoformat(words).isoformat()
        return datetime.fromisoformat(words).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def is_stamp(value: object) -> bool:
    """Whether this is a day or a moment in that form."""
    return isinstance(value, str) and iso_stamp(value) == value


def day_of(stamp: str | None) -> str | None:
    """The day, where the clocks of the article are."""
    return stamp[:_LENGTH_OF_DAY] if stamp else None


def moment_of(stamp: str | None) -> str | None:
    """Day and time; None where only the day is known."""
    return stamp if stamp and len(stamp) > _LENGTH_OF_DAY else None
