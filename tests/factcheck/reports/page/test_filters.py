"""By what the claims of a page can be chosen; that the choice works is tested in a browser."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.page.filters import FILTERS, Choice, filter_attributes, filter_bar
from factcheck.reports.page.placed_claims import PlacedClaim, placed_articles
from factcheck.scan_results import Standing, Status
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import TEXT, checked, labelled, port, sourced


def claims() -> list[PlacedClaim]:
    first, second, *_rest = claim_ids(port())
    verdict = load_scale().verdicts["faux"]
    standings = {first: Standing(status=Status.VERIFIED, verdict=verdict), second: Standing(status=Status.IN_PROGRESS)}
    articles = placed_articles([replace(port(), standings=standings), sourced()])
    return [one for placed in articles for one in placed.claims]


def choices(key: str, language: str = "en") -> list[tuple[str, str]]:
    """The words of a filter and how many claims they stand for."""
    with using_language(language):
        bar = "".join(filter_bar(claims()))
    (menu,) = re.findall(rf'<details class="filter" data-filter="{key}".*?</details>', bar, re.DOTALL)
    return re.findall(r"<span>(.*?)</span> <span class=\"count\"[^>]*>(\d+)<", menu)


def test_each_filter_has_its_choices_with_their_counts() -> None:
    assert choices("label") == [("reported speech", "4"), ("allegation", "2"), ("stated by the article", "2")]
    assert choices("status") == [("to verify", "6"), ("in progress", "1"), ("verified", "1")]
    assert choices("verdict") == [("false", "1"), ("no verdict", "7")]
    assert choices("speaker", "fr") == [
        ("Sergueï Valmont", "2"),
        ("ministère de l’Économie maritime", "1"),
        ("plusieurs médias locaux", "1"),
        ("un cadre du port", "1"),
        ("l’article lui-même", "2"),
        ("sans source nommée", "1"),
    ]


def test_each_card_is_found_under_every_filter() -> None:
    with using_language("en"):
        attributes = filter_attributes(claims())

    assert len(attributes) == 8
    assert all(
        re.fullmatch("".join(rf' data-{one.key}="\d+"' for one in FILTERS), value) for value in attributes.values()
    )
    first, second = (attributes[f"c-{name}"] for name in claim_ids(port())[:2])
    assert 'data-label="0" data-status="2" data-verdict="0"' in first
    assert 'data-label="1" data-status="1" data-verdict="1"' in second


def test_a_filter_without_choice_is_left_out_and_without_any_the_bar_is() -> None:
    (alike,) = placed_articles([checked(labelled(TEXT, "reçu"), labelled(TEXT, "une aide publique"))])
    (mixed,) = placed_articles([port()])

    assert "".join(filter_bar(alike.claims)) == ""
    assert "".join(filter_bar([])) == ""
    assert re.findall(r'data-filter="(\w+)"', "".join(filter_bar(mixed.claims))) == ["label", "speaker"]


def test_the_bar_is_hidden_until_a_script_can_work_it() -> None:
    bar = "".join(filter_bar(claims()))

    assert re.search(r'<section class="filters" id="filters" aria-label="[^"]+" hidden>', bar)
    assert re.search(r'<p class="nothing" id="nothing" hidden>', bar)
    assert 'data-words="Shown: {n} of {m}"' in bar or 'data-words="Affichées' in bar


def test_names_of_strangers_are_text() -> None:
    text = 'Titre\n\n<b>"Ana"</b> dit oui. Non, dit Bob.'
    hostile = checked(
        labelled(text, "oui", speaker=('<b>"Ana"</b>', '<b>"Ana"</b>')),
        labelled(text, "Non", speaker=("Bob", "Bob")),
        text=text,
    )
    (placed,) = placed_articles([hostile])

    assert "<b>" not in "".join(filter_bar(placed.claims))


def test_a_filter_is_one_line() -> None:
    """Its key is an attribute of the cards, its name a message, its choices a function."""
    assert [one.key for one in FILTERS] == ["label", "status", "verdict", "speaker", "accused", "stage"]
    assert all(isinstance(choice, Choice) for one in FILTERS for claim in claims() for choice in one.choices(claim))
