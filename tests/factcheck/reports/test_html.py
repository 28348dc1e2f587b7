"""The page: what it holds, what it links, what it says of itself; how it looks is tested in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.html import to_html
from factcheck.reports.ranking import by_worth
from factcheck.scan_results import Checked
from tests.factcheck.reports.test_check_wording import STANDING
from tests.support.factories import TEXT, checked, labelled, port, sourced
from tests.support.html_page import Page

NAMES = claim_ids(port())


def html(articles: Iterable[Checked], language: str = "fr") -> str:
    with using_language(language):
        return "".join(to_html(articles))


def page(*articles: Checked, language: str = "fr") -> Page:
    return Page(html(articles or (port(),), language))


def test_the_page_holds_the_text_and_asks_for_nothing() -> None:
    written = html([port()])
    words = re.sub(r"…?\d", "", Page(written).text)

    for paragraph in TEXT.strip().split("\n\n"):
        assert re.sub(r"\d", "", paragraph) in words
    assert not re.search(r"<(?:img|iframe|object|embed|link|base|form)\b|@import|url\(", written, re.IGNORECASE)
    assert not re.search(r"\bfetch\(|XMLHttp|WebSocket|sendBeacon|import\(", written)
    assert not re.search(r'<script[^>]* src|\son\w+="| style="', written)
    assert "default-src 'none'" in written
    assert all(target.startswith("#") for target in Page(written).links)


def test_links_lead_somewhere_and_names_are_their_own() -> None:
    made = page()
    names = [attributes["id"] for _tag, attributes in made.elements if "id" in attributes]

    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in made.links} <= made.names
    assert {f"c-{name}" for name in NAMES} | {f"w-{name}" for name in NAMES} <= made.names


def test_the_link_to_a_claim_is_the_same_whatever_else_is_on_the_page() -> None:
    alone, among = page(), page(sourced(), port())

    assert {name for name in alone.names if name.startswith("c-")} <= among.names


def test_a_reader_of_the_page_hears_language_headings_and_names() -> None:
    made = page(port(), sourced())
    by_tag: dict[str, list[dict[str, str | None]]] = {}
    for tag, attributes in made.elements:
        by_tag.setdefault(tag, []).append(attributes)
    levels = [int(tag[1]) for tag, _attributes in made.elements if re.fullmatch("h[1-6]", tag)]

    assert by_tag["html"][0]["lang"] == "fr"
    assert [len(by_tag[tag]) for tag in ("h1", "main", "title", "nav", "footer")] == [1] * 5
    assert all(below - above <= 1 for above, below in pairwise(levels))
    words = re.findall(r"<a ([^>]*)>(.*?)</a>", html([port()]), re.DOTALL)
    assert all("aria-label=" in attributes or re.sub("<.*?>", "", told).strip() for attributes, told in words)
    sections = [attributes for attributes in by_tag["section"] if "check" not in (attributes.get("class") or "")]
    assert all(attributes.get("aria-label") or attributes.get("aria-labelledby") for attributes in sections)
    assert by_tag["a"][0] == {"class": "skip", "href": "#main"}


def test_the_languages_of_article_and_reader_are_told_apart() -> None:
    breton = replace(port(), article=replace(port().article, language="br"))
    spoken = [
        (tag, attributes["lang"]) for tag, attributes in page(breton, language="en").elements if "lang" in attributes
    ]

    assert spoken[0] == ("html", "en")
    assert {tag for tag, lang in spoken if lang == "br"} == {"h2", "div", "q"}
    assert {tag for tag, lang in spoken if lang == "en"} == {"html", "a"}


def test_french_is_spaced_as_in_print_and_the_article_stays_as_it_is() -> None:
    one = replace(sourced(), standings={claim_ids(sourced())[0]: STANDING})
    made = page(port(), one)

    assert re.findall("[ \u00a0][;:!?%»]|«[ \u00a0]|'", made.own) == []
    assert len(re.findall("\u202f[;:!?%»]|«\u202f", made.own)) > 20
    assert "« Le chantier naval" not in made.own


def test_a_page_tells_sources_and_worth() -> None:
    """Chain, addressee, doubt about names, worth with its reasons, and a way to what is worth checking first."""
    made = page(sourced(), language="en")
    first, _second, third = (f"#c-{name}" for name in claim_ids(sourced()))

    shown = " ".join(made.text.split())
    assert "Chain: La Gazette d’Argelune ← Voxa ← un cadre du port" in shown
    assert "not identified" in shown
    assert "Told to: dockers" in shown
    assert "Il → Sergueï Valmont (uncertain, 42%)" in shown
    assert "62 of 100: amount, present state" in shown
    assert "Check first: Claim 3 (number) · Claim 1 (amount, present state)" in shown
    assert {first, third} <= set(made.links)


def test_a_page_in_order_of_worth_keeps_the_numbers_of_the_text() -> None:
    made = page(by_worth(sourced()), language="en")

    cards = [attributes for tag, attributes in made.elements if tag == "li" and "card" in (attributes["class"] or "")]
    one, two, three = claim_ids(sourced())
    assert [(card["id"], card["value"]) for card in cards] == [
        (f"c-{three}", "3"),
        (f"c-{one}", "1"),
        (f"c-{two}", "2"),
    ]
    begun = [attributes["id"] for _tag, attributes in made.elements if (attributes.get("id") or "").startswith("w-")]
    assert begun == [f"w-{one}", f"w-{two}", f"w-{three}"]


def test_markup_in_an_article_is_text() -> None:
    evil = 'Titre <b>\n\n<script>alert(1)</script> & "x" \' \x1b[31m suite'
    written = html([checked(labelled(evil, '<script>alert(1)</script> & "x"'), text=evil)])

    assert written.count("<script") == 1
    assert "\x1b" not in written
    assert '<script>alert(1)</script> & "x"' in Page(written).text


def test_several_articles_share_a_page_with_contents() -> None:
    made = page(port(), port(), sourced())
    names = [attributes["id"] for _tag, attributes in made.elements if "id" in attributes]

    assert len(names) == len(set(names))
    assert {f"c-{NAMES[0]}", f"c-{NAMES[0]}.port-0001"} <= set(names)
    assert sum(tag == "article" for tag, _attributes in made.elements) == 3
    assert "3 articles · 8 affirmations (13 passages)\u202f: 8 à vérifier" in made.text
    assert made.text.count("Le contrat du port inquiète Argelune") >= 2


@pytest.mark.parametrize("count", [0, 1])
def test_a_page_without_choice_has_no_filters(count: int) -> None:
    made = page(checked(*[labelled(TEXT, "reçu")][:count]))

    assert "filters" not in made.names
    assert ("Aucune affirmation" in made.text) is not bool(count)
    assert sum(tag == "li" for tag, _attributes in made.elements) == count


def test_an_empty_page_says_so() -> None:
    assert "Aucune affirmation trouvée." in Page(html([])).text
