"""A sentence of the grid and what must be found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.accusation import Stage
from claims.claim import Label, Polarity
from claims.document.span import Span

__all__ = ["ExpectedAccusation", "ExpectedClaim", "ForbiddenClaim", "GridText"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClaim:
    """One claim that must be found; all spans are into the text of the sentence.

    ``core`` is the part of the speaker that must be named, ``speaker`` the whole phrase; both None where nobody
    speaks. ``speaker_matters`` is False where any speaker will do. ``name`` is who must be meant where the text names
    the speaker elsewhere. ``medium`` holds the words of which the medium must have one. ``optional`` may be in the
    content or not; ``labels`` are those that a careful reader can defend.
    """

    content: tuple[Span, ...]
    labels: frozenset[Label]
    speaker: Span | None = None
    core: Span | None = None
    speaker_matters: bool = True
    name: Span | None = None
    medium: tuple[Span, ...] = ()
    optional: tuple[Span, ...] = ()
    polarity: Polarity | None = None
    sources: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenClaim:
    """A claim that must not be found: one by this speaker, with this content; empty: any."""

    speaker: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAccusation:
    """An accusation that some claim must bear: the stage, the accused (nobody where empty) and the offences."""

    stage: Stage
    negated: bool = False
    accused: tuple[Span, ...] = ()
    offences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridText:
    """A small article made from one template: a headline, a blank line, the sentence.

    ``facts`` are stretches that must come out as established facts. ``merged`` allows one claim in place of all the
    wanted ones. ``accusation`` is the only one that claims may bear; None where that does not matter. All spans are
    into ``text``.
    """

    construction: str
    factors: Mapping[str, str]
    text: str
    wanted: tuple[ExpectedClaim, ...]
    facts: tuple[Span, ...] = ()
    never: tuple[ForbiddenClaim, ...] = ()
    merged: bool = False
    accusation: ExpectedAccusation | None = None

    @property
    def body(self) -> str:
        """The text without its headline."""
        return self.text.partition("\n\n")[2].strip()

    def spans(self) -> Iterator[Span]:
        """Every span that is expected as a fact or as part of a claim."""
        yield from self.facts
        if self.accusation:
            yield from (*self.accusation.accused, *self.accusation.offences)
        for want in self.wanted:
            yield from (*want.content, *want.optional, *want.sources, *want.medium)
            yield from (span for span in (want.speaker, want.core, want.name) if span is not None)
