"""Phrases of several words, found whatever the tokens are, and titles between quotation marks.

In: a sentence and phrases without white space (``squeezed``). Out: words, or yes and no.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.document.quotations import Quotation
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR

__all__ = ["ACCORDING", "closes_phrase", "is_title", "may_open", "phrase_words", "quotation_marks", "squeezed"]


@lru_cache(maxsize=50_000)
def squeezed(words: str) -> str:
    """``words`` for comparing phrases: small letters, straight apostrophes, no white space."""
    return "".join(words.lower().replace("’", "'").split())


ACCORDING: Final = frozenset(map(squeezed, GRAMMAR.according_phrases))
"""What stands before a source: *selon*, *d'après*."""


@lru_cache(maxsize=1_000)
def _beginnings(phrases: frozenset[str]) -> frozenset[str]:
    """All that the phrases may begin with, themselves and the empty string included."""
    return frozenset(phrase[:end] for phrase in phrases for end in range(len(phrase) + 1))


@lru_cache(maxsize=1_000)
def _endings(phrases: frozenset[str]) -> frozenset[str]:
    """All that the phrases may end with, themselves and the empty string included."""
    return frozenset(phrase[start:] for phrase in phrases for start in range(len(phrase) + 1))


def may_open(phrases: frozenset[str], form: str) -> bool:
    """Whether a word of this ``form`` may be the first of one of ``phrases`` (squeezed)."""
    return squeezed(form) in _beginnings(phrases)


def phrase_words(phrases: frozenset[str], sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The words of the longest of ``phrases`` (squeezed) that opens with ``word``, or nothing."""
    beginnings, start = _beginnings(phrases), word.index
    if squeezed(word.form) not in beginnings:
        return ()
    longest, seen = 0, ""
    for count, after in enumerate(sentence.words[start:], 1):
        seen += squeezed(after.form)
        if seen not in beginnings:
            break
        if seen in phrases:
            longest = count
    return sentence.words[start : start + longest]


def closes_phrase(phrases: frozenset[str], sentence: Sentence, word: Word) -> bool:
    """Whether one of ``phrases`` (squeezed) that has two words or more ends with ``word``."""
    seen, endings = squeezed(word.form), _endings(phrases)
    if seen not in endings:
        return False
    for before in reversed(sentence.words[: word.index]):
        seen = squeezed(before.form) + seen
        if seen not in endings:
            return False
        if seen in phrases:
            return True
    return False


def quotation_marks(sentence: Sentence, word: Word) -> tuple[str, ...]:
    """What a quotation mark does: it ``opens`` or ``closes`` a quotation, or nothing for another word.

    Of an even number of straight marks each second closes; of an odd number any may do both.
    """
    if word.form != '"':
        return {"«": ("opens",), "»": ("closes",)}.get(word.form, ())
    marks = [w.index for w in sentence.words if w.form == '"']
    if len(marks) % 2:
        return ("opens", "closes")
    return ("closes",) if marks.index(word.index) % 2 else ("opens",)


def is_title(sentence: Sentence, quote: Quotation) -> bool:
    """Whether a quotation is the name of a work, a project or a ship: capitalised, without a verb, a noun or its name.

    *Le label « Terre d'accueil » a été accordé*; *« Vent debout » est sorti*. What somebody called something begins
    with a small letter: *une « décision absurde »*.
    """
    inside = [w for w in sentence.within(quote.span) if w.upos != "PUNCT"]
    if not inside or not inside[0].form[:1].isupper() or any(w.feat("VerbForm") == "Fin" for w in inside):
        return False
    indices = {w.index for w in inside}
    tops = [w for w in inside if w.head not in indices]
    return all(w.relation in ("appos", "nmod", "flat", "nsubj", "obj", "obl") for w in tops)
