"""The contents of a page with several articles."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.i18n import using_language
from factcheck.reports.page.contents import article_title, contents, label_key, page_total
from factcheck.reports.page.placed_claims import placed_articles
from tests.support.factories import TEXT, checked, labelled, port, sourced


def test_each_article_has_its_link_its_total_and_its_labels() -> None:
    with using_language("en"):
        shown = "".join(contents(placed_articles([port(), sourced()])))

    assert re.findall(r'<a href="#([\w.-]+)" lang="fr">(.*?)</a>', shown) == [
        ("a-port-0001", "Le port d’Argelune fermera au printemps"),
        ("a-port-0001.2", "Le contrat du port inquiète Argelune"),
    ]
    assert "La Gazette d’Argelune · 5 claims, all to verify" in shown
    assert re.findall(r"</svg>(\d [\w ]+)<", shown)[:3] == [
        "2 reported speech",
        "2 allegations",
        "1 stated by the article",
    ]


def test_one_article_needs_none() -> None:
    assert list(contents(placed_articles([port()]))) == []


def test_totals_count_articles_only_where_there_are_several() -> None:
    with using_language("en"):
        assert page_total(placed_articles([port()])) == "5 claims, all to verify"
        assert page_total(placed_articles([port(), sourced()])) == "2 articles · 8 claims, all to verify"


def test_an_article_without_title_is_called_so_in_the_language_of_the_reader() -> None:
    bare = replace(port(), article=replace(port().article, title=None))
    with using_language("en"):
        assert article_title(placed_articles([bare])[0]) == ("(untitled)", "")
        assert article_title(placed_articles([port()])[0]) == ("Le port d’Argelune fermera au printemps", "fr")


def test_only_labels_that_occur_are_in_the_key() -> None:
    (placed,) = placed_articles([checked(labelled(TEXT, "reçu"))])
    with using_language("en"):
        assert re.findall(r"</svg>(.*?)<", label_key(placed)) == ["1 reported speech"]
