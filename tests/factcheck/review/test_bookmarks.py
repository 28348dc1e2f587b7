"""Where the next review goes on."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from factcheck.review.app import ReviewApp
from factcheck.review.bookmarks import bookmark_path, read_bookmark
from factcheck.store.engine import Store
from tests.support.review_play import QUEUE, play, review_queue, write


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
