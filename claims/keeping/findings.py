"""What all steps but the classifier make of a text, and the text with all that is told of it.

These are frozen data types without behaviour of their own. Unit of spans: code points of the original text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Claim, Skipped, Worth
from claims.dialogue.turn import NO_DIALOGUE, Dialogue
from claims.document.span import Span

__all__ = ["Findings", "Layout"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text and what is told of it beside its words: all that an analysis is given. See ``Analyser.analyse``."""

    text: str
    blocks: Sequence[Span] | None = None
    titles: Sequence[Span] = ()
    questions: Sequence[Span] = ()
    posts: Sequence[Span] = ()
    asides: Sequence[Span] = ()
    transcript: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The claims of a text with their features, in text order, before they are labelled.

    ``worths`` has one entry a claim, or none at all where claims are not weighed. ``skipped`` lacks the sentences that
    are left out because of their labels.
    """

    claims: tuple[Claim, ...]
    worths: tuple[Worth, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    dialogue: Dialogue = NO_DIALOGUE
