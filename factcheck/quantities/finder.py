"""How much and how many a text tells, and when: its quantities with their units, its days and hours.

In: a French text. Out: ``Figures``. What is no quantity is left out: ordinals, names with numbers (*G7*, *France 2*),
articles of a law, house and telephone numbers, and *un* that is only an article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from claims.document.span import Span
from factcheck.quantities.moments import moments_in
from factcheck.quantities.parts import Part, parts_in
from factcheck.quantities.quantity import Figures, Quantity, ToldMoment
from factcheck.quantities.tokens import Token, tokens_of
from factcheck.quantities.uncounted import uncounted_places
from factcheck.quantities.word_tables import Bound, Phrase, WordTables, phrase_at, word_tables

__all__ = ["figures_of"]

_NOUN = 6
"""Letters of a noun that are compared: what plurals and genders leave alone."""
_LEAST_NOUN = 4
"""Letters from which a word behind a number is taken for what it counts; shorter ones are mostly prepositions."""
_LONGEST_BOUND = 4
"""Tokens of the longest words before a number that tell how exactly it is meant."""
# Closed sets of French grammar.
_ARTICLES = frozenset(("les", "des", "ces", "ses", "leurs", "la", "le", "l"))
_POINTING = frozenset(("les", "ces", "ses", "leurs"))
_CONTRACTED = {"d": "de", "du": "de", "des": "de", "au": "a", "aux": "a"}
_AND, _TO, _FROM = "et", ("a", "ou", "-", "–"), ("de", "d", "des")


def figures_of(text: str) -> Figures:
    """The quantities and moments of a text."""
    tables, tokens = word_tables(), tokens_of(text)
    if not any(token.digits or token.folded in _telling(tables) for token in tokens):
        return Figures(text, (), ())
    uncounted = uncounted_places(tokens, tables)
    # Names take single tokens (la loi 1901); 1er mai is a day, though 1er alone counts nothing.
    found = moments_in(tokens, tables)
    moments = [one for one in found if one.after > one.first + 1 or one.first not in uncounted]
    taken = uncounted | {place for moment in moments for place in range(moment.first, moment.after)}
    parts = list(parts_in(tokens, text, tables, taken))
    told = (ToldMoment(_span(tokens, moment.first, moment.after), moment) for moment in moments)
    return Figures(text, tuple(_quantities(tokens, text, parts, tables)), tuple(told))


def _telling(tables: WordTables) -> frozenset[str]:
    return frozenset((*tables.simple, *tables.shares, *tables.groups, *tables.months, *tables.weekdays))


def _span(tokens: tuple[Token, ...], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)


def _quantities(tokens: tuple[Token, ...], text: str, parts: list[Part], tables: WordTables) -> list[Quantity]:
    found: list[Quantity] = []
    while parts:
        one, *rest = parts
        one = _with_unit_of(tokens, one, rest[0]) if rest else one
        if rest and (opened := _range_begins(tokens, one, rest[0], tables)) is not None:
            other, *rest = rest
            found.append(_range(tokens, one, other, opened, tables))
        else:
            found.append(_quantity(tokens, text, one, tables))
        parts = rest
    return found


@dataclass(frozen=True, slots=True)
class _Bounded:
    """How exactly a number is meant, with the tokens that tell it."""

    bound: Bound
    first: int
    after: int


def _quantity(tokens: tuple[Token, ...], text: str, part: Part, tables: WordTables) -> Quantity:
    noun, behind = _noun(tokens, part, tables)
    bounded = _bound_before(tokens, part.first, tables) or _bound_behind(tokens, (part.after, behind), tables)
    factor = part.scale * part.unit.factor
    least, most = part.least * factor, part.most * factor
    start, end = part.first, part.after
    bound = Bound.ABOUT if part.about else Bound.EXACT
    words = ""
    if bounded:
        bound, words = bounded.bound, _words(tokens, text, bounded.first, bounded.after)
        start, end = min(start, bounded.first), max(end, bounded.after)
    elif part.about:
        words = _words(tokens, text, part.first, part.after)
    pointing = start > 0 and tokens[start - 1].folded in _POINTING
    weak, span = part.article or pointing, _span(tokens, start, end)
    return Quantity(span, least, most, bound, words, part.unit.name, noun, weak)


def _words(tokens: tuple[Token, ...], text: str, first: int, after: int) -> str:
    """Words as they are written, with an apostrophe behind them."""
    end = tokens[after].start if after < len(tokens) else tokens[after - 1].end
    return text[tokens[first].start : end].rstrip()


def _noun(tokens: tuple[Token, ...], part: Part, tables: WordTables) -> tuple[str, int]:
    """The beginning of the word for what a number without unit counts, and the place behind it."""
    at = part.after
    while at < len(tokens) and tokens[at].folded in ("de", "d", "des"):
        at += 1
    counted = at < len(tokens) and len(tokens[at].words) >= _LEAST_NOUN and tokens[at].words.isalpha()
    if part.unit.name or not counted:
        return "", part.after
    if tokens[at].folded in tables.simple or phrase_at(tokens, at, tables.bounds):
        return "", part.after
    return tokens[at].folded.rstrip("sx").rstrip("e")[:_NOUN], at + 1


def _bound_before(tokens: tuple[Token, ...], first: int, tables: WordTables) -> _Bounded | None:
    for after in (first, first - 1):
        # Between the two an article may stand: près des 300 ouvriers, autour de la centaine.
        if after < 1 or (after < first and tokens[after].folded not in _ARTICLES):
            continue
        for size in range(min(_LONGEST_BOUND, after), 0, -1):
            phrase = _contracted(tokens[after - size : after])
            if phrase in tables.bounds:
                return _Bounded(tables.bounds[phrase], after - size, after)
    return None


def _contracted(tokens: tuple[Token, ...]) -> Phrase:
    """The words with the last one in its full form: *plus d'*, *près des*, *jusqu'aux*."""
    *most, last = (token.folded for token in tokens)
    return (*most, _CONTRACTED.get(last, last))


def _bound_behind(tokens: tuple[Token, ...], places: tuple[int, int], tables: WordTables) -> _Bounded | None:
    """*300 environ*, *300 ouvriers au moins*; not *300 plus de …*, which bounds what follows it."""
    for at in places:
        phrase = phrase_at(tokens, at, tables.bounds)
        if phrase and phrase[-1] not in (*_CONTRACTED.values(), "quelque", "presque"):
            after = at + len(phrase)
            # Before another number it belongs to that one.
            if after < len(tokens) and (tokens[after].digits or tokens[after].folded in tables.simple):
                return None
            return _Bounded(tables.bounds[phrase], at, after)
    return None


def _with_unit_of(tokens: tuple[Token, ...], one: Part, other: Part) -> Part:
    """The first of two numbers with the unit that stands behind the second: *de 10 à 20 %*."""
    joint = [token.folded for token in tokens[one.after : other.first]]
    linked = len(joint) == 1 and joint[0] in (*_TO, _AND) and not one.unit.name and one.scale == 1
    if not linked or one.least >= other.most:
        return one
    return replace(one, unit=other.unit, scale=other.scale)


def _range_begins(tokens: tuple[Token, ...], one: Part, other: Part, tables: WordTables) -> int | None:
    """Where a range of two numbers begins, with the word that opens it; None: they are none."""
    joint = [token.folded for token in tokens[one.after : other.first]]
    before = tokens[one.first - 1].folded if one.first else ""
    if len(joint) != 1 or one.unit.name != other.unit.name or _value(one) >= _value(other):
        return None
    if joint[0] == _AND and (before,) in tables.ranges:
        return one.first - 1
    # From 10 to 20 may be a change as well as a range: both numbers stand by themselves.
    return one.first if joint[0] in _TO and before not in _FROM else None


def _value(part: Part) -> Fraction:
    return part.most * part.scale * part.unit.factor


def _range(tokens: tuple[Token, ...], one: Part, other: Part, opened: int, tables: WordTables) -> Quantity:
    noun, _behind = _noun(tokens, other, tables)
    span = _span(tokens, opened, other.after)
    return Quantity(span, _value(one), _value(other), Bound.EXACT, "", other.unit.name, noun, weak=False)
