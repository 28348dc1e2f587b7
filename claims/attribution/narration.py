"""The article's own statements: sentences that no rule attributes, as candidates for established facts.

In: a document and the claims found in it. Out: candidates, and the sentences skipped with their reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claims.accusation import ENDED, Accusation
from claims.attribution.candidate import Candidate, effective_changes
from claims.attribution.content_spans import trimmed
from claims.attribution.quoted_words import somebodys
from claims.attribution.reserves import calls, conveyed, foreign, headed, hedged
from claims.attribution.sentence_faults import SentenceGuard
from claims.claim import Claim, ContentChange, ContentStep, Label, Skipped
from claims.document.nearby import Nearby, touching
from claims.document.quotations import Quotation
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.phrases import ACCORDING, is_title, phrase_words
from claims.syntax.verbs import mood

__all__ = ["narration", "told_ends"]

MIN_WORDS: Final = 4
"""Words below which a sentence states nothing; set by hand."""
_MOSTLY: Final = 0.8
"""Share of a sentence's code points above which a quotation that it stands in makes it somebody's words."""


def narration(
    document: Document, claims: Sequence[Claim], lists: WordLists, silent: Sequence[Span], guard: SentenceGuard
) -> tuple[list[Candidate], list[Skipped]]:
    """One candidate per declarative sentence without an attributed claim, and the skipped sentences.

    Reasons: ``question``, ``no_verb``, ``quotation`` (a quotation without a speaker), ``no_claim`` (a mere call),
    ``hedged`` (a conditional, an adverb such as *probablement* on the main verb, *semble*, or a clause in *que* of
    which no rule can tell whose words it is).
    """
    candidates: list[Candidate] = []
    skipped: list[Skipped] = []
    dialogue = _dialogue(document)
    attributed = Nearby(span for claim in claims for span in (*claim.content, *((claim.cue,) if claim.cue else ())))
    unread = Nearby(silent)
    for sentence in document.sentences:
        near = (*unread.touching(sentence.span), *attributed.touching(sentence.span))
        if any(span.overlaps(sentence.span) for span in near):
            continue
        with guard.working_on(sentence):
            quotes = touching(document.quotations, sentence.span)
            reason = "quotation" if sentence.block in dialogue else _skip_reason(sentence, quotes, lists)
            if reason:
                skipped.append(Skipped(sentence.span, reason))
            else:
                candidate = _own_statement(sentence, document)
                if candidate.content:
                    candidates.append(candidate)
    return candidates, skipped


def told_ends(
    document: Document,
    claims: Sequence[Claim],
    accusations: Mapping[Span, Sequence[Accusation]],
    silent: Sequence[Span],
    lists: WordLists,
) -> list[Candidate]:
    """One candidate per sentence in which the article itself tells how a procedure ended, beside what it was for.

    *X, poursuivie pour injure, a été relaxée*: the offence of the apposition is a claim that nobody signs; that the
    judges cleared X is another, which is none where somebody says it or a claim has it already.
    """
    unread = Nearby(silent)
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    found: list[Candidate] = []
    for sentence in document.sentences:
        ends = [a.cue for a in accusations.get(sentence.span, ()) if a.stage in ENDED and not a.negated]
        ends = [end for end in ends if _in_main_clause(sentence, end)]
        here = by_sentence.get(sentence.span, ())
        if not ends or any(c.speaker is not None for c in here) or any(unread.touching(sentence.span)):
            continue
        told = [span for c in here for span in (*c.content, *((c.cue,) if c.cue else ()))]
        if any(span.overlaps(end) for span in told for end in ends):
            continue
        if not _skip_reason(sentence, touching(document.quotations, sentence.span), lists):
            found.append(_own_statement(sentence, document))
    return found


def _in_main_clause(sentence: Sentence, words: Span) -> bool:
    """Whether words are the main verb or what it governs: *a été relaxée*, *a bénéficié d'un non-lieu*."""
    root = sentence.root.index
    return any(
        w.index == root or (w.head == root and w.relation in ("nsubj", "obj", "obl"))
        for w in sentence.overlapping(words)
    )


def _own_statement(sentence: Sentence, document: Document) -> Candidate:
    """A sentence as the article's own statement."""
    whole = (sentence.span,)
    content = trimmed(whole, document.quotations, document.text)
    return Candidate(
        sentence=sentence,
        content=content,
        changes=effective_changes(
            ContentChange(ContentStep.SENTENCE, whole), ContentChange(ContentStep.TRIMMED, content)
        ),
        construction="narration",
        label=Label.ESTABLISHED_FACT,
    )


def _dialogue(document: Document) -> set[int]:
    """The paragraphs that begin with a dash: somebody speaks up to their end."""
    first: dict[int, Sentence] = {}
    for sentence in document.sentences:
        first.setdefault(sentence.block, sentence)
    return {block for block, sentence in first.items() if sentence.words[0].form in ("–", "—", "-")}


def _says_i(sentence: Sentence, word: Word) -> bool:
    """Whether a word is one by which somebody speaks of themselves; *Me X* is a lawyer."""
    if word.form.lower() not in GRAMMAR.first_person_words:
        return False
    after = sentence.words[word.index + 1 : word.index + 2]
    return not (word.form[:1].isupper() and after and after[0].upos == "PROPN")


def _skip_reason(sentence: Sentence, quotes: Sequence[Quotation], lists: WordLists) -> str:
    words = [w for w in sentence.words if w.upos != "PUNCT"]
    if any(q.span.covers(sentence.span) or _covers_most(q.span, sentence.span) for q in quotes):
        return "quotation"
    first = sentence.words[0]
    if phrase_words(ACCORDING, sentence, first) or _is_answer(sentence, first):
        # A source or a criterion opens the sentence and no rule could tell which, or what somebody answers does:
        # "Que dit la mairie ? Que le pont est sûr."
        return "hedged"
    if sentence.words[-1].form == "?":
        return "question"
    titles = [q.span for q in quotes if is_title(sentence, q)]
    if any(somebodys(q, sentence, lists) for q in quotes if q.span not in titles):
        return "quotation"
    if any(_says_i(sentence, w) and not any(t.covers(w.span) for t in titles) for w in sentence.words):
        # Somebody says "I": an article's own voice does not.
        return "quotation"
    finite = any(w.feat("VerbForm") == "Fin" or w.feat("Mood") in ("Ind", "Cnd", "Sub") for w in sentence.words)
    if len(words) < MIN_WORDS or not finite:
        return "no_verb"
    if mood(sentence, sentence.root) == "imperative":
        return "question"
    if calls(sentence, lists):
        return "no_claim"
    if foreign(sentence, lists) or headed(sentence, lists):
        return "quotation"
    return "hedged" if hedged(sentence, lists) or conveyed(sentence, lists) else ""


def _is_answer(sentence: Sentence, first: Word) -> bool:
    return first.form.lower() in GRAMMAR.that_forms and first.relation == "mark" and first.head == sentence.root.index


def _covers_most(quote: Span, sentence: Span) -> bool:
    shared = min(quote.end, sentence.end) - max(quote.start, sentence.start)
    return shared > _MOSTLY * len(sentence)
