"""Numbers, units, days and hours of texts."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from factcheck.quantities import Bound, Quantity, figures_of

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_SWISS = {70: "septante", 80: "huitante", 90: "nonante"}


def in_words(number: int, *, swiss: bool = False) -> str:
    """A number below 1,000,000,000 as French writes it, in France or in Switzerland."""
    for value, word in ((1_000_000, "million"), (1_000, "mille"), (100, "cent")):
        if number >= value:
            many, rest = divmod(number, value)
            before = "" if many == 1 and value < 1_000_000 else in_words(many, swiss=swiss) + " "
            plural = "s" if many > 1 and (value == 1_000_000 or (value == 100 and not rest)) else ""
            return f"{before}{word}{plural}" + (f" {in_words(rest, swiss=swiss)}" if rest else "")
    if number < 20:
        return _UNITS[number]
    tens = number // 10 * 10
    names = {**_TENS, **_SWISS} if swiss else _TENS
    if tens in names:
        rest = number - tens
        return names[tens] + (f" et {_UNITS[1]}" if rest == 1 else f"-{_UNITS[rest]}" if rest else "")
    if tens == 70:
        return "soixante et onze" if number == 71 else f"soixante-{_UNITS[number - 60]}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{_UNITS[number - 80]}"


def written(number: int, space: str) -> str:
    """A number in digits, in groups of three."""
    return f"{number:,}".replace(",", space)


def quantities(text: str) -> list[tuple[str, str]]:
    """What is told, each with its unit."""
    return [(amount(one), one.unit) for one in figures_of(text).quantities]


def amount(one: Quantity) -> str:
    signs = {Bound.EXACT: "", Bound.ABOUT: "≈", Bound.LEAST: "≥", Bound.MOST: "≤"}
    ends = (f"{one.least}",) if one.least == one.most else (f"{one.least}", f"{one.most}")
    return signs[one.bound] + "–".join(ends)


def made_numbers() -> list[int]:
    """Two hundred numbers of all sizes, and those at which French changes its mind."""
    chosen = random.Random(11)
    sizes = [chosen.randrange(2, 10 ** chosen.randrange(1, 10)) for _ in range(160)]
    return [*sizes, *range(69, 100), 101, 180, 200, 280, 1_000, 1_001, 1_080, 80_000, 200_000]


def forms_of(number: int) -> list[str]:
    """The ways to write a number."""
    words = in_words(number)
    spaces = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ".")
    return [words, words.replace("-", " "), in_words(number, swiss=True), *(written(number, space) for space in spaces)]


def test_numbers_in_words_are_those_in_digits() -> None:
    wrong = []
    for number in made_numbers():
        for form in forms_of(number):
            text = f"Le port a vendu {form} voitures, dit-on."
            found = [(one.least, one.most, one.bound, one.span.of(text)) for one in figures_of(text).quantities]
            wrong += [(form, found)] if found != [(Fraction(number), Fraction(number), Bound.EXACT, form)] else []

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,2 million d'euros", [("1200000", "€")]),
        ("3 millions 200 000 euros", [("3200000", "€")]),
        ("deux mille milliards de dollars", [("2000000000000", "$")]),
        ("un million et demi d’habitants", [("1500000", "")]),
        ("un demi-million de voix", [("500000", "")]),
        ("300 mille francs suisses", [("300000", "CHF")]),
        ("12 M€ et 3 Md€", [("12000000", "€"), ("3000000000", "€")]),
        ("une dizaine de blessés", [("≈10", "")]),
        ("une demi-douzaine de blessés", [("≈6", "")]),
        ("trois dizaines de blessés", [("≈30", "")]),
        ("des dizaines de blessés", [("20–100", "")]),
        ("des centaines de milliers de voix", [("200000–1000000", "")]),
        ("une dizaine de millions d'euros", [("≈10000000", "€")]),
        ("la moitié des élus", [("50", "%")]),
        ("les trois quarts des élus", [("75", "%")]),
        ("trois quarts d'heure", [("2700", "s")]),
        ("une demi-heure", [("1800", "s")]),
        ("deux heures et demie", [("9000", "s")]),
        ("deux jours, soit 48 heures", [("172800", "s"), ("172800", "s")]),
        ("1,5 tonne ou 1 500 kilos", [("1500", "kg"), ("1500", "kg")]),
        ("20km à 90km/h sur 3 hectares", [("20000", "m"), ("90", "km/h"), ("30000", "m²")]),
        ("trente pour cent, 12,5 % et 3 points", [("30", "%"), ("25/2", "%"), ("3", "point")]),
        ("un an de prison", [("12", "mois")]),
        ("environ 300 ouvriers", [("≈300", "")]),
        ("300 ouvriers environ", [("≈300", "")]),
        ("300 environ", [("≈300", "")]),
        ("plus d'une centaine de cas", [("≥100", "")]),
        ("près des 300 ouvriers", [("≈300", "")]),
        ("au moins deux morts", [("≥2", "")]),
        ("deux morts au moins", [("≥2", "")]),
        ("pas moins de 40 communes", [("≥40", "")]),
        ("jusqu'à 500 ouvriers", [("≤500", "")]),
        ("aux alentours de 40 ans", [("≈480", "mois")]),
        ("entre 10 et 20 blessés", [("10–20", "")]),
        ("entre un et deux millions d'euros", [("1000000–2000000", "€")]),
        ("10 à 20 % des cas", [("10–20", "%")]),
        ("une hausse de 10 à 20 %", [("10", "%"), ("20", "%")]),
        ("10-12 ans", [("120–144", "mois")]),
        ("les 3 élus contre 1", [("3", ""), ("1", "")]),
        ("battus 3-1", [("3", ""), ("1", "")]),
        ("neuf ponts et neuf millions", [("9", ""), ("9000000", "")]),
        ("deux trois blessés, cinq, six morts", [("2", ""), ("3", ""), ("5", ""), ("6", "")]),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "un pont et une route",
        "un pont tout neuf",
        "l'article 49, le 49.3 et la loi 1901",
        "France 2, 20 Minutes et le G7",
        "un Airbus A320, un Boeing 737 et un Il-76",
        "le Covid-19, la 5G, un 4x4",
        "le 2e étage, la 3ème fois, le 1er ministre, le XXIe siècle",
        "le vingt et unième siècle, la vingt-deuxième fois",
        "au 12, rue des Lilas, au 12 bis rue des Saules et au 3 avenue du Port",
        "au 01 23 45 67 89",
        "la ligne 4, la salle 12, le vol 370, la chambre 3",
        "un quart de finale",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 3 mars 2026", (2026, 3, 3, None, None)),
        ("le 1er mai", (None, 5, 1, None, None)),
        ("mardi 4 avril", (None, 4, 4, 2, None)),
        ("le 03/04/2025", (2025, 4, 3, None, None)),
        ("vendredi soir", (None, None, None, 5, None)),
        ("en mars 2019", (2019, 3, None, None, None)),
        ("début mars", (None, 3, None, None, None)),
        ("septembre dernier", (None, 9, None, None, None)),
        ("en 2019", (2019, None, None, None, None)),
        ("à 18h30", (None, None, None, None, 1110)),
        ("vers 18 h", (None, None, None, None, 1080)),
        ("à 18 heures 05", (None, None, None, None, 1085)),
    ],
)
def test_moments_are_no_quantities(text: str, expected: tuple[int | None, ...]) -> None:
    found = figures_of(text)

    assert [one.moment.told for one in found.moments] == [expected]
    assert found.quantities == ()


def test_hours_that_last_and_years_that_count_are_quantities() -> None:
    assert quantities("pendant 18 heures, 2000 ouvriers, 2019 euros et sept jours") == [
        ("64800", "s"),
        ("2000", ""),
        ("2019", "€"),
        ("604800", "s"),
    ]


def test_what_is_counted_and_what_may_be_an_article_are_told() -> None:
    found = figures_of("Les deux hommes ont pris un an, et trois ouvriers blessés 20 euros.")

    assert [(one.noun, one.weak) for one in found.quantities] == [
        ("homm", True),
        ("", True),
        ("ouvrie", False),
        ("", False),
    ]
