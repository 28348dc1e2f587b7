"""Numbers in digits and in French words, as their values.

In: tokens and a place. Out: the value of the number that begins there, and the place behind it.

How French builds its numbers: units and tens are added, *quatre* before *vingt* multiplies it, so do *cent* and *mille*
what stands before them (Grevisse, Le Bon Usage, § 599).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.quantities.tokens import Token
from factcheck.quantities.word_tables import WordTables

__all__ = ["Numeral", "numeral_at"]

_TWENTY, _HUNDRED, _THOUSAND = 20, 100, 1000
_AND, _HYPHENS = "et", "-‐‑"
_ONE, _HALF = 1, Fraction(1, 2)
_TEENS = (60, 80)
"""Tens on which French counts to nineteen: *soixante-dix*, *quatre-vingt-onze*."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, ``value`` times ``scale`` (*million*), and the place of the token behind it; ``written`` in digits."""

    value: Fraction
    after: int
    scale: int = 1
    written: bool = False


def numeral_at(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Numeral | None:
    """The number that begins at a token (*1,2 million*, *deux cent mille*, *3 millions 200 000*), or None."""
    found = _simple(tokens, at, tables)
    if found is None:
        return None
    value, after, last = found.value, found.after, 1
    total = Fraction(0)
    while after < len(tokens) and (scale := tables.scales.get(tokens[after].folded)):
        total, value, after, last = total + value * scale, Fraction(0), after + 1, scale
        if _half_follows(tokens, after, tables):
            total, after = total + Fraction(scale, 2), after + 2
            break
        rest = _simple(tokens, after, tables)
        if rest is None or rest.value >= scale:
            break
        value, after = rest.value, rest.after
    return Numeral((total + value) / last, after, last, found.written)


def _half_follows(tokens: tuple[Token, ...], at: int, tables: WordTables) -> bool:
    """Whether *et demi* stands there."""
    two = [token.folded for token in tokens[at : at + 2]]
    return len(two) == 2 and two[0] == _AND and tables.shares.get(two[1]) == _HALF


def _simple(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Numeral | None:
    """A number in digits, or below a million in words; digits before *mille* too."""
    if at >= len(tokens):
        return None
    if tokens[at].digits:
        value, after = _of_digits(tokens[at].words), at + 1
        if after < len(tokens) and tables.simple.get(tokens[after].folded) == _THOUSAND:
            value, after = value * _THOUSAND, after + 1
        return Numeral(value, after, written=True)
    return _in_words(tokens, at, tables)


def _of_digits(words: str) -> Fraction:
    """The value of *1 200,5*, *1.200* and *1.5*: a point before three digits parts groups, any other one decimals."""
    plain = "".join(char for char in words if char.isdigit() or char in ",.")
    if "." in plain and all(len(group) == 3 for group in plain.partition(",")[0].split(".")[1:]):
        plain = plain.replace(".", "")
    return Fraction(plain.replace(",", "."))


def _in_words(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Numeral | None:
    total, part, after, here = 0, 0, at, at
    known = False
    while here < len(tokens) and (value := tables.simple.get(tokens[here].folded)) is not None:
        added = _with(total, part, value, known, tokens[here - 1].folded if here > at else "")
        if added is None:
            break
        (total, part), known = added, True
        after = here + 1
        here = after + (after < len(tokens) and tokens[after].folded in (_AND, *_HYPHENS))
    return Numeral(Fraction(total + part), after) if known else None


def _with(total: int, part: int, value: int, known: bool, before: str) -> tuple[int, int] | None:
    """Thousands and the rest with the next word of a number; None where it begins a number of its own."""
    if not known:
        return (_THOUSAND, 0) if value == _THOUSAND else (0, value)
    if before == _AND and (value % 10 != _ONE or part % _HUNDRED < _TWENTY):
        return None
    if value == _THOUSAND:
        return None if total else (part * _THOUSAND, 0)
    rest = _below_thousand(part, value, bool(total))
    return None if rest is None else (total, rest)


def _below_thousand(part: int, value: int, begun: bool) -> int | None:
    """A number below a thousand with its next word; ``begun``: thousands stand before it."""
    tens = part % _HUNDRED
    if value == _HUNDRED:
        return part * _HUNDRED if 1 < part < 10 else _HUNDRED if begun and not part else None
    if value == _TWENTY and tens == 4:
        return part - tens + 4 * _TWENTY
    if not tens:
        return part + value if part or begun else None
    room = 20 if tens in _TEENS else 10
    joined = tens >= _TWENTY and tens % 10 == 0 and value < room
    return part + value if joined or (tens == 10 and 7 <= value <= 9) else None
