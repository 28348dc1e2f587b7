"""Keys that lead through the queue."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.queue_lines import order_words
from factcheck.store.engine import Store
from factcheck.store.queue_order import ORDERS
from tests.support.review_play import NAMES, QUEUE, dossier, lines, play, text, write


def test_undo_finds_a_claim_that_the_filter_hides(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("i", "slash")
        await write(pilot, "chantier")
        await pilot.press("enter", "u")
        assert app.review_queue.claim is not None
        assert app.review_queue.claim.id == QUEUE[0]

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.status == "unverified"


def test_the_most_uncertain_comes_first_and_the_order_can_change(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert [row.id for row in app.review_queue.rows] == QUEUE
        assert "most uncertain first" in text(app, "top")
        seen = [app.review_queue.filter_in_force.order]
        for _order in ORDERS:
            await pilot.press("o")
            seen.append(app.review_queue.filter_in_force.order)
            assert order_words(seen[-1]) in text(app, "top")
        assert seen[0] == seen[-1] == "uncertain"
        assert set(seen) == set(ORDERS)

    play(kept, keys)


def test_one_key_leads_on_and_none_else(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "d")
        await write(pilot, "hors sujet")
        await pilot.press("enter")
        assert app.review_queue.position == 1
        await pilot.press("k", "space")
        # The dropped one is passed over; after the last comes the first again.
        assert app.review_queue.position == 2
        await pilot.press("space", "space", "space")
        assert app.review_queue.position == 0

    play(kept, keys)


def test_what_textual_says_by_itself_is_french_too(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+c")
        assert text(app, "said") == "q quitte ; le prochain examen reprend ici".replace(" ;", "\u00a0;")
        await pilot.press("slash")
        await write(pilot, "VALMONT")
        await pilot.press("enter")
        assert "«\u00a0VALMONT\u00a0»" in text(app, "top")

    with using_language("fr"):
        play(kept, keys)


def test_filter_and_search_narrow_the_queue(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        await write(pilot, "VALMONT")
        await pilot.press("enter")
        assert [row.id for row in app.review_queue.rows] == [NAMES[0]]
        assert "“VALMONT”" in text(app, "top")
        await pilot.press("f", *["down"] * 12, "enter")
        assert app.review_queue.filter_in_force.labels == ("allegation",)
        assert [row.id for row in app.review_queue.rows] == [NAMES[4], NAMES[1]]
        await pilot.press("slash")
        await write(pilot, "nulle part")
        await pilot.press("enter", "d", "e", "a")
        assert "No claim here" in text(app, "claim")
        assert text(app, "said") == "no claim here"
        await pilot.press("f", "enter")
        assert len(app.review_queue.rows) == 5

    play(kept, keys)


@pytest.mark.parametrize(("lang", "words"), [("en", "take the last decision back"), ("fr", "annuler la dernière")])
def test_help_names_the_keys_in_both_languages(kept: Store, lang: str, words: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        assert any(words in line for line in lines(app))

    with using_language(lang):
        play(kept, keys, size=(80, 60))
