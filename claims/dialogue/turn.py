"""Turns of speech, entries of a live blog, and all of them in one text.

These are frozen data types without behaviour of their own. Unit of spans: code points of the original text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.claim import Speaker
from claims.document.span import Span

__all__ = ["NO_DIALOGUE", "Dialogue", "Entry", "Turn", "TurnRole"]


class TurnRole(StrEnum):
    """What a turn does: it asks, answers a question, states something, or is the text of an author who signs it."""

    QUESTION = "question"
    ANSWER = "answer"
    STATEMENT = "statement"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one person says until another takes over; ``span`` are the words, without the label before them.

    ``speaker`` and ``addressee`` (whom *vous* means) have the span where the text names them, which may be a headline;
    None where the text does not tell who that is. ``asked`` is the question that is answered, ``medium`` the name of
    the platform on which the words were published.
    """

    span: Span
    role: TurnRole
    speaker: Speaker | None = None
    addressee: Speaker | None = None
    asked: Span | None = None
    medium: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a live blog: its text, its time of day (*14:32*), and who signs it, an author or an agency."""

    span: Span
    time: str
    author: Speaker | None = None
    agency: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """The turns and entries of one text, in text order; turns do not overlap.

    ``labels`` are the names, dashes and numbers before turns: words of the page that nobody says.
    """

    turns: tuple[Turn, ...] = ()
    entries: tuple[Entry, ...] = ()
    labels: tuple[Span, ...] = ()


NO_DIALOGUE: Final = Dialogue()
"""A text in which nobody talks to anybody."""
