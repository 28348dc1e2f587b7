"""Whom *le*, *l'*, *les*, *lui*, *leur* stand for before a verb that accuses: the one who can be meant, or nobody."""

from __future__ import annotations

import pytest

from claims.accusation import Accusation
from factcheck.scanning.checker import Checker

MAN = "Le conseiller Bruno Talec a été placé en garde à vue lundi."
WOMAN = "La trésorière Ida Rune a été entendue mardi."
SEVERAL = "Deux policiers de Lornes ont été suspendus."
BODY = "L'entreprise Orvane a été perquisitionnée."


def last(checker: Checker, text: str) -> Accusation:
    found = checker.analyser.analyse(text).claims
    return next(a for item in reversed(found) for a in item.claim.accusations)


@pytest.mark.parametrize(
    ("before", "accusing", "name", "accuser"),
    [
        (MAN, "Le parquet le soupçonne de fraude.", "Bruno Talec", "parquet"),
        (MAN, "Une association l'accuse d'avoir menti.", "Bruno Talec", "association"),
        (MAN, "Sa rivale lui reproche une entente.", "Bruno Talec", "Sa rivale"),
        (WOMAN, "Le parquet la soupçonne de corruption passive.", "Ida Rune", "parquet"),
        (WOMAN, "La justice la suspecte de complicité.", "Ida Rune", "justice"),
        (WOMAN, "Les enquêteurs la suspectent de complicité.", "Ida Rune", "enquêteurs"),
        (WOMAN, "Le parquet lui reprochait une entente.", "Ida Rune", "parquet"),
        (SEVERAL, "Leur hiérarchie leur reproche d'avoir effacé des messages.", "Deux policiers", "Leur hiérarchie"),
        (SEVERAL, "Une association les accuse d'avoir menti.", "Deux policiers", "association"),
        (BODY, "La justice la soupçonnait de fraude.", "Orvane", "justice"),
        (BODY, "Le club l'a suspendue. La ligue lui reproche d'avoir menti.", "", "ligue"),
        ("Le groupe Orvane a ouvert une enseigne.", "La ligue l'accuse d'avoir menti.", "Orvane", "ligue"),
        ("Le pain est cher. On a ouvert une enseigne.", "La ligue l'accuse d'avoir menti.", "", "ligue"),
        ("Le parquet le soupçonne de fraude fiscale.", "", "", "parquet"),
        (
            "Le maire Paul Nart a reçu l'entrepreneur Jean Dol.",
            "Le parquet le soupçonne de favoritisme.",
            "",
            "parquet",
        ),
        ("Ida Rune et Bruno Talec ont été reçus.", "Une association l'accuse d'avoir menti.", "", "association"),
        ("D'après Me Jeanne Rault, le parquet le soupçonne de fraude.", "", "", "parquet"),
    ],
)
def test_the_accused_is_who_can_be_meant_and_never_who_accuses(
    checker: Checker, before: str, accusing: str, name: str, accuser: str
) -> None:
    found = last(checker, f"{before} {accusing}".strip())

    assert found.accuser is not None
    assert found.accuser.name == accuser
    assert [party.name[: len(name)] for party in found.accused] == ([name] if name else [])
