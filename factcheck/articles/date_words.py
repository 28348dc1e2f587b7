"""The French words of dates and datelines, made into patterns.

In: the entries of word lists, by name. Out: the patterns of ``PageWords`` that are about dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.articles.entry_patterns import either
from factcheck.built_in_lists import pairs_of

__all__ = ["DASH", "PLACE", "TIME", "date_words"]

TIME = r"\d{1,2}\s?(?:h|H|:)(?:\s?\d{2})?(?![\w%])(?:\s?min\b)?"
"""A time of day, as a pattern: *14h30*, *9:05*, *14 h 30 min*."""
PLACE = (
    r"(?!(?:Le|Ce)\s+\d)[A-ZÀ-Þ][\w'.-]*(?:[ /](?:[A-ZÀ-Þ][\w'.-]*|de|du|des|la|le|les|sur|en|et)){0,4}"
    r"(?: \([A-ZÀ-Þ][\w' -]{1,25}\))?"
)
"""A place by its form: *Saint-Louis (Sénégal)*, *Genève/Zurich*."""
DASH = r"\s*[.:,]?\s*[–—-]+(?=\s|$)"
"""The dash after a dateline, as a pattern."""
_CLOSE = rf"(?:{DASH}|\s*[–—-]+(?=[A-ZÀ-Þ«“\"])|\s+(?=[A-ZÀ-Þ«“\"]))"
"""What closes a dateline behind brackets: a dash, with or without spaces, or just the next sentence."""


def date_words(entries: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The patterns of dates and of lines that hold one."""
    # A month of a list of one's own may have anything behind its arrow.
    numbers = {name: number for name, number in pairs_of(entries["mois"]).items() if re.fullmatch("[0-9]{1,2}", number)}
    month = rf"(?:{either(numbers)})\b\.?"
    day = rf"(?:(?:{either(entries['jours'])}),?\s+)?(?:le\s+)?\d{{1,2}}(?:\s?er)?"
    in_digits = r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    date = rf"(?<!\d)(?:{day}\s+{month}\s+\d{{4}}|{in_digits})(?!\d)"
    moments = "|".join(_moment(word, entries["medias"]) for word in entries["moments-parution"])
    issued, updated = either(entries["mots-parution"]), either(entries["mots-mise-a-jour"])
    dateline_day = rf"(?:(?i:{day}\s+{month})(?:\s+\d{{4}})?|(?:le\s+)?(?:{in_digits})(?!\d))"
    zones = pairs_of(entries["fuseaux"])
    shift = r"[+-]\d{1,2}(?::?\d{2})?"
    named = rf"(?P<zone>(?i:{either(zones)}))\b\s?(?P<shift>{shift})?"
    zone = rf"\s*\(?(?:{named}|(?P<bare>Z\b|[+-]\d{{2}}:?\d{{2}}(?!\d)))\)?"
    return {
        "zones": {name.casefold(): zone for name, zone in zones.items()},
        "zone": re.compile(zone),
        "timed": re.compile(rf"\b{TIME}(?:{re.sub(r'[?]P<[a-z]+>', '?:', zone)})"),
        "months": {name.casefold(): int(number) for name, number in numbers.items()},
        "date": re.compile(date, re.IGNORECASE),
        "stamp": re.compile(
            rf"{date}|\b{TIME}|\bil y a \d+ \w+|\b{day}\s+{month}(?!\w)|\b(?:{moments})\b", re.IGNORECASE
        ),
        "datable": re.compile(rf"\d|\b(?:{either(entries['moments-parution'])})\b", re.IGNORECASE),
        "dated": re.compile(
            rf"\W*(?:(?:{either(entries['avant-date'])})\s+)?(?:{issued}|{updated})(?!\w)", re.IGNORECASE
        ),
        "issued": re.compile(rf"\b(?:{issued})\b", re.IGNORECASE),
        "updated": re.compile(rf"\b(?:{updated})\b", re.IGNORECASE),
        "dateline": re.compile(
            rf"(?:(?i:{day}\s+{month})\s+\d{{4}}(?:,\s*{PLACE})?{DASH}"
            rf"|{PLACE}(?:, {PLACE})?,?\s+{dateline_day}"
            rf"(?:(?:{DASH})?\s*\([^()]{{2,40}}\)(?:{_CLOSE}|$)|{DASH}|$)"
            rf"|(?:{PLACE}(?:, {PLACE})?(?:,\s*{dateline_day})?\s*)?\((?P<by>[^()]{{2,40}})\)(?:,?\s*{dateline_day})?"
            rf"(?:{_CLOSE}|$)"
            rf"|(?P<sole>[A-Z][\w/-]{{1,20}}){DASH})"
        ),
    }


def _moment(word: str, outlets: Iterable[str]) -> str:
    """A pattern for the word of a day, except where it begins the name of an outlet: *Aujourd'hui en France*."""
    rests = [name[len(word) :] for name in outlets if name.casefold().startswith(word.casefold() + " ")]
    return re.escape(word) + (rf"(?!{either(rests)})" if rests else "")
