"""The claim, its attribution, its label and the decision are in sight on 80 by 24, however long they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from factcheck.claim_ids import claim_ids
from factcheck.review.app import ReviewApp
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.factories import article, checked, labelled
from tests.support.review_play import QUEUE, URL, lines, play

LONG = " ".join(f"le quai {n} sera fermé dès lundi" for n in range(1, 21)).capitalize()
SPEAKER = "la présidente de la commission chargée du suivi des travaux de dragage du port et de ses deux annexes"


def right_of(app: ReviewApp) -> str:
    """What the pane of the claim shows, in one line."""
    left = app.query_one("#right").region.x
    return " ".join(" ".join(line[left:] for line in lines(app)[1:-4]).split())


def test_the_decision_stands_above_the_passage_with_reason_and_evidence(kept: Store) -> None:
    piece = Evidence(url=URL, title="Registre du port", seen="2026-03-03")
    record_act(kept, QUEUE[0], Act(who="Ana", verdict="faux", why="vu sur place", evidence=(piece,)), load_scale())

    async def keys(app: ReviewApp, _pilot: Pilot[None]) -> None:
        shown = right_of(app)
        assert "reçu allegation (51% certain of the label) cue: aurait" in shown
        assert (
            "Decision: verified · false Why: vu sur place — Ana Evidence: Registre du port (for information)" in shown
        )

    play(kept, keys, statuses=())


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (140, 40)])
def test_a_long_claim_of_a_long_name_pushes_nothing_out_of_sight(kept: Store, size: tuple[int, int]) -> None:
    text = f"Titre\n\n{LONG}, affirme {SPEAKER}."
    item = labelled(text, LONG, speaker=(SPEAKER, SPEAKER), cue="affirme")
    one = replace(checked(item, text=text), article=replace(article(text), id="long-0001"))
    save_scan(kept, one, machine="m", matching=LikenessLimits())
    record_act(kept, claim_ids(one)[0], Act(who="Ana", why="un motif " * 60), load_scale())

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        shown = right_of(app)
        assert "Le quai 1 sera fermé" in shown
        assert "speaker: la présidente" in shown
        assert "Decision: to verify" in shown
        assert "Evidence: none yet" in shown
        # What was cut is in the article.
        await pilot.press("a")
        assert "le quai 20 sera fermé" in " ".join("\n".join(lines(app)).split())

    play(kept, keys, size=size, articles=("long-0001",))


def test_the_passage_is_drawn_anew_for_another_width_while_a_form_is_open(kept: Store) -> None:
    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", "e")
        await pilot.resize_terminal(60, 24)
        await pilot.press("escape")
        await pilot.pause()
        assert app.query_one("#queue").region.width == 60
        assert "Il aurait reçu […] une aide publique" in right_of(app)

    play(kept, keys)


def test_the_whole_record_is_one_key_away(kept: Store) -> None:
    record_act(kept, QUEUE[0], Act(who="Ana", why="appeler la mairie"), load_scale())

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("h")
        assert "appeler la mairie" in "\n".join(lines(app))
        await pilot.press("h")
        assert len(app.screen_stack) == 1

    play(kept, keys)
