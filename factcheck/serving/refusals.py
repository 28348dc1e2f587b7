"""What a server did not do for those who asked: counted by cause, the last time and its reason kept for each.

In: a cause, and what its words are filled in with. Out: how often, when last, and why, as data and in words.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from factcheck.i18n import N_, _

__all__ = ["Cause", "Refusals", "reason_words"]


class Cause(StrEnum):
    """Why something was refused; commands first, then connections, then requests to the HTTP API."""

    OTHERWISE = "started_otherwise"
    ENDING = "ending"
    CHANGED = "program_changed"
    MOST = "too_many_commands"
    NOT_STARTED = "not_started"
    STRANGER = "another_user"
    CROWD = "too_many_connections"
    SILENT = "silent"
    NO_MESSAGE = "no_message"
    TOKEN = "http_token"
    HOST = "http_host"
    ORIGIN = "http_origin"
    TOO_LARGE = "http_too_large"
    TOO_SLOW = "http_too_slow"
    NOT_READ = "http_not_read"
    BUSY = "http_busy"

    @property
    def words(self) -> str:
        """The reason in English, to be translated and filled in with ``what``."""
        return _WORDS[self]


_WORDS: Mapping[Cause, str] = {
    Cause.OTHERWISE: N_("it was started otherwise: {what}"),
    Cause.ENDING: N_("it is ending"),
    Cause.CHANGED: N_("the program has changed since it was started"),
    Cause.MOST: N_("as many commands are running as may: {what}"),
    Cause.NOT_STARTED: N_("no process could be started: {what}"),
    Cause.STRANGER: N_("another user asked, number {what}"),
    Cause.CROWD: N_("more than {what} connections at a time"),
    Cause.SILENT: N_("nothing was asked within {what} s"),
    Cause.NO_MESSAGE: N_("what came is no message of factcheck: {what}"),
    Cause.TOKEN: N_("HTTP API: no token, or another one"),
    Cause.HOST: N_("HTTP API: asked by another name, {what}"),
    Cause.ORIGIN: N_("HTTP API: a page of another origin, {what}"),
    Cause.TOO_LARGE: N_("HTTP API: a body of more than {what} bytes"),
    Cause.TOO_SLOW: N_("HTTP API: a body that took longer than {what} s"),
    Cause.NOT_READ: N_("HTTP API: a body of a kind that is not read, {what}"),
    Cause.BUSY: N_("HTTP API: as many commands were running as may, or the server was ending"),
}
_FILLINGS: Mapping[str, str] = {
    "program": N_("another program"),
    "python": N_("another Python"),
    "flags": N_("options of Python"),
    "encoding": N_("the encoding"),
    "user": N_("the user"),
    "limits": N_("limits of the process"),
    "priority": N_("the priority"),
    "processors": N_("processors that may be used"),
    "root": N_("the root of the file system"),
    "too many open files": N_("too many open files"),
    "too long a message": N_("too long a message"),
    "no JSON": N_("no JSON"),
    "no object": N_("no object"),
    "a go comes with a folder and three streams": N_("a go comes with a folder and three streams"),
    "no request": N_("no request"),
}
"""Words are filled in with in what two processes differ, or why a message is none: named as they are shown."""
_LONGEST = 200
"""Characters of what a stranger sent that are kept."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """How often there was a cause, when it was there last (seconds since 1970), and what with."""

    cause: str
    count: int
    last: float
    what: str


class Refusals:
    """All that was refused since a process began: at most one entry a cause."""

    def __init__(self) -> None:
        self._found: dict[Cause, _Refused] = {}

    def note(self, cause: Cause, what: str = "") -> None:
        """Take note of one more refusal."""
        count = self._found[cause].count + 1 if cause in self._found else 1
        self._found[cause] = _Refused(cause, count, time.time(), what[:_LONGEST])

    def told(self) -> list[dict[str, Any]]:
        """An object for each cause: ``cause``, ``count``, ``last`` in seconds since 1970, ``what``; the last first."""
        return [asdict(found) for found in sorted(self._found.values(), key=lambda one: -one.last)]


def reason_words(words: str, what: str) -> str:
    """A reason in the language in force: its English ``words``, filled in with ``what``."""
    return _(words).format(what=_(_FILLINGS[what]) if what in _FILLINGS else what)
