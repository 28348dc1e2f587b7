"""What pages say of their articles: JSON-LD goes before OpenGraph, that before meta, that before microdata."""

from __future__ import annotations

import pytest

from factcheck.sources.web.json_ld import Declared
from factcheck.sources.web.page_metadata import outlet_of_title, page_metadata
from factcheck.sources.web.page_tree import page_tree

MICRODATA = (
    '<div itemprop=author><span itemprop=name>Luc Bas</span></div><time itemprop=datePublished datetime="2026-10-12">'
    "</time><div itemprop=publisher><span itemprop=name>Les Lices</span></div>"
)
META = (
    '<meta name=author content="Par Jeanne Morel et Ali Ben Youssef"><meta name=date content="13 octobre 2026 à 7h30">'
    '<meta name=description content="Les élus ont voté.">'
)
OPEN_GRAPH = (
    '<meta property="og:title" content="La passerelle"><meta property="og:site_name" content="Le Courrier">'
    '<meta property="article:published_time" content="2026-10-14T18:02+0200">'
    '<meta property="article:modified_time" content="2026-10-14T19:10:00+02:00">'
    '<meta property="article:author" content="https://facebook.com/jm">'
)
LINKS = '<link rel="canonical" href="https://courrier.example/a"><meta property="og:url" content="https://b.example/">'


def test_each_way_of_telling_gives_what_the_better_ones_lack() -> None:
    told = page_metadata(page_tree(f"<head>{META}{OPEN_GRAPH}{LINKS}</head><body>{MICRODATA}"), None)

    assert (told.headline, told.standfirst) == ("La passerelle", "Les élus ont voté.")
    assert (told.authors, told.outlet) == (("Jeanne Morel", "Ali Ben Youssef"), "Le Courrier")
    assert (told.published, told.updated) == ("2026-10-14T18:02:00+02:00", "2026-10-14T19:10:00+02:00")
    assert told.url == "https://courrier.example/a"


def test_meta_tells_where_open_graph_does_not() -> None:
    told = page_metadata(page_tree(f"<head>{META}</head><body>{MICRODATA}"), None)

    assert (told.published, told.outlet) == ("2026-10-13T07:30:00", "Les Lices")


def test_microdata_tells_where_nothing_else_does() -> None:
    told = page_metadata(page_tree(f"<body>{MICRODATA}"), None)

    assert (told.authors, told.published, told.updated) == (("Luc Bas",), "2026-10-12", None)


def test_what_json_ld_declares_goes_first() -> None:
    declared = Declared(headline="Fermeture", authors=("Reuters",), publisher="Le Phare", published="2026-10-01")
    told = page_metadata(page_tree(f"<head>{META}{OPEN_GRAPH}</head>"), declared)

    assert (told.headline, told.authors, told.agency) == ("Fermeture", (), "Reuters")
    assert (told.outlet, told.published) == ("Le Phare", "2026-10-01")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("La passerelle ferme - L’Écho des Lices", "L’Écho des Lices"),
        ("La passerelle ferme | Politique | Le Courrier", None),
        ("La passerelle ferme", None),
        ("Autre chose - L’Écho des Lices", None),
    ],
)
def test_the_title_of_the_window_may_name_the_outlet(title: str, outlet: str | None) -> None:
    assert outlet_of_title(page_tree(f"<title>{title}</title>"), "La passerelle ferme") == outlet


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("« La passerelle ferme » - L’Écho des Lices", "L’Écho des Lices"),
        ("« La passerelle ferme » – Tribune", None),
        ("« La passerelle ferme » - Politique", None),
        ("La passerelle ferme » L’Écho des Lices", "L’Écho des Lices"),
    ],
)
def test_the_end_of_a_quotation_and_a_section_name_no_outlet(title: str, outlet: str | None) -> None:
    headline = title[: title.index("»") + 1]
    assert outlet_of_title(page_tree(f"<title>{title}</title>"), headline) == outlet


def test_a_quotation_in_the_title_of_the_window_keeps_its_marks() -> None:
    assert page_metadata(page_tree("<title>« La digue cède » - Le Phare</title>"), None).headline == "« La digue cède »"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relatif", "http://[::1", "http://a:99999999/"])
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    assert page_metadata(page_tree(f'<link rel=canonical href="{address}">'), None).url is None


def test_trafilatura_tells_neither_times_nor_agencies() -> None:
    """That is why its metadata are not taken."""
    from trafilatura import extract_metadata

    authors = '<meta name=author content="Jeanne Morel et AFP">'
    page = f"<html><head>{OPEN_GRAPH}{authors}</head><body><h1>La passerelle</h1><p>Le maire l’a dit.</p></body></html>"
    told = extract_metadata(page)
    ours = page_metadata(page_tree(page), None)

    assert (told.date, told.author) == ("2026-10-14", "Jeanne Morel et AFP")
    assert (ours.published, ours.authors, ours.agency) == ("2026-10-14T18:02:00+02:00", ("Jeanne Morel",), "AFP")
