"""Quotations that are sentences of their own, without a cue.

In: a document and the claims found in it. Out: candidates, given to who signs the quotation or spoke just before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from claims.attribution.candidate import Candidate, effective_changes
from claims.attribution.content_spans import trimmed
from claims.claim import Claim, ContentChange, ContentStep, Label, Speaker
from claims.document.nearby import Nearby
from claims.document.quotations import Quotation
from claims.document.span import Span
from claims.document.tree import Document, Sentence
from claims.document.word import place_of
from claims.resolution.speaker_names import SpeakerNames

__all__ = ["FLOATING", "standalone_quotations"]

FLOATING: Final = "citation-flottante"
"""The name that such a claim has in the place of a rule."""
_SIGN_OFF: Final = re.compile(r"\s*[—–-]\s+(?=\w)")
_RUNNING: Final = 600
"""Greatest distance in code points between a claim and a quotation that has the same speaker."""
_BESIDE: Final = 2
"""Letters and digits that may stand outside of a quotation in its sentences: a bullet, a number; set by hand."""
_LONGEST_SIGNATURE: Final = 25
"""Words of a line that signs a quotation: a name and an office; set by hand."""


def standalone_quotations(
    document: Document, claims: Sequence[Claim], silent: Sequence[Span], names: SpeakerNames
) -> list[Candidate]:
    """Claims out of quotations that no cue introduces.

    They belong to who signs them ("— X, porte-parole") or go on with the speaker of the claim before.
    """
    candidates: list[Candidate] = []
    quotes = document.quotations
    unread = Nearby(silent)
    said = Nearby(span for claim in claims for span in claim.content)
    spoken = _Spoken(claims)
    for quote in quotes:
        if quote.depth or any(s.overlaps(quote.span) for s in unread.touching(quote.span)):
            continue
        if any(span.overlaps(inner) for inner in quote.inner for span in said.touching(inner)):
            continue
        inside = [s for s in document.sentences_touching(quote.span) if s.span.overlaps(quote.span)]
        told_before = bool(inside) and _after_colon(inside, quote, document.text) and spoken.in_sentence(inside[0])
        if not inside or not (told_before or _stands_alone(inside, quote, document.text)):
            continue
        content = trimmed(quote.inner, quotes, document.text)
        speaker = _signed(document, quote, names) or spoken.running(quote)
        if not content or speaker is None:
            continue
        candidates.append(
            Candidate(
                sentence=inside[0],
                content=content,
                changes=effective_changes(
                    ContentChange(ContentStep.QUOTATION, quote.inner), ContentChange(ContentStep.TRIMMED, content)
                ),
                construction="floating",
                label=Label.REPORTED_SPEECH,
                rules=(FLOATING,),
                named=speaker,
            )
        )
    return candidates


def _signed(document: Document, quote: Quotation, names: SpeakerNames) -> Speaker | None:
    """Who signs a quotation on the line after it (textacy #383 asks for such sign-offs)."""
    dash = _SIGN_OFF.match(document.text, quote.span.end)
    if dash is None or "\n" not in dash.group():
        return None
    near = document.sentences_touching(Span(dash.end(), dash.end()))
    sentence = next((s for s in near if s.span.start <= dash.end() < s.span.end), None)
    if sentence is None or len(sentence.words) > _LONGEST_SIGNATURE:
        return None
    if any(w.feat("VerbForm") == "Fin" for w in sentence.words):
        return None
    words = [w for w in sentence.words if w.span.start >= dash.end()]
    last = next((i for i, w in enumerate(words) if w.form in (",", "(", ";", ".")), len(words))
    phrase = words[:last]
    if not phrase:
        return None
    head = next((w for w in phrase if w.upos in ("PROPN", "NOUN")), phrase[0])
    name = names.name(sentence, head, phrase)
    return Speaker(span=place_of(phrase), name=name.text, confidence=name.confidence, vague=name.vague)


class _Spoken:
    """The claims with speakers, by where they begin to be told."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        told = [(_told_from(c), c.span.end, -number) for number, c in enumerate(claims) if c.speaker]
        self._told = sorted(told)
        self._claims = claims
        self._sentences = frozenset(claim.sentence for claim in claims if claim.speaker)

    def running(self, quote: Quotation) -> Speaker | None:
        """The speaker of the claim before a quotation, if it is near."""
        before = bisect_left(self._told, (quote.span.start,))
        if not before:
            return None
        last = self._claims[-self._told[before - 1][2]]
        gap = quote.span.start - max(last.span.end, last.sentence.end)
        return last.speaker if gap <= _RUNNING else None

    def in_sentence(self, sentence: Sentence) -> bool:
        """Whether somebody speaks in a sentence."""
        return sentence.span in self._sentences


def _told_from(claim: Claim) -> int:
    return (claim.cue or claim.span).start


def _stands_alone(inside: Sequence[Sentence], quote: Quotation, text: str) -> bool:
    """Whether the sentences that a quotation touches hold nothing else."""
    outside = text[inside[0].span.start : quote.span.start] + text[quote.span.end : inside[-1].span.end]
    return len([c for c in outside if c.isalnum()]) <= _BESIDE


def _after_colon(inside: Sequence[Sentence], quote: Quotation, text: str) -> bool:
    """Whether a quotation stands at the end of its sentences after a colon: *Selon X, rien n'est neuf : « … »*."""
    rest = [c for c in text[quote.span.end : inside[-1].span.end] if c.isalnum()]
    return not rest and text[inside[0].span.start : quote.span.start].rstrip().endswith(":")
