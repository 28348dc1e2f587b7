"""Feeds become their articles: full texts, or excerpts with a notice."""

from __future__ import annotations

import json
import socket
import time

import pytest

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.formats.feed import read_feed
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.support.bounds import FROZEN_S

FIRST = "Le maire de Sauvagny a annoncé mardi la fermeture de la passerelle des Lices."
SECOND = "« Les câbles ne tiendront pas », a expliqué l’ingénieure Odile Perrault."
RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Courrier des Lices – Politique</title>'
    "{}</channel></rss>"
)
FULL = (
    "<item><title>La passerelle &amp;amp; le pont</title><link>https://courrier.example/a</link>"
    "<dc:creator>Jeanne Morel</dc:creator><pubDate>Wed, 14 Oct 2026 18:02:00 +0200</pubDate>"
    f"<description>{FIRST[:40]} […]</description><content:encoded><![CDATA[<p>{FIRST}</p><h2>Un vote</h2>"
    f"<p>{SECOND}</p><p>L’article La passerelle est apparu en premier sur Le Courrier des Lices.</p>"
    "]]></content:encoded></item>"
)
EXCERPT = (
    "<item><title>La passerelle ferme</title><link>https://courrier.example/b</link><author>AFP</author>"
    f"<description>{FIRST} &lt;a href=x&gt;Lire la suite&lt;/a&gt;</description></item>"
)


def read(feed: str | bytes, **options: str) -> list[SourceText | ArticleError]:
    return read_feed(feed if isinstance(feed, bytes) else feed.encode(), name="flux.xml", **options)


def article(found: SourceText | ArticleError) -> SourceText:
    assert isinstance(found, SourceText), found
    return found


def test_an_entry_with_its_text_is_an_article() -> None:
    source = article(*read(RSS.format(FULL)))

    assert source.text == "\n\n".join(("La passerelle & le pont", FIRST, "Un vote", SECOND))
    assert [part.kind for part in source.parts] == [BlockKind.HEADLINE, BlockKind.HEADING]
    assert (source.name, source.kind, source.notices) == ("flux.xml:1", SourceKind.FEED, ())
    told = source.metadata
    assert (told.authors, told.outlet, told.published) == (
        ("Jeanne Morel",),
        "Le Courrier des Lices",
        "2026-10-14T18:02:00+02:00",
    )
    assert told.url == "https://courrier.example/a"


def test_an_entry_with_an_excerpt_says_so() -> None:
    source = article(*read(RSS.format(EXCERPT)))

    assert source.text == f"La passerelle ferme\n\n{FIRST}"
    assert [part.kind for part in source.parts] == [BlockKind.HEADLINE, BlockKind.STANDFIRST]
    assert [notice.code for notice in source.notices] == [NoticeCode.EXCERPT_ONLY]
    assert (source.metadata.agency, source.metadata.url) == ("AFP", "https://courrier.example/b")


def test_an_atom_entry_keeps_its_summary() -> None:
    (found,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Courrier</title><entry><title>La passerelle</title>'
        "<updated>2026-10-14T19:00:00Z</updated><published>2026-10-14T18:02:00+02:00</published>"
        "<author><name>Jeanne Morel</name></author><summary>Les élus ont voté.</summary>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content></entry></feed>'
    )
    source = article(found)

    assert source.text == f"La passerelle\n\nLes élus ont voté.\n\n{FIRST}"
    assert (source.metadata.published, source.metadata.updated) == (
        "2026-10-14T18:02:00+02:00",
        "2026-10-14T19:00:00+00:00",
    )


def test_a_json_feed_is_read_and_a_bad_item_costs_itself() -> None:
    items = [
        {"title": "Un < deux", "content_text": f"{FIRST}\n\n{SECOND}", "date_published": "2026-10-14T18:02:00+02:00"},
        "rien",
        {"id": "3"},
        {"content_html": f"<p>{FIRST}</p>", "authors": [{"name": "Jeanne Morel"}]},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Le Courrier", "items": items}
    found = read(json.dumps(feed))

    assert article(found[0]).text == f"Un < deux\n\n{FIRST}\n\n{SECOND}"
    assert [isinstance(one, ArticleError) for one in found] == [False, True, True, False]
    assert article(found[3]).metadata.authors == ("Jeanne Morel",)


def test_a_malformed_feed_is_read() -> None:
    feed = "\n" + RSS.replace("</channel></rss>", "").format(FULL.replace("&amp;amp;", "& Cie, "))

    assert FIRST in article(*read(feed)).text


@pytest.mark.parametrize("declared", ["", "windows-1252"])
def test_feeds_are_read_in_the_encoding_that_they_declare(declared: str) -> None:
    feed = RSS.replace("UTF-8", "utf-8" if declared else "windows-1252").format(EXCERPT)
    source = article(*read(feed.encode("cp1252"), declared=declared))

    assert source.text == f"La passerelle ferme\n\n{FIRST}"
    assert source.encoding == "cp1252"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("no connection is made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    doctype = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b SYSTEM "http://127.0.0.1:9/">]>'
    feed = RSS.format(FULL.replace("Un vote", "Un vote &a; &b;")).replace("?><rss", f"?>{doctype}<rss")

    assert "Un vote" in article(*read(feed)).text


def test_entities_that_grow_neither_crash_nor_hang() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = RSS.format(FULL.replace("Un vote", "Un vote &e11;"))
    began = time.process_time()
    read(feed.replace("?><rss", f'?><!DOCTYPE rss [<!ENTITY e0 "a">{entities}]><rss'))

    assert time.process_time() - began < FROZEN_S


def test_an_entry_at_which_the_parser_fails_costs_itself() -> None:
    broken = "<item><title>A & B</title><image><width></width></image></item>"
    found = read(RSS.format(FULL + broken + EXCERPT))

    assert [isinstance(one, ArticleError) for one in found] == [False, True, False]
    assert article(found[0]).metadata.outlet == article(found[2]).metadata.outlet == "Le Courrier des Lices"


@pytest.mark.parametrize("reference", ["&#x110000;", "&#xD800;", "&#0;", "&#99999999999999999999;", "&#xZ;", "&#"])
def test_references_that_stand_for_no_character_cost_nothing(reference: str) -> None:
    feed = RSS.format(FULL.replace("Un vote", f"Un vote {reference}").replace("</title>", f"{reference} & Cie</title>"))

    assert FIRST in article(*read(feed)).text


@pytest.mark.parametrize(
    ("feed", "message"),
    [(RSS.format(""), "without entries"), ('{"version": "https://jsonfeed.org/version/1"', "cannot be read")],
)
def test_a_feed_without_articles_is_refused(feed: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read(feed)


def test_of_a_feed_without_end_the_first_entries_are_read() -> None:
    """That there are more is told once."""
    found = read("<rss version='2.0'><channel>" + "<item><title>a</title></item>" * 5_100 + "</channel></rss>")
    assert len(found) == 5_001
    assert isinstance(found[-1], ArticleError)
    assert "5000 entries" in found[-1].message
