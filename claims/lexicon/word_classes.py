"""Classes of words made of word lists: verbs of speech, nouns of those who can speak, names, days.

In: word lists and the definitions of ``rules/classes.yaml``. Out: ``WordClasses``, one set of words a class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

__all__ = ["CLASS_NAMES", "INFINITIVES", "WordClasses"]

INFINITIVES: Final = ("er", "ir", "re", "oir", "ïr")
"""How French infinitives end."""

_ARROW: Final = " → "


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """The classes of words that all steps use, as one rule set has them.

    Sets of lemmas, or of forms where the words are names or abbreviations. Which word lists make up a class is told
    by ``rules/classes.yaml``; the words are those of the rule set, so a list that a user changes changes every step.
    """

    speech_verbs: frozenset[str] = frozenset()
    """Infinitives of the verbs that introduce speech."""
    persons: frozenset[str] = frozenset()
    """Common nouns of persons: offices, trades, kin, unnamed sources, nouns that take up somebody named before."""
    bodies: frozenset[str] = frozenset()
    """Common nouns of organisations, media among them."""
    speaking_nouns: frozenset[str] = frozenset()
    """Common nouns of whoever or whatever can speak: persons, bodies, channels."""
    content_nouns: frozenset[str] = frozenset()
    """Nouns whose content a clause with *que* may give: *la rumeur que*."""
    addressees: frozenset[str] = frozenset()
    """Nouns of those who are spoken to: *à la presse*, *à l'agence*."""
    roles: frozenset[str] = frozenset()
    """Offices and trades that stand before a person's name or for it."""
    offices_with_a: frozenset[str] = frozenset()
    """Offices that *à* completes: *adjoint à la voirie*."""
    outlets: frozenset[str] = frozenset()
    """Names of media, news agencies and platforms."""
    newsrooms: frozenset[str] = frozenset()
    """Names of media and news agencies."""
    given_names: frozenset[str] = frozenset()
    """First names of women and men."""
    demonyms: frozenset[str] = frozenset()
    """Nouns of persons by country, region or party, in small letters: *belge*, *verte*."""
    day_names: frozenset[str] = frozenset()
    """Days and the like that stand without an article: *lundi*, *hier*."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations with their full stop: *av.*, *etc.*"""
    linked_abbreviations: frozenset[str] = frozenset()
    """Abbreviations that want a name or a number after them, so that no sentence ends with them."""
    titles: frozenset[str] = frozenset()
    """Titles that stand before a person's name, without their full stop: *Mme*, *M*, *Dr*."""
    irregular_forms: Mapping[str, str]
    """Forms of speech verbs that taggers misread, to their infinitives: *dément* to *démentir*."""

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]], definitions: Mapping[str, Iterable[str]]) -> WordClasses:
        """The classes over word lists by name; ``definitions`` says by class which lists its words are in.

        A definition may name another class, whose words it then has, too. A class without definition is empty, and so
        is a list that does not exist.
        """

        members = {
            name: frozenset[str]().union(*(lists.get(part, ()) for part in _lists_within(name, definitions)))
            for name in CLASS_NAMES
        }
        members["titles"] = frozenset(title.rstrip(".") for title in members["titles"])
        pairs = members.pop("irregular_forms")
        forms = dict(entry.split(_ARROW, 1) for entry in sorted(pairs) if _ARROW in entry)
        return cls(**members, irregular_forms=forms)


def _lists_within(name: str, definitions: Mapping[str, Iterable[str]]) -> set[str]:
    """The word lists of a class and of all classes inside it, each class looked at once, so that circles end."""
    seen, ahead, lists = {name}, [name], set[str]()
    while ahead:
        parts = set(definitions.get(ahead.pop(), ()))
        lists |= parts.difference(CLASS_NAMES)
        ahead += parts.intersection(CLASS_NAMES) - seen
        seen |= parts
    return lists


CLASS_NAMES: Final = tuple(field.name for field in fields(WordClasses))
"""The names of all classes, as ``rules/classes.yaml`` has them."""
