"""A sentence that two sources share, and which part is whose: *4 500 selon les syndicats, 1 800 selon la police*.

In: a sentence, the words of one "selon X" phrase, the words around it. Out: those of the words that X says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.tree import Sentence, Word
from claims.syntax.phrases import ACCORDING, phrase_words

__all__ = ["own_share"]

_LINKS: Final = frozenset(("CCONJ", "SCONJ", "PUNCT"))
"""Parts of speech of what stands between the shares of two sources."""


def own_share(sentence: Sentence, insertion: Sequence[Word], words: Sequence[Word]) -> tuple[Word, ...]:
    """Those of ``words`` around the ``insertion`` (*selon X*) that lie on its side of another such phrase.

    A phrase that opens its part (*Selon X, A, mais selon Y, B*) has what follows, one that ends it (*A selon X, B
    selon Y*) what stands before, back to the last comma or conjunction where the part before is opened (*Selon X, A,
    contre B selon Y*). One between commas inside a clause interrupts it and shares nothing.
    """
    inside = [w.index for w in insertion if w.upos != "PUNCT"]
    first, last = inside[0], inside[-1]
    others = [
        other
        for w in words
        if (other := _phrase(sentence, w)) and not first <= other[0] <= last and not _interrupts(sentence, *other)
    ]
    if not others:
        return tuple(words)
    before = next((other for other in reversed(others) if other[1] < first), None)
    if _interrupts(sentence, first, last):
        return tuple(w for w in words if before is None or w.index > before[1] or not _opens(sentence, before[0]))
    after = next((other for other in others if other[0] > last), None)
    low, high = (before[1] if before else -1), (after[0] if after else len(sentence.words))
    if _opens(sentence, first):
        low = last
        if after is not None and not _opens(sentence, after[0]):
            high = _part_start(sentence, last, after[0]) or high
    else:
        if before is not None and _opens(sentence, before[0]):
            low = _part_start(sentence, low, first) or low
        high = first
    kept = [w for w in words if low < w.index < high]
    while kept and kept[-1].upos in _LINKS | {"ADP"}:
        kept.pop()
    while kept and (kept[0].upos in _LINKS or kept[0].relation in ("mark", "fixed", "cc", "case")):
        kept.pop(0)
    return tuple(kept or words)


def _part_start(sentence: Sentence, low: int, high: int) -> int | None:
    """Index of the last comma or conjunction between two indices, if no verb stands after it."""
    end = next((i for i in range(high - 1, low, -1) if not _separates(sentence.words[i])), low)
    start = next((i for i in range(end, low + 1, -1) if _separates(sentence.words[i])), None)
    verbal = start is not None and any(w.upos in ("VERB", "AUX") for w in sentence.words[start:high])
    return None if verbal else start


def _separates(word: Word) -> bool:
    return word.form == "," or word.upos == "CCONJ"


def _phrase(sentence: Sentence, word: Word) -> tuple[int, int] | None:
    """Index of the first and the last word of the "selon X" that opens with ``word``."""
    opener = phrase_words(ACCORDING, sentence, word)
    noun = sentence.head(opener[0]) if opener else None
    if noun is not None and noun.deprel == "fixed":
        noun = sentence.head(noun)
    if noun is None or noun.index < word.index:
        return None
    last = noun.index
    inside = {w.index for w in sentence.subtree(noun)}
    while last + 1 in inside and sentence.words[last + 1].upos not in _LINKS:
        last += 1
    return word.index, last


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands at the head of its part: of the sentence, after a conjunction."""
    before = next((w for w in reversed(sentence.words[:first]) if w.form != ","), None)
    return before is None or before.upos in ("CCONJ", "SCONJ")


def _interrupts(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase stands between commas in a clause that goes on with its verb."""
    words = sentence.words
    enclosed = first > 0 and words[first - 1].form == "," and last + 1 < len(words) and words[last + 1].form == ","
    following = words[last + 2 : last + 3]
    return enclosed and not _opens(sentence, first) and not any(w.upos in _LINKS | {"ADV"} for w in following)
