"""Parts of a claim, marked with the keyboard."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.marking_screen import MarkScreen
from factcheck.store.engine import Store
from tests.support.review_play import NAMES, QUEUE, dossier, lines, play, text


def test_content_speaker_cue_and_medium_are_marked_with_the_keyboard(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j", "m")
        screen = app.screen
        assert isinstance(screen, MarkScreen)
        # The end goes back before "le 12 avril", the beginning goes on to "chantier".
        await pilot.press("left", "left", "left", "space", "right")
        await pilot.press("tab", "space", "right")
        await pilot.press("tab", "right")
        await pilot.press("tab", "minus", "enter")
        assert app.screen is not screen
        assert ": kept: " in text(app, "said")
        assert "speaker: Valmont · cue: a déclaré mardi" in text(app, "facts")
        assert "medium" not in text(app, "facts").splitlines()[1]

    left = play(kept, keys)

    found = dossier(kept, NAMES[0])
    right, read = found.corrected["port-0001"], found.appearances[0]
    assert right.content == "chantier naval cessera toute activité"
    assert (right.speaker, right.cue, right.medium) == ("Valmont", "a déclaré mardi", None)
    assert (read.speaker, read.cue, read.medium) == ("Sergueï Valmont", "a déclaré", "Telegram")
    assert (found.claim.content, found.claim.speaker) == (right.content, "Valmont")
    assert found.claim.machine_content == read.content
    assert left.undo().startswith("undo")
    assert dossier(kept, NAMES[0]).corrected == {}


def test_a_mark_can_be_left_as_it_was_and_given_back_to_the_machine(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "m", "tab", "left", "escape")
        assert dossier(kept, QUEUE[1]).history == ()
        await pilot.press("m", "plus", "right", "enter")
        assert dossier(kept, QUEUE[1]).corrected["port-0001"].content.count("[…]") == 2
        await pilot.press("m", "r", "enter")
        assert dossier(kept, QUEUE[1]).corrected == {}
        await pilot.press("m", "enter")
        assert not isinstance(app.screen, MarkScreen)

    play(kept, keys)

    (first, second) = dossier(kept, QUEUE[1]).history
    assert (first.what, second.to_value) == ("spans", None)


def test_a_claim_without_words_is_refused_and_the_marks_stay(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("m", "minus", "enter")
        assert isinstance(app.screen, MarkScreen)
        assert "a claim without words is none" in str(app.screen.query_one(".said", Static).content)

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).history == ()


@pytest.mark.parametrize(("lang", "words"), [("en", "what is said"), ("fr", "ce qui est dit")])
def test_marking_fits_on_80_by_24_and_shows_the_edge_without_colour(
    kept: Store, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j", "m")
        await pilot.pause()
        whole = lines(app)
        assert len(whole) == 24
        assert words in whole[1]
        assert "le 12 avril◂ », a déclaré" in " ".join("\n".join(whole).split())
        assert {"fr": "Échap", "en": "Esc"}[lang] in whole[-1]
        await pilot.press("space")
        assert "« ▸Le chantier" in "\n".join(lines(app))

    with using_language(lang):
        play(kept, keys)
