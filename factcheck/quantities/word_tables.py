"""The words of numbers, units and dates, from the built-in lists, in the form in which texts are searched for them.

In: nothing. Out: ``WordTables``, made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from factcheck.built_in_lists import entries_of, pairs_of
from factcheck.quantities.tokens import Token, folded, tokens_of

__all__ = ["Bound", "Phrase", "Uncounted", "Unit", "WordTables", "phrase_at", "word_tables"]

Phrase = tuple[str, ...]
"""The folded forms of the tokens of one or more words: *plus*, *de*."""
_RANGE = "entre"
"""What the list of approximations has behind the arrow of a word that opens a range."""


class Bound(StrEnum):
    """How exactly a number is meant: *environ*, *plus de*, *moins de*, or as it stands."""

    EXACT = "exact"
    ABOUT = "environ"
    LEAST = "au moins"
    MOST = "au plus"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as what is compared: of *kilomètre*, 1,000 times the unit *m*."""

    name: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Uncounted:
    """The tokens of a name with a number that counts nothing; 0 in digits stands for any number: *article 0*."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class WordTables:
    """What words stand for, by their folded forms.

    ``simple``: numbers below a million; ``scales``: what multiplies (*million*); ``shares``: parts of a whole;
    ``groups``: *dizaine*, with the least and the greatest number that it may stand for; ``symbols``: units of one
    letter, in their case; ``ranges``: what opens a range (*entre*); ``uncounted``: names with a number; ``doubtful``:
    numbers that are also other words (*neuf*).
    """

    simple: Mapping[str, int]
    scales: Mapping[str, int]
    shares: Mapping[str, Fraction]
    groups: Mapping[str, tuple[int, int]]
    units: Mapping[Phrase, Unit]
    symbols: frozenset[str]
    bounds: Mapping[Phrase, Bound]
    ranges: frozenset[Phrase]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    before_hours: frozenset[str]
    uncounted: tuple[Uncounted, ...]
    doubtful: frozenset[str]


@cache
def word_tables() -> WordTables:
    """The tables of the lists that come with the package.

    Raises:
        ListError: for a list that cannot be read.
    """
    numbers = _pairs("nombres")
    names = tuple(map(tokens_of, entries_of("nombres-sans-quantite")))
    bounds = {_phrase(word): sign for word, sign in pairs_of(entries_of("approximations")).items()}
    return WordTables(
        simple={word: int(value) for word, value in numbers.items() if value.isdecimal()},
        scales={word: int(value) for word, value in _pairs("multiplicateurs").items()},
        shares={word: Fraction(value) for word, value in numbers.items() if "/" in value},
        groups={word: _ends(value) for word, value in _pairs("nombres-collectifs").items()},
        units={_phrase(word): _unit(value) for word, value in pairs_of(entries_of("unites")).items()},
        symbols=frozenset(word for word in pairs_of(entries_of("unites")) if len(word) == 1),
        bounds={phrase: Bound(sign) for phrase, sign in bounds.items() if sign != _RANGE},
        ranges=frozenset(phrase for phrase, sign in bounds.items() if sign == _RANGE),
        months={word: int(number) for word, number in _pairs("mois").items()},
        weekdays={word: int(number) for word, number in _pairs("jours-semaine").items()},
        before_hours=frozenset(map(folded, entries_of("avant-heure"))),
        uncounted=tuple(Uncounted(tokens) for tokens in names if len(tokens) > 1 or tokens[0].digits),
        doubtful=frozenset(tokens[0].folded for tokens in names if len(tokens) == 1 and not tokens[0].digits),
    )


def phrase_at(tokens: tuple[Token, ...], at: int, phrases: Mapping[Phrase, object] | frozenset[Phrase]) -> Phrase:
    """The longest of the phrases that begins at a token; empty where none does."""
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        phrase = tuple(token.folded for token in tokens[at : at + size])
        if phrase in phrases:
            return phrase
    return ()


_LONGEST = 5
"""Tokens of the longest phrase in the lists."""


def _pairs(name: str) -> dict[str, str]:
    return {folded(word): value for word, value in pairs_of(entries_of(name)).items()}


def _phrase(words: str) -> Phrase:
    return tuple(token.folded for token in tokens_of(words))


def _ends(value: str) -> tuple[int, int]:
    least, _dash, most = value.replace(" ", "").partition("-")
    return int(least), int(most or least)


def _unit(value: str) -> Unit:
    factor, _space, name = value.partition(" ")
    return Unit(name, Fraction(factor.replace(",", ".")))
