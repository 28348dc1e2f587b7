"""The engine of repairs: finds the matches of a compiled repair in a sentence, changes the words, checks each change.

In: the words of one sentence and a repair of ``claims.rules``. Out: the same words with other tags, heads and
relations. A change after which the words are no tree (one root, no cycle, heads in range) is refused, and its match is
left as it was. A sentence that is no tree beforehand is left alone by the repairs of trees.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from claims.document.span import Span
from claims.document.tree import Sentence, Word, tree_fault
from claims.errors import Message
from claims.rules.compiled_repair import ROOT, Change, RepairRule
from claims.rules.matcher import bind
from claims.rules.needs import SELECTIVE, Need, met, needs, needs_around, values_of
from claims.rules.word_tests import Bindings, reached

__all__ = ["Mender", "Refusal", "SentenceIndex", "is_tree"]

_LOG: Final = logging.getLogger(__name__)
_ROUNDS: Final = 8
"""Greatest number of passes of a repair over a sentence until nothing changes; none of ours needs a third."""


class SentenceIndex:
    """What the words of a sentence are, so that a repair sees at once whether it has anything to start from.

    ``known`` has the values of the sentence by key; see ``values_of``.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = tuple(words)
        self.known = values_of(self.words)
        self._sentence: Sentence | None = None

    @property
    def sentence(self) -> Sentence:
        """The words as a sentence for patterns; spans are empty."""
        if self._sentence is None:
            self._sentence = Sentence(index=0, span=Span(0, 0), words=self.words)
        return self._sentence

    def places(self, key: str, values: Set[str]) -> list[int]:
        """The indices of the words whose ``key`` is among ``values``, in text order."""
        if key == "form":
            return [word.index for word in self.words if word.form.lower() in values]
        return [word.index for word in self.words if getattr(word, key) in values]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A match whose change was not made: the word that set the repair off, None for all of them, and why."""

    word: Word | None
    why: Message


class Mender:
    """One repair, with what a sentence must hold for it to match, computed once."""

    def __init__(self, repair: RepairRule) -> None:
        self.repair = repair
        trigger = dict(needs(repair.trigger))
        self._anchor = next(((key, trigger[key]) for key in SELECTIVE if key in trigger), None)
        self._needed = (*trigger.items(), *needs_around(repair))

    def mend(self, index: SentenceIndex, refused: list[Refusal] | None = None) -> SentenceIndex:
        """The sentence after the repair at every match, until it finds no more; the very ``index`` where it found none.

        A second pass changes nothing. A repair that does not end within ``_ROUNDS`` passes changes nothing at all.
        What was not changed for such a reason is added to ``refused`` (its last pass only), and the log tells it.
        """
        current = index
        refusals: list[Refusal] = []
        for _ in range(_ROUNDS):
            refusals.clear()
            after = self._once(current, refusals)
            if after is current:
                break
            current = after
        else:
            refusals = [
                Refusal(None, Message("never comes to rest: it still finds something after {n} passes", n=_ROUNDS))
            ]
            current = index
        for refusal in refusals:
            at = refusal.word.form if refusal.word is not None else "all words"
            _LOG.debug("%s: refused at %r in %r: %s", self.repair.id, at, _in_words(index), refusal.why)
        if refused is not None:
            refused += refusals
        return current

    @property
    def needed(self) -> Sequence[Need]:
        """What a sentence must hold so that the repair can match: of each need one of its values."""
        return self._needed

    def _anchors(self, index: SentenceIndex) -> Sequence[int]:
        """The indices of the words that may set the repair off, in text order."""
        if not met(self._needed, index.known):
            return ()
        return range(len(index.words)) if self._anchor is None else index.places(*self._anchor)

    def _once(self, index: SentenceIndex, refusals: list[Refusal]) -> SentenceIndex:
        """The sentence after the repair at each of its matches in turn, or ``index`` itself."""
        repair, current = self.repair, index
        for at in self._anchors(index):
            found = bind(repair, current.sentence, current.words[at])
            if found is None:
                continue
            changed = _changed(repair, current, found)
            if changed == current.words:
                continue
            fault = _refusal(current.words, changed) if repair.stage == "tree" else None
            if fault is not None:
                refusals.append(Refusal(current.words[at], fault))
                continue
            current = SentenceIndex(changed)
        return current


# --- Changes ---------------------------------------------------------------------------------------------------------


def _changed(repair: RepairRule, index: SentenceIndex, found: Bindings) -> tuple[Word, ...]:
    """The words after all changes of one match, each of which sees the words as they were before."""
    out = list(index.words)
    for change in repair.changes:
        for word in _changing(change, index.sentence, found):
            out[word.index] = _changed_word(change, out[word.index], found)
    return tuple(out)


def _changing(change: Change, sentence: Sentence, found: Bindings) -> Iterator[Word]:
    """The words that a change is made to; none where the argument it names was not found."""
    if change.each is not None:
        yield from reached(change.each, sentence, found["trigger"], found, ())
    elif change.word in found:
        yield found[change.word]


def _changed_word(change: Change, word: Word, found: Bindings) -> Word:
    """One word after a change; what the change does not name stays as it is."""
    kept = {n: v for n, v in word.feats.items() if change.keep is None or n in change.keep}
    return replace(
        word,
        head=_head(change, word, found),
        deprel=_deprel(change, word, found),
        upos=change.upos or word.upos,
        lemma=_lemma(change, word),
        feats={**kept, **dict(change.feats)},
    )


def _head(change: Change, word: Word, found: Bindings) -> int:
    if change.head == ROOT:
        return -1
    governor = found.get(change.head) if change.head is not None else None
    return word.head if governor is None else governor.index


def _deprel(change: Change, word: Word, found: Bindings) -> str:
    like = found.get(change.deprel_of) if change.deprel_of is not None else None
    return like.deprel if like is not None else change.deprel or word.deprel


def _lemma(change: Change, word: Word) -> str:
    if change.lemma_is_form:
        return word.form.lower()
    if change.lemma_by is not None:
        return change.lemma_by.get(word.form.lower(), word.lemma)
    return change.lemma or word.lemma


# --- Trees -----------------------------------------------------------------------------------------------------------


def _refusal(before: Sequence[Word], after: Sequence[Word]) -> Message | None:
    """Why a change is refused; None where the words are still a tree."""
    fault = _fault(before)
    return Message("no tree before: {fault}", fault=fault) if fault is not None else _fault(after)


def is_tree(words: Sequence[Word]) -> bool:
    """Whether words are a tree and the root, and no other word, is called so."""
    return _fault(words) is None


def _fault(words: Sequence[Word]) -> Message | None:
    """What is wrong with words as a tree with a root that is called so."""
    fault = tree_fault(words)
    misnamed = next((w for w in words if (w.head < 0) != (w.deprel == "root")), None)
    if fault is not None or misnamed is None:
        return fault
    place = {"word": misnamed.index + 1, "deprel": misnamed.deprel}
    return Message("word {word} is called {deprel}; the root is called root, and no other word", **place)


def _in_words(index: SentenceIndex) -> str:
    return " ".join(word.form for word in index.words)
