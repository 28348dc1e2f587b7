"""Whom lawyers defend."""

from __future__ import annotations

import pytest

from claims.resolution.lawyers import client_meant, client_of, find_clients, take_client
from claims.resolution.named_entities import PeopleBuilder
from claims.resolution.persons import Mention, PersonBuilder
from tests.support.trees import document, named, sentence
from tests.support.word_classes import LISTS

FIN = "Mood=Ind|VerbForm=Fin"
LAWYER = "# PER Roy; # PER Paul Morin"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Me Roy, avocate de Paul Morin, dort",
         f"Me maître NOUN _ 8 nsubj; Roy _ PROPN _ 1 appos; , _ PUNCT _ 4 punct; avocate avocat NOUN _ 1 appos; "
         f"de _ ADP _ 6 case; Paul _ PROPN _ 4 nmod; Morin _ PROPN _ 6 flat:name; , _ PUNCT _ 4 punct; "
         f"dort dormir VERB {FIN} 0 root; {LAWYER}"),
        ("Me Roy défend Paul Morin",
         f"Me maître NOUN _ 3 nsubj; Roy _ PROPN _ 1 appos; défend défendre VERB {FIN} 0 root; Paul _ PROPN _ 3 obj; "
         f"Morin _ PROPN _ 4 flat:name; {LAWYER}"),
        ("Défendu par Me Roy, Paul Morin dort",
         f"Défendu défendre VERB VerbForm=Part 8 advcl; par _ ADP _ 3 case; Me maître NOUN _ 1 obl:agent; "
         f"Roy _ PROPN _ 3 appos; , _ PUNCT _ 1 punct; Paul _ PROPN _ 8 nsubj; Morin _ PROPN _ 6 flat:name; "
         f"dort dormir VERB {FIN} 0 root; {LAWYER}"),
    ],
)  # fmt: skip
def test_who_defends_whom(text: str, rows: str) -> None:
    found = document(text, rows)
    people = PeopleBuilder(found, LISTS)

    find_clients(found, people)

    assert [(p.name, [c.name for c in p.clients]) for p in people.all if p.clients] == [("Roy", ["Paul Morin"])]


def test_only_lawyers_have_clients_and_nobody_is_their_own() -> None:
    lawyer = PersonBuilder(name="Roy", kind="PER", roles=[("avocat", frozenset())])
    paul, anne = (PersonBuilder(name=n, kind="PER", gender=g) for n, g in (("Paul", "Masc"), ("Anne", "Fem")))

    take_client(paul, anne)
    take_client(lawyer, lawyer)
    for client in (paul, anne, paul):
        take_client(lawyer, client)

    assert not paul.clients
    assert lawyer.clients == [paul, anne]
    assert client_of(lawyer, "Fem", False) is anne
    # Which of them, nothing tells.
    assert client_of(lawyer, "", False) is None
    assert client_of(lawyer, "Masc", True) is None


@pytest.mark.parametrize(
    ("whose", "several", "meant"), [("Mon", "", "Paul"), ("Mon", "avocat", None), ("Un", "", None)]
)
def test_mon_client_is_that_of_the_only_lawyer(whose: str, several: str, meant: str | None) -> None:
    tree = sentence(
        f"{whose} client nie", f"{whose} son DET _ 2 det; client _ NOUN _ 3 nsubj; nie nier VERB {FIN} 0 root"
    )
    paul = PersonBuilder(name="Paul", kind="PER", gender="Masc")
    roy = PersonBuilder(
        name="Roy", kind="PER", roles=[("avocat", frozenset())], clients=[paul], met=[Mention(0, 0, 1.0)]
    )
    bru = PersonBuilder(name="Bru", kind="PER", roles=[(several, frozenset())] if several else [])

    found = client_meant(tree, named(tree, "client"), [roy, paul, bru])

    assert (found.name if found is not None else None) == meant
