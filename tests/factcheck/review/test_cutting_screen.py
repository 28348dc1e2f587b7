"""The word at which a claim is cut, chosen with the keyboard."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.cutting_screen import CutScreen
from factcheck.store.engine import Store
from tests.support.review_play import NAMES, QUEUE, dossier, lines, named, play, text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_arrows_move_the_cut_and_enter_keeps_it(kept: Store, lang: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j", "C")
        assert isinstance(app.screen, CutScreen)
        assert NAMES[0] in named(app)
        await pilot.press(*["left"] * 9, "right", "right")
        whole = "\n".join(lines(app))
        assert "1 Le chantier naval" in whole
        assert "2 cessera toute activité le 12 avril" in whole
        await pilot.press("enter")
        assert text(app, "said").startswith(f"{NAMES[0]} ")
        assert {"en": "cut in two", "fr": "coupée en deux"}[lang] in text(app, "said")

    with using_language(lang):
        play(kept, keys)

    assert dossier(kept, NAMES[0]).claim.content == "Le chantier naval"


def test_one_word_is_not_cut(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("C", "enter")
        assert str(app.screen.query_one(".said", Static).content) == "one word cannot be cut"
        await pilot.press("escape")
        assert not isinstance(app.screen, CutScreen)

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).history == ()
