"""Nouns for the accused, such as *le prévenu*: whom they stand for.

In: the accusations of a document in text order. Out: the same, where such a noun has the name of somebody accused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claims.accusation import Accusation, Party
from claims.document.span import Span
from claims.resolution.persons import bare_name

__all__ = ["with_accused_named"]

_SURE, _OPEN = 0.8, 0.5
"""Confidence of the one who was accused before, and of a noun that stands for nobody known; set by hand."""
_WORD: Final = re.compile(r"\w[\w-]*")


def with_accused_named(
    accusations: Mapping[Span, Sequence[Accusation]], text: str, nouns: Collection[str]
) -> dict[Span, tuple[Accusation, ...]]:
    """``accusations`` by sentence, in text order, where ``nouns`` for the accused have the name of one of them.

    Such a noun stands for the only one whom the article has named as accused before; ordinary coreference would give it
    to whoever spoke last, the prosecutor, say. Where there are several it keeps its name if that is one of theirs;
    else it is its own words.
    """
    named: list[str] = []
    found: dict[Span, tuple[Accusation, ...]] = {}
    for place, told in accusations.items():
        made = tuple(
            replace(one, accused=tuple(_named(party, text, nouns, named) for party in one.accused)) for one in told
        )
        found[place] = made
        for party in (party for one in told for party in one.accused):
            proper = party.name[:1].isupper() and not _is_noun(party, text, nouns)
            if proper and party.name not in named:
                named.append(party.name)
    return found


def _named(party: Party, text: str, nouns: Collection[str], named: Sequence[str]) -> Party:
    words = party.span.of(text)
    told = party.name in words or party.name in named or _beside(party, text)
    if told or not _is_noun(party, text, nouns):
        return party
    if len(named) == 1:
        return replace(party, name=named[0], confidence=_SURE)
    return replace(party, name=bare_name(text, party.span), confidence=_OPEN)


def _beside(party: Party, text: str) -> bool:
    """Whether the name stands right after the noun: *le prévenu, Lucas Tamin*."""
    at = party.span.end
    while at < len(text) and text[at] in " ,\n":
        at += 1
    first = party.name.split(" ")[0]
    return first[:1].isupper() and text.startswith(first, at)


def _is_noun(party: Party, text: str, nouns: Collection[str]) -> bool:
    words = _WORD.findall(party.span.of(text).lower())
    return any(form in nouns for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es")))
