"""Persons, and the builders that gather what is said of them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from claims.resolution.persons import Mention, PersonBuilder, bare_name, name_tokens, without_article
from tests.support.trees import span, word


@pytest.mark.parametrize(
    ("nouns", "completed", "wanted"),
    [
        ({"maire"}, frozenset(), True),
        ({"maire"}, frozenset(("vaux",)), True),
        ({"maire"}, frozenset(("tarnes",)), False),
        ({"juge"}, frozenset(), None),
    ],
)
def test_who_fits_an_office(nouns: set[str], completed: frozenset[str], wanted: bool | None) -> None:
    anne = PersonBuilder(
        name="Anne Morin", kind="PER", tokens=name_tokens("Anne Morin"), roles=[("maire", frozenset(("vaux",)))]
    )

    assert anne.fits(nouns, completed) is wanted


@pytest.mark.parametrize(
    ("nouns", "completed", "wanted"),
    [
        ({"maire"}, frozenset(("vaux", "ville")), True),
        ({"maire"}, frozenset(), False),
        ({"maire"}, frozenset(("tarnes",)), False),
        ({"juge"}, frozenset(("vaux",)), False),
    ],
)
def test_who_shares_an_office_with_its_complement(nouns: set[str], completed: frozenset[str], wanted: bool) -> None:
    anne = PersonBuilder(name="Anne Morin", kind="PER", roles=[("maire", frozenset(("vaux",))), ("juge", frozenset())])

    assert anne.shares(nouns, completed) is wanted


def test_a_person_is_what_was_gathered_and_stays_so() -> None:
    builder = PersonBuilder(name="Anne Morin", kind="PER", tokens=name_tokens("Anne Morin"))
    builder.take_role(word("maire", "maire", "NOUN"), frozenset(("vaux",)))
    builder.take_role(word("maire", "maire", "NOUN"), frozenset(("vaux",)))
    person = builder.person()
    builder.gender = "Fem"

    assert person.named
    assert person.roles == (("maire", frozenset(("vaux",))),)
    assert person.gender == ""
    with pytest.raises(FrozenInstanceError):
        person.name = "Anne"  # type: ignore[misc]


def test_an_office_is_known_by_lemma_and_form() -> None:
    builder = PersonBuilder(name="Anne", kind="PER")
    builder.take_role(word("Mairesse", "maire", "NOUN"), frozenset())
    assert builder.has_role({"mairesse"})
    assert builder.has_role({"maire", "juge"})
    assert not builder.has_role({"juge"})


def test_initials_are_no_words_of_a_name() -> None:
    assert name_tokens("Jean-P. Morin II") == ("jean", "morin", "ii")


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("la maire de Vaux", "maire de Vaux"),
        ("L’hôpital", "hôpital"),
        ("l'adjointe", "adjointe"),
        ("des proches", "proches"),
        ("Lavandou", "Lavandou"),
        ("Duval", "Duval"),
    ],
)
def test_a_name_loses_its_article_and_nothing_else(phrase: str, wanted: str) -> None:
    assert without_article(phrase) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("Tout va, écrit L'Écho du lac.", "L'Écho du lac", "L'Écho du lac"),
        ("Tout va, écrit « La Dépêche ».", "La Dépêche", "La Dépêche"),
        ("La Dépêche écrit que tout va.", "La Dépêche", "Dépêche"),
        ("« Le maire ment », dit-elle.", "Le maire", "maire"),
        ("Elle croit le maire.", "le maire", "maire"),
    ],
)
def test_the_article_of_a_title_stays(text: str, phrase: str, wanted: str) -> None:
    assert bare_name(text, span(text, phrase)) == wanted


@pytest.mark.parametrize(("offset", "times", "last"), [(0, 0, None), (10, 1, 0), (45, 2, 1), (46, 3, 1), (99, 4, 2)])
def test_mentions_before_a_place_are_counted_those_of_captions_too(offset: int, times: int, last: int | None) -> None:
    person = PersonBuilder(name="Paul Morin", kind="PER")
    person.met = [Mention(-1, 45, 0.5), Mention(0, 5, 1.0), Mention(1, 40, 1.0), Mention(2, 60, 1.0)]

    found = person.last_before(offset)

    assert person.times_before(offset) == times
    assert (None if found is None else found.sentence) == last
