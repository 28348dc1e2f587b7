"""What changed in a claim between two articles, and whether it hardened.

In: two ``ComparedClaim``, the earlier one first. Out: ``Change``, one for each kind that applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.accusation import ENDED, STAGES, Stage
from claims.claim import Label, LabelledClaim, Polarity, Speaker
from claims.document.span import GAP
from factcheck.built_in_lists import entries_of
from factcheck.hardening.change import Change, ChangeKind, Direction
from factcheck.hardening.figure_changes import figure_changes
from factcheck.quantities import Figures, figures_of
from factcheck.verification.similarity import Wording, fold

__all__ = ["ComparedClaim", "changes_between", "reserve_words"]

_FIRMNESS = {Label.ALLEGATION: 0, Label.REPORTED_SPEECH: 1, Label.ESTABLISHED_FACT: 2}
_RESERVES = ("adverbes-reserve", "adverbes-oui-dire", "attributs-reserve", "adjectifs-allegation")
"""The lists of words that take something back from a claim."""
_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»|“\s*([^“”]+?)\s*”|\"\s*([^\"]+?)\s*\"")
_LEAST_NAME = 2
"""Letters from which a part of a name tells who is meant."""
_CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim with what is compared of it: its words in the article, their folded form, their numbers and dates."""

    item: LabelledClaim
    content: str
    wording: Wording
    figures: Figures

    @classmethod
    def of(cls, item: LabelledClaim, text: str) -> ComparedClaim:
        """A claim of the article ``text``."""
        content = item.claim.text(text)
        speaker = item.claim.speaker
        wording = Wording(content, speaker.name if speaker else None, item.claim.polarity.value)
        return cls(item, content, wording, figures_of(content))


def changes_between(first: ComparedClaim, second: ComparedClaim) -> tuple[Change, ...]:
    """What changed from the first claim to the second, those that harden it before the others."""
    found = [
        *_label(first, second),
        *_speaker(first, second),
        *_chain(first, second),
        *_denial(first, second),
        *figure_changes(first.figures, second.figures),
        *_reserves(first, second),
        *_conditional(first, second),
        *_quotations(first, second),
        *_stages(first, second),
    ]
    order = list(Direction)
    return tuple(sorted(found, key=lambda change: order.index(change.direction)))


def _towards(firmer: bool) -> Direction:
    return Direction.HARDER if firmer else Direction.SOFTER


def _label(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    before, after = first.item.label, second.item.label
    if before is not after:
        yield Change(ChangeKind.LABEL, before.value, after.value, _towards(_FIRMNESS[after] > _FIRMNESS[before]))


def _speaker(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    before, after = first.item.claim.speaker, second.item.claim.speaker
    if before and not after:
        yield Change(ChangeKind.SOURCE_DROPPED, before.name, "", Direction.HARDER)
    elif after and not before:
        yield Change(ChangeKind.SOURCE_ADDED, "", after.name, Direction.SOFTER)
    elif before and after and not _same_person(before.name, after.name):
        yield Change(ChangeKind.SPEAKER, before.name, after.name, _named_now(before, after))


def _named_now(before: Speaker, after: Speaker) -> Direction:
    """Somebody unidentified who becomes somebody with a name makes a claim firmer than it was."""
    return Direction.HARDER if before.vague and not after.vague else Direction.OTHER


def _chain(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    """Outlets and agencies on the way that the later article leaves out, where it still has a speaker."""
    speaker, after = first.item.claim.speaker, second.item.claim
    if speaker is None or after.speaker is None:
        return
    named = [source.name for source in after.sources] or [after.speaker.name]
    between = [source.name for source in first.item.claim.sources if source.name != speaker.name]
    lost = [name for name in between if not any(_same_person(name, other) for other in named)]
    if lost:
        yield Change(ChangeKind.CHAIN, " ← ".join((*lost, speaker.name)), " ← ".join(named), Direction.HARDER)


def _denial(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    before, after = first.item.claim.polarity, second.item.claim.polarity
    if before is not after:
        yield Change(ChangeKind.DENIAL, before.value, after.value, _towards(before is Polarity.DENIED))
        return
    denied, denies = (any(claim.wording.negation) for claim in (first, second))
    if denied != denies:
        # Which of the two is firmer, nobody can tell: they say the reverse of each other.
        yield Change(ChangeKind.DENIAL, first.content, second.content, Direction.OTHER)


def _reserves(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    before, after = reserve_words(first.content), reserve_words(second.content)
    if before != after and bool(before) != bool(after):
        yield Change(ChangeKind.RESERVE, ", ".join(before), ", ".join(after), _towards(bool(before)))


def reserve_words(content: str) -> tuple[str, ...]:
    """The words of reserve in a claim but for those of its numbers, folded, in their order: *presume*."""
    return tuple(match[0] for match in _reserve_pattern().finditer(fold(content)))


@cache
def _reserve_pattern() -> re.Pattern[str]:
    words = sorted({fold(entry) for name in _RESERVES for entry in entries_of(name)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:e?s?)\b")


def _conditional(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    before, after = (claim.item.claim.features.get("mood") == _CONDITIONAL for claim in (first, second))
    if before != after:
        yield Change(ChangeKind.CONDITIONAL, first.content, second.content, _towards(before))


def _quotations(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    """Words that were a quotation and are now other ones, or no longer between quotation marks."""
    before, after = _quoted(first), _quoted(second)
    if not before or not after:
        return
    lost = [
        words
        for words in before
        if not any(fold(words) in fold(other) or fold(other) in fold(words) for other in after)
    ]
    if lost:
        yield Change(ChangeKind.QUOTATION, GAP.join(lost), GAP.join(after), Direction.OTHER)


def _stages(first: ComparedClaim, second: ComparedClaim) -> Iterator[Change]:
    """For each of the accused whom both name, the furthest stage where it is another; what ends a procedure softens."""
    before, after = _furthest(first), _furthest(second)
    for name, stage in before.items():
        now = next((then for other, then in after.items() if _same_person(name, other)), stage)
        if now is not stage:
            yield Change(ChangeKind.STAGE, stage.value, now.value, _towards(_firmness(now) > _firmness(stage)))


def _furthest(claim: ComparedClaim) -> dict[str, Stage]:
    """The last stage of each of the accused, by name; those that the article denies are none."""
    reached: dict[str, Stage] = {}
    for accusation in claim.item.claim.accusations:
        for party in accusation.accused if not accusation.negated else ():
            known = reached.get(party.name, accusation.stage)
            reached[party.name] = max(known, accusation.stage, key=STAGES.index)
    return reached


def _firmness(stage: Stage) -> int:
    return -1 if stage in ENDED else STAGES.index(stage)


def _quoted(claim: ComparedClaim) -> list[str]:
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(claim.content)]


def _same_person(one: str, other: str) -> bool:
    """Whether two names may mean the same person or body: they share a part that is no particle."""
    parts, others = (
        {part for part in re.findall(r"\w+", fold(name)) if len(part) > _LEAST_NAME} for name in (one, other)
    )
    return bool(parts & others) or fold(one) == fold(other)
