"""Headlines that state what a text alleges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Label, LabelledClaim, Polarity
from factcheck.dossiers.hardening_wording import comparison_lines, comparison_markdown, comparison_record
from factcheck.hardening import compare_articles
from factcheck.hardening.headline import stated_headline
from factcheck.i18n import using_language
from factcheck.scan_results import Checked
from tests.support.factories import article, labelled

ALLEGED = "Le maire de Verlac aurait truqué un marché public"
FIRM = "Le maire de Verlac a truqué un marché public"


def told(title: str, *, mood: str = "conditional", polarity: Polarity = Polarity.ASSERTED) -> Checked:
    """An article with a headline whose text alleges something."""
    text = f"{title}\n\n{ALLEGED}, selon un journal."
    item = labelled(text, f"{ALLEGED}", label=Label.ALLEGATION, polarity=polarity)
    return Checked(article=article(text), claims=(_with_mood(item, mood),), skipped=())


def _with_mood(item: LabelledClaim, mood: str) -> LabelledClaim:
    return replace(item, claim=replace(item.claim, features={"mood": mood}))


NEUTRAL = "Une enquête à Verlac"


def test_a_headline_in_the_articles_own_voice_is_told_with_the_allegation() -> None:
    compared = compare_articles(told(NEUTRAL), told(FIRM))

    assert compared.headline is not None
    assert (compared.headline.words, compared.headline.claim.number) == (FIRM, 1)
    assert comparison_record(compared)["headline"]["claim"]["content"] == ALLEGED
    with using_language("fr"):
        lines = [line.text for line in comparison_lines(compared)]
        assert any(line.startswith("le titre affirme ce qui n’est qu’allégué") and FIRM in line for line in lines)
        assert FIRM in comparison_markdown(compared).split("##")[0]


def test_the_allegation_may_stand_in_the_later_text_alone() -> None:
    empty = replace(told(NEUTRAL), claims=())

    found = stated_headline(empty, told(FIRM))

    assert found is not None
    assert not found.in_first


@pytest.mark.parametrize(
    "title",
    [
        NEUTRAL,
        "Enquête sur un marché public du maire de Verlac",
        "Le maire de Verlac aurait truqué un marché public de la ville",
        "Le maire de Verlac a-t-il truqué un marché public ?",
        "« Le maire de Verlac a truqué un marché public »",
        "Le maire de Verlac soupçonné d'avoir truqué un marché public",
        "Accusations de marché public truqué contre le maire de Verlac",
        "Le maire de Verlac a peut-être truqué un marché public",
    ],
)
def test_headlines_that_doubt_ask_or_quote_state_nothing(title: str) -> None:
    assert stated_headline(told(NEUTRAL), told(title)) is None


def test_what_is_denied_is_no_sentence_or_was_a_headline_before_is_not_told() -> None:
    assert stated_headline(told(NEUTRAL, polarity=Polarity.DENIED), replace(told(FIRM), claims=())) is None
    assert stated_headline(told(NEUTRAL, mood="none"), replace(told(FIRM), claims=())) is None
    assert stated_headline(told(FIRM), told(FIRM)) is None
    attributed = told(FIRM)
    item = labelled(attributed.article.text, FIRM)
    assert stated_headline(told(NEUTRAL), replace(attributed, claims=(item, *attributed.claims))) is None
