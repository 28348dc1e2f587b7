"""Fixed phrases of several words, found where they stand in a sentence whatever its tokens."""

from __future__ import annotations

from claims.document.tree import Sentence, Word

__all__ = ["closes_phrase", "phrase_words", "quotation_marks", "squeezed"]


def squeezed(words: str) -> str:
    """``words`` for comparing phrases: small letters, straight apostrophes, no white space."""
    return "".join(words.lower().replace("’", "'").split())


def phrase_words(phrases: frozenset[str], sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The words of the longest of ``phrases`` (squeezed) that opens with ``word``, or nothing."""
    longest, seen = 0, ""
    limit = max(map(len, phrases), default=0)
    for count, after in enumerate(sentence.words[word.index :], 1):
        seen += squeezed(after.form)
        if len(seen) > limit:
            break
        if seen in phrases:
            longest = count
    return sentence.words[word.index : word.index + longest]


def closes_phrase(phrases: frozenset[str], sentence: Sentence, word: Word) -> bool:
    """Whether one of ``phrases`` (squeezed) that has two words or more ends with ``word``."""
    seen = squeezed(word.form)
    limit = max(map(len, phrases), default=0)
    for before in reversed(sentence.words[: word.index]):
        seen = squeezed(before.form) + seen
        if len(seen) > limit:
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
