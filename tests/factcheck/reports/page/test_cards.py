"""The card of a claim: what is read first, what was found, and the ways to and from it."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.page.cards import card
from factcheck.reports.page.placed_claims import placed_articles
from factcheck.scan_results import Checked, Standing
from tests.factcheck.reports.test_check_wording import STANDING, URL
from tests.support.factories import port

NAMES = claim_ids(port())


def cards(one: Checked, language: str = "en") -> list[str]:
    with using_language(language):
        return ["".join(card(claim, "")) for claim in placed_articles([one])[0].claims]


def checked_card(standing: Standing = STANDING, language: str = "en") -> str:
    return cards(replace(port(), standings={NAMES[0]: standing}), language)[0]


def order(html: str, *words: str) -> bool:
    places = [html.index(word) for word in words]
    return places == sorted(places)


def test_label_status_and_verdict_come_first_then_the_words_the_check_and_the_reading() -> None:
    html = checked_card()

    assert order(
        html,
        "badge label reported_speech",
        "badge status settled",
        "badge verdict refuted",
        "<blockquote>",
        "Speaker:",
        'class="check"',
        "le chantier finit en mai",
        "Certainty of the label:",
        "Id:",
    )


def test_what_changed_since_its_check_says_so_at_the_head() -> None:
    assert "badge changed" not in checked_card(replace(STANDING, changed_since=False))
    html = checked_card(replace(STANDING, changed_since=True))

    assert order(html, "badge verdict refuted", "badge changed", "<blockquote>")


def test_a_card_leads_to_the_words_and_to_itself() -> None:
    html = cards(port())[1]

    assert f'<li class="card allegation" id="c-{NAMES[1]}" value="2" data-claim="{NAMES[1]}">' in html
    assert f'<a href="#w-{NAMES[1]}" aria-label="in the text: claim 2">in the text</a>' in html
    assert f'<a href="#c-{NAMES[1]}" aria-label="link to claim 2">link</a>' in html


def test_who_denies_is_told_before_what_is_denied() -> None:
    html = cards(port(), "fr")[3]

    assert order(html, "démenti par le ministère\u202f:", "avoir promis", "Démenti par\u202f:")
    assert "Locuteur" not in html


def test_evidence_shows_its_stance_its_links_and_its_passage() -> None:
    html = checked_card()

    assert '<div class="evidence refutes">' in html
    assert f'<a href="{URL}" rel="noreferrer">Arrêté municipal</a>' in html
    assert "<q>réouverture le 12 mai</q>" in html


def test_a_stance_that_nobody_knows_is_no_class() -> None:
    piece = replace(STANDING.check.evidence[0], stance='x" onclick="')
    html = checked_card(replace(STANDING, check=replace(STANDING.check, evidence=(piece,))))

    assert '<div class="evidence">' in html
    assert 'onclick="' not in html


def test_a_correction_tells_who_and_why_and_the_machines_value_as_history() -> None:
    html = checked_card()

    assert re.search(
        r"<dt>Label:</dt> <dd>allegation · corrected by Bob, 8 March 2026 · because au conditionnel "
        r'<span class="was">the machine read: reported speech</span>',
        html,
    )
    assert "<dt>Certainty of the label:</dt> <dd>label corrected" in html
    assert "97%" not in html


def test_what_nobody_checked_has_no_check() -> None:
    assert 'class="check"' not in "".join(cards(port()))


def test_what_is_no_address_of_the_web_is_no_link_and_told_once() -> None:
    piece = replace(STANDING.check.evidence[0], url="ftp://a.example/x", title=None, archived=None, quote=None)
    html = checked_card(replace(STANDING, check=replace(STANDING.check, evidence=(piece,))))

    assert 'href="ftp' not in html
    assert html.count("ftp://a.example/x") == 1


def test_what_is_heard_of_a_link_begins_with_what_is_seen() -> None:
    """Who steers by voice says the words that stand there (WCAG 2.5.3)."""
    for language in ("en", "fr"):
        links = re.findall(r'<a href="[^"]*" aria-label="([^"]*)">([^<]*)</a>', cards(port(), language)[0])
        assert len(links) == 2
        assert all(heard.startswith(seen) for heard, seen in links)
