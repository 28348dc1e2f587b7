"""What the main screen of a review shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.dialogs import TextScreen
from factcheck.review.queue_lines import queue_line
from factcheck.safe_text import HOSTILE
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Evidence, Reply
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.hostile_text import PAYLOAD, hostile_article
from tests.support.review_play import QUEUE, URL, lines, play, text, write


def test_the_claim_stands_in_its_article_with_its_parts_marked(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j")
        shown = app.text_pane("passage").content
        assert isinstance(shown, Content)
        marked = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
        assert "reverse" in marked["Le chantier naval cessera toute activité le 12 avril"]
        assert "underline" in marked["Sergueï Valmont"]
        assert "italic" in marked["a déclaré"]
        assert "underline" in marked["Telegram"]
        assert "speaker: Sergueï Valmont · cue: a déclaré · medium: Telegram" in text(app, "facts")
        await pilot.press("a")
        assert isinstance(app.screen, TextScreen)
        assert any("Ce que l’on sait" in line for line in lines(app))
        await pilot.press("escape")
        assert not isinstance(app.screen, TextScreen)

    play(kept, keys)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("colour", [True, False])
def test_everything_fits_on_80_by_24(kept: Store, monkeypatch: pytest.MonkeyPatch, lang: str, colour: bool) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert app.no_color is not colour
        await pilot.press("j")
        seen = lines(app)
        assert len(seen) == 24
        whole = "\n".join(seen)
        sentence = ("Il aurait reçu, selon plusieurs médias locaux", "quatre millions")
        assert all(part in whole for part in sentence)
        assert seen[-1].rstrip().endswith({"fr": "q\u00a0quitter", "en": "q\u00a0quit"}[lang])
        await pilot.press("e")
        assert {"fr": "Source primaire", "en": "Primary source"}[lang] in "\n".join(lines(app))
        await pilot.press("escape")

    with using_language(lang):
        play(kept, keys)


def test_hostile_words_reach_no_terminal(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await write(pilot, "[bold]\x1b[2J[/nope]")
        await pilot.press("enter")
        assert "\x1b" not in "".join(lines(app))
        assert "[bold]" in text(app, "record")

    play(kept, keys)


def test_hostile_articles_and_decisions_reach_no_terminal(kept: Store) -> None:
    """On each screen; PAYLOAD holds every kind of character that a terminal obeys or that hides text."""
    one = hostile_article()
    one = replace(one, article=replace(one.article, id="hostile-1"))
    save_scan(kept, one, machine=PAYLOAD, matching=LikenessLimits())
    (name,) = claim_ids(one)
    evidence = Evidence(url=URL, title=PAYLOAD, quote=PAYLOAD, seen="2026-03-03")
    reply = Reply(asked=PAYLOAD, asked_on="2026-03-03", answer=PAYLOAD, answered_on="2026-03-03")
    act = Act(who=PAYLOAD, why=PAYLOAD, speaker=PAYLOAD, evidence=(evidence,), reply=reply)
    record_act(kept, name, act, load_scale())

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert HOSTILE.search(text(app, "record") + "".join(lines(app))) is None
        for key in ("a", "S", "n", "e", "R", "f", "l", "g", "v", "m", "slash", "question_mark"):
            await pilot.press(key)
            if isinstance(app.focused, Input):
                await write(pilot, PAYLOAD)
            assert HOSTILE.search("".join(lines(app))) is None, key
            await pilot.press("escape")
            assert HOSTILE.search("".join(lines(app))) is None, key
        await pilot.press("e")
        await write(pilot, f"javascript:{PAYLOAD}")
        await pilot.press("enter")
        assert HOSTILE.search("".join(lines(app))) is None
        assert "not an address on the web" in str(app.screen.query_one(".refused", Static).content)

    play(kept, keys, articles=("hostile-1",))


@pytest.mark.parametrize(("lang", "words"), [("en", "8=false"), ("fr", "8=faux")])
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_digits_and_columns_tell_what_they_mean(kept: Store, lang: str, words: str, size: tuple[int, int]) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        whole = "\n".join(lines(app))
        assert words in whole
        assert {"en": "-=unverifiable", "fr": "-=invérifiable"}[lang] in whole
        assert {"en": "worth", "fr": "intérêt"}[lang] in whole
        assert "Sergueï Valmont · Le" in whole

    with using_language(lang):
        play(kept, keys, size=size)


@pytest.mark.parametrize("key", [*"1234567890", "minus"])
def test_every_verdict_is_one_key_away(kept: Store, key: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await write(pilot, "vu")
        await pilot.press("enter")

    play(kept, keys)

    with kept.reading() as connection:
        given = [row.verdict for row in list_claims(connection, Filter(ids=(QUEUE[0],)))]
    assert given == [list(load_scale().verdicts)["1234567890-".index(key.replace("minus", "-"))]]


def test_the_last_comment_stands_beside_the_claim(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await write(pilot, "appeler la mairie")
        await pilot.press("enter")
        assert "“appeler la mairie” — Ana" in text(app, "decision")

    play(kept, keys)


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(("before", "after"), [((80, 24), (140, 40)), ((140, 40), (80, 24)), ((80, 24), (60, 24))])
def test_lines_of_the_queue_are_made_for_the_width_that_it_has(
    kept: Store, before: tuple[int, int], after: tuple[int, int], form: bool
) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        if form:
            await pilot.press("n")
        await pilot.resize_terminal(*after)
        await pilot.pause()
        width = app.claim_list.size.width - 1
        fresh = [
            queue_line(row, app.review_queue.accused.get(row.id, ()), width=width) for row in app.review_queue.rows
        ]
        assert [str(option.prompt) for option in app.claim_list.options] == [str(line) for line in fresh]

    play(kept, keys, size=before)
