"""Rules weighed against each other: which drafts and claims stay where several speak of the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution.candidates import Draft
from claims.attribution.content_spans import overlap, shared, size, subtract, tidy
from claims.claim import Claim, Label
from claims.document.quotations import Quotation
from claims.document.tree import Span
from claims.lexicon.word_classes import WordClasses
from claims.rules.matcher import Match
from claims.rules.modifiers import Target, changed_polarity, in_scope
from claims.rules.pattern import ContentKind
from claims.syntax.grammar import mood, top

__all__ = ["distinct", "modified", "settled", "unchallenged", "unframed"]


def unchallenged(drafts: list[Draft]) -> list[Draft]:
    """Drafts less those whose rule another draft's rule overrides, where both stand on one trigger or content."""

    def meet(a: Draft, b: Draft) -> bool:
        return a.match.words["trigger"] == b.match.words["trigger"] or overlap(a.content, b.content) > 0.55

    return [d for d in drafts if not any(d.match.rule.id in o.match.rule.overrides and meet(d, o) for o in drafts)]


def modified(draft: Draft, matches: Sequence[Match]) -> Draft:
    """``draft`` as the modifiers leave it; of two that set the same thing, the one of higher priority does."""
    label = polarity = None
    for match in sorted(matches, key=lambda m: (-m.rule.priority, m.rule.id, m.words["trigger"].index)):
        modifier, trigger = match.rule.modifies, draft.match.words["trigger"]
        target = Target(rules=draft.rules, trigger=trigger, cue=draft.cue, content=draft.content)
        if modifier is None or not in_scope(match, target):
            continue
        label = label or modifier.label
        polarity = polarity or (modifier.polarity and changed_polarity(modifier, draft.polarity))
        draft = replace(draft, rules=tuple(dict.fromkeys((*draft.rules, match.rule.id))))
    return replace(draft, label=label or draft.label, polarity=polarity or draft.polarity)


def settled(drafts: list[Draft], classes: WordClasses) -> list[Draft]:
    """One draft per trigger and content: the higher priority wins, and the loser's rule is named beside it.

    A claim inside another (*X rapporte que Y accuse Z*) has its cue in the other's content: both stay, unless the
    inner one has no source of its own and says the same (a hearsay conditional under "selon X").
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.priority, d.rules)):
        twin = next((i for i, other in enumerate(kept) if _rivals(draft, other)), None)
        if twin is None:
            kept.append(draft)
            continue
        other = kept[twin]
        merges = overlap(draft.content, other.content) > 0.55 or _unsourced(draft)
        if merges and draft.cue != other.cue:
            label = Label.ALLEGATION if Label.ALLEGATION in (draft.label, other.label) else other.label
            kept[twin] = replace(other, rules=tuple(dict.fromkeys((*other.rules, *draft.rules))), label=label)
    return [d for d in kept if not any(_retold(d, o, classes) for o in kept if o is not d)]


def _retold(draft: Draft, other: Draft, classes: WordClasses) -> bool:
    """Whether a draft takes words out of what somebody says in ``other`` and makes no statement of them.

    What is neither a clause nor quoted is told already if the same speaker says it (*dit avoir prévenu la direction*),
    or if a thing would have to speak (*dit qu'un rocher menace de tomber*).
    """
    trigger, root = draft.match.words["trigger"], draft.root
    if root is None or not draft.speaker or not other.speaker or not _holds(other.content, trigger.span):
        return False
    if draft.match.rule.label is not Label.REPORTED_SPEECH or not _holds(other.content, root.span):
        return False
    sentence = draft.match.sentence
    if draft.match.rule.kind is not ContentKind.SUBTREE or mood(sentence, root) not in ("", "infinitive", "participle"):
        return False
    speaker = top(draft.speaker)
    if speaker.index in {w.index for w in other.speaker}:
        return mood(sentence, root) == ""
    thing = speaker.upos == "NOUN" and speaker.lemma not in classes.speaking_nouns
    return thing and _holds(other.content, speaker.span)


def _rivals(draft: Draft, other: Draft) -> bool:
    if draft.match.words["trigger"] == other.match.words["trigger"] or draft.cue.overlaps(other.cue):
        if _unsourced(draft) and other.match.rule.kind is ContentKind.HOST:
            # "…, aurait fait savoir X": the conditional says how firmly X said it, and is no claim of its own.
            return True
        return bool(shared(draft.content, other.content)) or draft.cue == other.cue
    if _unsourced(draft):
        # A hearsay conditional or adverb says how firmly the clause stands; any other cue for the same words says whose
        # they are.
        told = other.match.rule.kind is ContentKind.HOST and _holds(other.content, draft.match.words["trigger"].span)
        if told:
            return True
        least = min(size(draft.content), size(other.content))
        return shared(draft.content, other.content) > 0.8 * least and size(other.content) > 0.4 * size(draft.content)
    if overlap(draft.content, other.content) <= 0.55:
        return False
    return not (_holds(draft.content, other.cue) or _holds(other.content, draft.cue))


def _unsourced(draft: Draft) -> bool:
    """Whether a draft gives a whole clause to nobody: its rule knows no speaker."""
    return draft.match.rule.kind in (ContentKind.CLAUSE, ContentKind.HOST) and draft.match.rule.speaker is None


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(span.covers(cue) for span in content)


def unframed(drafts: list[Draft], quotes: Sequence[Quotation], text: str) -> list[Draft]:
    """Drafts whose contents no longer hold the inserted cues of others."""
    frames = [d.frame for d in drafts if d.frame is not None and d.match.words["trigger"].upos in ("VERB", "AUX")]
    out: list[Draft] = []
    for draft in drafts:
        content: tuple[Span, ...] = draft.content
        for frame in frames:
            if frame is draft.frame:
                continue
            if any(span.covers(frame) and len(frame) < 0.5 * len(span) for span in content):
                content = subtract(content, frame)
        out.append(draft if content == draft.content else replace(draft, content=tidy(content, quotes, text)))
    return out


def distinct(claims: list[Claim]) -> list[Claim]:
    """Claims less those that repeat another's content (the better attributed one stays)."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.speaker is None, c.span.start)):
        if any(_repeats(claim, other) for other in kept):
            continue
        kept.append(claim)
    return kept


def _repeats(claim: Claim, other: Claim) -> bool:
    if overlap(claim.content, other.content) <= 0.8:
        return False
    inner = claim.cue is not None and _holds(other.content, claim.cue)
    outer = other.cue is not None and _holds(claim.content, other.cue)
    return not (inner or outer) or claim.construction == "hearsay-conditional"
