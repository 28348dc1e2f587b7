"""The text of the article with its claims marked."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.page.marked_text import marked_text
from factcheck.reports.page.placed_claims import placed_articles
from factcheck.scan_results import Block, BlockKind, Checked
from tests.support.factories import TEXT, checked, labelled, port


def marked(one: Checked) -> str:
    with using_language("en"):
        return "".join(marked_text(placed_articles([one])[0]))


def plain(html: str) -> str:
    return unescape(re.sub("<.*?>", "", re.sub(r"<sup>.*?</sup>", "", html)))


def test_the_text_stays_what_it_is() -> None:
    assert plain(marked(port())) == TEXT


def test_a_claim_in_two_parts_is_numbered_where_each_begins_and_named_once() -> None:
    html = marked(port())
    name = claim_ids(port())[1]

    assert html.count(f'id="w-{name}"') == 1
    assert "<sup>2</sup>" in html
    assert "<sup>…2</sup>" in html
    assert 'aria-label="Claim 2, allegation"' in html
    assert 'aria-label="Claim 2, continued, allegation"' in html
    words = re.findall(rf'<a class="mark \w+" href="#c-{name}"[^>]*>(.*?)</a>', html)
    assert words == ["Il aurait ", "une aide publique de quatre millions d’euros"]


def test_of_nested_claims_the_innermost_is_linked_and_all_are_named() -> None:
    outer, inner = "Deux cents ouvriers travaillent sur le site depuis 1987", "ouvriers travaillent"
    one = checked(labelled(TEXT, outer), labelled(TEXT, inner), labelled(TEXT, outer))
    html, names = marked(one), claim_ids(one)

    assert {f'id="w-{name}"' for name in names} <= set(re.findall(r'id="[^"]+"', html))
    (found,) = re.findall(r'<a class="mark \w+" href="#([^"]+)" data-claims="([^"]+)"[^>]*>ouvriers travaillent<', html)
    assert found == (f"c-{names[1]}", f"c-{names[1]} c-{names[0]} c-{names[2]}")
    assert plain(html) == TEXT


def test_claims_that_overlap_are_both_there() -> None:
    one = checked(labelled(TEXT, "ouvriers travaillent sur"), labelled(TEXT, "sur le site"))
    links = re.findall(r'data-claims="([^"]+)" tabindex[^>]*>(.*?)</a>', marked(one))
    first, second = (f"c-{name}" for name in claim_ids(one))

    assert [(words, set(names.split())) for names, words in links] == [
        ("ouvriers travaillent ", {first}),
        ("sur", {first, second}),
        (" le site", {second}),
    ]


def test_keys_stop_once_at_a_claim() -> None:
    links = re.findall(r"<a ([^>]*)>", marked(port()))

    assert sum('tabindex="-1"' not in attributes for attributes in links) == 6
    assert all("title=" in attributes for attributes in links if 'tabindex="-1"' in attributes)


def test_what_is_no_running_text_looks_so() -> None:
    byline = Span(TEXT.index("Par Nadia"), TEXT.index("\nMis à jour"))
    blocks = (*port().article.blocks, Block(BlockKind.BYLINE, byline), Block(BlockKind.BODY, Span(byline.end + 1, 90)))
    html = marked(replace(port(), article=replace(port().article, blocks=blocks)))

    assert '<span class="headline">Le port d’Argelune fermera au printemps</span>' in html
    assert '<span class="aside">Par Nadia Ferrol</span>' in html
    assert plain(html) == TEXT


def test_a_claim_that_crosses_blocks_is_whole() -> None:
    text = "Titre du port\n\nLe quai ferme."
    one = checked(labelled(text, "port\n\nLe quai"), text=text)
    html = marked(one)

    assert re.findall(r'tabindex="-1"[^>]*>(.*?)</a>', html, re.DOTALL) == ["port", "\n\nLe quai"]
    assert html.count("<span") == html.count("</span>")


def test_an_empty_article_has_no_text() -> None:
    assert marked(checked(text="")) == ""
