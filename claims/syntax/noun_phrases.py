"""Noun phrases: their extent, their head, their article.

In: a sentence and the head of a phrase. Out: the words of the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.remembered import remembered

__all__ = ["NOMINAL", "noun_phrase", "phrase_head", "without_fused"]

NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))
"""Parts of speech of the words that can head a noun phrase."""


def noun_phrase(sentence: Sentence, head: Word, *, without: Sequence[Word] = ()) -> tuple[Word, ...]:
    """The noun phrase of ``head``: no preposition before it, no relative clause, no apposition after a comma.

    Words in text order, contiguous. The annotation guide of PolNeAR cuts sources the same way.
    """
    return _phrase_without(sentence, head, without) if without else _phrase(sentence, head)


@remembered
def _phrase(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    return _phrase_without(sentence, head, ())


def _phrase_without(sentence: Sentence, head: Word, without: Sequence[Word]) -> tuple[Word, ...]:
    barred = [*without]
    for child in sentence.children(head):
        clause = child.relation in ("acl", "parataxis", "advcl", "ccomp") or child.deprel == "acl:relcl"
        leading = child.relation in ("case", "mark", "punct", "cc") and child.index < head.index
        if leading or clause or (child.relation == "appos" and _comma_before(sentence, child, head)):
            barred.append(child)
    words = {w.index for w in sentence.subtree(head, without=barred)}
    first = last = head.index
    while first - 1 in words:
        first -= 1
    while last + 1 in words and sentence.words[last + 1].form not in (",", ";", ":", "(", "«", "-"):
        last += 1
    while last > head.index and sentence.words[last].upos in ("PUNCT", "ADP", "CCONJ", "DET"):
        last -= 1
    return sentence.words[first : last + 1]


def without_fused(sentence: Sentence, head: Word, phrase: Sequence[Word]) -> tuple[Word, ...]:
    """A phrase without the article that is contracted with its preposition: *au Figaro*, *aux députés*."""
    cases = [w for w in sentence.children(head) if w.relation == "case"]
    # "selon des bruits": there *des* is an article, though parsers part it.
    free = {w.index + 1 for w in cases if w.form.lower() in GRAMMAR.according_openers}
    fused = {w.span for w in cases if w.index not in free}
    return tuple(w for w in phrase if w.span not in fused or w.index == head.index)


def phrase_head(phrase: Sequence[Word]) -> Word:
    """The head of a phrase: the first word that none of the others governs."""
    inside = {w.index for w in phrase}
    return next((w for w in phrase if w.head not in inside and w.upos in NOMINAL), phrase[0])


def _comma_before(sentence: Sentence, word: Word, head: Word) -> bool:
    low, high = sorted((word.index, head.index))
    return any(w.form in (",", "(", "-") for w in sentence.words[low:high])
