"""Times, unique names and ids in the form in which the store writes them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

__all__ = ["chunks", "moment", "new_uid", "now"]

_CHUNK = 500


def now() -> str:
    """The current time as the store writes it."""
    return moment(datetime.now(UTC))


def moment(at: datetime) -> str:
    """A time as the store writes it: ISO 8601 in UTC to the microsecond, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_uid() -> str:
    """A new name, unique over all stores."""
    return uuid.uuid4().hex


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """``items`` without repetitions, in lists that are short enough for the parameters of one statement."""
    unique = list(dict.fromkeys(items))
    for start in range(0, len(unique), _CHUNK):
        yield unique[start : start + _CHUNK]
