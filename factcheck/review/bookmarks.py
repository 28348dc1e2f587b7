"""The place in the queue at which a person stopped, kept for each store.

In: the address of a store. Out: a ``Bookmark``; a file that cannot be read counts as none.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.file_writing import private_folder, write_whole
from factcheck.store.addresses import shown_address

__all__ = ["Bookmark", "bookmark_path", "read_bookmark", "write_bookmark"]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The ids of the claim that was in front, of the claims that were put off, and of those that came after it."""

    claim: str | None = None
    skipped: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


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
    return Bookmark(claim if isinstance(claim, str) else None, _names(entry.get("skipped")), _names(entry.get("then")))


def _names(value: Any) -> tuple[str, ...]:
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()


def write_bookmark(store: str, mark: Bookmark) -> None:
    """Write the bookmark. If that fails, the next review starts at the top of the queue."""
    path = bookmark_path()
    marks = {
        **_without_passwords(_read_all()),
        store: {"claim": mark.claim, "skipped": list(mark.skipped), "then": list(mark.then)},
    }
    with suppress(OSError):
        private_folder(path.parent)
        write_whole(path, json.dumps(marks), private=True)
