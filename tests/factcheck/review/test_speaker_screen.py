"""The speaker, chosen by a few letters of the name, or named anew."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import OptionList

from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.speaker_screen import SpeakerScreen
from factcheck.store.engine import Store
from tests.support.review_play import NAMES, QUEUE, dossier, lines, named, play, text, write


def listed(app: ReviewApp) -> list[str]:
    """The lines of the list, the one in front marked."""
    screen = app.screen
    assert isinstance(screen, SpeakerScreen)
    front = screen.query_one(OptionList).highlighted
    return [f"{'>' if n == front else ''}{one.words}" for n, one in enumerate(screen.listed)]


async def take(pilot: Pilot[None], why: str = "") -> None:
    """Take the line in front, and say why."""
    await pilot.press("enter")
    await pilot.pause()
    await write(pilot, why)
    await pilot.press("enter")


def test_the_speaker_in_force_is_marked_and_in_front(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("S")
        assert named(app).startswith(QUEUE[0])
        assert listed(app)[0] == ">nobody (in force)"
        assert listed(app)[-1] == "as the machine has it: nobody"
        await pilot.press("escape", "j", "j", "j", "S")
        assert listed(app)[0] == ">Sergueï Valmont (in force)"
        await pilot.press("escape")

    play(kept, keys)

    assert all(dossier(kept, name).history == () for name in NAMES)


def test_typing_finds_people_less_accents_and_endings(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("S")
        await write(pilot, "economies")
        # It looks alike only: whoever types a name whole means that name.
        assert listed(app) == ["ministère de l’Économie maritime · organisation", ">another name: economies"]
        await pilot.press("backspace")
        assert listed(app)[0] == ">ministère de l’Économie maritime · organisation"
        await take(pilot)
        assert "speaker: ministère de l’Économie maritime" in text(app, "facts")

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.speaker == "ministère de l’Économie maritime"


def test_a_name_that_nobody_has_is_taken_as_it_is_typed(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("S")
        await write(pilot, "Gilles Roche")
        assert listed(app) == [">another name: Gilles Roche"]
        await take(pilot, "signature")

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.speaker == "Gilles Roche"
    assert dossier(kept, QUEUE[0]).history[-1].why == "signature"


def test_the_list_is_walked_with_arrows_and_the_machine_s_speaker_is_put_back(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("S", "down", "up", "down")
        await take(pilot)
        await pilot.press("S", "pagedown")
        await take(pilot)
        assert text(app, "facts").endswith("cue: aurait")

    play(kept, keys)

    assert [event.to_value for event in dossier(kept, QUEUE[0]).history] == ["Sergueï Valmont", None]


def test_the_screen_fits_a_narrow_terminal_and_is_french(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("S")
        await pilot.resize_terminal(80, 24)
        whole = "\n".join(lines(app))
        assert "personne (actuel)" in whole
        assert "tapez pour chercher" in whole
        assert "Entrée\u00a0: choisir" in whole

    with using_language("fr"):
        play(kept, keys, size=(60, 24))
