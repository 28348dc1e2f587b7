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
    """``items`` in lists that are short enough for the parameters of one statement, for conditions such as ``IN``.

    No item is in two lists. The last item of a list is repeated until there are as many as a power of two: a statement
    for each number of parameters would have to be prepared anew each time, which takes longer than most of them.
    """
    unique = list(dict.fromkeys(items))
    for start in range(0, len(unique), _CHUNK):
        some = unique[start : start + _CHUNK]
        yield some + some[-1:] * (min(1 << (len(some) - 1).bit_length(), _CHUNK) - len(some))
