"""One article of a page: head, text and cards."""

from __future__ import annotations

from factcheck.i18n import using_language
from factcheck.reports.page.article_part import article_part
from factcheck.reports.page.filters import filter_attributes
from factcheck.reports.page.placed_claims import placed_articles
from factcheck.scan_results import Checked
from tests.support.factories import checked, port
from tests.support.html_page import Page


def part(one: Checked, language: str = "en") -> str:
    (placed,) = placed_articles([one])
    with using_language(language):
        return "".join(article_part(placed, filter_attributes(placed.claims)))


def test_the_head_tells_origin_counts_the_legend_and_what_was_left_out() -> None:
    words = " ".join(Page(part(port())).text.split())

    for told in (
        "Le port d’Argelune fermera au printemps La Gazette d’Argelune · with AFP · 3 March 2026",
        "5 claims, all to verify",
        "“stated by the article”: said in its own voice, not found true · percentages: certainty of the label",
        "Left out: 1 headline",
    ):
        assert told in words


def test_text_and_cards_are_named_parts_in_this_order() -> None:
    html = part(port())

    assert html.index('aria-labelledby="a-port-0001-text ') < html.index('aria-labelledby="a-port-0001-claims ')
    assert {"a-port-0001-text", "a-port-0001-claims", "a-port-0001-title", "a-port-0001"} <= Page(html).names
    assert html.count('<li class="card') == 5


def test_an_article_without_claims_stands_alone() -> None:
    html = part(checked(), "fr")

    assert 'class="sides alone"' in html
    assert "Aucune affirmation trouvée." in html
    assert 'class="side cards"' not in html
