"""The persons who may be meant at a place of a text: those named or mentioned not too far from it.

In: the persons that a document names, then sentence after sentence and whoever is met. Out: the persons in view.

Reason: a noun or a pronoun is compared with everybody who may be meant. In a text of thousands of sentences that is
nobody who was last heard of hundreds of sentences ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.resolution.persons import PersonBuilder

__all__ = ["PeopleInView"]

WINDOW: Final = 200
"""Sentences before and after, within which somebody is in view: more than newspaper articles have; set by hand."""
_STEP: Final = 20
"""Sentences after which those out of view are dropped."""


class PeopleInView:
    """The persons in view at one sentence after another, in the order in which they come up.

    ``named`` are the persons that the document names and the numbers of the sentences that do, in text order.
    """

    def __init__(self, named: Sequence[tuple[int, PersonBuilder]]) -> None:
        self._named = named
        self._rank: dict[PersonBuilder, int] = {}
        for _sentence, person in named:
            self._rank.setdefault(person, len(self._rank))
        self._next = 0
        self._dropped_at = 0
        self._last: dict[PersonBuilder, int] = {}
        self.people: list[PersonBuilder] = []

    def move_to(self, sentence: int) -> None:
        """Go on to a sentence, by its number."""
        coming: set[PersonBuilder] = set()
        while self._next < len(self._named) and self._named[self._next][0] <= sentence + WINDOW:
            at, person = self._named[self._next]
            self._next += 1
            if person not in self._last:
                coming.add(person)
            self._last[person] = max(at, self._last.get(person, at))
        self.people += sorted(coming, key=self._rank.__getitem__)
        if sentence - self._dropped_at >= _STEP:
            self._dropped_at = sentence
            self.people = [person for person in self.people if self._stays(person, sentence)]

    def _stays(self, person: PersonBuilder, sentence: int) -> bool:
        if self._last[person] >= sentence - WINDOW:
            return True
        del self._last[person]
        return False

    def meet(self, person: PersonBuilder, sentence: int) -> None:
        """Note that the person is mentioned in a sentence."""
        if person not in self._last:
            self.people.append(person)
        self._last[person] = max(sentence, self._last.get(person, sentence))
