"""What JSON-LD declares of an article, however it is laid out."""

from __future__ import annotations

import json

import pytest

from factcheck.sources.web.json_ld import Declared, declared_article


def page(*documents: object) -> str:
    scripts = (each if isinstance(each, str) else json.dumps(each) for each in documents)
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)


ARTICLE = {"@type": "NewsArticle", "headline": "La passerelle ferme"}


@pytest.mark.parametrize(
    "document",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Le Courrier"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["Article", "https://schema.org/ReportageNewsArticle"]},
        json.dumps(ARTICLE).replace("passerelle ferme", "passerelle\nferme") + ";",
        f"<!-- {json.dumps(ARTICLE)} -->",
    ],
)
def test_an_article_is_found_where_it_stands(document: object) -> None:
    assert declared_article(page("{broken", document)) == Declared(headline="La passerelle ferme")


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Jeanne Morel", ("Jeanne Morel",)),
        ({"@type": "Person", "name": "Jeanne Morel"}, ("Jeanne Morel",)),
        ([{"name": "Jeanne Morel"}, "AFP", {"name": ["Luc Bas"]}], ("Jeanne Morel", "AFP", "Luc Bas")),
        ({"@id": "#jm"}, ("Jeanne Morel",)),
        ({"@id": "#nobody"}, ()),
        (7, ()),
        (None, ()),
    ],
)
def test_authors_are_named_in_many_ways(authors: object, names: tuple[str, ...]) -> None:
    person = {"@type": "Person", "@id": "#jm", "name": "Jeanne Morel"}
    found = declared_article(page({"@graph": [ARTICLE | {"author": authors}, person]}))

    assert found is not None
    assert found.authors == names


@pytest.mark.parametrize(
    ("value", "free"), [(True, True), ("False", False), ("http://schema.org/False", False), ("peut-être", None)]
)
def test_whether_an_article_is_free(value: object, free: bool | None) -> None:
    found = declared_article(page(ARTICLE | {"isAccessibleForFree": value, "wordCount": "812"}))

    assert found is not None
    assert (found.free, found.words) == (free, 812)


def test_a_live_blog_has_the_text_of_its_entries() -> None:
    updates = [{"headline": "10h", "articleBody": "La passerelle ferme."}, {"articleBody": "Elle est fermée."}, 3]
    found = declared_article(page({"@type": "LiveBlogPosting", "liveBlogUpdate": updates}))

    assert found is not None
    assert found.body == "10h\n\nLa passerelle ferme.\n\nElle est fermée."


@pytest.mark.parametrize(
    "document", ["[" * 100_000, "", "null", "3", {"@type": "WebSite"}, {"@type": {"a": 1}}, [[[]]]]
)
def test_a_page_without_an_article_declares_none(document: object) -> None:
    assert declared_article(page(document)) is None
