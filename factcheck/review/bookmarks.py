"""The place in the queue at which a person stopped, kept for each store.

In: the address of a store. Out: a ``Bookmark``; a file that cannot be read counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factcheck.file_writing import private_folder, write_whole
from factcheck.store.addresses import shown_address
from factcheck.store.claim_lists import Filter
from factcheck.store.queue_order import ORDERS

__all__ = [
    "Bookmark",
    "bookmark_path",
    "chosen_conditions",
    "read_bookmark",
    "resumed_filter",
    "write_bookmark",
]

_LISTS = ("statuses", "labels", "verdicts", "flags", "articles", "stages")
_WORDS = ("speaker", "assignee", "accused", "order")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The ids of the claim that was in front, of the claims that were put off, and of those that came after it.

    ``words`` were searched for, ``chosen`` are the conditions and the order that differed from those of the start.
    """

    claim: str | None = None
    skipped: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    words: str = ""
    chosen: Mapping[str, Any] = field(default_factory=dict)


def bookmark_path() -> Path:
    """The file in the user's state folder."""
    from platformdirs import user_state_path

    return user_state_path("factcheck", appauthor=False) / "review.json"


def _read_all() -> dict[str, Any]:
    try:
        contents = json.loads(bookmark_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return contents if isinstance(contents, dict) else {}


def _without_passwords(marks: dict[str, Any]) -> dict[str, Any]:
    # Earlier versions wrote addresses as they were given: with passwords among their options.
    return {name: mark for name, mark in marks.items() if "://" not in name or shown_address(name) == name}


def read_bookmark(store: str) -> Bookmark:
    """Where the review of that store stopped; an unreadable file counts as none."""
    entry = _read_all().get(store)
    if not isinstance(entry, dict):
        return Bookmark()
    claim = entry.get("claim")
    words, chosen = entry.get("words"), entry.get("chosen")
    return Bookmark(
        claim if isinstance(claim, str) else None,
        _names(entry.get("skipped")),
        _names(entry.get("then")),
        words if isinstance(words, str) else "",
        chosen if isinstance(chosen, dict) else {},
    )


def _names(value: Any) -> tuple[str, ...]:
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()


def write_bookmark(store: str, mark: Bookmark) -> None:
    """Write the bookmark. If that fails, the next review starts at the top of the queue."""
    path = bookmark_path()
    marks = {
        **_without_passwords(_read_all()),
        store: {
            "claim": mark.claim,
            "skipped": list(mark.skipped),
            "then": list(mark.then),
            "words": mark.words,
            "chosen": dict(mark.chosen),
        },
    }
    with suppress(OSError):
        private_folder(path.parent)
        write_whole(path, json.dumps(marks), private=True)


def chosen_conditions(now: Filter, initial: Filter) -> dict[str, Any]:
    """What a person changed of a filter in a review, as JSON has it."""
    names = [name for name in (*_LISTS, *_WORDS) if getattr(now, name) != getattr(initial, name)]
    return {name: list(getattr(now, name)) if name in _LISTS else getattr(now, name) for name in names}


def resumed_filter(mark: Bookmark, initial: Filter) -> Filter:
    """The filter with what the last review changed of it; what a file of another make says counts as nothing."""
    some: dict[str, Any] = {}
    for name, value in mark.chosen.items():
        if name in _LISTS and isinstance(value, list):
            some[name] = _names(value)
        elif name in _WORDS and (value is None or isinstance(value, str)):
            some[name] = value
    if some.get("order", initial.order) not in ORDERS:
        del some["order"]
    return replace(initial, **some)
