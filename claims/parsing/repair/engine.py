"""Repairs made: finds the matches of a compiled repair in a sentence, changes the words, and checks every change.

In: the words of one sentence and a repair of ``claims.rules``. Out: the same words with other tags, heads and
relations. A change after which the words were no tree (one root, no circle, heads in range) is refused: that match is
left as it was. A sentence that is no tree to begin with is left alone by the repairs of trees.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.document.tree import Sentence, Span, Word
from claims.rules.matcher import Bindings, bind, reached
from claims.rules.pattern import Test, Wildcards
from claims.rules.repair_pattern import ROOT, Change, RepairRule

__all__ = ["SentenceIndex", "is_tree", "repaired"]

_LOG = logging.getLogger(__name__)
_ROUNDS = 8
"""So many times a repair goes over a sentence until nothing changes any more; no repair of ours needs a third."""


class SentenceIndex:
    """What the words of a sentence are, so that a repair sees at once whether it has a word to start from."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = tuple(words)
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._by_relation: dict[str, list[int]] = {}
        self._by_upos: dict[str, list[int]] = {}
        self._sentence: Sentence | None = None
        for word in self.words:
            self._by_lemma.setdefault(word.lemma, []).append(word.index)
            self._by_form.setdefault(word.form.lower(), []).append(word.index)
            self._by_relation.setdefault(word.relation, []).append(word.index)
            self._by_upos.setdefault(word.upos, []).append(word.index)

    @property
    def sentence(self) -> Sentence:
        """The words as patterns are matched against them; spans are of no account."""
        if self._sentence is None:
            self._sentence = Sentence(index=0, span=Span(0, 0), words=self.words)
        return self._sentence

    def anchors(self, test: Test) -> Sequence[int]:
        """The indices of the words that may pass ``test``, in text order: by the key that says most of a word."""
        for wanted, known in (
            (test.form, self._by_form),
            (test.lemma, self._by_lemma),
            (_relations(test), self._by_relation),
            (test.upos, self._by_upos),
        ):
            if wanted is not None and not isinstance(wanted, Wildcards):
                return _members(wanted, known)
        return range(len(self.words))


def _relations(test: Test) -> frozenset[str] | None:
    """The relations, without subtypes, of the words that may pass a test."""
    if test.deprel is None:
        return None
    return frozenset(relation.lstrip("=").partition(":")[0] for relation in test.deprel)


def _members(wanted: frozenset[str], known: Mapping[str, list[int]]) -> Sequence[int]:
    # The sentence is short, the list of a repair may be long.
    hits = wanted & known.keys()
    return sorted(at for one in hits for at in known[one]) if hits else ()


def repaired(repair: RepairRule, index: SentenceIndex) -> SentenceIndex:
    """The sentence after a repair at every match, until it finds no more; the very same ``index`` where none was found.

    Made again, the repair changes nothing. A repair that never comes to rest changes nothing at all.
    """
    current = index
    for _ in range(_ROUNDS):
        after = _once(repair, current)
        if after is current:
            return current
        current = after
    _LOG.debug("%s: never comes to rest in %r; left out", repair.id, _told(index))
    return index


def _once(repair: RepairRule, index: SentenceIndex) -> SentenceIndex:
    """The sentence after a repair at each of its matches in turn, or ``index`` itself."""
    current = index
    for at in index.anchors(repair.trigger):
        found = bind(repair, current.sentence, current.words[at])
        if found is None:
            continue
        changed = _changed(repair, current, found)
        if changed == current.words:
            continue
        fault = "no tree before" if repair.stage == "tree" and not is_tree(current.words) else _fault(changed)
        if fault and repair.stage == "tree":
            _LOG.debug("%s: refused at %r in %r: %s", repair.id, current.words[at].form, _told(current), fault)
            continue
        current = SentenceIndex(changed)
    return current


def _changed(repair: RepairRule, index: SentenceIndex, found: Bindings) -> tuple[Word, ...]:
    """The words after all changes of one match, each of which sees the words as they were before."""
    out = list(index.words)
    for change in repair.changes:
        for word in _changing(change, index.sentence, found):
            out[word.index] = _as_told(change, out[word.index], found)
    return tuple(out)


def _changing(change: Change, sentence: Sentence, found: Bindings) -> Iterator[Word]:
    """The words that a change is made to; none where the argument it names was not found."""
    if change.each is not None:
        yield from reached(change.each, sentence, found["trigger"], found, ())
    elif change.word in found:
        yield found[change.word]


def _as_told(change: Change, word: Word, found: Bindings) -> Word:
    """One word after a change; what the change does not name stays as it is."""
    changes: dict[str, object] = {}
    if change.head == ROOT:
        changes["head"] = -1
    elif change.head in found:
        changes["head"] = found[change.head].index
    if change.deprel_of in found:
        changes["deprel"] = found[change.deprel_of].deprel
    elif change.deprel is not None:
        changes["deprel"] = change.deprel
    if change.upos is not None:
        changes["upos"] = change.upos
    lemma = _lemma(change, word)
    if lemma is not None:
        changes["lemma"] = lemma
    if change.feats or change.keep is not None:
        kept = {n: v for n, v in word.feats.items() if change.keep is None or n in change.keep}
        changes["feats"] = {**kept, **dict(change.feats)}
    return replace(word, **changes)  # type: ignore[arg-type]


def _lemma(change: Change, word: Word) -> str | None:
    if change.lemma_is_form:
        return word.form.lower()
    if change.lemma_by is not None:
        return change.lemma_by.get(word.form.lower())
    return change.lemma


def is_tree(words: Sequence[Word]) -> bool:
    """Whether words are numbered in order, their heads in range, one of them the root, and all others below it."""
    return not _fault(words)


def _fault(words: Sequence[Word]) -> str:
    """What is wrong with words as a tree; nothing for a tree."""
    count = len(words)
    if any(word.index != at for at, word in enumerate(words)):
        return "words out of order"
    if any(not -1 <= word.head < count or (word.head < 0) != (word.deprel == "root") for word in words):
        return "a head out of range, or a root that is not called so"
    if sum(word.head < 0 for word in words) != 1:
        return "not exactly one root"
    return "a circle" if _has_circle(words) else ""


def _has_circle(words: Sequence[Word]) -> bool:
    state = bytearray(len(words))  # 1: on the way up, 2: leads to the root
    for word in words:
        way: list[int] = []
        at = word.index
        while at >= 0 and not state[at]:
            state[at] = 1
            way.append(at)
            at = words[at].head
        if at >= 0 and state[at] == 1:
            return True
        for passed in way:
            state[passed] = 2
    return False


def _told(index: SentenceIndex) -> str:
    return " ".join(word.form for word in index.words)
