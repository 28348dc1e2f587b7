"""Where claims stand in the sources of their articles, told in every form of a report."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from claims.document.span import Span
from factcheck.i18n import using_language
from factcheck.reports.csv import to_csv
from factcheck.reports.html import to_html
from factcheck.reports.json import to_document, to_json, to_ndjson
from factcheck.reports.json_schema import json_schema
from factcheck.reports.markdown import to_markdown
from factcheck.reports.source_places import merged_place, place_of, place_words, source_link
from factcheck.reports.terminal import render
from factcheck.scan_results import Checked, Place, SourceKind
from tests.support.factories import article, port

CUES = (
    Place(span=Span(0, 10), starts=5.0, ends=8.5),
    Place(span=Span(11, 30), starts=8.5, ends=12.0),
    Place(span=Span(40, 50), starts=3724.4, ends=3730.0),
)


def told(**facts: Any) -> Checked:
    """An article of which the source tells much; its second claim stands on page 3."""
    (start, end) = (claim := port().claims[1].claim.span).start, claim.end
    known: dict[str, Any] = {
        "kind": SourceKind.HTML,
        "url": "https://gazette.example/port",
        "authors": ("Nadia Ferrol", "Ana Kessé"),
        "place": "Argelune",
        "published": "2026-03-03T18:02:00+01:00",
        "updated": "2026-03-04",
        "places": (Place(span=Span(start, end), page=3, paragraph=2),),
    }
    return replace(port(), article=replace(port().article, **(known | facts)))


def test_a_span_over_several_places_begins_in_the_first_and_ends_in_the_last() -> None:
    found = merged_place(CUES, Span(4, 20))

    assert found is not None
    assert (found.starts, found.ends) == (5.0, 12.0)


@pytest.mark.parametrize(("start", "end"), [(30, 40), (50, 60), (10, 11)])
def test_what_lies_beside_all_places_has_none(start: int, end: int) -> None:
    assert merged_place(CUES, Span(start, end)) is None
    assert place_of(article(), Span(start, end)) is None


@pytest.mark.parametrize(
    ("facts", "french", "english"),
    [
        ({"page": 3, "paragraph": 7}, "p. 3", "p. 3"),
        ({"starts": 724.9, "ends": 730.0}, "à 12:04", "at 12:04"),
        ({"starts": 3724.4}, "à 1:02:04", "at 1:02:04"),
        ({"paragraph": 7}, "par. 7", "para. 7"),
        ({"paragraph": 7, "time": "14:32"}, "à 14:32", "at 14:32"),
        ({"time": "14:32", "author": "Rose Amblard"}, "à 14:32, Rose Amblard", "at 14:32, Rose Amblard"),
        ({}, "", ""),
    ],
)
def test_places_in_words(facts: dict[str, Any], french: str, english: str) -> None:
    place = Place(span=Span(0, 1), **facts)
    for language, words in (("fr", french), ("en", english)):
        with using_language(language):
            assert place_words(place) == words


def test_links_lead_to_the_passage_of_a_page_and_to_other_sources_whole() -> None:
    page = told().article
    passage = port().claims[0].claim.span

    assert (source_link(page, passage) or "").startswith("https://gazette.example/port#:~:text=")
    assert source_link(replace(page, kind=SourceKind.PDF), passage) == page.url
    assert source_link(replace(page, url=None), passage) is None
    fetched = replace(page, url=None, source="https://gazette.example/amp")
    assert (source_link(fetched, passage) or "").startswith("https://gazette.example/amp#:~:text=")


def test_the_document_tells_what_the_source_tells() -> None:
    (entry,) = to_document([told()])["articles"]

    assert (entry["published"], entry["published_at"]) == ("2026-03-03", "2026-03-03T18:02:00+01:00")
    assert (entry["updated"], entry["authors"]) == ("2026-03-04", ["Nadia Ferrol", "Ana Kessé"])
    assert (entry["kind"], entry["url"], entry["place"]) == ("html", "https://gazette.example/port", "Argelune")
    nowhere = dict.fromkeys(("starts", "ends", "time", "author"))
    assert entry["claims"][1]["place"] == {"page": 3, "paragraph": 2, **nowhere}
    assert entry["claims"][0]["place"] is None
    assert all(claim["link"].startswith("https://gazette.example/port#:~:text=") for claim in entry["claims"])
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads("".join(to_json([told()]))))


def test_lines_and_tables_tell_it_too() -> None:
    line = [json.loads(line) for line in to_ndjson([told()])][1]
    row = list(csv.DictReader(io.StringIO("".join(to_csv([told()])), newline="")))[1]

    assert line["article"]["url"] == "https://gazette.example/port"
    assert line["place"]["page"] == 3
    assert (row["published"], row["published_at"]) == ("2026-03-03", "2026-03-03T18:02:00+01:00")
    assert (row["place_page"], row["place_starts"], row["link"]) == ("3", "", line["link"])
    assert (row["authors"], row["article_place"]) == ("Nadia Ferrol; Ana Kessé", "Argelune")


@pytest.mark.parametrize("width", [60, 100, 160])
def test_people_read_who_where_and_when(width: int) -> None:
    with using_language("fr"):
        console = Console(width=width, file=io.StringIO(), record=True)
        console.print(render(told(), width=width))
        words = " ".join(console.export_text().split())
        page = "".join(to_html([told()]))
        table = "".join(to_markdown([told()]))

    head = "La Gazette d’Argelune · avec AFP · Nadia Ferrol, Ana Kessé · Argelune · 3 mars 2026 à 18 h 02 (UTC+1)"
    for shown in (words, " ".join(page.split()), " ".join(table.split())):
        assert head.replace(" ·", "") in shown.replace(" ·", "")
        assert "mis à jour le 4 mars 2026" in shown
        assert "p. 3" in shown
    assert page.count('<a href="https://gazette.example/port#:~:text=') == len(port().claims)
