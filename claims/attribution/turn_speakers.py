"""Who speaks in the claims of dialogues: *je* is whoever has the turn, *vous* the other, and all came through the turn.

In: claims and the turns or entries that they stand in. Out: claims with those speakers and sources, and without
parties of accusations who are nothing but a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claims.accusation import Accusation, Party
from claims.attribution.turn_statements import turn_at
from claims.claim import Claim, Source, SourceRole, Speaker
from claims.dialogue.turn import Entry, Turn, TurnRole
from claims.document.nearby import Nearby
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists

__all__ = ["with_entry_agencies", "with_turn_parties", "with_turn_speakers"]

_UNKNOWN: Final = 0.2
"""Confidence in the name of a pronoun whose turn has no known speaker: it is no name."""
_HEARSAY: Final = "hearsay"
"""How constructions begin in which nobody is named, so that whoever has the turn passes it on."""


def with_turn_speakers(claims: Iterable[Claim], text: str, turns: Sequence[Turn], lists: WordLists) -> list[Claim]:
    """``claims`` in which *je*, *nous* and *vous* have the names of the turn's two sides.

    What somebody else says in a turn (*le ministre dit que*) has the turn's speaker as the outer source. What is said
    in a post came through its platform.
    """
    known: list[Claim] = []
    for claim in claims:
        turn = turn_at(turns, claim.sentence)
        known.append(_on_platform(_in_turn(claim, text, turn, lists), text, turn) if turn else claim)
    return known


def with_turn_parties(claims: Iterable[Claim], text: str, turns: Sequence[Turn]) -> list[Claim]:
    """``claims`` in whose accusations *vous* is whoever is spoken to, and nobody is called by a pronoun alone.

    Whom the text leaves open is left out: *le* or *il* is no name.
    """
    known: list[Claim] = []
    for claim in claims:
        if claim.accusations:
            turn = turn_at(turns, claim.sentence)
            named = tuple(_with_parties(one, text, turn) for one in claim.accusations)
            claim = claim if named == claim.accusations else replace(claim, accusations=named)
        known.append(claim)
    return known


def _with_parties(accusation: Accusation, text: str, turn: Turn | None) -> Accusation:
    accused = tuple(found for party in accusation.accused if (found := _party(party, text, turn)) is not None)
    accuser = accusation.accuser
    return replace(accusation, accused=accused, accuser=_party(accuser, text, turn) if accuser is not None else None)


def _party(party: Party, text: str, turn: Turn | None) -> Party | None:
    """The party by name; None of a pronoun that stands for nobody known."""
    form = party.span.of(text).lower().strip("-").removeprefix("t-")
    pronoun = form.rstrip("’'")
    first, second = pronoun in GRAMMAR.first_persons, pronoun in GRAMMAR.second_persons
    third = form.replace("’", "'") in GRAMMAR.object_persons or form in GRAMMAR.third_persons
    if not (first or second or third) or party.name.lower().strip("-").rstrip("’'") != pronoun:
        return party
    who = None
    if turn is not None and not third:
        who = turn.speaker if first else turn.addressee
    return replace(party, name=who.name, confidence=who.confidence, vague=who.vague) if who is not None else None


def with_entry_agencies(claims: Iterable[Claim], entries: Sequence[Entry]) -> list[Claim]:
    """``claims`` of a live blog with the agency that signs their entry as their outermost source."""
    known, places = list(claims), Nearby(entries)
    for at, claim in enumerate(known if entries else ()):
        near = places.touching(claim.sentence)
        entry = next((e for e in near if e.span.start <= claim.sentence.start < e.span.end), None)
        if entry is not None and entry.agency is not None:
            known[at] = _through(claim, entry.agency, SourceRole.AGENCY)
    return known


def _in_turn(claim: Claim, text: str, turn: Turn, lists: WordLists) -> Claim:
    me = turn.speaker
    role = SourceRole.VAGUE if me is not None and me.vague else SourceRole.PERSON
    if me is not None and me.name in lists.classes.outlets:
        role = SourceRole.OUTLET
    speaker = claim.speaker
    if speaker is None:
        if me is None:
            return claim
        hearsay = claim.construction.startswith(_HEARSAY) and turn.role is not TurnRole.QUESTION
        return _through(replace(claim, speaker=me) if hearsay else claim, me, role)
    pronoun = speaker.span.of(text).lower().strip("-").removeprefix("t-").rstrip("’'")
    if pronoun in GRAMMAR.first_persons:
        return _named(claim, speaker, pronoun, me, role)
    if pronoun in GRAMMAR.second_persons:
        claim = _named(claim, speaker, pronoun, turn.addressee, SourceRole.PERSON)
    return _through(claim, me, role) if me is not None else claim


def _on_platform(claim: Claim, text: str, turn: Turn) -> Claim:
    """``claim`` of a post with the platform as its outermost source, and as the medium of what its author says."""
    if turn.medium is None:
        return claim
    own = (claim.speaker and claim.speaker.name) == (turn.speaker and turn.speaker.name)
    medium = turn.medium if own and claim.medium is None else claim.medium
    platform = Source(span=turn.medium, name=turn.medium.of(text), role=SourceRole.PLATFORM)
    named = any(source.name == platform.name for source in claim.sources)
    return replace(claim, medium=medium, sources=claim.sources if named else (platform, *claim.sources))


def _named(claim: Claim, speaker: Speaker, words: str, who: Speaker | None, role: SourceRole) -> Claim:
    """``claim`` whose speaker, the pronoun ``words``, is ``who``; not identified where that is nobody known."""
    if who is None:
        # Whoever spoke before it was somebody else.
        named = replace(speaker, name=words, confidence=_UNKNOWN, vague=True)
        role = SourceRole.VAGUE
    else:
        named = replace(speaker, name=who.name, confidence=who.confidence, vague=who.vague)
    sources = tuple(replace(s, name=named.name, role=role) if s.span == speaker.span else s for s in claim.sources)
    return replace(claim, speaker=named, sources=sources)


def _through(claim: Claim, who: Speaker, role: SourceRole) -> Claim:
    """``claim`` with ``who`` as its outermost source, unless it has that source already."""
    if any(source.name == who.name for source in claim.sources):
        return claim
    return replace(claim, sources=(Source(span=who.span, name=who.name, role=role), *claim.sources))
