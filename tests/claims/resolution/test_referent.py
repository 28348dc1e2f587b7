"""Whom a span of a document stands for, and who else was weighed."""

from __future__ import annotations

import pytest

from claims.document.span import Span
from claims.document.tree import Document
from claims.resolution.coreference import referents
from claims.resolution.persons import Person
from claims.resolution.referent import Place, Referent, Referents
from claims.rules.loader import WordLists
from tests.support.trees import document, span

FIN = "Mood=Ind|VerbForm=Fin"
TEXT = "Paul Morin voit Jean Valcourt. Il nie."


@pytest.fixture
def two_men() -> Document:
    return document(
        TEXT,
        f"""
Paul _ PROPN Number=Sing 3 nsubj
Morin _ PROPN _ 1 flat:name
voit voir VERB {FIN} 0 root
Jean _ PROPN _ 3 obj
Valcourt _ PROPN _ 4 flat:name
. _ PUNCT _ 3 punct
# PER Paul Morin
# PER Jean Valcourt
""",
        f"Il lui PRON _ 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    )


def test_a_pronoun_comes_with_all_who_were_weighed_the_best_first(two_men: Document, lists: WordLists) -> None:
    found = referents(two_men, lists).of_span(two_men, span(TEXT, "Il"))

    assert found is not None
    assert found.how == "pronoun"
    assert [person.name for person, _salience in found.weighed] == ["Paul Morin", "Jean Valcourt"]
    first, second = (salience for _person, salience in found.weighed)
    assert first > second > 0
    assert found.share == pytest.approx(first / (first + second))


def test_for_a_name_nobody_else_was_weighed(two_men: Document, lists: WordLists) -> None:
    found = referents(two_men, lists).of_span(two_men, span(TEXT, "Jean Valcourt"))

    assert found is not None
    assert (found.person.name, found.how, found.weighed) == ("Jean Valcourt", "name", ())


@pytest.mark.parametrize("where", [span(TEXT, "nie"), Span(90, 95)])
def test_nobody_is_found_where_nobody_is_mentioned(two_men: Document, lists: WordLists, where: Span) -> None:
    assert referents(two_men, lists).of_span(two_men, where) is None


def test_the_mentions_of_a_sentence_come_in_the_order_of_its_words(two_men: Document, lists: WordLists) -> None:
    found = referents(two_men, lists)

    told = [[(at, one.person.name) for at, one in found.in_sentence(number)] for number in range(-1, 3)]

    assert told == [[], [(0, "Paul Morin"), (3, "Jean Valcourt")], [(0, "Paul Morin")], []]


def test_mentions_are_passed_over_not_searched() -> None:
    class Watched(dict[Place, Referent]):
        looked_up = 0

        def __getitem__(self, place: Place) -> Referent:
            Watched.looked_up += 1
            return super().__getitem__(place)

    somebody = Referent(Person("Paul Morin", "PER"), "name")
    found = Referents(Watched({(number, 0): somebody for number in range(1_000)}), {})

    assert list(found.in_sentence(500)) == [(0, somebody)]
    assert Watched.looked_up == 1
