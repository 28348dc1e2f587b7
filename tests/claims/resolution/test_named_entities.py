"""The persons and organisations that an article names, where the recogniser is right and where it is wrong."""

from __future__ import annotations

import pytest

from claims.resolution.named_entities import PeopleBuilder
from claims.rules.loader import WordLists
from tests.support.trees import document

FIN = "Mood=Ind|VerbForm=Fin"


def people(lists: WordLists, text: str, rows: str) -> list[tuple[str, str]]:
    return [(p.name, p.kind) for p in PeopleBuilder(document(text, rows), lists).all]


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        (
            "la mycologue Inga Morel dort",
            "la le DET _ 2 det; mycologue _ NOUN _ 5 nsubj; Inga _ PROPN _ 2 appos; Morel _ PROPN _ 3 flat:name; "
            f"dort dormir VERB {FIN} 0 root; # ORG mycologue Inga Morel",
            [("Inga Morel", "PER")],
        ),
        (
            "le navire Jean Bartel dort",
            "le le DET _ 2 det; navire _ NOUN _ 5 nsubj; Jean _ PROPN _ 2 appos; Bartel _ PROPN _ 3 flat:name; "
            f"dort dormir VERB {FIN} 0 root; # PER Jean Bartel",
            [],
        ),
        (
            "Inga Morel lundi dort",
            "Inga _ PROPN _ 4 nsubj; Morel _ PROPN _ 1 flat:name; lundi _ NOUN _ 4 obl:mod; "
            f"dort dormir VERB {FIN} 0 root; # PER Inga Morel lundi",
            [("Inga Morel", "PER")],
        ),
        (
            "le Grand Conseil dort",
            f"le _ DET _ 3 det; Grand _ ADJ _ 3 amod; Conseil _ NOUN _ 4 nsubj; dort dormir VERB {FIN} 0 root; "
            "# PER Grand Conseil",
            [("Grand Conseil", "ORG")],
        ),
        (
            "la chanteuse Norella dort",
            f"la le DET _ 2 det; chanteuse _ NOUN _ 4 nsubj; Norella _ PROPN _ 2 appos; dort dormir VERB {FIN} 0 root; "
            "# LOC Norella",
            [("Norella", "PER")],
        ),
        (
            "la société Norpal dort",
            f"la le DET _ 2 det; société _ NOUN _ 4 nsubj; Norpal _ PROPN _ 2 appos; dort dormir VERB {FIN} 0 root; "
            "# PER Norpal",
            [("Norpal", "ORG")],
        ),
        (
            "Le Monde dort",
            f"Le le DET _ 2 det; Monde _ PROPN _ 3 nsubj; dort dormir VERB {FIN} 0 root; # ORG Le Monde",
            [("Le Monde", "ORG")],
        ),
        (
            "Anne Morin dite Norella dort",
            f"Anne _ PROPN _ 5 nsubj; Morin _ PROPN _ 1 flat:name; dite dire VERB _ 1 acl; Norella _ PROPN _ 3 xcomp; "
            f"dort dormir VERB {FIN} 0 root; # PER Anne Morin\n# PER Norella",
            [("Anne Morin", "PER")],
        ),
        (
            "Où irez-vous",
            f"Où _ PROPN _ 2 advmod; irez aller VERB {FIN} 0 root; -vous _ PRON _ 2 nsubj; # PER Où irez-vous",
            [],
        ),
    ],
)
def test_names_and_kinds(lists: WordLists, text: str, rows: str, wanted: list[tuple[str, str]]) -> None:
    assert people(lists, text, rows) == wanted


def test_an_acronym_stands_for_what_its_letters_spell(lists: WordLists) -> None:
    found = document(
        "l'Agence régionale des eaux (ARE) dort",
        f"l' le DET _ 2 det; Agence agence NOUN _ 9 nsubj; régionale _ ADJ _ 2 amod; +2 des; de _ ADP _ 6 case; "
        f"les _ DET _ 6 det; eaux _ NOUN _ 2 nmod; ( _ PUNCT _ 8 punct; ARE _ PROPN _ 2 appos; ) _ PUNCT _ 8 punct; "
        f"dort dormir VERB {FIN} 0 root; # ORG ARE",
    )

    known = PeopleBuilder(found, lists).alias("are")

    assert known is not None
    assert known.name == "Agence régionale des eaux"


def test_the_lawyer_of_somebody_is_somebody_else(lists: WordLists) -> None:
    found = document(
        "un avocat de Paul Morin dort",
        f"un _ DET _ 2 det; avocat _ NOUN _ 6 nsubj; de _ ADP _ 4 case; Paul _ PROPN _ 2 nmod; "
        f"Morin _ PROPN _ 4 flat:name; dort dormir VERB {FIN} 0 root; # PER Paul Morin",
    )

    (paul,) = PeopleBuilder(found, lists).all

    assert paul.roles == []
