"""Fields of records under the names that people give them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from factcheck.sources.record_fields import iso_time, metadata_of, running_text
from tests.support.bounds import FROZEN_S


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2026-10-14", "2026-10-14"),
        ("2026-10-14T18:02:00Z", "2026-10-14T18:02:00+00:00"),
        ("2026-10-14T18:02:00.123456+02:00", "2026-10-14T18:02:00+02:00"),
        ("2026-10-14 18:02", "2026-10-14T18:02:00"),
        ("14 octobre 2026", "2026-10-14"),
        ("14 octobre 2026 à 18h02", "2026-10-14T18:02:00"),
        ("mercredi 14 octobre 2026, 18 h 02", "2026-10-14T18:02:00"),
        ("14/10/2026 18:02 CEST", "2026-10-14T18:02:00+02:00"),
        ("03/04/2026", "2026-04-03"),
        ("1er avril 2026", "2026-04-01"),
        ("Wed, 14 Oct 2026 18:02:00 +0200", "2026-10-14T18:02:00+02:00"),
        (date(2026, 10, 14), "2026-10-14"),
        (1760000000, "2025-10-09T08:53:20+00:00"),
        (1760000000000, "2025-10-09T08:53:20+00:00"),
        ("hier", None),
        ("il y a 2 heures", None),
        ("2026", None),
        ("31 février 2026", None),
        ("", None),
        (None, None),
        (True, None),
        (float("inf"), None),
        (["2026-10-14"], None),
        ("9" * 1000, None),
    ],
)
def test_dates_become_iso(value: object, found: str | None) -> None:
    """With the time and zone that were told, and never a day that was not."""
    assert iso_time(value) == found


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"text": " Le pont \n"}, " Le pont \n"),
        ({"articleBody": "Le pont", "text": "autre"}, "Le pont"),
        ({"article_body": "Le pont"}, "Le pont"),
        ({"body": ["Le pont", "est tombé"]}, "Le pont\n\nest tombé"),
        ({"paragraphs": [{"text": "Le pont"}, {"kind": "ad"}, 3]}, "Le pont"),
        ({"content": {"rendered": "<p>Le pont</p>"}}, "<p>Le pont</p>"),
        ({"fields": {"bodyText": "Le pont"}}, "Le pont"),
        ({"text": " ", "contenu": "Le pont"}, "Le pont"),
        ({"title": "Le pont"}, None),
        ({"text": 3, "body": None, "content": [[]]}, None),
        ({}, None),
    ],
)
def test_the_text_is_found_under_its_common_names(record: dict[str, object], text: str | None) -> None:
    """At the top or one level down, untouched."""
    assert running_text(record) == text


def test_what_is_said_of_the_article_is_found() -> None:
    """In whatever form: objects with names, lists, bylines, addresses."""
    told = metadata_of(
        {
            "title": {"rendered": "Un pont\n tombe"},
            "sous-titre": "Deux voitures dans l’eau",
            "byline": "Par Nadia Ferrol et Luc Arban",
            "publisher": {"name": "Le Fanal", "url": "https://fanal.example"},
            "agence": "Belga",
            "date_published": "14 octobre 2026",
            "lastmod": "2026-10-15T08:00:00+02:00",
            "url": "javascript:alert(1)",
            "permalink": "https://fanal.example/pont",
            "lieu": "Corbie",
            "lang": "fr",
        }
    )
    assert (told.headline, told.standfirst) == ("Un pont tombe", "Deux voitures dans l’eau")
    assert told.authors == ("Nadia Ferrol", "Luc Arban")
    assert (told.outlet, told.agency, told.place, told.language) == ("Le Fanal", "Belga", "Corbie", "fr")
    assert (told.published, told.updated) == ("2026-10-14", "2026-10-15T08:00:00+02:00")
    assert told.url == "https://fanal.example/pont"


def test_authors_are_a_list_of_names_or_objects() -> None:
    """Each name once."""
    authors: list[object] = [{"name": "Nadia Ferrol"}, "Luc Arban", "Nadia Ferrol", None, 3]
    assert metadata_of({"authors": authors}).authors == ("Nadia Ferrol", "Luc Arban")
    assert metadata_of({"authors": [], "author": {"fullName": "Luc Arban"}}).authors == ("Luc Arban",)
    assert metadata_of({}).authors == ()


def test_names_with_much_white_space_cost_nothing() -> None:
    began = time.process_time()
    assert metadata_of({"author": f"Lise{' ' * 200_000}Cordier"}).authors == ("Lise",)
    assert time.process_time() - began < FROZEN_S
