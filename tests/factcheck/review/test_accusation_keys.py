"""The key that corrects accusations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from claims.accusation import Stage
from factcheck.claim_ids import claim_ids
from factcheck.dossiers.accusation_request import accusations_now
from factcheck.review.app import ReviewApp
from factcheck.review.dialogs import ChoiceScreen, FormScreen
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import accusing
from tests.support.review_play import dossier, named, play, text, write

MARKETS = replace(accusing(), article=replace(accusing().article, id="marches-0001"))
FAUX, CLEARED = claim_ids(MARKETS)


@pytest.fixture(autouse=True)
def markets(kept: Store) -> None:
    save_scan(kept, MARKETS, machine="labels 1", matching=LikenessLimits())


def test_an_accusation_is_corrected_and_taken_back(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("P")
        assert isinstance(app.screen, ChoiceScreen)
        assert CLEARED in named(app)
        await pilot.press("enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.values() == {
            "accused": "gérant",
            "stage": "suspected",
            "reached": "denied",
            "offences": "fraude",
            "accuser": "parquet",
            "note": "",
        }
        await write(pilot, "; Ida Rune")
        await pilot.press("enter")
        assert "accusation: gérant · not, or no longer" in text(app, "said")
        assert "gérant, Ida Rune" in text(app, "facts")
        await pilot.press("P", "down", "down", "enter")
        assert "nobody accused" in text(app, "said")
        assert accusations_now(dossier(kept, CLEARED)) == ()
        await pilot.press("u")
        assert accusations_now(dossier(kept, CLEARED))[0].accused == ("gérant", "Ida Rune")
        await pilot.press("P", "down", "down", "down", "enter")

    play(kept, keys, ids=(CLEARED,))

    assert [one.accused for one in accusations_now(dossier(kept, CLEARED))] == [("gérant",)]


def test_a_first_accusation_is_told_in_the_form(kept: Store) -> None:
    first = play(kept, _nothing).rows[0].id

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("P")
        assert isinstance(app.screen, FormScreen)
        await write(pilot, "Élie Morvan")
        await pilot.press("enter")

    play(kept, keys, ids=(first,))

    assert accusations_now(dossier(kept, first)) == (ToldAccusation(stage=Stage.ACCUSED, accused=("Élie Morvan",)),)


def test_one_of_two_is_no_accusation(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("P", "down", "enter", "tab", "enter", "end", "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.values()["stage"] == "none"
        await pilot.press("tab", "tab", "enter")

    play(kept, keys, ids=(FAUX,))

    assert [one.stage for one in accusations_now(dossier(kept, FAUX))] == [Stage.CHARGED]


async def _nothing(_app: ReviewApp, _pilot: Pilot[None]) -> None:
    """Look only."""


def test_a_missed_claim_is_asked_whom_it_accuses(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("A", "greater_than_sign", "enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen)
        assert [words for _key, words in app.screen.choices] == ["nobody is accused", "somebody is accused …"]
        await pilot.press("down", "enter")
        await write(pilot, "Ida Rune")
        await pilot.press("enter")
        assert "accusation: — → Ida Rune" in text(app, "said")

    queue = play(kept, keys)

    added = queue.rows[1]
    assert added.added
    (told,) = accusations_now(dossier(kept, added.id))
    assert (told.accused, told.stage) == (("Ida Rune",), Stage.ACCUSED)


def test_the_queue_is_narrowed_to_who_is_accused_and_to_stages(kept: Store) -> None:
    async def narrow(app: ReviewApp, pilot: Pilot[None], words: str) -> list[str]:
        await pilot.press("f")
        assert isinstance(app.screen, ChoiceScreen)
        told = [choice for _key, choice in app.screen.choices]
        # Nobody is at a stage that is denied.
        assert [one for one in told if one.startswith("stage")] == ["stage: suspicion", "stage: charged"]
        await pilot.press(*["down"] * told.index(words), "enter")
        found = [row.id for row in app.review_queue.rows]
        await pilot.press("f", "down", "down", "enter")
        return found

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert await narrow(app, pilot, "stage: suspicion") == [FAUX]
        assert await narrow(app, pilot, "claims that accuse somebody") == [FAUX]
        assert await narrow(app, pilot, "accused: Agathe Nolin") == [FAUX]
        assert {row.id for row in app.review_queue.rows} == {FAUX, CLEARED}

    play(kept, keys, ids=(FAUX, CLEARED))
