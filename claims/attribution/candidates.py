"""One match to one claim in the making: its content, cue and speaker, before rules are weighed against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.attribution.attribute import cue_span, source_words
from claims.attribution.content_spans import close_quotations, quotation_near, subtract, tidy, word_spans
from claims.claim import Label, Polarity
from claims.document.quotations import Quotation
from claims.document.tree import Sentence, Span, Word
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.rules.pattern import ContentKind
from claims.syntax.clauses import (
    clause_words,
    extended,
    frame_of,
    host_words,
    nickname_end,
    phrase_frame,
    strip_subordinator,
    with_negation,
    without_holes,
)
from claims.syntax.grammar import case_of, mark_of, mood, noun_phrase
from claims.syntax.phrases import phrase_words

__all__ = ["Draft", "drafted", "top_of"]

MIN_QUOTED = 4
"""Words below which a quotation right beside a verb is a name or a title, not somebody's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making: what the rule said, before quarrels between rules are settled.

    ``through`` are the channels in the speaker's place (*X a publié une lettre annonçant*), ``frame`` is the inserted
    clause or phrase that the content stands around, ``root`` the top word of the content.
    """

    match: Match
    content: tuple[Span, ...]
    root: Word | None
    cue: Span
    speaker: tuple[Word, ...]
    through: tuple[tuple[Word, ...], ...]
    frame: Span | None
    rules: tuple[str, ...]
    label: Label
    polarity: Polarity

    @property
    def priority(self) -> int:
        """The priority of its rule."""
        return self.match.rule.priority


def drafted(match: Match, text: str, quotes: Sequence[Quotation], lists: WordLists) -> Draft | None:
    """The claim that ``match`` stands for, or None when its content cannot be cut out."""
    rule, sentence, words = match.rule, match.sentence, match.words
    if nickname_end(sentence, words["trigger"].index) is not None:
        return None
    speaker, through = source_words(match, lists)
    frame: Span | None = None
    root: Word | None = None
    spans: tuple[Span, ...] = ()
    if rule.kind is ContentKind.SUBTREE:
        spans, root = _subtrees(match, lists)
    elif rule.kind is ContentKind.REST:
        after = sentence.words[words[rule.content[0]].index + 1 :]
        if not after:
            return None
        spans, root = word_spans(after), _top_within(sentence, Span.around(w.span for w in after))
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
        if quote is None or (rule.where != "colon" and len(quote.inner[0].of(text).split()) < MIN_QUOTED):
            return None
        spans, root = quote.inner, _top_within(sentence, quote.span)
    else:
        spans, root, frame = _hosted(match, speaker, text, quotes, lists)
    spans = tidy(close_quotations(spans, quotes, text), quotes, text)
    if not spans or sum(len(s) for s in spans) < 3:
        return None
    if frame is not None and any(span.covers(w.span) for span in spans for w in speaker):
        # Nobody in what is said says it.
        return None
    return Draft(
        match=match,
        content=spans,
        root=root,
        cue=cue_span(match),
        speaker=speaker,
        through=through,
        frame=frame,
        rules=(rule.id,),
        label=rule.label,
        polarity=rule.polarity,
    )


def _hosted(
    match: Match, speaker: Sequence[Word], text: str, quotes: Sequence[Quotation], lists: WordLists
) -> tuple[tuple[Span, ...], Word | None, Span]:
    """The content around an inserted cue: the quotation it follows or stands in, else the clause around it."""
    sentence, anchor = match.sentence, match.words[match.rule.content[0]]
    phrase = match.rule.trigger.phrase if anchor == match.words["trigger"] else None
    if phrase:
        frame = phrase_words(phrase, sentence, anchor)
    elif anchor.upos in ("VERB", "AUX"):
        frame = frame_of(sentence, anchor, match.words.get(match.rule.speaker or "speaker"), lists.classes)
    else:
        barred = [w for w in match.words.values() if w.index != anchor.index]
        inside = {w.index for w in sentence.subtree(anchor)} | {w.index for w in barred}
        frame = phrase_frame(sentence, anchor, inside, speaker)
    frame_span = Span.around(w.span for w in frame)
    if anchor.upos in ("VERB", "AUX"):
        quoted = _quoted_host(sentence, frame_span, quotes, text)
        if quoted:
            return quoted, _top_within(sentence, quoted[0]), frame_span
    words = host_words(sentence, frame, anchor)
    words = tuple(w for w in words if not _outside_quotation(w, frame_span, quotes))
    top = _top_within(sentence, Span.around(w.span for w in words)) if words else None
    return word_spans(words), top, frame_span


def _subtrees(match: Match, lists: WordLists) -> tuple[tuple[Span, ...], Word | None]:
    sentence, words = match.sentence, match.words
    names = [n for n in match.rule.content if n in words]
    spans: list[Span] = []
    for name in names:
        root = words[name]
        barred = [w for n, w in words.items() if n != name and not _above(sentence, w, root)]
        if mood(sentence, root) == "infinitive":
            # An infinitive is not coordinated with a finite verb: "accuse X d'avoir menti et réclame un procès".
            barred += [
                w
                for w in sentence.children(root)
                if w.relation == "conj" and mood(sentence, w) in ("indicative", "conditional")
            ]
        # A finite verb is nobody's xcomp: "la rumeur que X fermera a rassuré Y" has it from the noun's own clause.
        barred += [
            w
            for w in sentence.children(root)
            if w.relation == "xcomp" and w.index > root.index and mood(sentence, w) in ("indicative", "conditional")
        ]
        if mood(sentence, root) == "infinitive":
            barred += [w for w in sentence.children(root) if _told_by_others(sentence, w, lists)]
        inside = sentence.subtree(root, without=barred)
        if root.upos in ("NOUN", "PROPN", "PRON", "NUM") and not root.feat("VerbForm"):
            cases = [w for w in sentence.children(root) if w.relation in ("case", "mark") and w.index < root.index]
            inside = sentence.subtree(root, without=[*barred, *cases])
            inside = tuple(sorted((*inside, *_borrowed(sentence, root, barred)), key=lambda w: w.index))
        inside = with_negation(sentence, strip_subordinator(sentence, root, inside), words["trigger"])
        if not inside:
            continue
        whole = without_holes(sentence, inside, {w.index for w in barred})
        if name == names[-1] and root.index > words["trigger"].index:
            whole = extended(sentence, whole, root, words["trigger"], barred, lists)
        elif name != names[-1]:
            whole = noun_phrase(sentence, root, without=barred)
        spans += word_spans(whole)
    last = words[names[-1]] if names else None
    return tuple(spans), last


def _told_by_others(sentence: Sentence, clause: Word, lists: WordLists) -> bool:
    """Whether a clause of time has a speaker of its own: *a reconnu avoir tiré après qu'un médecin a rapporté …*."""
    return (
        clause.relation == "advcl"
        and clause.lemma in lists.classes.speech_verbs
        and mark_of(sentence, clause) in _TIMES
        and any(w.relation == "nsubj" for w in sentence.children(clause))
    )


_TIMES = frozenset(("après que", "alors que", "tandis que", "quand", "lorsque", "lorsqu'"))


def _borrowed(sentence: Sentence, noun: Word, barred: Sequence[Word]) -> tuple[Word, ...]:
    """What a participle has taken from its noun: *de la bijouterie* in *le cambrioleur présumé de la bijouterie*."""
    return tuple(
        w
        for participle in barred
        if participle.head == noun.index and participle.relation in ("acl", "amod") and participle.index > noun.index
        for child in sentence.children(participle)
        if child.relation in ("obl", "nmod")
        and case_of(sentence, child) in ("de", "d'")
        and child.deprel != "obl:agent"
        for w in sentence.subtree(child)
    )


def _above(sentence: Sentence, word: Word, below: Word) -> bool:
    return any(a.index == word.index for a in sentence.ancestors(below))


def top_of(inside: Sequence[Word]) -> Word | None:
    """The one of these words of a sentence that governs the others, a verb if there is one; None of none."""
    indices = {w.index for w in inside}
    tops = [w for w in inside if w.head not in indices and w.upos != "PUNCT"]
    verbs = [w for w in tops if w.upos in ("VERB", "AUX") or w.feat("VerbForm")]
    return next(iter(verbs or tops or inside), None)


def _top_within(sentence: Sentence, span: Span) -> Word | None:
    return top_of([w for w in sentence.words if span.covers(w.span)])


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
