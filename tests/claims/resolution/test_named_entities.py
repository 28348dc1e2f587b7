"""The persons and organisations that an article names, where the recogniser is right and where it is wrong."""

from __future__ import annotations

import pytest

from claims.resolution.named_entities import People, Person, complements, determined_gender, tokens_of
from claims.rules.loader import WordLists
from tests.support.conllu import document, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"


def people(lists: WordLists, text: str, rows: str) -> list[tuple[str, str]]:
    return [(p.name, p.kind) for p in People(document(text, rows), lists).all]


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

    known = People(found, lists).alias("are")

    assert known is not None
    assert known.name == "Agence régionale des eaux"


def test_the_lawyer_of_somebody_is_somebody_else(lists: WordLists) -> None:
    found = document(
        "un avocat de Paul Morin dort",
        f"un _ DET _ 2 det; avocat _ NOUN _ 6 nsubj; de _ ADP _ 4 case; Paul _ PROPN _ 2 nmod; "
        f"Morin _ PROPN _ 4 flat:name; dort dormir VERB {FIN} 0 root; # PER Paul Morin",
    )

    (paul,) = People(found, lists).all

    assert paul.roles == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("la le DET Gender=Fem 2 det; juge _ NOUN Gender=Masc 0 root", "Fem"),
        ("un _ DET _ 2 det; juge _ NOUN _ 0 root", "Masc"),
        ("l' le DET _ 2 det; édile _ NOUN Gender=Fem 0 root", ""),
        ("leur _ DET _ 2 det; avocate _ NOUN Gender=Fem 0 root", "Fem"),
    ],
)
def test_the_article_tells_the_gender_and_an_elided_one_tells_none(rows: str, wanted: str) -> None:
    forms = [row.strip().split()[0] for row in rows.split(";")]
    text = "".join(form if form.endswith("'") else form + " " for form in forms).strip()
    tree = sentence(text, rows)

    assert determined_gender(tree, tree.words[-1]) == wanted


def test_complements_narrow_an_office_down_but_indefinite_ones_do_not() -> None:
    tree = sentence(
        "le maire socialiste de Vaux et père d'un soldat",
        "le _ DET _ 2 det; maire _ NOUN _ 0 root; socialiste _ ADJ _ 2 amod; de _ ADP _ 5 case; Vaux _ PROPN _ 2 nmod; "
        "et _ CCONJ _ 7 cc; père _ NOUN _ 2 conj; d' de ADP _ 10 case; un _ DET _ 10 det; soldat _ NOUN _ 7 nmod",
    )

    assert complements(tree, named(tree, "maire")) == {"socialiste", "vaux"}
    assert complements(tree, named(tree, "père")) == frozenset()


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
    anne = Person(
        name="Anne Morin", kind="PER", tokens=tokens_of("Anne Morin"), roles=[("maire", frozenset(("vaux",)))]
    )

    assert anne.fits(nouns, completed) is wanted
