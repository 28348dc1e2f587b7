"""Document and rules to claims."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.addressee import addressee_span
from claims.attribution.attribute import medium_span
from claims.attribution.candidates import Draft, drafted
from claims.attribution.conflicts import distinct, modified, settled, unchallenged, unframed
from claims.attribution.content_spans import style_of
from claims.attribution.narration import narrated
from claims.attribution.source_chain import chain, nested
from claims.attribution.standalone_quotations import floating
from claims.claim import Claim, Extraction, Skipped, Speaker
from claims.classification.features import features
from claims.document.quotations import Quotation, quotations
from claims.document.tree import Document, Span
from claims.resolution.speaker_names import Names, in_whose_mouth
from claims.rules.loader import RuleSet
from claims.rules.matcher import Index
from claims.syntax.grammar import top

__all__ = ["Extractor"]


_FAULTS = (IndexError, ValueError, KeyError, RecursionError)
"""What a tree that is none makes of the code that climbs it: the sentence is lost, not the article."""


class Extractor:
    """Finds the claims of documents with one set of rules."""

    def __init__(self, ruleset: RuleSet) -> None:
        self._lists = ruleset.lists
        usable = [rule for rule in ruleset.rules if rule.status != "deprecated"]
        self._index = Index(rule for rule in usable if rule.modifies is None)
        self._modifiers = Index(rule for rule in usable if rule.modifies is not None)

    def extract(self, document: Document, *, silent: Sequence[Span] = ()) -> Extraction:
        """All claims of ``document`` in text order.

        Sentences that overlap ``silent`` spans (headings, captions) yield nothing. A sentence that cannot be worked
        on is reported among the skipped, reason ``failed``, and the rest goes on.
        """
        text = document.text
        quotes = quotations(text, document.blocks)
        marked = tuple(inner for q in quotes for inner in q.inner)
        names = Names(document, self._lists, marked)
        drafts: list[Draft] = []
        skipped: list[Skipped] = []
        for sentence in document.sentences:
            if any(span.overlaps(sentence.span) for span in silent):
                continue
            try:
                found = [drafted(m, text, quotes, self._lists) for m in self._index.matches(sentence, marked)]
                kept = settled(unchallenged([d for d in found if d is not None]), self._lists.classes)
                modifiers = list(self._modifiers.matches(sentence, marked)) if kept else []
                drafts += [modified(d, modifiers) for d in kept]
            except _FAULTS:
                skipped.append(Skipped(sentence.span, "failed"))
        claims: list[Claim] = []
        for draft in unframed(drafts, quotes, text):
            try:
                claims.append(self._claim(draft, document, quotes, names))
            except _FAULTS:
                skipped.append(Skipped(draft.match.sentence.span, "failed"))
        claims = distinct([c for c in claims if c.content])
        claims += floating(document, quotes, claims, silent, names, self._lists)
        claims = nested(in_whose_mouth(claims, text))
        facts, passed_over = narrated(document, quotes, claims, self._lists, silent)
        claims = sorted((*claims, *facts), key=lambda c: (c.span.start, -c.span.end))
        return Extraction(claims=tuple(claims), skipped=tuple(sorted((*skipped, *passed_over), key=lambda s: s.span)))

    def _claim(self, draft: Draft, document: Document, quotes: Sequence[Quotation], names: Names) -> Claim:
        match, rule = draft.match, draft.match.rule
        sentence = match.sentence
        speaker, person = None, None
        if draft.speaker:
            span = _without_hyphens(Span.around(w.span for w in draft.speaker), document.text)
            name = names.resolve(sentence, top(draft.speaker), draft.speaker)
            speaker = Speaker(span=span, name=name.text, confidence=name.confidence, vague=name.vague)
            person = name.person
        medium = medium_span(match, self._lists, draft.content, draft.speaker, draft.through)
        return Claim(
            content=draft.content,
            sentence=sentence.span,
            construction=rule.construction,
            suggested=draft.label,
            rules=draft.rules,
            cue=draft.cue,
            speaker=speaker,
            medium=medium,
            sources=chain(sentence, draft.speaker, speaker, person, draft.through, medium, document.text, self._lists),
            addressee=addressee_span(match, self._lists, draft.content, draft.speaker, medium),
            style=style_of(draft.content, quotes),
            polarity=draft.polarity,
            features=features(sentence, draft.root, match.words["trigger"], rule, speaker, self._lists, quotes),
        )


def _without_hyphens(span: Span, text: str) -> Span:
    """``span`` without the *-t-* that ties an inverted pronoun to its verb."""
    words = span.of(text)
    for tie in ("-t-", "-"):
        if words.startswith(tie):
            return Span(span.start + len(tie), span.end)
    return span
