"""Keys that mend the machine: no claims, missed claims, several at once, speakers, shares of the work."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.dialogs import ChoiceScreen
from factcheck.review.marking_screen import MarkScreen
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import Store
from tests.support.review_play import NAMES, QUEUE, dossier, lines, named, play, text, write


def test_what_is_no_claim_is_thrown_out_with_its_reason(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("x")
        assert QUEUE[0] in named(app)
        await pilot.press("down", "down", "enter")
        assert text(app, "said").startswith(f"{QUEUE[0]} “reçu”: kept: ")
        assert "not a claim: — → wrong extraction" in text(app, "said")
        assert dossier(kept, QUEUE[0]).claim.not_claim == "wrong_extraction"
        await pilot.press("u")

    play(kept, keys)

    claim = dossier(kept, QUEUE[0]).claim
    assert (claim.not_claim, claim.status) == (None, "unverified")


def test_a_missed_claim_is_marked_labelled_and_given_a_speaker(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("A", "enter")
        assert isinstance(app.screen, MarkScreen)
        assert "mark what is said first" in str(app.screen.query_one(".said", Static).content)
        # The sentence after that of the claim in front, less its last words.
        await pilot.press("greater_than_sign", *["left"] * 4, "enter")
        assert isinstance(app.screen, ChoiceScreen)
        assert app.screen.heading == "Label · A missed claim: “Deux cents ouvriers travaillent sur le”"
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert "nobody is accused" in str(app.screen.choices[0])
        await pilot.press("enter")
        assert text(app, "said").endswith("kept: added")

    left = play(kept, keys)

    added = left.rows[1]
    assert added.content == "Deux cents ouvriers travaillent sur le"
    assert (added.label, added.speaker, added.added) == ("allegation", "Sergueï Valmont", True)
    assert left.claim is not None
    assert left.claim.id == QUEUE[0]
    left.undo()
    with kept.reading() as connection:
        assert len(list_claims(connection, Filter())) == len(NAMES)


def test_the_form_for_a_missed_speaker_names_the_missed_claim(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("A", "greater_than_sign", "enter", "enter")
        assert named(app).startswith("A missed claim: “Deux cents ouvriers")
        await write(pilot, "Nadia Ferrol")
        await pilot.press("enter")

    left = play(kept, keys)

    assert left.rows[1].speaker == "Nadia Ferrol"
    assert dossier(kept, QUEUE[0]).history == ()


def test_several_claims_are_decided_on_and_taken_back_at_once(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("t", "j", "t")
        assert text(app, "said") == "2 claims ticked"
        await pilot.press("e")
        assert text(app, "said") == "this is about one claim only: T takes the ticks off"
        await pilot.press("x")
        assert named(app) == f"2 claims ({QUEUE[0]}, {QUEUE[1]})"
        await pilot.press("enter")
        assert [dossier(kept, name).claim.not_claim for name in QUEUE[:3]] == ["opinion", "opinion", None]
        # The ticks are off: what comes next is about the claim in front.
        await pilot.press("i")
        assert text(app, "said").startswith(f"{QUEUE[1]} ")
        await pilot.press("u", "u")

    play(kept, keys)

    assert [dossier(kept, name).claim.status for name in QUEUE[:2]] == ["unverified"] * 2


def test_two_claims_are_joined(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "J")
        assert QUEUE[1] in named(app)
        await pilot.press("down", "enter")
        assert text(app, "said").startswith(f"{QUEUE[1]} ")

    play(kept, keys)

    merged = [name for name in NAMES if dossier(kept, name).claim.not_claim == "merged"]
    assert len(merged) == 1
    assert dossier(kept, QUEUE[1]).claim.content.count("[…]") == 2


def test_a_claim_has_somebody_who_works_on_it_and_a_day(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("W")
        await write(pilot, "Bob")
        await pilot.press("tab")
        await write(pilot, "2026-12-01")
        await pilot.press("enter")

    play(kept, keys)

    claim = dossier(kept, QUEUE[0]).claim
    assert (claim.assignee, claim.deadline) == ("Bob", "2026-12-01")


@pytest.mark.parametrize("key", ["x", "A", "C", "J", "S", "W", "l"])
def test_every_form_is_french_where_french_is_spoken(kept: Store, key: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", key)
        whole = " ".join("\n".join(lines(app)).split())
        assert "Échap" in whole
        assert not [word for word in ("claim", "speaker", "Speaker", "Label", "Enter") if word in whole]

    with using_language("fr"):
        play(kept, keys)


def test_a_missed_claim_may_be_one_that_the_speaker_denies(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("A", "greater_than_sign", *["left"] * 4, "enter")
        assert isinstance(app.screen, ChoiceScreen)
        assert app.screen.choices[-1][1] == "allegation, which the speaker denies"
        await pilot.press("end", "enter", "enter")
        await pilot.pause()
        await pilot.press("enter")
        assert text(app, "said").endswith("kept: added")

    added = play(kept, keys).rows[1]

    assert (added.label, added.polarity, added.speaker) == ("allegation", "denied", "Sergueï Valmont")


def test_a_denial_without_anybody_is_refused(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("A", "greater_than_sign", *["left"] * 4, "enter", "end", "enter")
        await write(pilot, "nobody")
        await pilot.press("enter")
        assert "name the speaker" in str(app.screen.query_one(".refused", Static).content)

    play(kept, keys)

    with kept.reading() as connection:
        assert len(list_claims(connection, Filter())) == len(NAMES)
