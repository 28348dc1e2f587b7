"""Which sentences of a text have which words, relations and moods: enough to tell that a rule can match in none.

In: sentences, or the needs of a rule. Out: the numbers of sentences by what they have; whether one meets all needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claims.document.tree import Sentence
from claims.rules.needs import Need, values_of

__all__ = ["Occurrences", "may_match", "occurrences_in"]

Occurrences = dict[str, dict[str, list[int]]]
"""By key (form, lemma …) and value, the numbers of the sentences that have it, in order: as long as the text."""


def occurrences_in(sentences: Iterable[Sentence]) -> Occurrences:
    """What each of the sentences has of all that rules can need."""
    found: Occurrences = {}
    for number, sentence in enumerate(sentences):
        for key, values in values_of(sentence.words).items():
            places = found.setdefault(key, {})
            for value in values:
                places.setdefault(value, []).append(number)
    return found


def may_match(needed: Iterable[Need], occurrences: Occurrences) -> bool:
    """Whether some sentence has one value of each need; where nothing is needed, every sentence does."""
    left: set[int] | None = None
    for key, wanted in needed:
        having = _having(wanted, occurrences.get(key, {}))
        left = having if left is None else left & having
        if not left:
            return False
    return True


def _having(wanted: frozenset[str], places: Mapping[str, list[int]]) -> set[int]:
    """The sentences that have one of the values."""
    if len(wanted) > len(places):
        return {number for value, numbers in places.items() if value in wanted for number in numbers}
    return {number for value in wanted for number in places.get(value, ())}
