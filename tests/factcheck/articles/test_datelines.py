"""Datelines in all their forms: place, date, agency and dash, each with each."""

from __future__ import annotations

from itertools import product

import pytest

from factcheck.articles.datelines import place_name, read_dateline
from factcheck.articles.page_words import built_in_page_words
from factcheck.articles.reader import read_text
from factcheck.scan_results import BlockKind

WORDS = built_in_page_words()
TEXT = (
    "Le gouvernement a annoncé mercredi la fermeture du barrage de Tarnes, où des fissures sont apparues cet été. "
    "Les travaux dureront deux ans, a précisé le ministère."
)
PLACES = (
    ("PARIS", "Paris"),
    ("KINSHASA", "Kinshasa"),
    ("GENÈVE/ZURICH", "Genève/Zurich"),
    ("AIX-EN-PROVENCE", "Aix-en-Provence"),
    ("Bruxelles", "Bruxelles"),
    ("Saint-Louis (Sénégal)", "Saint-Louis (Sénégal)"),
    ("L'Anse-Saint-Jean", "L'Anse-Saint-Jean"),
)
DATES = (
    (", 14 oct 2026", "2026-10-14"),
    (", le 14 octobre 2026", "2026-10-14"),
    (", mercredi 14 octobre 2026", "2026-10-14"),
    (", 14/10/2026", "2026-10-14"),
    (", 1er octobre", None),
    ("", None),
)
AGENCIES: tuple[tuple[str, str | None], ...] = (
    ("(AFP)", "AFP"),
    ("(Keystone-ATS)", "Keystone-ATS"),
    ("(Belga)", "Belga"),
    ("(ats)", "ATS"),
    ("", None),
)
DASHES = (" – ", " — ", " - ", "-")


def forms() -> list[tuple[str, str, str | None, str | None]]:
    """Every form that there is: without date and agency only a town in capitals is a dateline, with a space or two."""
    made = []
    for (place, told), (date, day), (agency, by), dash in product(PLACES, DATES, AGENCIES, DASHES):
        alone = not date and not agency
        if (alone and (not place.isupper() or "/" in place)) or (dash == "-" and not agency):
            continue
        made.append((f"{place}{date}{f' {agency}' if agency else ''}{dash}", told, day, by))
    return made


def test_every_form_is_a_dateline_and_no_part_of_the_text() -> None:
    failed = []
    for dateline, place, day, agency in forms():
        article = read_text(f"Le barrage ferme\n\n{dateline}{TEXT}", source="-")
        blocks = [(block.kind, block.span.of(article.text)) for block in article.blocks]
        wanted = [
            (BlockKind.HEADLINE, "Le barrage ferme"),
            (BlockKind.DATELINE, dateline.strip()),
            (BlockKind.BODY, TEXT),
        ]
        told = (article.place, article.published, article.agency, article.outlet)
        if blocks != wanted or told != (place, day, agency, None):
            failed.append((dateline, told, [kind.value for kind, _words in blocks]))

    assert len(forms()) > 400
    assert failed == []


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("KINSHASA, le 14 octobre 2026 - (ACP) ", "Kinshasa", "ACP"),
        ("NEW YORK, 14 oct. 2026 (AFP) -- ", "New York", "AFP"),
        ("LE CAIRE 14 octobre 2026 (AFP) – ", "Le Caire", "AFP"),
        ("Port-au-Prince (AFP) – ", "Port-au-Prince", "AFP"),
        ("LOMÉ, 14 octobre (Savane News) – ", "Lomé", "Savane News"),
        ("DAKAR (QPS) – ", "Dakar", "QPS"),
        ("(Dakar) ", "Dakar", None),
        ("Québec — ", "Québec", None),
        ("La Malbaie (Québec) — ", "La Malbaie (Québec)", None),
        ("14 octobre 2026, Cracovie – ", "Cracovie", None),
        ("Paris, France, 14 octobre 2026 (AFP) – ", "Paris, France", "AFP"),
        ("(AFP) – ", None, "AFP"),
        ("AFP – ", None, "AFP"),
    ],
)
def test_other_forms(dateline: str, place: str | None, agency: str | None) -> None:
    article = read_text(f"Le barrage ferme\n\n{dateline}{TEXT}", source="-")

    assert [block.span.of(article.text) for block in article.blocks] == ["Le barrage ferme", dateline.strip(), TEXT]
    assert (article.place, article.agency, article.outlet) == (place, agency, None)


@pytest.mark.parametrize(
    "text",
    [
        "Reportage — " + TEXT,
        "(Suite) " + TEXT[:60],
        "Politique — " + TEXT,
        "Valcourt — " + TEXT + "\n\nAubrac — " + TEXT,
        "Jeanne Aubrac – " + TEXT,
    ],
)
def test_no_dateline_is_made_of_what_else_stands_before_a_dash(text: str) -> None:
    article = read_text(f"Le barrage ferme\n\n{text}", source="-")

    assert all(block.kind is not BlockKind.DATELINE for block in article.blocks)
    assert article.place is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("SAINT-DENIS DE LA RÉUNION", "Saint-Denis de la Réunion"),
        ("WASHINGTON DC", "Washington DC"),
        ("L'ISLE-D'ABEAU", "L'Isle-d'Abeau"),
        ("La Rochelle", "La Rochelle"),
    ],
)
def test_capitals_are_for_the_line_alone(written: str, told: str) -> None:
    assert place_name(written) == told


def test_what_stands_before_a_date_is_a_place_only_by_its_form() -> None:
    assert read_dateline("Évènements du 29 juin 2016 –", WORDS).place is None


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("(Agence Voxa) – Tarnes, 3 avril 2026 –", "Tarnes", "Agence Voxa"),
        ("Tarnes, 3 avril (Agence Voxa) –", "Tarnes", "Agence Voxa"),
        ("APA-Tarnes (Sénégal) –", "APA-Tarnes (Sénégal)", None),
        ("Tarnes (AVX) –", "Tarnes (AVX)", None),
        ("TARNES –", "Tarnes", None),
        ("Tarnes —", "Tarnes", None),
        ("(Tarnes)", "Tarnes", None),
    ],
)
def test_a_short_first_paragraph_is_read_without_its_dateline(dateline: str, place: str, agency: str | None) -> None:
    article = read_text(f"Le pont rouvre\n\n{dateline} Le pont a rouvert lundi.", source="-")

    body = [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.BODY]
    assert (body, article.place, article.agency) == (["Le pont a rouvert lundi."], place, agency)
