"""Claims with the accusations that they make or report.

In: the claims of a document and the accusations of its sentences. Out: the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claims.accusation import Accusation, Party, Stage
from claims.claim import Claim, Label, Polarity, SourceRole
from claims.document.span import Span

__all__ = ["with_accusations"]

_OPEN = (Stage.ACCUSED, Stage.SUSPECTED)
"""Stages that somebody's words bring about; all others are acts of a procedure."""
_ACCUSING = (SourceRole.OUTLET, SourceRole.AGENCY, SourceRole.ORGANISATION, SourceRole.DOCUMENT)
"""Sources who accuse where they say that somebody is accused; a person who says so may be the defence."""


def with_accusations(claims: Iterable[Claim], accusations: Mapping[Span, Sequence[Accusation]]) -> list[Claim]:
    """``claims``, each with the accusations whose stage its cue or its content tells.

    ``accusations`` are those of each sentence, by its span. An allegation without any gets those of which it is the
    offence; a denial those of who denies; and each what else its sentence tells of the same people. Where nobody else
    accuses, an organisation that says so does.
    """
    known = list(claims)
    return [replace(claim, accusations=own) if (own := _own(claim, known, accusations)) else claim for claim in known]


def _own(
    claim: Claim, claims: Sequence[Claim], accusations: Mapping[Span, Sequence[Accusation]]
) -> tuple[Accusation, ...]:
    there = accusations.get(claim.sentence, ())
    found = [a for a in there if claim.cue is not None and claim.cue.overlaps(a.cue)]
    found += [a for a in there if a not in found and _within(a.cue, claim)]
    if not found and claim.suggested is Label.ALLEGATION:
        found = [a for a in there if any(_within(offence, claim) for offence in a.offences)]
    if not found and claim.polarity is Polarity.DENIED and claim.speaker is not None:
        # "X, mis en examen pour faux, nie les faits": what is denied is what X is charged with.
        found = [a for a in there if claim.speaker.name in _names(a)]
    # What else the sentence tells of the same people: "poursuivie pour injure, X a été relaxée".
    known = {name for a in found for name in _names(a)}
    found += [a for a in there if a not in found and not known.isdisjoint(_names(a))]
    return tuple(_with_accuser(a, claims) for a in found)


def _names(accusation: Accusation) -> set[str]:
    return {party.name for party in accusation.accused}


def _size(claim: Claim) -> int:
    return len(claim.span)


def _within(span: Span, claim: Claim) -> bool:
    return any(content.covers(span) for content in claim.content)


def _with_accuser(accusation: Accusation, claims: Sequence[Claim]) -> Accusation:
    if accusation.accuser is not None or accusation.stage not in _OPEN:
        return accusation
    accused = _names(accusation)
    around = [c for c in claims if c.speaker and _within(accusation.cue, c) and c.speaker.name not in accused]
    speaker = min(around, key=_size).speaker if around else None
    if speaker is None:
        return accusation
    roles = {source.role for c in around for source in c.sources if source.span == speaker.span}
    if roles.isdisjoint(_ACCUSING):
        return accusation
    accuser = Party(span=speaker.span, name=speaker.name, confidence=speaker.confidence, vague=speaker.vague)
    return replace(accusation, accuser=accuser)
