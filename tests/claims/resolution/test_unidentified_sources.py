"""Sources that the text does not identify."""

from __future__ import annotations

import pytest

from claims.resolution.unidentified_sources import anonymous, unidentified
from claims.rules.loader import WordLists
from tests.support.trees import named, sentence

SAYS = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(
    ("text", "rows", "head"),
    [
        ("une source parle", "une un DET Gender=Fem 2 det; source _ NOUN Number=Sing 3 nsubj", "source"),
        ("la source parle", "la le DET Gender=Fem 2 det; source _ NOUN Number=Sing 3 nsubj", "source"),
        ("des proches parlent", "des un DET _ 2 det; proches proche NOUN Number=Plur 3 nsubj", "proches"),
        ("les observateurs parlent", "les le DET _ 2 det; observateurs observateur NOUN Number=Plur 3 nsubj", None),
        ("plusieurs ministres parlent", "plusieurs _ DET _ 2 det; ministres ministre NOUN Number=Plur 3 nsubj", None),
        ("deux diplomates parlent", "deux _ NUM _ 2 nummod; diplomates diplomate NOUN Number=Plur 3 nsubj", None),
        ("un responsable parle", "un _ DET _ 2 det; responsable _ NOUN Number=Sing 3 nsubj", "responsable"),
        ("son entourage parle", "son _ DET _ 2 det; entourage _ NOUN Number=Sing 3 nsubj", "entourage"),
        ("certains parlent", "certains _ PRON _ 2 nsubj", "certains"),
        ("on parle", "on _ PRON _ 2 nsubj", "on"),
        ("la plupart parlent", "la le DET _ 2 det; plupart _ NOUN _ 3 nsubj", "plupart"),
        ("nos informations parlent", "nos _ DET _ 2 det; informations information NOUN Number=Plur 3 nsubj", None),
    ],
)
def test_a_source_that_could_be_anybody_is_vague(lists: WordLists, text: str, rows: str, head: str | None) -> None:
    verb = text.split()[-1]
    tree = sentence(text, f"{rows}; {verb} parler VERB {SAYS} 0 root")

    assert unidentified(tree, named(tree, head or text.split()[1]), lists)


@pytest.mark.parametrize(
    ("text", "rows", "head"),
    [
        ("le ministre parle", "le _ DET _ 2 det; ministre _ NOUN Number=Sing 3 nsubj", "ministre"),
        ("les ministres parlent", "les le DET _ 2 det; ministres ministre NOUN Number=Plur 3 nsubj", "ministres"),
        ("le responsable parle", "le _ DET _ 2 det; responsable _ NOUN Number=Sing 3 nsubj", "responsable"),
        ("une étude parle", "une un DET _ 2 det; étude _ NOUN Number=Sing 3 nsubj", "étude"),
        ("elle parle", "elle lui PRON Person=3 2 nsubj", "elle"),
        ("Préfecture parle", "Préfecture _ NOUN Number=Sing 2 nsubj", "Préfecture"),
    ],
)
def test_an_office_a_paper_or_a_known_person_is_not_vague(lists: WordLists, text: str, rows: str, head: str) -> None:
    verb = text.split()[-1]
    tree = sentence(text, f"{rows}; {verb} parler VERB {SAYS} 0 root")

    assert not unidentified(tree, named(tree, head), lists)


def test_who_asks_for_anonymity_is_anonymous() -> None:
    tree = sentence(
        "Le juge parle sous couvert d'anonymat",
        f"Le le DET _ 2 det; juge _ NOUN _ 3 nsubj; parle parler VERB {SAYS} 0 root; sous _ ADP _ 5 case; "
        "couvert _ NOUN _ 3 obl; d' de ADP _ 7 case; anonymat _ NOUN _ 5 nmod",
    )

    assert anonymous(tree, named(tree, "juge"))


def test_without_a_word_of_anonymity_nobody_is_anonymous() -> None:
    tree = sentence("Le juge parle", f"Le le DET _ 2 det; juge _ NOUN _ 3 nsubj; parle parler VERB {SAYS} 0 root")

    assert not anonymous(tree, named(tree, "juge"))
