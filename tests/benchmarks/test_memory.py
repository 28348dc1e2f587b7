"""How much memory the words of a text and its claims keep: counted by tracemalloc, so it is the same on each run."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from typing import TypeVar

from tests.benchmarks.linear import analyser, repeated

SIZE = 20_000
MOST_A_WORD, MOST_A_CLAIM = 240, 2_900
"""Bytes: a word with its share of the tree and of the text, a claim with its features and reasons."""

Made = TypeVar("Made")


def kept(make: Callable[[], Made]) -> tuple[int, Made]:
    """How many bytes what ``make`` gives still holds when it is done, and that.

    The least of three: what is made for the first time in a process fills what is remembered for the next.
    """
    return min((_kept(make) for _round in range(3)), key=lambda found: found[0])


def _kept(make: Callable[[], Made]) -> tuple[int, Made]:
    gc.collect()
    tracemalloc.start()
    try:
        made = make()
        gc.collect()
        return tracemalloc.get_traced_memory()[0], made
    finally:
        tracemalloc.stop()


def test_a_word_and_a_claim_take_little_memory() -> None:
    read, document = kept(lambda: repeated(SIZE))
    own = analyser()
    found, analysis = kept(lambda: own.analyse_document(document))

    words = sum(len(sentence.words) for sentence in document.sentences)
    assert words > SIZE / 8
    assert read < MOST_A_WORD * words
    assert found < MOST_A_CLAIM * len(analysis.claims)
