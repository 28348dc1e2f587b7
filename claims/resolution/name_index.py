"""Persons by the words of their names, so that a name is compared with those that share one with it.

In: persons in the order in which they are first named. Out: the last one of a name, the first one of an alias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.resolution.persons import PersonBuilder

__all__ = ["MentionNames", "NameIndex"]


class NameIndex:
    """The persons of a document by their names; ``add`` again whoever has another name."""

    def __init__(self) -> None:
        self._rank: dict[PersonBuilder, int] = {}
        self._people: list[PersonBuilder] = []
        self._holding: dict[str, list[int]] = {}
        self._ending: dict[str, list[int]] = {}
        self._aliases: dict[str, int] = {}

    def add(self, person: PersonBuilder) -> None:
        """Take a person with the words of the name as they are now."""
        rank = self._rank.setdefault(person, len(self._rank))
        if rank == len(self._people):
            self._people.append(person)
        for token in person.tokens:
            _insert(self._holding.setdefault(token, []), rank)
        for token in person.tokens[-1:]:
            _insert(self._ending.setdefault(token, []), rank)

    def add_alias(self, person: PersonBuilder, alias: str) -> None:
        """Give another name, in small letters, to a person who was added."""
        person.aliases |= {alias}
        rank = self._rank[person]
        self._aliases[alias] = min(rank, self._aliases.get(alias, rank))

    def called(self, alias: str) -> PersonBuilder | None:
        """The first person who has the other name, in small letters; or None."""
        rank = self._aliases.get(alias)
        return None if rank is None else self._people[rank]

    def last(self, wanted: Sequence[str], kind: str) -> PersonBuilder | None:
        """The person of a kind added last whose name has all words of ``wanted``, or the other way round; or None."""
        if not wanted:
            return None
        words = tuple(wanted)
        return max(
            (person for person in (self._among(ranks, words, kind) for ranks in self._sharing(words)) if person),
            key=self._rank.__getitem__,
            default=None,
        )

    def _sharing(self, wanted: Sequence[str]) -> Iterator[list[int]]:
        """The ranks of all who may have such a name: a longer name holds each word, a shorter one ends in one."""
        yield min((self._holding.get(token, []) for token in wanted), key=len)
        for token in set(wanted):
            yield self._ending.get(token, [])

    def _among(self, ranks: Sequence[int], wanted: tuple[str, ...], kind: str) -> PersonBuilder | None:
        found = (self._people[rank] for rank in reversed(ranks))
        return next((p for p in found if p.kind == kind and _same_name(wanted, p.tokens)), None)


class MentionNames:
    """The persons of a document by what mentions that are no entities call them; ``people`` are those named so far."""

    def __init__(self, people: Iterable[PersonBuilder]) -> None:
        self._surnames: dict[str, PersonBuilder] = {}
        self._first_names: dict[str, list[PersonBuilder]] = {}
        self._unknown: dict[tuple[str, ...], PersonBuilder] = {}
        self._together: dict[str, PersonBuilder] = {}
        for person in people:
            self.add(person)

    def add(self, person: PersonBuilder) -> None:
        """Take somebody whose name does not change any more."""
        if person.kind == "PER" and person.tokens:
            self._surnames[person.tokens[-1]] = person
            if len(person.tokens) > 1 and person not in self._first_names.setdefault(person.tokens[0], []):
                self._first_names[person.tokens[0]].append(person)
        if person.named and not person.kind:
            self._unknown[person.tokens] = person
        if person.plural:
            self._together.setdefault(person.name, person)

    def proper(self, tokens: tuple[str, ...]) -> PersonBuilder | None:
        """The person last added with a surname alone, or the only one with a first name; or None.

        Else whoever has all of the name and is of unknown kind.
        """
        person = self._surnames.get(tokens[0]) if len(tokens) == 1 else None
        called = self._first_names.get(tokens[0], []) if len(tokens) == 1 else []
        return person or (called[0] if len(called) == 1 else None) or self._unknown.get(tokens)

    def together(self, name: str) -> PersonBuilder | None:
        """Several persons, by their names as one; or None."""
        return self._together.get(name)


def _insert(ranks: list[int], rank: int) -> None:
    """Put a rank into a list in ascending order, which has each once; most are the last."""
    at = len(ranks)
    while at and ranks[at - 1] > rank:
        at -= 1
    if not at or ranks[at - 1] != rank:
        ranks.insert(at, rank)


def _same_name(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if not known:
        return False
    short, long = sorted((wanted, known), key=len)
    if len(short) == 1:
        return short[0] in long
    return set(short) <= set(long)
