"""Whether somebody who is quoted is a woman or a man, as far as the text tells.

In: the words for somebody in an article, and the name. Out: a ``Gender`` and whether it is sure.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from claims.lexicon.grammar_words import GRAMMAR
from factcheck.built_in_lists import entries_of

__all__ = ["Gender", "gender_of_speaker"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Gender(StrEnum):
    """What the text tells of a person; ``unknown`` too for groups, bodies and documents."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


@cache
def _first_names() -> dict[str, Gender]:
    """The gender of each first name that is given to one gender alone, as it is written."""
    women, men = (frozenset(entries_of(f"prenoms-{kind}")) for kind in ("feminins", "masculins"))
    return dict.fromkeys(women - men, Gender.WOMAN) | dict.fromkeys(men - women, Gender.MAN)


def gender_of_speaker(words: str, name: str) -> tuple[Gender, bool]:
    """The gender of a person, and whether it is sure.

    A title (*Mme*) or a first name makes it sure; a determiner (*la ministre*) does not, since grammar is no person:
    *la victime*, *la recrue*. Source: the Gender Gap Tracker counts by first names, GenderedNews by names and titles;
    both leave out whom they cannot tell.
    """
    said, named = _WORD.findall(words), _WORD.findall(name)
    for word in (*said, *named):
        if word.lower() in GRAMMAR.feminine_titles:
            return Gender.WOMAN, True
        # "M." is a title, "m" alone an initial.
        if word.lower() in GRAMMAR.masculine_titles and (
            len(word) > 1 or re.search(rf"\b{word}\. ", f"{words} {name} ")
        ):
            return Gender.MAN, True
    for word in (*named[:1], *said):
        found = _first_names().get(word) or _first_names().get(word.partition("-")[0])
        if found is not None:
            return found, True
    return _by_determiner(said), False


def _by_determiner(words: list[str]) -> Gender:
    """What the first word tells: *la* or *une* before the noun for a person of either gender."""
    if len(words) < 2 or words[1].lower() in _anybody():
        return Gender.UNKNOWN
    first = words[0].lower()
    if first in GRAMMAR.feminine_determiners:
        return Gender.WOMAN
    return Gender.MAN if first in GRAMMAR.masculine_determiners else Gender.UNKNOWN


@cache
def _anybody() -> frozenset[str]:
    """Nouns with one gender for women and men."""
    return frozenset(entries_of("noms-sans-sexe"))
