"""Answers about the words of one sentence that are remembered while the sentence is worked on.

In: a question about a word in its sentence. Out: the same question, which is worked out once a word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

from claims.document.tree import Sentence, Word

__all__ = ["of_sentence", "remembered"]

Answer = TypeVar("Answer")
_UNKNOWN: Final = object()


def remembered(question: Callable[[Sentence, Word], Answer]) -> Callable[[Sentence, Word], Answer]:
    """``question`` that knows its answers for the sentence that it was asked about last.

    Dozens of rules ask the same of a word. Only one sentence is remembered, so that a long text takes no memory; that
    sentence and its answers are replaced together, so that threads may ask about different ones.
    """
    held: tuple[Sentence | None, dict[int, object]] = (None, {})

    @wraps(question)
    def ask(sentence: Sentence, word: Word) -> Answer:
        nonlocal held
        of, answers = held
        if of is not sentence:
            answers = {}
            held = sentence, answers
        answer = answers.get(word.index, _UNKNOWN)
        if answer is _UNKNOWN:
            answer = answers[word.index] = question(sentence, word)
        return answer  # type: ignore[return-value]

    return ask


def of_sentence(question: Callable[[Sentence], Answer]) -> Callable[[Sentence], Answer]:
    """``question`` that knows its answer for the sentence that it was asked about last."""
    held: tuple[Sentence | None, object] = (None, _UNKNOWN)

    @wraps(question)
    def ask(sentence: Sentence) -> Answer:
        nonlocal held
        of, answer = held
        if of is not sentence:
            answer = question(sentence)
            held = sentence, answer
        return answer  # type: ignore[return-value]

    return ask
