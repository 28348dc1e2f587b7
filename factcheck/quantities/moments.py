"""Days and hours that a text tells, apart from its quantities.

In: tokens. Out: ``Moment``, in order, with the tokens that each takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.quantities.tokens import Token
from factcheck.quantities.word_tables import WordTables, phrase_at

__all__ = ["Moment", "moments_in"]

_FIRST = "er"
_HOURS, _HOUR_SIGN = ("heure", "heures"), "h"
_MOST_HOURS, _MOST_MINUTES, _MOST_DAYS, _MOST_MONTHS = 24, 59, 31, 12
_YEARS = range(1500, 2100)
"""Numbers of four digits in one piece that are taken for years where they count nothing. A rule of thumb."""
_LEAST_MONTH = 3
"""Letters from which the name of a month without a day tells a month: *mai*; *sept* with a day or a year only."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an hour as far as the text tells it: what it leaves open is None; the tokens are ``first`` … ``after``.

    ``weekday`` counts from Monday, 1; ``minute`` from midnight.
    """

    first: int
    after: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    minute: int | None = None

    @property
    def told(self) -> tuple[int | None, ...]:
        """What is told of it, from the year to the minute; None for what is left open."""
        return (self.year, self.month, self.day, self.weekday, self.minute)

    @property
    def fineness(self) -> str:
        """How finely it is told: two moments are compared only where that is the same."""
        for name in ("minute", "day", "weekday", "month"):
            if getattr(self, name) is not None:
                return name
        return "year"

    def agrees(self, other: Moment) -> bool:
        """Whether both tell something in common, and nothing otherwise."""
        both = [pair for pair in zip(self.told, other.told, strict=True) if None not in pair]
        return bool(both) and all(one == two for one, two in both)


def moments_in(tokens: tuple[Token, ...], tables: WordTables) -> Iterator[Moment]:
    """The days and hours of a text, the longest way that each can be read."""
    at = 0
    while at < len(tokens):
        found = next((moment for read in _READERS if (moment := read(tokens, at, tables))), None)
        if found:
            yield found
        at = found.after if found else at + 1


def _weekday(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Moment | None:
    number = tables.weekdays.get(tokens[at].folded)
    if number is None:
        return None
    day = _day(tokens, at + 1, tables) if at + 1 < len(tokens) else None
    if day:
        return Moment(at, day.after, day.day, day.month, day.year, number)
    return Moment(at, at + 1, weekday=number)


def _day(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Moment | None:
    """*3 mars 2026*, *1er mai*, *03/03/2026*."""
    number = _whole(tokens[at], _MOST_DAYS)
    if number is None:
        return None
    after = at + 1
    if after < len(tokens) and tokens[after].folded == _FIRST and tokens[after].glued:
        after += 1
    month = tables.months.get(tokens[after].folded) if after < len(tokens) and not tokens[after].glued else None
    if month is None:
        return _in_digits(tokens, at)
    year = _year_at(tokens, after + 1)
    return Moment(at, after + 1 + (year is not None), number, month, year)


def _in_digits(tokens: tuple[Token, ...], at: int) -> Moment | None:
    parts = tokens[at : at + 5]
    if len(parts) < 5 or any(parts[i].words != "/" for i in (1, 3)):
        return None
    day, month, year = _whole(parts[0], _MOST_DAYS), _whole(parts[2], _MOST_MONTHS), _whole(parts[4], _YEARS.stop)
    return Moment(at, at + 5, day, month, year) if day and month and year else None


def _month(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Moment | None:
    month = tables.months.get(tokens[at].folded)
    if month is None:
        return None
    year = _year_at(tokens, at + 1)
    # Forms that are also something else, the number sept and abbreviations, are months with a year only.
    if year is None and (len(tokens[at].words) < _LEAST_MONTH or tokens[at].folded in tables.simple):
        return None
    return Moment(at, at + 1 + (year is not None), month=month, year=year)


def _hour(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Moment | None:
    """*18h30*, *18 h*, *à 18 heures*; without the word before, hours in letters are a duration."""
    hour = _whole(tokens[at], _MOST_HOURS)
    if hour is None or at + 1 >= len(tokens):
        return None
    sign, after = tokens[at + 1].folded, at + 2
    before = at > 0 and tokens[at - 1].folded in tables.before_hours
    minutes = _whole(tokens[after], _MOST_MINUTES) if after < len(tokens) else None
    if sign == _HOUR_SIGN and (minutes is not None or before):
        return Moment(at, after + (minutes is not None), minute=60 * hour + (minutes or 0))
    if sign in _HOURS and before:
        return Moment(at, after + (minutes is not None), minute=60 * hour + (minutes or 0))
    return None


def _year(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Moment | None:
    """Four digits in one piece that count nothing: no unit and no noun in the plural follows."""
    year = _year_at(tokens, at)
    if year is None:
        return None
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or not follows.words[0].isalpha():
        counted = bool(phrase_at(tokens, at + 1, tables.units))
        return None if counted else Moment(at, at + 1, year=year)
    # How the plural is written: a rule of thumb for *2000 ouvriers*; words such as *mais* are too short.
    plural = len(follows.folded) > _LEAST_PLURAL and follows.folded[-1] in "sx"
    counted = plural or follows.folded in tables.scales or bool(phrase_at(tokens, at + 1, tables.units))
    return None if counted else Moment(at, at + 1, year=year)


_LEAST_PLURAL = 4
_READERS = (_weekday, _day, _month, _hour, _year)


def _year_at(tokens: tuple[Token, ...], at: int) -> int | None:
    if at >= len(tokens) or len(tokens[at].words) != 4:
        return None
    year = _whole(tokens[at], _YEARS.stop - 1)
    return year if year in _YEARS else None


def _whole(token: Token, most: int) -> int | None:
    """The number of a token in plain digits, if it is no greater than ``most``; glued to no letter before it."""
    if not token.digits or not token.words.isdecimal() or len(token.words) > 4:
        return None
    number = int(token.words)
    return number if number <= most else None
