"""Search in the queue: less case, accents and endings, in what is said, who says it, and in which article.

In: words that a person typed, and texts. Out: whether all of the words are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.verification.similarity import fold

__all__ = ["begins_words", "holds_words"]

_WORD = re.compile(r"[^\W_]+")
_ENDING, _LEAST = 2, 4
"""Letters at its end in which a word may differ, as plurals, feminines and persons do; letters that stay of it."""


def holds_words(typed: str, text: str) -> bool:
    """Whether ``text`` holds each word of ``typed``, or one that begins like it, in any order.

    The last two letters of a word count for nothing as long as four are left: a rule of thumb, which finds too much
    rather than too little.
    """
    return _begin((_stem(word) for word in _WORD.findall(fold(typed))), text)


def begins_words(typed: str, text: str) -> bool:
    """Whether each word of ``typed`` is the beginning of one of ``text``, its last letters included."""
    return _begin(_WORD.findall(fold(typed)), text)


def _begin(stems: Iterable[str], text: str) -> bool:
    there = _WORD.findall(fold(text))
    return all(any(word.startswith(stem) for word in there) for stem in stems)


def _stem(word: str) -> str:
    return word[: max(_LEAST, len(word) - _ENDING)]
