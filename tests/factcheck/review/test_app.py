"""The review in the terminal, driven by its keys without one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from claims.claim import Worth
from factcheck.claim_ids import claim_ids
from factcheck.dossiers.decision_request import DecisionRequest
from factcheck.errors import Fault, StoreError, VerificationError
from factcheck.i18n import using_language
from factcheck.records import Status
from factcheck.review.app import ReviewApp
from factcheck.review.bookmarks import bookmark_path, read_bookmark
from factcheck.review.dialogs import FormScreen, TextScreen
from factcheck.review.marking_screen import MarkScreen
from factcheck.review.queue import OPEN, Desk
from factcheck.review.rendering import order_words
from factcheck.review.span_editing import Edges, editing_steps
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.matches import link_claims
from factcheck.store.queries import ORDERS, Filter
from factcheck.store.scans import save_scan
from factcheck.stored_records import Dossier
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.factories import article, checked, labelled, port, span

pytestmark = pytest.mark.usefixtures("surroundings")
ROOT = Path(__file__).resolve().parents[3]
NAMES = claim_ids(port())
URL = "https://example.org/page"
# Most uncertain first: 0.51, 0.64, 0.88, 0.97, 0.9988.
QUEUE = [NAMES[n] for n in (4, 1, 3, 0, 2)]
Keys = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with one article, and a state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FACTCHECK_VERDICTS", str(ROOT / "factcheck" / "verification" / "verdict_scale.yaml"))
    store = open_store(str(tmp_path / "store.sqlite"))
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    yield store
    store.close()


def desk(store: Store, **wanted: Any) -> Desk:
    return Desk(store, load_scale(), "Ana", Filter(**{"statuses": OPEN, "order": "uncertain", **wanted}))


def play(store: Store, keys: Keys, *, size: tuple[int, int] = (80, 24), **wanted: Any) -> Desk:
    """Run the app, do what ``keys`` does, and leave."""
    app = ReviewApp(desk(store, **wanted))

    async def whole() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await keys(app, pilot)

    asyncio.run(whole())
    return app.desk


async def write(pilot: Pilot[None], words: str) -> None:
    """Type into the field that has the focus."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(words)
    await pilot.pause()


def dossier(store: Store, name: str) -> Dossier:
    with store.reading() as connection:
        return read_dossier(connection, name)


def text(app: ReviewApp, name: str) -> str:
    return str(app.part(name).content)


def lines(app: ReviewApp) -> list[str]:
    """The screen as a terminal would show it."""
    return ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]


# --- Deciding --------------------------------------------------------------------------------------------------------


def test_one_key_and_a_reason_give_a_verdict_and_lead_on(kept: Store) -> None:
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
    assert left.claim.id == QUEUE[1]


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
        assert text(app, "said") == "refused: a verified claim needs a verdict; press v"

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
    [("i", "in_progress"), ("w", "awaiting_reply"), ("r", "in_second_review"), ("d", "dropped")],
)
def test_one_key_sets_a_status(kept: Store, key: str, status: str) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.status == status


def test_label_speaker_note_flag_and_reply(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("l", "enter", "g", "enter", "S")
        await write(pilot, "Nadia Ferrol")
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
    assert "à relire" in [event.why for event in found.history]


def test_undo_takes_decisions_back_one_by_one(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "d")
        assert app.desk.at == 2
        await pilot.press("u")
        assert app.desk.at == 1
        await pilot.press("u", "u")
        assert "nothing to undo" in text(app, "said")

    play(kept, keys)

    for name in QUEUE[:2]:
        found = dossier(kept, name)
        assert found.claim.status == "unverified"
        assert len(found.history) == 3  # dropped, back, and the note that says so


def test_undo_leaves_what_others_decided_since(kept: Store) -> None:
    ours, theirs = desk(kept), Desk(kept, load_scale(), "Bob", Filter())
    ours.decide(QUEUE[0], DecisionRequest(status=Status.IN_PROGRESS))
    theirs.decide(QUEUE[0], DecisionRequest(status=Status.DROPPED))

    with pytest.raises(VerificationError) as caught:
        ours.undo()

    assert caught.value.fault is Fault.DECIDED_SINCE
    assert caught.value.values == {"who": "Bob"}
    assert dossier(kept, QUEUE[0]).claim.status == "dropped"
    assert ours.done == []


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

        for name in ("record_act", "undo", "read_dossier", "list_claims"):
            monkeypatch.setattr(f"factcheck.review.queue.{name}", fail)
        await pilot.press("d")
        assert text(app, "said") == "refused: the disk is full"
        await pilot.press("u", "o", "j", "e")
        assert text(app, "facts") == "the disk is full"
        await write(pilot, URL)
        await pilot.press("enter")
        assert str(app.screen.query_one(".refused", Static).content) == "the disk is full"
        monkeypatch.undo()
        await pilot.press("enter")

    play(kept, keys)

    assert [piece.url for piece in dossier(kept, QUEUE[1]).evidence] == [URL]


def test_undo_finds_a_claim_that_the_filter_hides(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "slash")
        await write(pilot, "chantier")
        await pilot.press("enter", "u")
        assert app.desk.claim is not None
        assert app.desk.claim.id == QUEUE[0]

    play(kept, keys)

    assert dossier(kept, QUEUE[0]).claim.status == "unverified"


# --- Marking ---------------------------------------------------------------------------------------------------------


def test_an_edge_moves_word_by_word() -> None:
    text = "Selon l’Insee, 3,5 % des prix — « non » — ont baissé."
    words = editing_steps(text)
    assert [word.of(text) for word in words] == [
        *("Selon", "l’", "Insee", ",", "3,5", "%", "des", "prix", "—", "«", "non", "»", "—", "ont", "baissé", ".")
    ]

    def told() -> list[str]:
        return [part.of(text) for part in edges.spans()]

    edges = Edges(words, [span(text, "des prix")])
    edges.move(-1)
    assert told() == ["des"]
    edges.move(-2)
    assert told() == ["3,5"]
    edges.turn()
    edges.move(-2)
    assert told() == ["Insee, 3,5"]
    edges.move(-100)
    assert told() == ["Selon l’Insee, 3,5"]
    edges.move(100)
    assert told() == ["."]
    edges.put([span(text, "rix")])
    edges.move(-1)
    assert told() == ["des"]
    edges.put([span(text, "ri")])
    edges.move(1)
    assert told() == ["rix"]
    edges.add()
    edges.move(1)
    assert told() == ["rix", "— «"]
    edges.turn()
    edges.move(-2)
    assert told() == ["des prix", "— «"]
    edges.turn()
    edges.move(1)
    assert told() == ["des prix — «"]
    edges.remove()
    edges.remove()
    assert told() == []
    edges.move(1)
    assert len(told()) == 1


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
        assert text(app, "said").startswith("kept: ")
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
        assert words in whole[0]
        assert "le 12 avril◂ », a déclaré" in " ".join("\n".join(whole).split())
        assert {"fr": "Échap", "en": "Esc"}[lang] in whole[-1]
        await pilot.press("space")
        assert "« ▸Le chantier" in "\n".join(lines(app))

    with using_language(lang):
        play(kept, keys)


# --- The same claim --------------------------------------------------------------------------------------------------

NEAR = "Le chantier naval va cesser toute activité le 12 avril"


@pytest.fixture
def near(kept: Store) -> str:
    """A claim in another article that says nearly the same as the first one."""
    words = f"Titre\n\n{NEAR}, dit Sergueï Valmont."
    item = labelled(words, NEAR, speaker=("Sergueï Valmont", "Sergueï Valmont"), score=0.4)
    one = replace(checked(item, text=words), article=replace(article(words), id="near-0001"))
    save_scan(kept, one, machine="labels 1", matching=LikenessLimits())
    return claim_ids(one)[0]


def links(store: Store, name: str) -> list[tuple[str, str]]:
    return [(row.kind, row.who) for row in dossier(store, name).links]


def test_a_suggestion_is_shown_and_confirmed(kept: Store, near: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert f"{NAMES[0]} · to verify · “Le chantier naval cessera" in text(app, "facts")
        await pilot.press("equals_sign")
        assert NEAR in " ".join("\n".join(lines(app)).replace("│", " ").split())
        await pilot.press("enter")
        assert text(app, "said") == f"kept: {near} = {NAMES[0]}"
        assert f"same claim as {NAMES[0]}" in text(app, "facts")

    play(kept, keys)

    assert dossier(kept, near).claim.same_as == NAMES[0]
    assert links(kept, near) == [("confirmed", "Ana")]


def test_a_suggestion_is_refused_and_that_is_taken_back(kept: Store, near: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("equals_sign", "down", "enter")
        assert text(app, "said") == f"kept: {near} ≠ {NAMES[0]}"
        assert links(kept, near) == [("rejected", "Ana")]
        assert f"same claim as: {NAMES[0]} — refused" in text(app, "record")
        await pilot.press("equals_sign")
        assert text(app, "said") == "no claim like this one is known"
        await pilot.press("j")
        assert text(app, "said") == ""
        await pilot.press("k", "u")
        assert "≈" in text(app, "facts")

    play(kept, keys)

    assert links(kept, near) == [("suggested", "Ana")]


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
        assert text(app, "said") == f"kept: {near} ≠ {NAMES[0]}"

    play(kept, keys)

    assert dossier(kept, near).claim.same_as is None


def test_the_known_claim_shows_the_suggestion_too(kept: Store, near: str) -> None:
    seen = desk(kept, words="cessera")
    assert seen.claim is not None
    assert seen.claim.id == NAMES[0]

    (pair,) = seen.alike()

    assert (pair.known_id, pair.known_content, pair.content) == (near, NEAR, seen.claim.content)
    seen.judge(NAMES[0], near, same=True)
    assert dossier(kept, NAMES[0]).claim.same_as == near


# --- The queue -------------------------------------------------------------------------------------------------------


def test_the_most_uncertain_comes_first_and_the_order_can_change(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert [row.id for row in app.desk.rows] == QUEUE
        assert "most uncertain first" in text(app, "top")
        seen = [app.desk.wanted.order]
        for _order in ORDERS:
            await pilot.press("o")
            seen.append(app.desk.wanted.order)
            assert order_words(seen[-1]) in text(app, "top")
        assert seen[0] == seen[-1] == "uncertain"
        assert set(seen) == set(ORDERS)

    play(kept, keys)


def test_doubt_and_check_worthiness_weigh_alike(kept: Store) -> None:
    worth = {2: Worth(score=0.9), 4: Worth(score=0.1)}
    claims = tuple(replace(item, worth=worth.get(n)) for n, item in enumerate(port().claims))
    save_scan(kept, replace(port(), claims=claims), machine="labels 2", matching=LikenessLimits())

    # Doubt of 0.73 with 0.1, 0.0018 with 0.9, then by doubt alone: the article's own sure fact is well worth a check.
    assert [row.id for row in desk(kept, order="priority").rows] == [NAMES[n] for n in (2, 4, 1, 3, 0)]
    assert [row.id for row in desk(kept, order="worth").rows][:2] == [NAMES[2], NAMES[4]]


def test_filter_and_search_narrow_the_queue(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        await write(pilot, "VALMONT")
        await pilot.press("enter")
        assert [row.id for row in app.desk.rows] == [NAMES[0]]
        assert "“VALMONT”" in text(app, "top")
        await pilot.press("f", *["down"] * 12, "enter")
        assert app.desk.wanted.labels == ("allegation",)
        assert [row.id for row in app.desk.rows] == [NAMES[4], NAMES[1]]
        await pilot.press("slash")
        await write(pilot, "nulle part")
        await pilot.press("enter", "d", "e", "a")
        assert "No claim here" in text(app, "facts")
        assert text(app, "said") == "no claim here"
        await pilot.press("f", "enter")
        assert len(app.desk.rows) == 5

    play(kept, keys)


def test_skipped_claims_come_last_also_the_next_time(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("s")

    play(kept, keys)

    again = desk(kept)
    assert [row.id for row in again.rows] == [*QUEUE[1:], QUEUE[0]]
    assert again.claim is not None
    assert again.claim.id == QUEUE[1]


def test_the_next_review_goes_on_where_this_one_stopped(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "down", "down")

    play(kept, keys)

    assert read_bookmark(kept.url).claim == QUEUE[3]
    again = desk(kept)
    assert [row.id for row in again.rows] == QUEUE[1:]
    assert again.at == 2


def test_where_the_last_claim_was_settled_the_one_after_it_comes(kept: Store) -> None:
    first = desk(kept)
    first.move(2)
    first.decide(QUEUE[2], DecisionRequest(status=Status.DROPPED))

    again = desk(kept)

    assert again.claim is not None
    assert again.claim.id == QUEUE[3]


@pytest.mark.parametrize("content", ["", "[]", '{"x": 1', "\x00", '{"URL": {"claim": 3, "skipped": 4}}'])
def test_a_broken_bookmark_is_none(kept: Store, content: str) -> None:
    bookmark_path().parent.mkdir(parents=True)
    bookmark_path().write_text(content.replace("URL", kept.url), encoding="utf-8")

    assert desk(kept).at == 0


def test_a_bookmark_that_cannot_be_kept_stops_nobody(kept: Store) -> None:
    bookmark_path().parent.parent.mkdir(parents=True)
    bookmark_path().parent.write_text("in the way", encoding="utf-8")

    moved = desk(kept)
    moved.move(2)

    assert moved.at == 2


# --- The screen ------------------------------------------------------------------------------------------------------


def test_the_claim_stands_in_its_article_with_its_parts_marked(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j")
        shown = app.part("passage").content
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


@pytest.mark.parametrize(("lang", "words"), [("en", "take the last decision back"), ("fr", "annuler la dernière")])
def test_help_names_the_keys_in_both_languages(kept: Store, lang: str, words: str) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        assert any(words in line for line in lines(app))

    with using_language(lang):
        play(kept, keys, size=(80, 50))


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
        assert seen[-1].rstrip().endswith({"fr": "q quitter", "en": "q quit"}[lang])
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
