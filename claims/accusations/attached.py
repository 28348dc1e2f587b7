"""Claims with the accusations that they make or report.

In: the claims of a document and the accusations of its sentences. Out: the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claims.accusation import Accusation, Party, Stage
from claims.claim import Claim, Label, Polarity, SourceRole, Speaker
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from claims.lexicon.grammar_words import GRAMMAR

__all__ = ["with_accusations"]

_OPEN: Final = (Stage.ACCUSED, Stage.SUSPECTED)
"""Stages that somebody's words bring about; all others are acts of a procedure."""
_ACCUSING: Final = (SourceRole.OUTLET, SourceRole.AGENCY, SourceRole.DOCUMENT)
"""Sources who accuse where they say that somebody is accused; anybody else who says so may be the defence."""


def with_accusations(
    claims: Iterable[Claim], accusations: Mapping[Span, Sequence[Accusation]], text: str
) -> list[Claim]:
    """``claims``, each with the accusations whose stage its cue or its content tells.

    ``accusations`` are those of each sentence of the ``text``, by its span. *Je* and *nous* are who speaks. An
    allegation without any gets those of which it is the offence; a denial those of who denies; and each what else its
    sentence tells of the same people. Where nobody else accuses, an outlet, agency or document that says so does.
    """
    known = list(claims)
    around = _Around(known)
    found = ((claim, _own(claim, around, accusations)) for claim in known)
    return [
        replace(claim, accusations=tuple(_spoken(one, _who_speaks(one, claim, around), text) for one in own))
        if own
        else claim
        for claim, own in found
    ]


class _Around:
    """The claims of a document, found by the words that their contents hold."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._index = SpanIndex((content, number) for number, claim in enumerate(claims) for content in claim.content)

    def holding(self, words: Span) -> Iterator[Claim]:
        """Those that hold ``words`` in one piece of their content, in the order of the document."""
        near = (self._claims[number] for number in self._index.touching(words))
        return (claim for claim in near if _within(words, claim))


def _who_speaks(accusation: Accusation, claim: Claim, claims: _Around) -> Speaker | None:
    """Whom *je* and *nous* stand for: whoever says the words, in *certains nous reprochent …* not *certains*.

    An offence that is a claim of its own (*le préfet m'accuse de vol*, *on nous reproche une fraude*) has the accuser
    for its speaker, or none: the words around it are somebody else's.
    """
    accuser = accusation.accuser

    def accuses(one: Claim) -> bool:
        return accuser is not None and one.speaker is not None and accuser.span.overlaps(one.speaker.span)

    around = [c for c in claims.holding(accusation.cue) if c.speaker is not None and not accuses(c)]
    if around:
        return min(around, key=_size).speaker
    return None if accuses(claim) else claim.speaker


def _own(claim: Claim, claims: _Around, accusations: Mapping[Span, Sequence[Accusation]]) -> tuple[Accusation, ...]:
    there = accusations.get(claim.sentence, ())
    found = [a for a in there if claim.cue is not None and claim.cue.overlaps(a.cue)]
    found += [a for a in there if a not in found and _within(a.cue, claim)]
    if not found and claim.suggested is Label.ALLEGATION:
        found = [a for a in there if any(_within(offence, claim) for offence in a.offences)]
    if not found and claim.polarity is Polarity.DENIED and claim.speaker is not None:
        # "X, mis en examen pour faux, nie les faits": what is denied is what X is charged with.
        found = [a for a in there if claim.speaker.name in _names(a)]
    # What else the sentence tells of the same people or deeds: "poursuivie pour injure, X a été relaxée".
    known = {name for a in found for name in _names(a)}
    told = {span for a in found for span in a.offences}
    more = (a for a in there if a not in found)
    found += [a for a in more if not (known.isdisjoint(_names(a)) and told.isdisjoint(a.offences))]
    return tuple(_with_accuser(a, claims) for a in found if not any(_tells_as_much(b, a) for b in found))


def _tells_as_much(other: Accusation, one: Accusation) -> bool:
    """Whether ``other`` tells all that ``one`` does: *condamné pour vol, X a fait appel*."""
    alike = (other.stage, other.negated, _names(other)) == (one.stage, one.negated, _names(one))
    return other is not one and alike and not one.offences and (bool(other.offences) or other.cue < one.cue)


def _names(accusation: Accusation) -> set[str]:
    return {party.name for party in accusation.accused}


def _spoken(accusation: Accusation, speaker: Speaker | None, text: str) -> Accusation:
    """The accusation where those who speak of themselves have the name of the speaker."""
    if speaker is None:
        return accusation

    def named(party: Party) -> Party:
        form = party.span.of(text).lower().strip("-").rstrip("’'")
        return (
            replace(party, name=speaker.name, confidence=speaker.confidence) if form in GRAMMAR.first_persons else party
        )

    accuser = named(accusation.accuser) if accusation.accuser else None
    return replace(accusation, accused=tuple(map(named, accusation.accused)), accuser=accuser)


def _size(claim: Claim) -> int:
    return len(claim.span)


def _within(span: Span, claim: Claim) -> bool:
    return any(content.covers(span) for content in claim.content)


def _with_accuser(accusation: Accusation, claims: _Around) -> Accusation:
    if accusation.accuser is not None or accusation.stage not in _OPEN:
        return accusation
    accused = _names(accusation)
    around = [c for c in claims.holding(accusation.cue) if c.speaker and c.speaker.name not in accused]
    speaker = min(around, key=_size).speaker if around else None
    if speaker is None:
        return accusation
    roles = {source.role for c in around for source in c.sources if source.span == speaker.span}
    if roles.isdisjoint(_ACCUSING):
        return accusation
    accuser = Party(span=speaker.span, name=speaker.name, confidence=speaker.confidence, vague=speaker.vague)
    return replace(accusation, accuser=accuser)
