"""The numbers of a text with their units, before words around them tell how exactly they are meant.

In: tokens. Out: ``Part``, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from fractions import Fraction

from factcheck.quantities.numerals import Numeral, numeral_at
from factcheck.quantities.tokens import Token
from factcheck.quantities.word_tables import Unit, WordTables, phrase_at

__all__ = ["Part", "is_plural", "parts_in"]

_OF = ("de", "d")
_HYPHENS = "-‑"
_APOSTROPHES = "'’"
_PERCENT = Unit("%", Fraction(100))
_NO_UNIT = Unit("", Fraction(1))
_LEAST_PLURAL = 4
"""Letters from which a word that ends in *s* or *x* is taken for a plural. A rule of thumb."""


@dataclass(frozen=True, slots=True)
class Part:
    """A number from token ``first`` to token ``after``, its unit with it.

    ``least`` and ``most`` are as written, before ``scale`` (*million*) and the factor of ``unit`` multiply them;
    ``about``: a noun such as *dizaine* tells it; ``article``: it is *un* or *une*.
    """

    first: int
    after: int
    least: Fraction
    most: Fraction
    scale: int
    unit: Unit
    about: bool = False
    article: bool = False


def parts_in(tokens: tuple[Token, ...], text: str, tables: WordTables, taken: Set[int]) -> Iterator[Part]:
    """The numbers that begin at no token of ``taken``."""
    at = 0
    while at < len(tokens):
        part = None if at in taken else _part_at(tokens, at, text, tables)
        if part and taken.isdisjoint(range(part.first, part.after)):
            yield part
            at = part.after
        else:
            at += 1


def is_plural(token: Token) -> bool:
    """Whether a word looks like a plural."""
    return len(token.folded) >= _LEAST_PLURAL and token.folded[-1] in "sx"


def _part_at(tokens: tuple[Token, ...], at: int, text: str, tables: WordTables) -> Part | None:
    number = numeral_at(tokens, at, tables)
    after = number.after if number else at
    word = tokens[after].folded if after < len(tokens) else ""
    if word in tables.groups:
        return _group(tokens, at, number, text, tables)
    if word in tables.shares:
        return _share(tokens, at, number, text, tables)
    return _number(tokens, at, number, text, tables) if number else None


def _number(tokens: tuple[Token, ...], at: int, number: Numeral, text: str, tables: WordTables) -> Part | None:
    unit, after = _unit_at(tokens, number.after, text, tables, linked=number.scale > 1)
    alone = number.after == at + 1 and not number.written
    value = number.value
    if unit.name and _half_after(tokens, after, tables):
        value, after = value + Fraction(1, 2), after + 2
    plural = after < len(tokens) and is_plural(tokens[after])
    opens = at > 0 and (tokens[at - 1].folded,) in tables.ranges
    if alone and not unit.name and not opens and _is_no_number(tokens[at], plural, tables):
        return None
    return Part(at, after, value, value, number.scale, unit, article=alone and value == 1)


def _is_no_number(token: Token, plural: bool, tables: WordTables) -> bool:
    """Whether a word alone is an article, or like *neuf* another word unless a plural follows."""
    return tables.simple[token.folded] == 1 or (token.folded in tables.doubtful and not plural)


def _half_after(tokens: tuple[Token, ...], at: int, tables: WordTables) -> bool:
    """Whether *et demie* stands behind a unit: *deux heures et demie*."""
    two = [token.folded for token in tokens[at : at + 2]]
    return len(two) == 2 and two[0] == "et" and tables.shares.get(two[1]) == Fraction(1, 2)


def _group(tokens: tuple[Token, ...], at: int, number: Numeral | None, text: str, tables: WordTables) -> Part | None:
    """*Une dizaine*, *trois dizaines*, *des dizaines*, *des centaines de milliers*."""
    place = number.after if number else at
    least, most = tables.groups[tokens[place].folded]
    if number is None and least == most:
        return None
    scale, after = 1, place + 1
    if number:
        # What a plural stands for alone begins at two of them.
        one = least if least == most else least // 2
        values = (number.value * one,) * 2
    else:
        values = (Fraction(least), Fraction(most))
    if after + 1 < len(tokens) and tokens[after].folded in _OF:
        follows = tokens[after + 1].folded
        if follows in tables.scales or follows in tables.groups:
            scale = tables.scales.get(follows) or tables.groups[follows][0] // 2
            after += 2
    unit, after = _unit_at(tokens, after, text, tables, linked=True)
    return Part(at, after, *values, scale, unit, about=number is not None)


def _share(tokens: tuple[Token, ...], at: int, number: Numeral | None, text: str, tables: WordTables) -> Part | None:
    """*La moitié*, *deux tiers*, *trois quarts d'heure*, *une demi-heure*: parts of a unit, or in percent."""
    place = number.after if number else at
    value = tables.shares[tokens[place].folded] * (number.value if number else 1)
    after = place + 1
    hyphen = after < len(tokens) and tokens[after].folded in _HYPHENS
    if hyphen:
        follows = tokens[after + 1].folded if after + 1 < len(tokens) else ""
        if follows in tables.scales or follows in tables.groups:
            unit, end = _unit_at(tokens, after + 2, text, tables, linked=True)
            scale = tables.scales.get(follows) or tables.groups[follows][0]
            return Part(at, end, value, value, scale, unit, about=follows in tables.groups)
        after += 1
    unit, end = _unit_at(tokens, after, text, tables, linked=not hyphen)
    if unit.name and unit.name != "%":
        return Part(at, end, value, value, 1, unit)
    return None if hyphen else Part(at, place + 1, value, value, 1, _PERCENT)


def _unit_at(tokens: tuple[Token, ...], at: int, text: str, tables: WordTables, *, linked: bool) -> tuple[Unit, int]:
    """The unit that stands there, behind *de* where ``linked`` allows it, and the place behind it."""
    start = at + 1 if linked and at < len(tokens) and tokens[at].folded in _OF else at
    phrase = phrase_at(tokens, start, tables.units)
    if not phrase:
        return _NO_UNIT, at
    after = start + len(phrase)
    # A letter before an apostrophe or a hyphen is no unit: les 300 l'ont vu, 20 t-shirts.
    last = tokens[after - 1]
    symbol = len(phrase) == 1 and len(last.words) == 1 and last.words.isalpha()
    # Nor is a letter of the other case: la 5G.
    wrong = symbol and (text[last.end : last.end + 1] in (*_APOSTROPHES, "-") or last.words not in tables.symbols)
    return (_NO_UNIT, at) if wrong else (tables.units[phrase], after)
