"""Conflicts between candidates: which of them stay where several are about the same words.

In: the candidates of a sentence, or the claims of a document. Out: those that stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.attribution.candidate import Candidate, with_content
from claims.attribution.content_spans import overlap, shared_length, total_length, trimmed, without_span
from claims.attribution.cue_grammar import both_said, holds, tenable_candidates, with_own_parts
from claims.claim import Claim, ContentStep, Label
from claims.document.quotations import Quotation
from claims.document.span_index import SpanIndex
from claims.lexicon.word_classes import WordClasses
from claims.rules.compiled_rule import ContentKind
from claims.rules.matcher import Match
from claims.rules.modifiers import Target, changed_polarity, in_scope
from claims.syntax.noun_phrases import phrase_head
from claims.syntax.verbs import mood

__all__ = [
    "with_modifiers",
    "without_foreign_insertions",
    "without_overridden",
    "without_repeats",
    "without_rivals",
]

# Shares of code points, all set by hand and checked on the annotated articles.
SAME: Final = 0.55
"""Overlap (intersection over union) above which two contents are the same words: a little more than half, so that of
two clauses joined by *et* neither is taken for both."""
REPEATED: Final = 0.8
"""Overlap above which of two claims one repeats the other."""
CONTAINED: Final = 0.8
"""Share of the shorter content above which a hearsay conditional speaks of words that another cue gives to somebody."""
WEIGHTY: Final = 0.4
"""Length of the other content, as a share of the hearsay one, above which it speaks of the clause, not of a detail."""
ASIDE: Final = 0.5
"""Length of an inserted cue, as a share of the content it stands in, below which it interrupts that content."""


def without_overridden(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those that are overridden by the rule of another with the same trigger or content."""

    def meet(a: Candidate, b: Candidate) -> bool:
        return a.trigger == b.trigger or overlap(a.content, b.content) > SAME

    return [c for c in candidates if not any(c.rule.id in o.rule.overrides and meet(c, o) for o in candidates)]


def with_modifiers(candidate: Candidate, matches: Sequence[Match]) -> Candidate:
    """``candidate`` changed by the modifiers that reach it; of two that set the same, the higher priority counts."""
    label = polarity = None
    trigger = candidate.trigger
    for match in sorted(matches, key=lambda m: (-m.rule.priority, m.rule.id, m.words["trigger"].index)):
        modifier = match.rule.modifies
        cue = candidate.cue or trigger.span
        target = Target(rules=candidate.rules, trigger=trigger, cue=cue, content=candidate.content)
        if modifier is None or not in_scope(match, target):
            continue
        label = label or modifier.label
        polarity = polarity or (modifier.polarity and changed_polarity(modifier, candidate.polarity))
        candidate = replace(candidate, rules=tuple(dict.fromkeys((*candidate.rules, match.rule.id))))
    return replace(candidate, label=label or candidate.label, polarity=polarity or candidate.polarity)


def without_rivals(candidates: list[Candidate], classes: WordClasses) -> list[Candidate]:
    """One candidate per trigger and content: that of the higher priority, which names the other rules, too.

    A claim inside another (*X rapporte que Y accuse Z*) has its cue in the other's content: both stay, unless the
    inner one has no source of its own and says the same (a hearsay conditional under "selon X").
    """
    kept: list[Candidate] = []
    for candidate in sorted(with_own_parts(tenable_candidates(candidates)), key=lambda c: (-c.rule.priority, c.rules)):
        twin = next((i for i, other in enumerate(kept) if _rivals(candidate, other)), None)
        if twin is None:
            kept.append(candidate)
            continue
        other = kept[twin]
        merges = overlap(candidate.content, other.content) > SAME or _unsourced(candidate)
        if merges and candidate.cue != other.cue:
            label = Label.ALLEGATION if Label.ALLEGATION in (candidate.label, other.label) else other.label
            kept[twin] = replace(other, rules=tuple(dict.fromkeys((*other.rules, *candidate.rules))), label=label)
    return [c for c in kept if not any(_restates(c, o, classes) for o in kept if o is not c)]


def _restates(candidate: Candidate, other: Candidate, classes: WordClasses) -> bool:
    """Whether a candidate only repeats words from the content of ``other`` without being a statement of its own.

    Words that are neither a clause nor quoted are such a repetition if the same speaker says them (*dit avoir prévenu
    la direction*), or if a thing would have to speak (*dit qu'un rocher menace de tomber*).
    """
    sentence, root = candidate.sentence, candidate.root
    if root is None or not candidate.speaker or not other.speaker:
        return False
    if not holds(other.content, candidate.trigger.span) or not holds(other.content, root.span):
        return False
    if candidate.rule.label is not Label.REPORTED_SPEECH or candidate.rule.kind is not ContentKind.SUBTREE:
        return False
    if mood(sentence, root) not in ("", "infinitive", "participle"):
        return False
    speaker = phrase_head(candidate.speaker)
    if speaker.index in {w.index for w in other.speaker}:
        return mood(sentence, root) == ""
    thing = speaker.upos == "NOUN" and speaker.lemma not in classes.speaking_nouns
    return thing and holds(other.content, speaker.span)


def _rivals(candidate: Candidate, other: Candidate) -> bool:
    hosted = other.rule.kind is ContentKind.HOST
    if candidate.trigger == other.trigger or _cues_overlap(candidate, other):
        if _unsourced(candidate) and hosted:
            # "…, aurait fait savoir X": the conditional says how firmly X said it, and is no claim of its own.
            return True
        if both_said(candidate, other):
            return False
        return bool(shared_length(candidate.content, other.content)) or candidate.cue == other.cue
    if _unsourced(candidate):
        # A hearsay conditional or adverb says how firmly the clause stands; any other cue for the same words says whose
        # they are.
        if hosted and holds(other.content, candidate.trigger.span):
            return True
        own, others = total_length(candidate.content), total_length(other.content)
        both = shared_length(candidate.content, other.content)
        return both > CONTAINED * min(own, others) and others > WEIGHTY * own
    if overlap(candidate.content, other.content) <= SAME:
        return False
    return not (holds(candidate.content, other.cue) or holds(other.content, candidate.cue))


def _cues_overlap(candidate: Candidate, other: Candidate) -> bool:
    return candidate.cue is not None and other.cue is not None and candidate.cue.overlaps(other.cue)


def _unsourced(candidate: Candidate) -> bool:
    """Whether the content of a candidate is a whole clause whose rule has no speaker."""
    return candidate.rule.kind in (ContentKind.CLAUSE, ContentKind.HOST) and candidate.rule.speaker is None


def without_foreign_insertions(candidates: list[Candidate], quotes: Sequence[Quotation], text: str) -> list[Candidate]:
    """The candidates with the inserted clauses of other candidates taken out of their contents."""
    inserted = [c for c in candidates if c.insertion is not None and c.trigger.upos in ("VERB", "AUX")]
    places = SpanIndex((c.insertion, number) for number, c in enumerate(inserted) if c.insertion is not None)
    out: list[Candidate] = []
    for candidate in candidates:
        content, cut_by = candidate.content, ""
        near = {number for span in content for number in places.touching(span)}
        for other in (inserted[number] for number in sorted(near)):
            insertion = other.insertion
            if insertion is None or insertion is candidate.insertion:
                continue
            if any(span.covers(insertion) and len(insertion) < ASIDE * len(span) for span in content):
                content, cut_by = without_span(content, insertion), other.rule.id
        if cut_by:
            candidate = with_content(candidate, ContentStep.INSERTION, content, cut_by)
            candidate = with_content(candidate, ContentStep.TRIMMED, trimmed(content, quotes, text))
        out.append(candidate)
    return out


def without_repeats(claims: list[Claim]) -> list[Claim]:
    """The claims without repetitions of a content; the better attributed one stays."""
    ordered = sorted(claims, key=lambda c: (c.speaker is None, c.span.start))
    places = SpanIndex((span, number) for number, claim in enumerate(ordered) for span in claim.content)
    kept: dict[int, Claim] = {}
    for at, claim in enumerate(ordered):
        near = {number for span in claim.content for number in places.touching(span) if number in kept}
        if not any(_repeats(claim, kept[number]) for number in near):
            kept[at] = claim
    return list(kept.values())


def _repeats(claim: Claim, other: Claim) -> bool:
    if overlap(claim.content, other.content) <= REPEATED:
        return False
    nested = holds(other.content, claim.cue) or holds(claim.content, other.cue)
    return not nested or claim.construction == "hearsay-conditional"
