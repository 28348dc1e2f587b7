"""A name finds the person last named with it, whole or in part."""

from __future__ import annotations

from claims.resolution.name_index import MentionNames, NameIndex
from claims.resolution.persons import PersonBuilder


def somebody(*tokens: str, kind: str = "PER") -> PersonBuilder:
    return PersonBuilder(name=" ".join(tokens), kind=kind, tokens=tokens)


def test_parts_of_a_name_stand_for_who_was_named_last() -> None:
    paul, nadia, short = somebody("paul", "morin"), somebody("nadia", "morin"), somebody("ferrol")
    index = NameIndex()
    for person in (paul, nadia, short):
        index.add(person)

    assert index.last(["morin"], "PER") is nadia
    assert index.last(["paul"], "PER") is paul
    assert index.last(["luc", "morin"], "PER") is None
    assert index.last(["luc", "ferrol"], "PER") is short
    assert index.last(["morin"], "ORG") is None
    assert index.last([], "PER") is None


def test_a_longer_name_is_found_once_it_was_added() -> None:
    paul = somebody("paul")
    index = NameIndex()
    index.add(paul)
    paul.tokens = ("paul", "morin")
    index.add(paul)

    assert index.last(["morin"], "PER") is paul


def test_another_name_stands_for_who_had_it_first() -> None:
    first, second = somebody("agence", "sud", kind="ORG"), somebody("agence", "nord", kind="ORG")
    index = NameIndex()
    index.add(first)
    index.add(second)
    index.add_alias(second, "are")
    index.add_alias(first, "are")

    assert index.called("are") is first
    assert index.called("arn") is None
    assert second.aliases == {"are"}


def test_a_first_name_alone_is_that_of_the_only_one_who_has_it() -> None:
    anne, other = somebody("anne", "morin"), somebody("anne", "ferrol")
    names = MentionNames([anne])

    assert names.proper(("anne",)) is anne
    names.add(anne)
    assert names.proper(("anne",)) is anne
    names.add(other)
    assert names.proper(("anne",)) is None
