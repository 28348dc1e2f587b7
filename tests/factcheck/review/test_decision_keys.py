"""Keys that decide: what is asked, what is kept, what is refused."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.errors import StoreError
from factcheck.review.app import ReviewApp
from factcheck.review.dialogs import FormScreen
from factcheck.store.engine import Store
from factcheck.store.repeated_claims import link_claims
from tests.support.review_play import NAMES, NEAR, QUEUE, URL, dossier, lines, links, named, play, text, write


def test_one_key_and_a_reason_give_a_verdict_and_the_claim_stays(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("8")
        await write(pilot, "vu sur place")
        await pilot.press("enter")
        assert "verdict: — → false" in text(app, "said")
        assert "a verified claim needs 1 piece of evidence, it has 0" in text(app, "said")
        assert "--evidence" not in text(app, "said")

    left = play(kept, keys)

    claim = dossier(kept, QUEUE[0]).claim
    assert (claim.verdict, claim.status, claim.verdict_why) == ("faux", "in_progress", "vu sur place")
    assert claim.verdict_by == "Ana"
    assert left.claim is not None
    assert left.claim.id == QUEUE[0]


def test_what_a_verdict_still_wants_goes_to_the_claim_with_the_verdict(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("8")
        assert QUEUE[0] in named(app)
        await write(pilot, "vu sur place")
        await pilot.press("enter")
        assert text(app, "said").startswith(f"{QUEUE[0]} “reçu”: kept: verdict: — → false")
        await pilot.press("e")
        assert QUEUE[0] in named(app)
        await write(pilot, URL)
        await pilot.press("enter", "y", "p")
        assert text(app, "said").startswith(QUEUE[0])

    play(kept, keys)

    found = dossier(kept, QUEUE[0])
    assert ([piece.url for piece in found.evidence], found.claim.status) == ([URL], "published")
    assert all(dossier(kept, name).history == () for name in QUEUE[1:])


@pytest.mark.parametrize("key", ["i", "w", "r"])
def test_a_status_key_pressed_in_a_row_changes_one_claim(kept: Store, key: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(key, key, key)
        assert text(app, "said").startswith(f"{QUEUE[0]} “reçu”: ")

    play(kept, keys)

    assert len(dossier(kept, QUEUE[0]).history) == 1
    assert all(dossier(kept, name).history == () for name in QUEUE[1:])


def test_every_form_names_its_claim(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j")
        for key in ("1", "v", "c", "d", "e", "n", "R", "g", "l", "S", "m"):
            await pilot.press(key)
            assert f"{QUEUE[1]} “Il aurait reçu […] une aide publique de …”" in named(app), key
            await pilot.press("escape")

    play(kept, keys)


def test_a_claim_is_dropped_with_a_reason_only(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "enter")
        assert str(app.screen.query_one(".refused", Static).content) == "say why it is dropped"
        await write(pilot, "hors sujet")
        await pilot.press("enter")

    play(kept, keys)

    (dropped,) = dossier(kept, QUEUE[0]).history
    assert (dropped.to_value, dropped.why) == ("dropped", "hors sujet")


def test_evidence_then_a_verdict_verifies(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await write(pilot, URL)
        await pilot.press("tab")
        await write(pilot, "Rapport")
        await pilot.press("enter", "v", "enter")
        await write(pilot, "le rapport le dit")
        await pilot.press("enter")

    play(kept, keys)

    found = dossier(kept, QUEUE[0])
    assert (found.claim.status, found.claim.verdict) == ("verified", "vrai")
    assert [(p.url, p.title, p.stance) for p in found.evidence] == [(URL, "Rapport", "context")]


def test_a_refusal_is_shown_and_nothing_typed_is_lost(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("1", "enter")
        assert isinstance(app.screen, FormScreen)
        assert str(app.screen.query_one(".refused", Static).content) == "a verdict wants its reason"
        await pilot.press("escape", "e")
        await write(pilot, "pas une adresse")
        await pilot.press("enter")
        assert "not an address" in str(app.screen.query_one(".refused", Static).content)
        await pilot.press("escape")
        await pilot.press("e")
        assert app.screen.query_one("#url", Input).value == "pas une adresse"
        await pilot.press("escape", "y")
        assert text(app, "said") == f"{QUEUE[0]} “reçu”: refused: a verified claim needs a verdict; press v"

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).history == ()


def test_what_was_typed_stays_with_its_claim(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await write(pilot, "à relire")
        await pilot.press("escape", "j", "n")
        assert app.screen.query_one("#note", Input).value == ""
        await pilot.press("escape", "k", "n")
        assert app.screen.query_one("#note", Input).value == "à relire"

    play(kept, keys)


@pytest.mark.parametrize(
    ("key", "status"),
    [("i", "in_progress"), ("w", "awaiting_reply"), ("r", "in_second_review")],
)
def test_one_key_sets_a_status(kept: Store, key: str, status: str) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.status == status


def test_label_speaker_note_flag_and_reply(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("l", "enter")
        await write(pilot, "une incise")
        await pilot.press("enter", "g", "enter", "S")
        await write(pilot, "Nadia Ferrol")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "signature")
        await pilot.press("enter", "n")
        await write(pilot, "à relire")
        await pilot.press("enter", "R")
        await write(pilot, "La mairie")
        await pilot.press("enter")

    play(kept, keys)

    found = dossier(kept, QUEUE[0])
    assert found.claim.label == "reported_speech"
    assert found.claim.machine_label == "allegation"
    assert (found.claim.speaker, found.claim.flags) == ("Nadia Ferrol", "cherry_picked")
    assert [reply.asked for reply in found.replies] == ["La mairie"]
    assert {"une incise", "signature", "à relire"} <= {event.why for event in found.history}


def test_undo_takes_decisions_back_one_by_one(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("i", "space", "i")
        assert app.review_queue.position == 1
        await pilot.press("u")
        assert app.review_queue.position == 1
        assert text(app, "said").startswith(f"{QUEUE[1]} ")
        await pilot.press("u", "u")
        assert "nothing to undo" in text(app, "said")

    play(kept, keys)

    for name in QUEUE[:2]:
        found = dossier(kept, name)
        assert found.claim.status == "unverified"
        assert len(found.history) == 3  # in progress, back, and the note that says so


def test_a_primary_source_and_its_stance_are_chosen(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await write(pilot, URL)
        await pilot.press(*["tab"] * 4, "enter", "down", "down", "enter", "tab", "enter", "down", "enter")
        await pilot.press("shift+tab", "shift+tab", "enter")

    play(kept, keys)

    (piece,) = dossier(kept, QUEUE[0]).evidence
    assert (piece.stance, piece.is_primary) == ("refutes", True)


def test_a_store_that_fails_is_told(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        def fail(*_args: object, **_asked: object) -> None:
            raise StoreError("the disk is full")

        for name in ("record_acts", "undo", "read_dossier", "list_claims"):
            monkeypatch.setattr(f"factcheck.review.queue.{name}", fail)
        await pilot.press("i")
        assert text(app, "said") == f"{QUEUE[0]} “reçu”: refused: the disk is full"
        await pilot.press("u", "o", "j", "e")
        assert text(app, "claim") == "the disk is full"
        await write(pilot, URL)
        await pilot.press("enter")
        assert str(app.screen.query_one(".refused", Static).content) == "the disk is full"
        monkeypatch.undo()
        await pilot.press("enter")

    play(kept, keys)

    assert [piece.url for piece in dossier(kept, QUEUE[1]).evidence] == [URL]


def test_a_suggestion_is_shown_and_confirmed(kept: Store, near: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert f"{NAMES[0]} · to verify · “Le chantier naval cessera" in text(app, "facts")
        await pilot.press("equals_sign")
        assert NEAR in " ".join("\n".join(lines(app)).replace("│", " ").split())
        await pilot.press("enter")
        assert text(app, "said") == f"{near} “{NEAR[:42]} …”: kept: {near} = {NAMES[0]}"
        assert f"same claim as {NAMES[0]}" in text(app, "facts")

    play(kept, keys)

    assert dossier(kept, near).claim.same_as == NAMES[0]
    assert links(kept, near) == [("confirmed", "Ana")]


def test_a_suggestion_is_refused_and_that_is_taken_back(kept: Store, near: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("equals_sign", "down", "enter")
        assert text(app, "said") == f"{near} “{NEAR[:42]} …”: kept: {near} ≠ {NAMES[0]}"
        assert links(kept, near) == [("rejected", "Ana")]
        assert f"same claim as: {NAMES[0]} — refused" in text(app, "record")
        await pilot.press("equals_sign")
        assert text(app, "said").endswith(": no claim like this one is known")
        await pilot.press("j")
        assert text(app, "said") == ""
        await pilot.press("k", "u")
        assert "≈" in text(app, "facts")

    play(kept, keys)

    assert links(kept, near) == [("suggested", "machine")]


def test_a_link_is_undone_and_its_followers_with_it(kept: Store, near: str) -> None:
    follower = NAMES[3]
    with kept.writing() as connection:
        link_claims(connection, follower, near, same=True, who="Bob", why=None)

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("equals_sign", "enter")
        assert dossier(kept, follower).claim.same_as == NAMES[0]
        await pilot.press("u")
        assert dossier(kept, near).claim.same_as is None
        assert dossier(kept, follower).claim.same_as == near
        await pilot.press("equals_sign", "enter", "equals_sign", "enter")
        assert text(app, "said") == f"{near} “{NEAR[:42]} …”: kept: {near} ≠ {NAMES[0]}"

    play(kept, keys)

    assert dossier(kept, near).claim.same_as is None


@pytest.mark.parametrize(("key", "words"), [("e", "evidence"), ("n", "note")])
def test_what_was_only_added_is_named_when_it_is_kept_and_taken_back(kept: Store, key: str, words: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await write(pilot, URL)
        await pilot.press("enter")
        assert text(app, "said") == f"{QUEUE[0]} “reçu”: kept: {words}"
        await pilot.press("u")
        assert text(app, "said") == f"{QUEUE[0]} “reçu”: undo · {words}"

    play(kept, keys)


def test_a_reply_is_taken_back_and_nothing_else_with_it(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("i", "R")
        await write(pilot, "La mairie")
        await pilot.press("enter")
        assert text(app, "said") == f"{QUEUE[0]} “reçu”: kept: right of reply"
        await pilot.press("u")
        assert "right of reply taken back: La mairie" in text(app, "said")
        assert dossier(kept, QUEUE[0]).replies == ()
        assert dossier(kept, QUEUE[0]).claim.status == "in_progress"
        await pilot.press("u")

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.status == "unverified"
