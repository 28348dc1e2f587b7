"""Numbers of a text that count nothing: in names, laws, addresses, ordinals and telephone numbers.

In: tokens. Out: the places of the tokens that are no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.quantities.numerals import numeral_at
from factcheck.quantities.tokens import Token
from factcheck.quantities.word_tables import Uncounted, WordTables, phrase_at

__all__ = ["uncounted_places"]

_ORDINAL = ("ieme", "iemes")
_PAIRS = 4
"""Numbers of two digits on end from which they are a telephone number."""
_JOINTS = ("et", "-", "‑")


def uncounted_places(tokens: tuple[Token, ...], tables: WordTables) -> frozenset[int]:
    """The places of all tokens of numbers that count nothing."""
    found: set[int] = set()
    # Names by their first word, or as those that begin with any number: most words of a text begin none.
    names: dict[str | None, list[Uncounted]] = {}
    for name in tables.uncounted:
        first = name.tokens[0]
        names.setdefault(None if first.digits else first.folded, []).append(name)
    for at, token in enumerate(tokens):
        for name in (*names.get(token.folded, ()), *(names.get(None, ()) if token.digits else ())):
            found.update(_of_name(tokens, at, name))
        found.update(_of_sign(tokens, at, tables))
    found.update(_telephone(tokens))
    return frozenset(found)


def _of_name(tokens: tuple[Token, ...], at: int, name: Uncounted) -> range:
    """The tokens of a name with a number that begins at a token; none where it does not."""
    here = at
    for wanted in name.tokens:
        if here > at and here < len(tokens) and tokens[here].words == "," and tokens[here - 1].digits:
            here += 1  # 12, rue des Lilas
        if here >= len(tokens) or not _stands_for(wanted, tokens[here]):
            return range(0)
        here += 1
    return range(at, here)


def _stands_for(wanted: Token, token: Token) -> bool:
    if wanted.digits:
        return token.digits and wanted.words in ("0", token.words)
    # A capital tells names from words: France 2, la ligne 4.
    return wanted.words == token.words or (wanted.words.islower() and wanted.folded == token.folded)


def _of_sign(tokens: tuple[Token, ...], at: int, tables: WordTables) -> Iterator[int]:
    """A number that letters are part of: *G7*, *A320*, *Covid-19*, *5G*, *2e*, *vingt et unième*."""
    if tokens[at].digits and _after_letters(tokens, at):
        yield at
        return
    number = numeral_at(tokens, at, tables)
    if number is None or number.after >= len(tokens):
        return
    follows = tokens[number.after]
    rest = tokens[number.after + 1] if number.after + 1 < len(tokens) else None
    ordinal = follows.folded.endswith(_ORDINAL) or (
        follows.folded in _JOINTS and rest is not None and rest.folded.endswith(_ORDINAL)
    )
    unit = phrase_at(tokens, number.after, tables.units)
    if unit and len(follows.words) == 1 and follows.words.isalpha():
        unit = () if follows.words not in tables.symbols else unit
    name = follows.glued and follows.words.isalpha() and not unit and follows.folded not in tables.scales
    if ordinal or name:
        yield from range(at, number.after)


def _after_letters(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether letters stand right before a number, with a hyphen or without."""
    if at == 0 or not tokens[at].glued:
        return False
    before = tokens[at - 1]
    if before.words in _JOINTS and at > 1 and before.glued:
        before = tokens[at - 2]
    # Hours have their sign in the middle: 18h30.
    hours = before.folded == "h" and at > 1 and tokens[at - 2].digits
    return before.words.isalpha() and not hours


def _telephone(tokens: tuple[Token, ...]) -> Iterator[int]:
    pairs: list[int] = []
    for at in range(len(tokens) + 1):
        if at < len(tokens) and tokens[at].digits and len(tokens[at].words) == 2:
            pairs.append(at)
            continue
        if len(pairs) >= _PAIRS:
            yield from pairs
        pairs = []
