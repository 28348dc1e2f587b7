"""Claims built from candidates: the only place where a ``Claim`` is made.

In: a candidate, the document, the names of its speakers. Out: a claim with named speaker, medium, sources, addressee.
"""

from __future__ import annotations

from claims.attribution.addressee import addressee_span
from claims.attribution.candidate import Candidate
from claims.attribution.content_spans import style_of
from claims.attribution.medium import medium_span
from claims.attribution.source_chain import source_chain
from claims.claim import Claim, Derivation, Source, Speaker, Style
from claims.document.span import Span
from claims.document.tree import Document
from claims.document.word import place_of
from claims.lexicon.wordlists import WordLists
from claims.resolution.persons import Person
from claims.resolution.speaker_names import SpeakerNames
from claims.rules.matcher import Match
from claims.syntax.noun_phrases import phrase_head

__all__ = ["built_claim"]


def built_claim(candidate: Candidate, document: Document, names: SpeakerNames, lists: WordLists) -> Claim:
    """The claim of a candidate. ``names`` know who spoke in the document."""
    speaker, person = _speaker(candidate, document.text, names)
    medium: Span | None = None
    sources: tuple[Source, ...] = ()
    addressee: Span | None = None
    match = candidate.match
    if match is not None:
        words, through = candidate.speaker, candidate.through
        medium = medium_span(match, lists, candidate.content, words, through)
        sources = source_chain(candidate.sentence, words, speaker, person, through, medium, document.text, lists)
        addressee = addressee_span(match, lists, candidate.content, words, medium)
    return Claim(
        content=candidate.content,
        sentence=candidate.sentence.span,
        construction=candidate.construction,
        suggested=candidate.label,
        rules=candidate.rules,
        cue=candidate.cue,
        speaker=speaker,
        medium=medium,
        sources=sources,
        addressee=addressee,
        # The article's own voice has no style of reporting.
        style=_style(candidate, document),
        polarity=candidate.polarity,
        derivation=_derivation(candidate, match),
    )


def _style(candidate: Candidate, document: Document) -> Style | None:
    if candidate.verbatim:
        return Style.DIRECT
    return style_of(candidate.content, document.quotations) if candidate.rules else None


def _derivation(candidate: Candidate, match: Match | None) -> Derivation:
    root, changes = candidate.root or candidate.sentence.root, candidate.changes
    if match is None:
        label = candidate.label if candidate.verbatim else None
        return Derivation(sentence=candidate.sentence, root=root, label=label, changes=changes)
    return Derivation(
        sentence=candidate.sentence,
        root=root,
        trigger=match.words["trigger"],
        label=match.rule.label,
        polarity=match.rule.polarity,
        changes=changes,
    )


def _speaker(candidate: Candidate, text: str, names: SpeakerNames) -> tuple[Speaker | None, Person | None]:
    """Who says it, named, and the person that the speaker's words stand for, if any."""
    if not candidate.speaker:
        return candidate.named, None
    span = _without_hyphens(place_of(candidate.speaker), text)
    name = names.name(candidate.sentence, phrase_head(candidate.speaker), candidate.speaker)
    return Speaker(span=span, name=name.text, confidence=name.confidence, vague=name.vague), name.person


def _without_hyphens(span: Span, text: str) -> Span:
    """``span`` without the *-t-* that ties an inverted pronoun to its verb."""
    words = span.of(text)
    for tie in ("-t-", "-"):
        if words.startswith(tie):
            return Span(span.start + len(tie), span.end)
    return span
