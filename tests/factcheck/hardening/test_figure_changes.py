"""What changed in the numbers and dates of a claim."""

from __future__ import annotations

import pytest

from factcheck.hardening.figure_changes import figure_changes
from factcheck.quantities import figures_of


def changes(before: str, after: str) -> list[tuple[str, str, str, str]]:
    found = figure_changes(figures_of(before), figures_of(after))
    return [(change.kind.value, change.before, change.after, change.direction.value) for change in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("dix-huit ouvriers", "18 ouvriers"),
        ("1,2 million d’euros", "1 200 000 €"),
        ("1,5 tonne de cuivre", "1 500 kilos de cuivre"),
        ("deux jours de panne", "48 heures de panne"),
        ("la moitié des élus", "50 % des élus"),
        ("un tiers des élus", "33 % des élus"),
        ("environ 300 ouvriers", "quelque 300 salariés"),
        ("une centaine d'ouvriers", "environ 100 ouvriers"),
        ("entre 10 et 20 blessés", "10 à 20 blessés"),
        ("300 ouvriers", "300 salariés"),
        ("3 morts et 10 blessés", "10 blessés et 3 morts"),
        ("des ouvriers", "300 ouvriers"),
        ("les deux hommes ont fui", "les hommes ont fui"),
        ("un an de prison", "de la prison"),
        ("le 3 mars 2026", "le 3 mars"),
        ("mardi 3 mars", "mardi"),
        ("lundi 3 mars", "dans la nuit"),
        ("au 12, rue des Lilas", "au 14, rue des Lilas"),
        ("l'article 49 de la loi", "l'article 50 de la loi"),
    ],
)
def test_the_same_written_otherwise_is_no_change(before: str, after: str) -> None:
    assert changes(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("300 ouvriers", "500 ouvriers", [("number", "300", "500", "other")]),
        ("300 ouvriers", "500 salariés", [("number", "300", "500", "other")]),
        ("300 ouvriers", "des ouvriers", [("number", "300", "", "other")]),
        ("3 morts, 9 blessés", "9 morts, 3 blessés", [("number", "3", "9", "other"), ("number", "9", "3", "other")]),
        ("10 % de hausse", "10 points de hausse", [("number", "10 %", "", "other")]),
        ("20 km de route", "20 mètres de route", [("number", "20 km", "20 mètres", "other")]),
        ("plus de 200 cas", "200 cas", [("reserve", "plus de", "", "harder")]),
        ("200 cas", "au moins 200 cas", [("reserve", "", "au moins", "softer")]),
        ("plus de 200 cas", "moins de 200 cas", [("number", "plus de 200", "moins de 200", "other")]),
        ("une dizaine de cas", "10 cas", [("reserve", "une dizaine", "", "harder")]),
        ("entre 10 et 20 cas", "20 cas", [("number", "entre 10 et 20", "20", "harder")]),
        ("20 cas", "entre 10 et 20 cas", [("number", "20", "entre 10 et 20", "softer")]),
        ("des dizaines de cas", "60 cas", [("number", "dizaines", "60", "harder")]),
        ("environ 300 cas", "312 cas", [("number", "environ 300", "312", "harder")]),
        ("environ 300 cas", "500 cas", [("number", "environ 300", "500", "other")]),
        ("jusqu'à 40 cas", "35 cas", [("number", "jusqu'à 40", "35", "harder")]),
        ("plus de 40 cas", "plus de 60 cas", [("number", "plus de 40", "plus de 60", "harder")]),
        ("le 3 mars 2026", "le 4 mars", [("date", "3 mars 2026", "4 mars", "other")]),
        ("vendredi soir", "samedi soir", [("date", "vendredi", "samedi", "other")]),
        ("à 18 h 30", "à 19 heures", [("date", "18 h 30", "19 heures", "other")]),
        ("en 2019", "en 2020", [("date", "2019", "2020", "other")]),
        ("en mars", "en avril", [("date", "mars", "avril", "other")]),
    ],
)  # fmt: skip
def test_what_changed_and_whether_it_is_firmer(
    before: str, after: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert changes(before, after) == expected


def test_days_are_compared_with_days_and_hours_with_hours() -> None:
    assert changes("vendredi à 18h30", "le 6 mars 2026") == []
    assert changes("vendredi à 18h30", "samedi à 18h30") == [("date", "vendredi", "samedi", "other")]
