"""Dates and times of lines: when an article was published and when it was last changed.

In: a line of a page and the words of pages. Out: days and moments in ISO 8601, with the zone where the line tells it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from factcheck.article_dates import day_of, moment_of
from factcheck.articles.page_words import PageWords

__all__ = ["LineDates", "find_date", "fuller", "has_date", "line_dates"]

_DATE_PARTS = re.compile(
    r"(?P<d>\d{1,2})(?:\s?er)?\s+(?P<m>[^\W\d]+)\.?\s+(?P<y>\d{4})$"
    r"|(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>\d{2,4})$|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)$"
)
_HOUR = r"(?P<h>\d{1,2})\s?(?:h|H|:)(?:\s?(?P<m>\d{2}))?(?::(?P<s>\d{2}))?(?:\s?min)?(?![\w:%])"
_BEHIND = re.compile(rf"(?:[T ]|\s*(?:[,|•·/–—-]+\s*)?(?:(?:à|vers|dès)\s+)?){_HOUR}")
_BEFORE = re.compile(rf"(?<![\d:]){_HOUR}\s*[,|•·/–—-]*\s*(?:(?:du|le)\s+)?$")
_ALONE = re.compile(rf"(?<![\d:]){_HOUR}")
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?$")


@dataclass(frozen=True, slots=True)
class LineDates:
    """What a line says of when; ``dated`` is a date of which it does not say what it is the date of."""

    published: str | None = None
    updated: str | None = None
    dated: str | None = None


def has_date(text: str, words: PageWords) -> bool:
    """Whether a full date stands in ``text`` (as ``plain_form`` gives it)."""
    return bool(words.date.search(text))


def find_date(text: str, words: PageWords) -> str | None:
    """The first full date in ``text`` (as ``plain_form`` gives it) as an ISO date, day first; None without one."""
    found = _first_date(text, words)
    return found[0].isoformat() if found else None


def line_dates(line: str, words: PageWords) -> LineDates:
    """The dates of a line (as ``plain_form`` gives it), each with its time and zone where they are told.

    *Mis à jour à 19h10* behind a date of publication is of the same day; *il y a 2 heures* is no date.
    """
    marks = [(mark, "published") for mark in words.issued.finditer(line)]
    marks += [(mark, "updated") for mark in words.updated.finditer(line)]
    marks.sort(key=lambda pair: pair[0].start())
    found: dict[str, str] = {}
    ahead = _stamp(line[: marks[0][0].start()] if marks else line, words)
    if ahead:
        found["dated"] = ahead
    ends = [*(mark.start() for mark, _kind in marks[1:]), len(line)][: len(marks)]
    for (mark, kind), end in zip(marks, ends, strict=True):
        day = day_of(found.get("published") or found.get("dated"))
        stamp = _stamp(line[mark.end() : end], words, day=day if kind == "updated" else None)
        if stamp:
            found.setdefault(kind, stamp)
    if "updated" in found and "dated" in found:
        found.setdefault("published", found.pop("dated"))
    return LineDates(**found)


def _first_date(text: str, words: PageWords) -> tuple[datetime.date, re.Match[str]] | None:
    for match in words.date.finditer(text):
        parts = _DATE_PARTS.search(match.group())
        if parts is None:
            continue
        day, month, year = (parts[k] or parts[k + "2"] or parts[k + "3"] for k in "dmy")
        number = int(month) if month.isdigit() else words.months.get(month.casefold(), 0)
        try:
            return datetime.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)), match
        except ValueError:
            continue
    return None


def _stamp(text: str, words: PageWords, day: str | None = None) -> str | None:
    """The first date of a text with its time; a time alone is of ``day``, where that is given."""
    found = _first_date(text, words)
    if found:
        date, match = found
        hour = _BEHIND.match(text, match.end()) or _BEFORE.search(text[: match.start()])
    elif day:
        date, hour = datetime.date.fromisoformat(day), _ALONE.search(text)
        if hour is None:
            return None
    else:
        return None
    moment = _moment(date, hour) if hour else None
    if hour is None or moment is None:
        return date.isoformat() if found else None
    return _zoned(moment, words.zone.match(text, hour.end()), words).isoformat()


def _moment(date: datetime.date, hour: re.Match[str]) -> datetime.datetime | None:
    try:
        time = datetime.time(int(hour["h"]), int(hour["m"] or 0), int(hour["s"] or 0))
    except ValueError:
        return None
    return datetime.datetime.combine(date, time)


def _zoned(moment: datetime.datetime, zone: re.Match[str] | None, words: PageWords) -> datetime.datetime:
    """A moment in the zone that stands behind it, if one does."""
    if zone is None:
        return moment
    bare = zone["bare"]
    name = bare.replace("Z", "+00:00") if bare else words.zones.get(zone["zone"].casefold(), "")
    base = _offset(name)
    if base is not None:
        shift = _offset(zone["shift"] or "") or datetime.timedelta()
        return moment.replace(tzinfo=datetime.timezone(base + shift))
    try:
        # Clocks of a town may be put forward in summer; the moment keeps just its offset.
        offset = moment.replace(tzinfo=ZoneInfo(name)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment
    return moment.replace(tzinfo=datetime.timezone(offset)) if offset is not None else moment


def _offset(written: str) -> datetime.timedelta | None:
    parts = _OFFSET.match(written)
    if parts is None or int(parts[2]) > 14 or int(parts[3] or 0) > 59:
        return None
    size = datetime.timedelta(hours=int(parts[2]), minutes=int(parts[3] or 0))
    return -size if parts[1] == "-" else size


def fuller(stamp: str | None, other: str | None) -> str | None:
    """The stamp, or the other one where that tells the time of the same day."""
    return other if stamp and moment_of(stamp) is None and day_of(other) == stamp else stamp
