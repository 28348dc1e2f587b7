"""Dates as pages and feeds write them, in ISO 8601.

In: a date in any of the usual forms. Out: a day, or day and time with the zone where it is told.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

__all__ = ["iso_date", "written_date"]

_DATE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]+(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CLOCK = re.compile(r"\d\s?[h:]\s?\d\d")
_ZONED = re.compile(r"(?:Z|GMT|UTC|[A-Z]{3,4}|[+-]\d\d:?\d\d)\s*\)?\s*$")
_LONGEST = 80


def iso_date(text: str | None) -> str | None:
    """A date that begins with year, month and day, made regular; None for any other."""
    found = _DATE.search(text or "")
    if found is None or not _is_day(found["day"]):
        return None
    if not found["time"]:
        return found["day"]
    zone = found["zone"] or ""
    if zone == "Z":
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    time = found["time"] if found["time"].count(":") == 2 else f"{found['time']}:00"
    return f"{found['day']}T{time}{zone}"


def written_date(text: str | None) -> str | None:
    """A date as ``iso_date`` has it, as mail has it, or in words: *mer. 14 oct. 2026 18:02*; None for any other."""
    text = " ".join((text or "").split())[:_LONGEST]
    return iso_date(text) or _mail_date(text) or _worded_date(text)


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _mail_date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded_date(text: str) -> str | None:
    # Without a year, a date counts from today, which says nothing of the article.
    if not _YEAR.search(text):
        return None
    import dateparser

    try:
        found: datetime | None = dateparser.parse(text, languages=["fr", "en"], settings={"DATE_ORDER": "DMY"})
    # What it raises on odd dates depends on what is odd.
    except Exception:
        return None
    if found is None:
        return None
    if not _CLOCK.search(text):
        return found.date().isoformat()
    return (found if _ZONED.search(text) else found.replace(tzinfo=None)).replace(microsecond=0).isoformat()
