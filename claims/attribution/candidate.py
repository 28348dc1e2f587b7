"""A claim in the making: one type for everything that becomes a claim, whatever found it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.claim import ContentChange, ContentStep, Label, Polarity, Speaker
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_rule import Rule
from claims.rules.matcher import Match

__all__ = ["Candidate", "effective_changes", "with_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim in the making: the match of a rule, a quotation that stands alone, or the article's own sentence.

    ``content`` are spans into the text, ``root`` is the top word of the content, ``changes`` tell which step set the
    content, in their order. Only what a rule found has ``match`` and ``cue``; ``speaker`` are the words of its speaker,
    ``through`` the channels in the speaker's place (*X a publié une lettre annonçant*), ``insertion`` is the inserted
    clause or phrase that the content stands around. ``named`` is a speaker who is known without a cue; ``verbatim``
    tells that the words are that speaker's own although no quotation marks stand around them, as in an interview.
    """

    sentence: Sentence
    content: tuple[Span, ...]
    construction: str
    label: Label
    root: Word | None = None
    polarity: Polarity = Polarity.ASSERTED
    rules: tuple[str, ...] = ()
    changes: tuple[ContentChange, ...] = ()
    match: Match | None = None
    cue: Span | None = None
    speaker: tuple[Word, ...] = ()
    named: Speaker | None = None
    through: tuple[tuple[Word, ...], ...] = ()
    insertion: Span | None = None
    verbatim: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that found it.

        Raises:
            ValueError: no rule did.
        """
        return self._found_by.rule

    @property
    def trigger(self) -> Word:
        """The word that its rule begins at.

        Raises:
            ValueError: no rule found it.
        """
        return self._found_by.words["trigger"]

    @property
    def _found_by(self) -> Match:
        if self.match is None:
            raise ValueError(f"no rule found this candidate ({self.construction})")
        return self.match


def effective_changes(*changes: ContentChange) -> tuple[ContentChange, ...]:
    """The changes of one content in their order, without those that changed nothing."""
    before: tuple[tuple[Span, ...] | None, ...] = (None, *(c.content for c in changes))
    return tuple(change for change, old in zip(changes, before, strict=False) if change.content != old)


def with_content(candidate: Candidate, step: ContentStep, content: tuple[Span, ...], by: str = "") -> Candidate:
    """``candidate`` with another content and the step that set it; ``by`` is the rule behind the step, if any."""
    if content == candidate.content:
        return candidate
    return replace(candidate, content=content, changes=(*candidate.changes, ContentChange(step, content, by)))
