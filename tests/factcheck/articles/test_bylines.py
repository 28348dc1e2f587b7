"""Names and credits of bylines."""

from __future__ import annotations

import pytest

from factcheck.articles.bylines import Credit, Role, credit_line, names_agency, names_source, signed_and_dated
from factcheck.articles.page_words import built_in_page_words

WORDS = built_in_page_words()
PERSON, OUTLET, AGENCY, OTHER = Role.PERSON, Role.OUTLET, Role.AGENCY, Role.OTHER


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Par Jeanne Aubrac", [(PERSON, "Jeanne Aubrac")]),
        ("Jeanne Aubrac avec AFP", [(PERSON, "Jeanne Aubrac"), (AGENCY, "AFP")]),
        ("Par Jeanne Aubrac, envoyée spéciale à Tarnes", [(PERSON, "Jeanne Aubrac"), (OTHER, "envoyée spéciale")]),
        (
            "Propos recueillis par Jeanne Aubrac et Jean Valcourt",
            [(PERSON, "Jeanne Aubrac"), (PERSON, "Jean Valcourt")],
        ),
        ("(avec l'agence de presse Reuters)", [(AGENCY, "Reuters")]),
        ("RTS Info avec les agences", [(OUTLET, "RTS Info"), (OTHER, "les agences")]),
        ("la rédaction de Tarnes Info", [(OTHER, "la rédaction de Tarnes Info")]),
        ("Source : AFP", [(AGENCY, "AFP")]),
    ],
)
def test_a_byline_is_parted_into_its_credits(line: str, credits: list[tuple[Role, str]]) -> None:
    found = credit_line(line, WORDS)

    assert [c for c in found if c.name != "Tarnes"] == [Credit(role, name) for role, name in credits]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Jeanne Aubrac",
        "Le pont de Tarnes rouvre",
        "Équipe de France : une victoire de plus",
        "Ana, Bea, Cora et Dora avec AFP",
        f"Par Jeanne Aubrac{' et Jean Valcourt' * 10}",
    ],
)
def test_a_line_that_credits_nobody_for_sure_has_no_credits(line: str) -> None:
    assert credit_line(line, WORDS) == ()


def test_a_part_that_says_nothing_is_passed_over_where_the_line_is_known_to_be_a_byline() -> None:
    line = "Tarnes, quelque part au bord de l'eau, AFP"

    assert credit_line(line, WORDS) == ()
    assert credit_line(line, WORDS, partial=True) == (Credit(AGENCY, "AFP"),)


def test_sources_are_agencies_and_known_outlets() -> None:
    assert names_source("AFP", WORDS)
    assert names_source("Le Monde", WORDS)
    assert not names_source("Jeanne Aubrac", WORDS)
    assert names_agency("AFP", WORDS)
    assert not names_agency("Le Monde", WORDS)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Claire Lambel, 11 février 2031", "Claire Lambel"),
        ("Claire Lambel, le 11/02/2031", "Claire Lambel"),
        ("Jean-Marc Aubry | 11 février 2031", "Jean-Marc Aubry"),
        ("Milo Perrin — 2 mars 2031 à 15h12", "Milo Perrin"),
        ("Milo Perrin • 2 mars 2031 à 4 h 05 HNE", "Milo Perrin"),
        ("Port Louis, 11 février 2031", None),
        ("Claire Lambel", None),
        ("Claire, 11 février 2031", None),
        ("Claire Lambel est partie le 11 février 2031", None),
        ("Mise à jour, 11 février 2031", None),
        ("11 février 2031", None),
    ],
)
def test_a_name_and_a_date_alone_are_a_signature(line: str, name: str | None) -> None:
    assert signed_and_dated(line, WORDS) == name
