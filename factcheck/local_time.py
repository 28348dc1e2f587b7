"""Moments of the store, which are in UTC, as people read them: in the time zone of whoever reads.

In: moments (ISO 8601 in UTC) and days (ISO dates). Out: local days, local times with their zone, and when local days
begin in UTC. The zone is that of the system, or of the variable TZ; each moment has the offset of its time of year.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone

from factcheck.i18n import format_date, zone_words

__all__ = ["day_bounds", "local_day", "local_minute", "local_moment", "when"]

_zone_read = ""


def local_moment(at: str) -> datetime | None:
    """The moment in local time, with an offset; None where ``at`` is none."""
    _read_zone()
    try:
        moment = datetime.fromisoformat(at)
        local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    # Names of zones such as CET mean different things to different systems: the offset says it.
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))


def local_day(at: str) -> str:
    """The day of a moment in local time, as an ISO date; anything else as it is."""
    moment = local_moment(at)
    return at if moment is None or len(at) <= len("2026-03-31") else moment.date().isoformat()


def when(at: str) -> str:
    """The day of a moment in local time, in words: ``3 mars 2026``."""
    return format_date(local_day(at))


def local_minute(at: str) -> str:
    """A moment in local time to the minute, with its zone: ``2026-03-03 18:02 UTC+1``; anything else as it is."""
    moment = local_moment(at)
    return at if moment is None else f"{moment:%Y-%m-%d %H:%M} {zone_words(moment)}"


def day_bounds(day: str) -> tuple[str, str]:
    """When a local day begins and when the next one does, as the store writes moments.

    Raises:
        ValueError: ``day`` is no ISO date.
    """
    _read_zone()
    first = date.fromisoformat(day)
    return _begin(first), _begin(first + timedelta(days=1)) if first < date.max else "9999-12-31T23:59:59.999999Z"


def _begin(day: date) -> str:
    midnight = datetime(day.year, day.month, day.day)
    try:
        moment = midnight.astimezone().astimezone(UTC)
    except (OverflowError, OSError, ValueError):  # the first and last days that a calendar has
        moment = midnight.replace(tzinfo=UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _read_zone() -> None:
    """Let TZ count as it is now: a process that serves others gets their environment after it began."""
    global _zone_read
    zone = os.environ.get("TZ", "")
    if zone != _zone_read and hasattr(time, "tzset"):
        time.tzset()
        _zone_read = zone
