"""Document and rules to claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.attribute import cue_span, medium_span, speaker_words
from claims.claim import Claim, Extraction, Label, Polarity, Skipped, Speaker, Style
from claims.contents import (
    clause_words,
    close_quotations,
    extended,
    frame_of,
    host_words,
    quotation_near,
    strip_subordinator,
    subtract,
    tidy,
    word_spans,
)
from claims.features import features
from claims.grammar import noun_phrase
from claims.match import Index, Match
from claims.modifiers import Target, changed_polarity, in_scope
from claims.names import Names
from claims.narration import narrated
from claims.pattern import ContentKind
from claims.rules import RuleSet, WordLists
from claims.text import Document, Sentence, Span, Word
from claims.typography import Quotation, quotations

__all__ = ["Extractor"]

FLOATING = "citation-flottante"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making: what the rule said, before quarrels between rules are settled."""

    match: Match
    content: tuple[Span, ...]
    root: Word | None
    cue: Span
    speaker: tuple[Word, ...]
    medium: Span | None
    frame: Span | None
    rules: tuple[str, ...]
    label: Label
    polarity: Polarity

    @property
    def priority(self) -> int:
        return self.match.rule.priority


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
        names = Names(document, self._lists)
        drafts: list[Draft] = []
        skipped: list[Skipped] = []
        for sentence in document.sentences:
            if any(span.overlaps(sentence.span) for span in silent):
                continue
            try:
                found = [self._draft(m, text, quotes) for m in self._index.matches(sentence, marked)]
                settled = _settled(_unchallenged([d for d in found if d is not None]))
                modifiers = list(self._modifiers.matches(sentence, marked)) if settled else []
                drafts += [_modified(d, modifiers) for d in settled]
            except (IndexError, ValueError, KeyError, RecursionError):
                skipped.append(Skipped(sentence.span, "failed"))
        drafts = _unframed(drafts, quotes, text)
        claims = [self._claim(d, document, quotes, names) for d in drafts]
        claims = _distinct([c for c in claims if c.content])
        claims += self._floating(document, quotes, claims, silent, names)
        facts, passed_over = narrated(document, quotes, claims, self._lists, silent)
        claims = sorted((*claims, *facts), key=lambda c: (c.span.start, -c.span.end))
        return Extraction(claims=tuple(claims), skipped=tuple(sorted((*skipped, *passed_over), key=lambda s: s.span)))

    def _draft(self, match: Match, text: str, quotes: Sequence[Quotation]) -> Draft | None:
        rule, sentence, words = match.rule, match.sentence, match.words
        speaker = speaker_words(match)
        frame: Span | None = None
        root: Word | None = None
        spans: tuple[Span, ...] = ()
        if rule.kind is ContentKind.SUBTREE:
            spans, root = _subtrees(match, self._lists)
        elif rule.kind is ContentKind.CLAUSE:
            root = words[rule.content[0]]
            spans = word_spans(clause_words(sentence, root))
        elif rule.kind is ContentKind.QUOTATION:
            region = Span.around(
                w.span for w in (words["trigger"], *(words[n] for n in rule.content if n in words), *speaker)
            )
            where = rule.where
            if where == "colon":
                colon = next((w for w in sentence.words[words["trigger"].index + 1 :] if w.form == ":"), None)
                if colon is None:
                    return None
                region, where = colon.span, "after"
            quote = quotation_near(quotes, region, where, text)
            if quote is None:
                return None
            spans, root = quote.inner, _top_within(sentence, quote.span)
        else:
            spans, root, frame = self._hosted(match, speaker, text, quotes)
        spans = tidy(close_quotations(spans, quotes, text), quotes, text)
        if not spans or sum(len(s) for s in spans) < 3:
            return None
        return Draft(
            match=match,
            content=spans,
            root=root,
            cue=cue_span(match),
            speaker=speaker,
            medium=None,
            frame=frame,
            rules=(rule.id,),
            label=rule.label,
            polarity=rule.polarity,
        )

    def _hosted(
        self, match: Match, speaker: Sequence[Word], text: str, quotes: Sequence[Quotation]
    ) -> tuple[tuple[Span, ...], Word | None, Span]:
        """The content around an inserted cue: the quotation it follows or stands in, else the clause around it."""
        sentence, anchor = match.sentence, match.words[match.rule.content[0]]
        if anchor.upos in ("VERB", "AUX"):
            frame = frame_of(sentence, anchor, match.words.get(match.rule.speaker or "speaker"))
        else:
            barred = [w for w in match.words.values() if w.index != anchor.index]
            inside = {w.index for w in sentence.subtree(anchor)} | {w.index for w in barred}
            frame = _phrase_frame(sentence, anchor, inside, speaker)
        frame_span = Span.around(w.span for w in frame)
        if anchor.upos in ("VERB", "AUX"):
            quoted = _quoted_host(sentence, frame_span, quotes, text)
            if quoted:
                return quoted, _top_within(sentence, quoted[0]), frame_span
        words = host_words(sentence, frame, anchor)
        words = tuple(w for w in words if not _outside_quotation(w, frame_span, quotes))
        top = _top_within(sentence, Span.around(w.span for w in words)) if words else None
        return word_spans(words), top, frame_span

    def _claim(self, draft: Draft, document: Document, quotes: Sequence[Quotation], names: Names) -> Claim:
        match, rule = draft.match, draft.match.rule
        sentence = match.sentence
        speaker = None
        if draft.speaker:
            span = Span.around(w.span for w in draft.speaker)
            head = match.words[rule.speaker or "speaker"]
            speaker = Speaker(span=span, name=names.resolve(sentence, head, draft.speaker))
        medium = medium_span(match, self._lists, draft.content, draft.speaker)
        return Claim(
            content=draft.content,
            sentence=sentence.span,
            construction=rule.construction,
            suggested=draft.label,
            rules=draft.rules,
            cue=draft.cue,
            speaker=speaker,
            medium=medium,
            style=style_of(draft.content, quotes),
            polarity=draft.polarity,
            features=features(sentence, draft.root, match.words["trigger"], rule, speaker, self._lists, quotes),
        )

    def _floating(
        self,
        document: Document,
        quotes: Sequence[Quotation],
        claims: Sequence[Claim],
        silent: Sequence[Span],
        names: Names,
    ) -> list[Claim]:
        """Quotations that stand as sentences of their own.

        They belong to who signs them ("— X, porte-parole") or go on with the speaker of the claim before.
        """
        found: list[Claim] = []
        for quote in quotes:
            if quote.depth or any(s.overlaps(quote.span) for s in silent):
                continue
            if any(span.overlaps(inner) for c in claims for span in c.content for inner in quote.inner):
                continue
            inside = [s for s in document.sentences if s.span.overlaps(quote.span)]
            if not inside or not _stands_alone(inside, quote, document.text):
                continue
            sentence = inside[0]
            content = tidy(quote.inner, quotes, document.text)
            speaker = _signed(document, quote, names) or _running(claims, quote, document.text)
            if not content or speaker is None:
                continue
            found.append(
                Claim(
                    content=content,
                    sentence=sentence.span,
                    construction="floating",
                    suggested=Label.REPORTED_SPEECH,
                    rules=(FLOATING,),
                    speaker=speaker,
                    style=Style.DIRECT,
                    features=features(sentence, sentence.root, None, None, speaker, self._lists, quotes),
                )
            )
        return found


_SIGN_OFF = re.compile(r"\s*[—–-]\s+(?=\w)")
_RUNNING = 600
"""Code points between a claim and a quotation that goes on with its speaker."""


def _signed(document: Document, quote: Quotation, names: Names) -> Speaker | None:
    """Who signs a quotation on the line after it (textacy #383 asks for such sign-offs)."""
    dash = _SIGN_OFF.match(document.text, quote.span.end)
    if dash is None or "\n" not in dash.group():
        return None
    sentence = next((s for s in document.sentences if s.span.start <= dash.end() < s.span.end), None)
    if sentence is None or any(w.feat("VerbForm") == "Fin" for w in sentence.words) or len(sentence.words) > 25:
        return None
    words = [w for w in sentence.words if w.span.start >= dash.end()]
    last = next((i for i, w in enumerate(words) if w.form in (",", "(", ";", ".")), len(words))
    phrase = words[:last]
    if not phrase:
        return None
    head = next((w for w in phrase if w.upos in ("PROPN", "NOUN")), phrase[0])
    return Speaker(span=Span.around(w.span for w in phrase), name=names.resolve(sentence, head, phrase))


def _running(claims: Sequence[Claim], quote: Quotation, text: str) -> Speaker | None:
    """The speaker of the claim before a quotation, if it is near."""
    before = [c for c in claims if c.speaker and (c.cue or c.span).start < quote.span.start]
    if not before:
        return None
    last = max(before, key=lambda c: ((c.cue or c.span).start, c.span.end))
    gap = quote.span.start - max(last.span.end, last.sentence.end)
    return last.speaker if gap <= _RUNNING else None


def style_of(content: Sequence[Span], quotes: Sequence[Quotation]) -> Style:
    """Direct when all of the content stands in quotation marks, mixed when a part does, else indirect."""
    if content and all(any(inner.covers(span) for q in quotes for inner in q.inner) for span in content):
        return Style.DIRECT
    wrapped = all(any(q.span.covers(span) for q in quotes) for span in content)
    if wrapped and content:
        return Style.DIRECT
    touched = any(q.span.overlaps(span) for q in quotes for span in content)
    return Style.MIXED if touched else Style.INDIRECT


def _subtrees(match: Match, lists: WordLists) -> tuple[tuple[Span, ...], Word | None]:
    sentence, words = match.sentence, match.words
    names = [n for n in match.rule.content if n in words]
    spans: list[Span] = []
    for name in names:
        root = words[name]
        barred = [w for n, w in words.items() if n != name and not _above(sentence, w, root)]
        inside = sentence.subtree(root, without=barred)
        if root.upos in ("NOUN", "PROPN", "PRON", "NUM") and not root.feat("VerbForm"):
            cases = [w for w in sentence.children(root) if w.relation in ("case", "mark") and w.index < root.index]
            inside = sentence.subtree(root, without=[*barred, *cases])
        inside = strip_subordinator(sentence, root, inside)
        if not inside:
            continue
        whole = _contiguous(sentence, inside, root, {w.index for w in barred})
        if name == names[-1] and root.index > words["trigger"].index:
            whole = extended(sentence, whole, root, words["trigger"], barred, lists)
        elif name != names[-1]:
            whole = noun_phrase(sentence, root, without=barred)
        spans += word_spans(whole)
    last = words[names[-1]] if names else None
    return tuple(spans), last


def _contiguous(sentence: Sentence, words: Sequence[Word], root: Word, barred: set[int]) -> tuple[Word, ...]:
    """The words with holes filled that nothing else claims; stray pieces far from the root are left out."""
    kept: list[Word] = []
    indices = [w.index for w in words]
    low, high = min(indices), max(indices)
    have = set(indices)
    hole_words = {w.index for b in barred for w in sentence.subtree(sentence.words[b]) if w.index not in have}
    for word in sentence.words[low : high + 1]:
        if word.index in have or word.index not in hole_words:
            kept.append(word)
    return tuple(kept)


def _above(sentence: Sentence, word: Word, below: Word) -> bool:
    return any(a.index == word.index for a in sentence.ancestors(below))


def _top_within(sentence: Sentence, span: Span) -> Word | None:
    inside = [w for w in sentence.words if span.covers(w.span)]
    if not inside:
        return None
    indices = {w.index for w in inside}
    tops = [w for w in inside if w.head not in indices and w.upos != "PUNCT"]
    verbs = [w for w in tops if w.upos in ("VERB", "AUX") or w.feat("VerbForm")]
    return (verbs or tops or inside)[0]


def _phrase_frame(sentence: Sentence, anchor: Word, inside: set[int], speaker: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a "selon X" phrase: preposition, noun phrase, and its apposition between commas."""
    indices = sorted(inside | {w.index for w in speaker})
    anchor_first = min(indices)
    last = anchor.index
    phrase_end = max([w.index for w in speaker], default=anchor.index)
    last = max(last, phrase_end)
    for word in sentence.words[last + 1 :]:
        if word.index not in inside or word.form in ("«", ":", ";"):
            break
        last = word.index
    return sentence.words[anchor_first : _past_apposition(sentence, last) + 1]


def _past_apposition(sentence: Sentence, last: int) -> int:
    """Index of the last word of "X, procureur de Y" or "la présidente, Z" when ``last`` ends its first part.

    The parser often hangs the part between commas on the clause; a stretch between two commas without a finite verb
    that opens with a bare noun or a name explains the source.
    """
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].form != ",":
        return last
    first = words[last + 2]
    closing = next((w.index for w in words[last + 2 :] if w.form in (",", "«", ":")), None)
    if closing is None or words[closing].form != ",":
        return last
    between = words[last + 2 : closing]
    if any(w.feat("VerbForm") == "Fin" for w in between) or len(between) > 14:
        return last
    named = first.upos == "PROPN" or (first.upos == "NOUN" and first.feat("Definite") == "")
    return closing - 1 if named else last


def _quoted_host(sentence: Sentence, frame: Span, quotes: Sequence[Quotation], text: str) -> tuple[Span, ...]:
    """The quotation that an inserted speech clause follows, with its second half after the clause."""
    around = next((q for q in quotes if q.span.covers(frame) and not q.depth), None)
    if around is not None and frame.start - around.span.start > 2:
        return subtract(around.inner, frame)
    before = quotation_near(quotes, frame, "before", text)
    if before is None:
        return ()
    lead = text[sentence.span.start : before.span.start] if before.span.start > sentence.span.start else ""
    whole = before.inner[0].of(text)[:1].isupper() and len(before.inner[0].of(text).split()) > 5
    if lead.strip() and not lead.rstrip().endswith(":") and len(lead.split()) > 2 and not whole:
        return ()
    after = quotation_near(quotes, frame, "after", text)
    tail = after.inner if after is not None and after.span.start < sentence.span.end else ()
    return (*before.inner, *tail)


def _outside_quotation(word: Word, frame: Span, quotes: Sequence[Quotation]) -> bool:
    """Whether the frame stands in a quotation that ``word`` is not part of."""
    return any(q.span.covers(frame) and not q.span.covers(word.span) for q in quotes)


def _size(spans: Iterable[Span]) -> int:
    return sum(len(s) for s in spans)


def _shared(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of two contents, in [0, 1]."""
    shared = _shared(a, b)
    union = _size(a) + _size(b) - shared
    return shared / union if union else 0.0


def _unchallenged(drafts: list[Draft]) -> list[Draft]:
    """Drafts less those whose rule another draft's rule overrides, where both stand on one trigger or content."""

    def meet(a: Draft, b: Draft) -> bool:
        return a.match.words["trigger"] == b.match.words["trigger"] or overlap(a.content, b.content) > 0.55

    return [d for d in drafts if not any(d.match.rule.id in o.match.rule.overrides and meet(d, o) for o in drafts)]


def _modified(draft: Draft, matches: Sequence[Match]) -> Draft:
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


def _settled(drafts: list[Draft]) -> list[Draft]:
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
        merges = overlap(draft.content, other.content) > 0.55 or draft.match.rule.kind is ContentKind.CLAUSE
        if merges and draft.cue != other.cue:
            label = Label.ALLEGATION if Label.ALLEGATION in (draft.label, other.label) else other.label
            kept[twin] = replace(other, rules=(*other.rules, *draft.rules), label=label)
    return kept


def _rivals(draft: Draft, other: Draft) -> bool:
    if draft.match.words["trigger"] == other.match.words["trigger"] or draft.cue.overlaps(other.cue):
        return bool(_shared(draft.content, other.content)) or draft.cue == other.cue
    if draft.match.rule.kind is ContentKind.CLAUSE and not draft.speaker:
        # A hearsay conditional says how firmly the clause stands; any other cue for the same words says whose they are.
        least = min(_size(draft.content), _size(other.content))
        return _shared(draft.content, other.content) > 0.8 * least and _size(other.content) > 0.4 * _size(draft.content)
    if overlap(draft.content, other.content) <= 0.55:
        return False
    return not (_holds(draft.content, other.cue) or _holds(other.content, draft.cue))


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(span.covers(cue) for span in content)


def _unframed(drafts: list[Draft], quotes: Sequence[Quotation], text: str) -> list[Draft]:
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


def _distinct(claims: list[Claim]) -> list[Claim]:
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


def _stands_alone(inside: Sequence[Sentence], quote: Quotation, text: str) -> bool:
    """Whether a quotation is all there is of the sentences it touches."""
    outside = text[inside[0].span.start : quote.span.start] + text[quote.span.end : inside[-1].span.end]
    return len([c for c in outside if c.isalnum()]) <= 2
