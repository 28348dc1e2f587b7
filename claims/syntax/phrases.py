"""Fixed phrases of several words, found where they stand in a sentence whatever its tokens."""

from __future__ import annotations

from claims.document.tree import Sentence, Word

__all__ = ["phrase_words", "squeezed"]


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
