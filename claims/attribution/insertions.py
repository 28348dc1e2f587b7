"""Cues that interrupt a content: the words of an inserted clause (*, a dit X,*).

In: a sentence and the verb of the cue. Out: the words of the insertion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.quotations import QUOTATION_MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses
from claims.syntax.clauses import nickname_end
from claims.syntax.noun_phrases import noun_phrase
from claims.syntax.verbs import clause_start

__all__ = ["inserted_clause", "listed"]

# Lengths in words, all set by hand on news sentences.
_LONGEST_ASIDE: Final = 15
"""From the comma that opens an aside in an inserted clause to the one that closes it."""
_NAMED_SOON: Final = 4
"""Words after a preposition among which the noun stands that says to whom or through what."""


def inserted_clause(sentence: Sentence, verb: Word, speaker: Word | None, classes: WordClasses) -> tuple[Word, ...]:
    """The words of an inserted clause: the verb's group, its subject, and its complements up to the next mark.

    After the subject it goes on over dependents of the verb or the subject, and ends where a quotation opens or where
    the words depend on those before the clause.
    """
    first = _clause_opening(sentence, verb)
    last = verb.index
    if speaker is not None and speaker.index > verb.index:
        last = max(last, noun_phrase(sentence, speaker)[-1].index)
    end = _clause_end(sentence, verb, first, last, classes)
    while end - 1 > last and sentence.words[end - 1].form in (".", "!", "?", "…", "..."):
        end -= 1
    return sentence.words[first:end]


def _clause_opening(sentence: Sentence, verb: Word) -> int:
    """Index of the first word of the inserted clause of ``verb``."""
    first = clause_start(sentence, verb)
    if verb.feat("VerbForm") == "Inf":
        # « à en croire X », « pour citer X »: what introduces an infinitive is part of its insertion.
        own_marks = {w.index for w in sentence.children(verb) if w.relation in ("mark", "case", "expl", "obl", "iobj")}
        # « à l'en croire »
        own_marks |= {w.index for w in sentence.children(verb) if w.relation == "obj" and w.upos == "PRON"}
        while first - 1 in own_marks:
            first -= 1
    while first and sentence.words[first - 1].form.lower() in GRAMMAR.inserted_openers:
        first -= 1
    return first


def _clause_end(sentence: Sentence, verb: Word, first: int, last: int, classes: WordClasses) -> int:
    """Index after the inserted clause of ``verb``, which runs from ``first`` at least to ``last``."""
    own = {w.index for w in sentence.subtree(verb)}
    before = {w.index for w in sentence.words[:first]}
    at, aside_before = last + 1, False
    while at < len(sentence.words):
        word = sentence.words[at]
        nickname = nickname_end(sentence, at + 1 if word.form in (",", "(") else at)
        if nickname is not None:
            at = nickname + 1
            continue
        if word.form in ("«", "»", ":", ";") or (word.form == '"' and at + 1 < len(sentence.words)):
            break
        if word.upos == "PUNCT" and word.form in (",", "-"):
            aside = _aside_end(sentence, first, at, classes)
            if aside is not None:
                at, aside_before = aside, True
                continue
            following = sentence.words[at + 1 :]
            says_where = aside_before and _says_where(following, classes)
            if _opens_quotation(following) or (not says_where and _ends_here(sentence, following, before, own)):
                break
        at += 1
    return at


def _opens_quotation(following: Sequence[Word]) -> bool:
    return bool(following) and following[0].form in ("«", '"')


def _ends_here(sentence: Sentence, following: Sequence[Word], before: set[int], own: set[int]) -> bool:
    """Whether the words after a comma go on with the clause that the insertion interrupts."""
    return bool(following) and not _quotes_soon(following) and _returns(sentence, following, before, own)


def _aside_end(sentence: Sentence, first: int, comma: int, classes: WordClasses) -> int | None:
    """Index of the comma that closes what the one at ``comma`` opens, if that belongs to a clause inserted from
    ``first`` on.

    *La route, a dit Anne Le Goff, maire de Brest, sur X, est fermée*: it hangs on the insertion, or says who speaks.
    """
    words = sentence.words
    within = words[comma + 1 : comma + 1 + _LONGEST_ASIDE]
    closing = next((w.index for w in within if w.form in (",", ":", ";") or w.form in QUOTATION_MARKS), None)
    if closing is None or words[closing].form != ",":
        return None
    between = words[comma + 1 : closing]
    if not between or any(w.feat("VerbForm") == "Fin" for w in between) or listed(sentence, between):
        return None
    tops = [w for w in between if not comma < w.head < closing]
    if all(first <= w.head < comma for w in tops):
        return closing
    named = len(tops) == 1 and tops[0].relation == "appos" and tops[0].lemma in classes.speaking_nouns
    return closing if named else None


def _says_where(following: Sequence[Word], classes: WordClasses) -> bool:
    """Whether the last words of a sentence say through what or to whom it was said: *, maire de Brest, sur X.*

    After what stands between commas of the speaker, a parser hangs them on the reported words.
    """
    rest = [w for w in following if w.upos != "PUNCT"]
    if len(rest) < len(following) - 1 or not rest or rest[0].upos != "ADP" or any(w.feat("VerbForm") for w in rest):
        return False
    named = any(" ".join(w.form for w in rest[start:]) in classes.outlets for start in range(1, len(rest)))
    heard = (w for w in rest[:_NAMED_SOON] if w.upos == "NOUN")
    return named or any(w.lemma in classes.speaking_nouns or w.lemma in classes.addressees for w in heard)


def _quotes_soon(following: Sequence[Word]) -> bool:
    """Whether a quotation opens before any finite verb: what stands between explains the speaker."""
    for word in following:
        if word.form in ("«", '"'):
            return True
        if word.feat("VerbForm") == "Fin" or word.form in (".", ";", ":"):
            return False
    return False


def _returns(sentence: Sentence, following: Sequence[Word], before: set[int], own: set[int]) -> bool:
    """Whether the words after a comma belong to the clause that the insertion interrupts."""
    indices = {w.index for w in following}
    tops = [w for w in following if w.upos != "PUNCT" and w.head not in indices]
    if not tops:
        return False
    for top in tops:
        if top.head < 0:
            # The sentence's root stands after the insertion, which interrupts its clause, unless the root is in it.
            return top.index not in own
        coordinate = top.relation == "conj" and top.head in own
        if coordinate and any(w.relation == "nsubj" for w in sentence.children(top)) and top.upos != "NOUN":
            # "…, a déploré X, et les assurances ne paieront pas": a subject of its own, so no second cue.
            return True
        if top.head in before and top.relation in ("conj", "advcl", "obl", "xcomp", "ccomp", "obj", "acl", "advmod"):
            return True
    roots_before = [w for w in sentence.words if w.index in before and w.head in indices and w.upos != "PUNCT"]
    return bool(roots_before)


def listed(sentence: Sentence, between: Sequence[Word]) -> bool:
    """Whether a stretch between commas is the first of several: *selon X, la digue, la jetée et le pont ont cédé*."""
    indices = {w.index for w in between}
    end = max(indices, default=-1)
    tops = (w for w in between if w.head not in indices and w.relation in ("nsubj", "csubj"))
    following = ([c for c in sentence.children(w) if c.relation == "conj" and c.index > end] for w in tops)
    return any(w.relation == "cc" for conjuncts in following for c in conjuncts for w in sentence.subtree(c))
