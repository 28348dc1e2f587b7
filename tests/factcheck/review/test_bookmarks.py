"""Where the next review goes on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from factcheck.review.app import ReviewApp
from factcheck.review.bookmarks import bookmark_path, read_bookmark
from factcheck.review.queue import OPEN, ReviewQueue
from factcheck.store.claim_lists import Filter
from factcheck.store.engine import Store
from factcheck.verification.verdict_scale import load_scale
from tests.support.review_play import NAMES, QUEUE, play, review_queue, write


def test_skipped_claims_come_last_also_the_next_time(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("s")

    play(kept, keys)

    again = review_queue(kept)
    assert [row.id for row in again.rows] == [*QUEUE[1:], QUEUE[0]]
    assert again.claim is not None
    assert again.claim.id == QUEUE[1]


def test_the_next_review_goes_on_where_this_one_stopped(kept: Store) -> None:
    async def keys(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await write(pilot, "hors sujet")
        await pilot.press("enter", "space", "space", "down")

    play(kept, keys)

    assert read_bookmark(kept.url).claim == QUEUE[3]
    again = review_queue(kept)
    assert [row.id for row in again.rows] == QUEUE[1:]
    assert again.position == 2


@pytest.mark.parametrize("content", ["", "[]", '{"x": 1', "\x00", '{"URL": {"claim": 3, "skipped": 4}}'])
def test_a_broken_bookmark_is_none(kept: Store, content: str) -> None:
    bookmark_path().parent.mkdir(parents=True)
    bookmark_path().write_text(content.replace("URL", kept.url), encoding="utf-8")

    assert review_queue(kept).position == 0


def test_a_bookmark_that_cannot_be_kept_stops_nobody(kept: Store) -> None:
    bookmark_path().parent.parent.mkdir(parents=True)
    bookmark_path().parent.write_text("in the way", encoding="utf-8")

    moved = review_queue(kept)
    moved.move(2)

    assert moved.position == 2


def test_order_filter_and_words_hold_on_in_the_next_review(kept: Store) -> None:
    first = review_queue(kept)
    first.narrow(replace(first.filter_in_force, order="oldest", labels=("reported_speech",)), "valmont")

    again = ReviewQueue(kept, load_scale(), "Ana", first.initial_filter, resumes=True)

    assert (again.filter_in_force.order, again.filter_in_force.labels) == ("oldest", ("reported_speech",))
    assert again.search_words == "valmont"
    assert [row.id for row in again.rows] == [NAMES[0]]
    # Whoever asks for something else gets that.
    other = ReviewQueue(kept, load_scale(), "Ana", first.initial_filter)
    assert (len(other.rows), other.search_words) == (len(QUEUE), "")


def test_an_order_that_is_asked_for_begins_at_the_top(kept: Store) -> None:
    review_queue(kept).move(3)

    assert review_queue(kept).position == 3
    asked = Filter(statuses=OPEN, order="worth")
    assert ReviewQueue(kept, load_scale(), "Ana", asked, from_top=True).position == 0


@pytest.mark.parametrize("chosen", [3, {"order": "alphabet"}, {"labels": "x", "speaker": 4, "new": []}])
def test_conditions_of_another_make_count_as_none(kept: Store, chosen: object) -> None:
    queue = review_queue(kept)
    queue.move(1)
    mark = json.loads(bookmark_path().read_text("utf-8"))
    mark[kept.url]["chosen"] = chosen
    bookmark_path().write_text(json.dumps(mark), encoding="utf-8")

    assert ReviewQueue(kept, load_scale(), "Ana", queue.initial_filter, resumes=True).filter_in_force == (
        queue.initial_filter
    )
