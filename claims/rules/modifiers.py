"""Which claims a modifier reaches, and what it changes in them.

In: a match of a modifier and a claim as ``Target``. Out: whether the claim is in scope; its new polarity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Polarity
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_rule import Modifier
from claims.rules.matcher import Match
from claims.rules.paths import walk

__all__ = ["Target", "changed_polarity", "in_scope"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The parts of a claim that a modifier looks at: rules, trigger, spans of cue and content."""

    rules: tuple[str, ...]
    trigger: Word
    cue: Span
    content: tuple[Span, ...]


def in_scope(match: Match, target: Target) -> bool:
    """Whether the modifier that matched reaches the claim: its part, path, direction, distance and terminators."""
    modifier, sentence, trigger = match.rule.modifies, match.sentence, match.words["trigger"]
    if modifier is None or not _admitted(modifier, target.rules):
        return False
    inside = _part(modifier, sentence, target)
    if not inside:
        return False
    if modifier.paths:
        ends = {w.index for path in modifier.paths for w in walk(path, sentence, trigger)}
        goal = {target.trigger.index} if modifier.part == "cue" else inside
        if not ends & goal:
            return False
    if trigger.index in inside:
        return True
    nearest = min(inside, key=lambda i: abs(i - trigger.index))
    if modifier.direction != "both" and (modifier.direction == "forward") != (nearest > trigger.index):
        return False
    low, high = sorted((nearest, trigger.index))
    between = sentence.words[low + 1 : high]
    if modifier.within is not None and len(between) > modifier.within:
        return False
    return not _terminated(between, modifier.until)


def changed_polarity(modifier: Modifier, polarity: Polarity) -> Polarity:
    """The polarity of a claim in scope."""
    if modifier.polarity is None:
        return polarity
    if modifier.polarity == "reversed":
        return Polarity.ASSERTED if polarity is Polarity.DENIED else Polarity.DENIED
    return Polarity(modifier.polarity)


def _admitted(modifier: Modifier, rules: Sequence[str]) -> bool:
    if modifier.only and not modifier.only & set(rules):
        return False
    return not modifier.barring & set(rules)


def _part(modifier: Modifier, sentence: Sentence, target: Target) -> set[int]:
    spans = (target.cue,) if modifier.part == "cue" else target.content
    return {w.index for span in spans for w in sentence.overlapping(span)}


def _terminated(between: Sequence[Word], until: frozenset[str]) -> bool:
    forms = " ".join(w.form.lower() for w in between)
    # The parser splits elided words: « lors qu' il ».
    padded = f" {forms} ".replace("' ", "'")
    return any(f" {phrase} " in f" {forms} " or f" {phrase} " in padded for phrase in until)
