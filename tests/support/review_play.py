"""A review in the terminal, driven by its keys without one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.claim_ids import claim_ids
from factcheck.review.app import ReviewApp
from factcheck.review.queue import OPEN, ReviewQueue
from factcheck.store.claim_lists import Filter
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store
from factcheck.stored_records import Dossier
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port

__all__ = [
    "NAMES",
    "NEAR",
    "QUEUE",
    "URL",
    "dossier",
    "lines",
    "links",
    "named",
    "play",
    "review_queue",
    "text",
    "write",
]

NAMES = claim_ids(port())
URL = "https://example.org/page"
# Most uncertain first: 0.51, 0.64, 0.88, 0.97, 0.9988.
QUEUE = [NAMES[n] for n in (4, 1, 3, 0, 2)]
NEAR = "Le chantier naval va cesser toute activité le 12 avril"
Keys = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


def review_queue(store: Store, **wanted: Any) -> ReviewQueue:
    """Ana's queue of open claims, the most uncertain first."""
    return ReviewQueue(store, load_scale(), "Ana", Filter(**{"statuses": OPEN, "order": "uncertain", **wanted}))


def play(store: Store, keys: Keys, *, size: tuple[int, int] = (80, 24), **wanted: Any) -> ReviewQueue:
    """Run the app, do what ``keys`` does, and leave."""
    app = ReviewApp(review_queue(store, **wanted))

    async def whole() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await keys(app, pilot)

    asyncio.run(whole())
    return app.review_queue


async def write(pilot: Pilot[None], words: str) -> None:
    """Type into the field that has the focus."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(words)
    await pilot.pause()


def dossier(store: Store, name: str) -> Dossier:
    """All that is kept on a claim."""
    with store.reading() as connection:
        return read_dossier(connection, name)


def text(app: ReviewApp, name: str) -> str:
    """What one pane of the main screen shows."""
    return str(app.text_pane(name).content)


def named(app: ReviewApp) -> str:
    """The claim that the form in front names."""
    return str(app.screen.query_one(".about", Static).content)


def lines(app: ReviewApp) -> list[str]:
    """The screen as a terminal would show it."""
    return ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]


def links(store: Store, name: str) -> list[tuple[str, str]]:
    """Kind and author of the links of a claim."""
    return [(row.kind, row.who) for row in dossier(store, name).links]
