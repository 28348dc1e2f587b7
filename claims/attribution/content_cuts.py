"""The content of a match, cut out of its sentence by the kind of content that the rule asks for.

In: a ``MatchContext``. Out: a ``Cut``, spans and top word, or None where the sentence has no such content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claims.attribution.content_bounds import (
    from_conjunction,
    of_others,
    up_to_comment,
    up_to_quotation_end,
    up_to_quoted_sentence,
    with_own_marks,
    without_connective,
)
from claims.attribution.content_extent import content_with_continuation
from claims.attribution.content_spans import quotation_near, without_span, word_spans
from claims.attribution.inserted_phrase import inserted_phrase
from claims.attribution.insertions import inserted_clause
from claims.attribution.noun_contents import content_subtree
from claims.attribution.shared_sentence import own_share
from claims.document.nearby import touching
from claims.document.quotations import Quotation
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_rule import ContentKind
from claims.rules.matcher import Match
from claims.syntax.clauses import (
    clause_words,
    governing_word,
    host_words,
    is_clause,
    with_negation,
    without_holes,
    without_subordinator,
)
from claims.syntax.function_words import mark_of
from claims.syntax.noun_phrases import noun_phrase
from claims.syntax.phrases import phrase_words
from claims.syntax.verbs import mood

__all__ = ["Cut", "MatchContext", "content_cut"]

MIN_QUOTED: Final = 4
"""Words below which a quotation right beside a verb is a name or a title, not somebody's statement."""
_LEAD: Final = 2
"""Words before a quotation, at most, that may belong to it; more are a clause of their own that it is part of."""
_WHOLE: Final = 5
"""Words above which a quotation that begins with a capital is a statement of its own, whatever leads up to it."""
_OPENING: Final = 2
"""Code points from the start of a quotation (its mark, a space) within which nothing of it stands before a cue."""
_PARAGRAPH_END: Final = re.compile(r"\n\s*\n")
_FINITE: Final = ("indicative", "conditional")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchContext:
    """All that is needed to cut out a content: match, speaker, text, quotations, word lists, the sentence before."""

    match: Match
    speaker: Sequence[Word]
    text: str
    quotations: Sequence[Quotation]
    lists: WordLists
    before: Sentence | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the match."""
        return self.match.sentence

    @property
    def trigger(self) -> Word:
        """The word that the rule begins at."""
        return self.match.words["trigger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A content as the tree gives it: its spans and its top word.

    ``by_rule`` are the spans before they were continued over what is said as well; ``insertion`` is the inserted clause
    or phrase that the content stands around.
    """

    spans: tuple[Span, ...]
    root: Word | None
    by_rule: tuple[Span, ...]
    insertion: Span | None = None


def content_cut(context: MatchContext) -> Cut | None:
    """The content of a match; None where the sentence has none of the kind that the rule asks for."""
    return _CUTS[context.match.rule.kind](context)


def _rest(context: MatchContext) -> Cut | None:
    """All that follows the content's word."""
    after = context.sentence.words[context.match.words[context.match.rule.content[0]].index + 1 :]
    if not after:
        return None
    spans = word_spans(after)
    return Cut(spans=spans, by_rule=spans, root=governing_word(context.sentence.within(place_of(after))))


def _clause(context: MatchContext) -> Cut:
    root = context.match.words[context.match.rule.content[0]]
    spans = word_spans(without_connective(context.sentence, clause_words(context.sentence, root)))
    return Cut(spans=spans, by_rule=spans, root=root)


def _previous(context: MatchContext) -> Cut | None:
    """The sentence before, or the quotation that ends with it: *L'usine a fui. C'est ce qu'affirme un ouvrier.*"""
    before = context.before
    if before is None or before.words[-1].form == "?":
        return None
    quote = quotation_near(context.quotations, context.sentence.span, "before", context.text)
    spans = quote.inner if quote is not None and quote.span.start <= before.span.start else (before.span,)
    return Cut(spans=spans, by_rule=spans, root=None)


# --- Quotations ------------------------------------------------------------------------------------------------------


def _quotation(context: MatchContext) -> Cut | None:
    """The quotation beside the words of the match, or after the colon that follows the trigger."""
    rule, words = context.match.rule, context.match.words
    region = Span.around(
        w.span for w in (context.trigger, *(words[n] for n in rule.content if n in words), *context.speaker)
    )
    where = rule.where
    if where == "colon":
        colon = next((w for w in context.sentence.words[context.trigger.index + 1 :] if w.form == ":"), None)
        if colon is None:
            return None
        region, where = colon.span, "after"
    quote = quotation_near(context.quotations, region, where, context.text)
    if quote is None or (rule.where != "colon" and len(quote.inner[0].of(context.text).split()) < MIN_QUOTED):
        return None
    if rule.where == "after" and _PARAGRAPH_END.search(context.text[region.end : quote.span.start]):
        # Without a colon no verb leads over into the next paragraph: a heading, *Le ministre réagit*, cites nothing.
        return None
    return Cut(spans=quote.inner, by_rule=quote.inner, root=governing_word(context.sentence.within(quote.span)))


# --- What an inserted cue stands in ----------------------------------------------------------------------------------


def _host(context: MatchContext) -> Cut:
    """The content around an inserted cue: the quotation it follows or stands in, else the clause around it."""
    sentence, anchor = context.sentence, context.match.words[context.match.rule.content[0]]
    inserted = _inserted_words(context, anchor)
    insertion = place_of(inserted)
    if is_clause(sentence, anchor):
        quoted = _quoted_host(context, insertion)
        if quoted:
            return Cut(
                spans=quoted, by_rule=quoted, root=governing_word(sentence.within(quoted[0])), insertion=insertion
            )
    words = host_words(sentence, inserted, anchor)
    around = touching(context.quotations, insertion)
    words = tuple(w for w in words if not _outside_quotation(w, insertion, around))
    if not is_clause(sentence, anchor):
        words = up_to_quoted_sentence(sentence, own_share(sentence, inserted, words), inserted)
    words = without_connective(sentence, _after_other_cue(context, words, anchor))
    words = up_to_comment(sentence, words, context.lists)
    root = governing_word(sentence.within(place_of(words))) if words else None
    spans = word_spans(words)
    return Cut(spans=spans, by_rule=spans, root=root, insertion=insertion)


def _after_other_cue(context: MatchContext, words: Sequence[Word], anchor: Word) -> tuple[Word, ...]:
    """``words`` from the colon on where what stands before it has a cue of its own.

    *Le syndicat conteste : les travaux, fait-il remarquer, étaient prévus*: contesting is no part of what is said.
    """
    colon = next((w.index for w in words if w.form == ":"), None)
    if colon is None or anchor.index < colon:
        return tuple(words)
    speech_verbs = context.lists.classes.speech_verbs
    told = any(w.upos == "VERB" and w.lemma in speech_verbs for w in words if w.index < colon)
    return tuple(w for w in words if w.index > colon) if told else tuple(words)


def _inserted_words(context: MatchContext, anchor: Word) -> tuple[Word, ...]:
    """The inserted clause or phrase of a match, whose top word is ``anchor``."""
    sentence, match = context.sentence, context.match
    phrase = match.rule.trigger.phrase if anchor == context.trigger else None
    if phrase:
        return phrase_words(phrase, sentence, anchor)
    if is_clause(sentence, anchor):
        return inserted_clause(
            sentence, anchor, match.words.get(match.rule.speaker or "speaker"), context.lists.classes
        )
    barred = [w for w in match.words.values() if w.index != anchor.index]
    inside = {w.index for w in sentence.subtree(anchor)} | {w.index for w in barred}
    return inserted_phrase(sentence, anchor, inside, context.speaker, context.lists.classes)


def _quoted_host(context: MatchContext, insertion: Span) -> tuple[Span, ...]:
    """The quotation that an inserted speech clause follows, with its second half after the clause."""
    quotes, text, sentence = context.quotations, context.text, context.sentence
    around = next((q for q in touching(quotes, insertion) if q.span.covers(insertion) and not q.depth), None)
    if around is not None and insertion.start - around.span.start > _OPENING:
        return without_span(around.inner, insertion)
    before = quotation_near(quotes, insertion, "before", text)
    if before is None:
        return ()
    lead = text[sentence.span.start : before.span.start] if before.span.start > sentence.span.start else ""
    start = sentence.span.start
    opening = (q for q in touching(quotes, Span(start, start)) if q.span.start == start and not q.depth)
    if any(q.span.end < before.span.start for q in opening):
        # "« … », affirme X, « … », nuance Y": the first quotation has a cue of its own.
        lead = ""
    whole = before.inner[0].of(text)[:1].isupper() and len(before.inner[0].of(text).split()) > _WHOLE
    if lead.strip() and not lead.rstrip().endswith(":") and len(lead.split()) > _LEAD and not whole:
        return ()
    after = None if _tells_more(sentence, insertion) else quotation_near(quotes, insertion, "after", text)
    tail = after.inner if after is not None and after.span.start < sentence.span.end else ()
    return (*before.inner, *tail)


def _tells_more(sentence: Sentence, insertion: Span) -> bool:
    """Whether an inserted clause holds another finite clause or says *avant de*: a quotation after it is not its"""
    inside = sentence.within(insertion)
    finite = [w for w in inside if w.feat("VerbForm") == "Fin" and w.deprel not in ("aux:pass", "acl:relcl")]
    relative = any(w.feat("PronType") == "Rel" for w in inside)
    before = any(w.feat("VerbForm") == "Inf" and mark_of(sentence, w).startswith("avant") for w in inside)
    return before or (len(finite) > 1 and not relative)


def _outside_quotation(word: Word, insertion: Span, quotes: Sequence[Quotation]) -> bool:
    """Whether the insertion stands in a quotation that ``word`` is not part of."""
    return any(q.span.covers(insertion) and not q.span.covers(word.span) for q in quotes)


# --- What hangs on the words of the content --------------------------------------------------------------------------


def _subtrees(context: MatchContext) -> Cut:
    """The subtree of each word of the content without other arguments; the last one may be continued."""
    sentence, words, trigger = context.sentence, context.match.words, context.trigger
    names = [n for n in context.match.rule.content if n in words]
    said: list[Word] = []
    by_rule: list[Word] = []
    for name in names:
        root = words[name]
        barred = _barred(context, name)
        barred += of_others(sentence, root, trigger, context.lists)
        inside = with_negation(
            sentence, without_subordinator(sentence, root, content_subtree(sentence, root, barred, trigger)), trigger
        )
        if not inside:
            continue
        whole = without_holes(sentence, inside, {w.index for w in barred})
        if name != names[-1]:
            whole = with_own_marks(sentence, noun_phrase(sentence, root, without=barred))
        else:
            whole = from_conjunction(sentence, whole, root, trigger, context.lists)
        by_rule += whole
        if name == names[-1] and root.index > trigger.index:
            whole = content_with_continuation(sentence, whole, root, trigger, barred, context.lists)
            whole = up_to_comment(sentence, up_to_quotation_end(sentence, whole), context.lists)
        said += whole
    return Cut(spans=word_spans(said), by_rule=word_spans(by_rule), root=words[names[-1]] if names else None)


def _barred(context: MatchContext, name: str) -> list[Word]:
    """The words whose subtrees are no part of the argument ``name``."""
    sentence, words = context.sentence, context.match.words
    root = words[name]
    above = {w.index for w in sentence.ancestors(root)}
    barred = [w for n, w in words.items() if n != name and w.index not in above]
    children = sentence.children(root)
    infinitive = mood(sentence, root) == "infinitive"
    if infinitive:
        # An infinitive is not coordinated with a finite verb: "accuse X d'avoir menti et réclame un procès".
        barred += [w for w in children if w.relation == "conj" and mood(sentence, w) in _FINITE]
    # A finite verb is nobody's xcomp: "la rumeur que X fermera a rassuré Y" has it from the noun's own clause.
    barred += [w for w in children if w.relation == "xcomp" and w.index > root.index and mood(sentence, w) in _FINITE]
    return barred


_CUTS: Final[Mapping[ContentKind, Callable[[MatchContext], Cut | None]]] = {
    ContentKind.SUBTREE: _subtrees,
    ContentKind.REST: _rest,
    ContentKind.CLAUSE: _clause,
    ContentKind.PREVIOUS: _previous,
    ContentKind.QUOTATION: _quotation,
    ContentKind.HOST: _host,
}
