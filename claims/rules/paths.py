"""Paths along a tree.

In: the steps of a path and a word. Out: the words that the path leads to, nearest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from claims.document.tree import Sentence, Word
from claims.rules.compiled_rule import Path, Step
from claims.syntax.subjects import subject
from claims.syntax.verbs import agent, clause_start

__all__ = ["admits", "walk"]

Move = Callable[[Step, Sentence, Word], Iterable[Word]]
"""The words that one kind of step leads to from a word, nearest first."""


def walk(path: Path, sentence: Sentence, start: Word) -> Iterable[Word]:
    """The words that ``path`` leads to, nearest first."""
    if not path:
        return (start,)
    step = path[0]
    reached = _MOVES[step.move](step, sentence, start)
    if len(path) == 1:
        return reached
    rest = path[1:]
    return chain.from_iterable(walk(rest, sentence, word) for word in reached)


def _dependents(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    children = sentence.children(start)
    if not children or not step.relations:
        return children
    relations = step.relations
    return [w for w in children if _admitted(relations, w.deprel)]


def _descendants(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    below = [w for w in sentence.subtree(start) if w.index != start.index and _admits(step, w)]
    return sorted(below, key=lambda w: abs(w.index - start.index))


def _governor(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    above = sentence.head(start)
    return (above,) if above is not None and _admits(step, start) else ()


def _governors(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    return sentence.ancestors(start)


def _neighbour(offset: int) -> Move:
    def words(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
        at = start.index + offset
        return sentence.words[at : at + 1] if at >= 0 else ()

    return words


def _later_words(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    return sentence.words[start.index + 1 :]


def _earlier_words(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    return reversed(sentence.words[: start.index])


def _subject(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    found = subject(sentence, start, step.speech_verbs)
    return (found,) if found is not None else ()


def _agent(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    found = agent(sentence, start)
    return (found,) if found is not None else ()


def _end_of_phrase(at: int) -> Move:
    """To the first (0) or last (-1) word of the phrase that a word heads, marks left aside."""

    def words(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
        inside = [w for w in sentence.subtree(start) if w.upos != "PUNCT" or w.index == start.index]
        return (inside[at],)

    return words


def _group_start(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    return (sentence.words[clause_start(sentence, start)],)


def _root(step: Step, sentence: Sentence, start: Word) -> Iterable[Word]:
    return (sentence.root,)


_MOVES: Final[Mapping[str, Move]] = {
    ">": _dependents,
    ">>": _descendants,
    "<": _governor,
    "<<": _governors,
    "+": _neighbour(1),
    "-": _neighbour(-1),
    "++": _later_words,
    "--": _earlier_words,
    "subject": _subject,
    "agent": _agent,
    "first": _end_of_phrase(0),
    "last": _end_of_phrase(-1),
    "group": _group_start,
    "root": _root,
}
"""The words that each kind of step leads to from a word, nearest first."""


def _admits(step: Step, word: Word) -> bool:
    return not step.relations or admits(step.relations, word)


def admits(relations: frozenset[str], word: Word) -> bool:
    """Whether a word's relation is among ``relations``; a bare relation admits its subtypes."""
    return _admitted(relations, word.deprel)


@lru_cache(maxsize=10_000)
def _admitted(relations: frozenset[str], deprel: str) -> bool:
    return deprel in relations or deprel.partition(":")[0] in relations or f"={deprel}" in relations
