"""What the parser saw in a text: words, entities, sentences as dependency trees, the document.

These are frozen data types without knowledge of any parser. Relations (``deprel``), parts of speech (``upos``) and
features follow Universal Dependencies 2.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from claims.document.nearby import Nearby
from claims.document.quotations import Quotation, quotations
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from claims.document.word import Word, end_of, start_of
from claims.errors import Message

__all__ = ["Document", "Entity", "Sentence", "Word", "governors", "hangs_below", "phrase", "tree_fault"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: ``kind`` is PER, LOC, ORG or MISC."""

    span: Span
    kind: str


def governors(words: Sequence[Word], word: Word) -> Iterator[Word]:
    """The governors of one of ``words``, nearest first; in a tree with a cycle each once."""
    seen = {word.index}
    while 0 <= word.head < len(words) and word.head not in seen:
        word = words[word.head]
        seen.add(word.index)
        yield word


def hangs_below(words: Sequence[Word], word: Word, top: Word) -> bool:
    """Whether ``top`` governs ``word``, directly or not: to attach ``top`` below ``word`` would make a cycle."""
    return any(w.index == top.index for w in governors(words, word))


def phrase(words: Sequence[Word], top: Word) -> set[int]:
    """The indices of ``top`` and of all the words that it governs, among words that are no ``Sentence`` yet."""
    inside = {top.index}
    while more := {w.index for w in words if w.head in inside} - inside:
        inside |= more
    return inside


def tree_fault(words: Sequence[Word]) -> Message | None:
    """Why words are no tree, None where they are one: numbered in order, one of them the root, all others below it.

    Words are numbered from 1 in the message.
    """
    if not words:
        return Message("no words")
    if any(word.index != at for at, word in enumerate(words)):
        return Message("words out of order")
    count = len(words)
    astray = next((w for w in words if not -1 <= w.head < count), None)
    if astray is not None:
        place = {"word": astray.index + 1, "head": astray.head + 1, "count": count}
        return Message("word {word} hangs on word {head}, and there are {count}", **place)
    roots = sum(w.head < 0 for w in words)
    if roots != 1:
        return Message("{found} roots, expected one", found=roots)
    lost = _lost(words)
    return Message("word {word} hangs below itself", word=lost.index + 1) if lost is not None else None


def _lost(words: Sequence[Word]) -> Word | None:
    """The first word from which no way leads up to a root."""
    state = bytearray(len(words))  # 1: on the way up, 2: leads to the root
    for word in words:
        way: list[int] = []
        at = word.index
        while at >= 0 and not state[at]:
            state[at] = 1
            way.append(at)
            at = words[at].head
        if at >= 0 and state[at] == 1:
            return word
        for passed in way:
            state[passed] = 2
    return None


_by_index = attrgetter("index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One parsed sentence; ``block`` numbers the paragraph it stands in."""

    index: int
    span: Span
    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()
    block: int = 0
    _children: tuple[tuple[Word, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words, count = self.words, len(self.words)
        below: list[list[Word] | None] = [None] * count
        for word in words:
            head = word.head
            if 0 <= head < count and head != word.index:
                others = below[head]
                if others is None:
                    below[head] = [word]
                else:
                    others.append(word)
        object.__setattr__(self, "_children", tuple([tuple(b) if b else () for b in below]))

    @property
    def root(self) -> Word:
        """The word that no other governs (the first word if the parser left none)."""
        return next((w for w in self.words if w.head < 0), self.words[0])

    def children(self, word: Word) -> tuple[Word, ...]:
        """The direct dependents of ``word``, in text order."""
        return self._children[word.index]

    def head(self, word: Word) -> Word | None:
        """The governor of ``word``, or None for the root."""
        return self.words[word.head] if 0 <= word.head < len(self.words) else None

    def subtree(self, word: Word, *, without: Sequence[Word] = ()) -> tuple[Word, ...]:
        """``word`` and all it governs, in text order, less the subtrees of ``without``."""
        below, bound = self._children, len(self.words)
        if not without:
            inside = [word]
            for one in inside:
                inside += below[one.index]
                if len(inside) > bound:
                    # Words that govern each other in a circle.
                    break
            else:
                inside.sort(key=_by_index)
                return tuple(inside)
        seen = {w.index for w in without}
        inside, ahead = [], [word]
        while ahead:
            one = ahead.pop()
            if one.index not in seen:
                seen.add(one.index)
                inside.append(one)
                ahead += below[one.index]
        inside.sort(key=_by_index)
        return tuple(inside)

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly inside ``span``."""
        words = self.words
        first = bisect_left(words, span.start, key=start_of)
        return words[first : bisect_right(words, span.end, first, key=end_of)]

    def overlapping(self, span: Span) -> tuple[Word, ...]:
        """The words that share at least one code point with ``span``."""
        words = self.words
        first = bisect_right(words, span.start, key=end_of)
        return words[first : bisect_left(words, span.end, first, key=start_of)]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors of ``word``, nearest first."""
        return governors(self.words, word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The original text and its parse. ``blocks`` are the parsed paragraphs in text order.

    ``quotations`` are those of the blocks, by where they open; they are made of the text and no part of the identity.
    ``quoted`` is what stands in quotation marks, one span per paragraph of a quotation. ``asides`` are lines that were
    not parsed and name people: headline, captions.
    """

    text: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Span, ...] = ()
    asides: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = field(init=False, repr=False, compare=False)
    quoted: tuple[Span, ...] = field(init=False, repr=False, compare=False)
    found: tuple[tuple[Quotation, ...], tuple[Span, ...]] | None = field(default=None, repr=False, compare=False)
    """``quotations`` and ``quoted``, where they are known already."""
    _places: SpanIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = self.found
        if found is None:
            marks = Nearby(quotations(self.text, self.blocks))
            found = marks, Nearby(inner for quotation in marks for inner in quotation.inner)
            object.__setattr__(self, "found", found)
        object.__setattr__(self, "quotations", found[0])
        object.__setattr__(self, "quoted", found[1])
        object.__setattr__(self, "_places", SpanIndex((s.span, number) for number, s in enumerate(self.sentences)))

    def with_asides(self, asides: Sequence[Span]) -> Document:
        """The same document with other ``asides``; what was made of its text and sentences is not made anew."""
        return replace(self, asides=tuple(asides))

    def sentences_touching(self, span: Span) -> list[Sentence]:
        """The sentences that overlap ``span`` or meet it end to end, in text order."""
        return [self.sentences[number] for number in self._places.touching(span)]

    def without(self, spans: Sequence[Span]) -> Document:
        """The document as it is where the blocks ``spans`` were not parsed: sentences and blocks are numbered anew."""
        left_out = frozenset(spans)
        if left_out.isdisjoint(self.blocks):
            return self
        kept = [number for number, block in enumerate(self.blocks) if block not in left_out]
        places = {number: place for place, number in enumerate(kept)}
        sentences = [s for s in self.sentences if s.block in places]
        return Document(
            text=self.text,
            sentences=tuple(replace(s, index=i, block=places[s.block]) for i, s in enumerate(sentences)),
            blocks=tuple(self.blocks[number] for number in kept),
            asides=self.asides,
        )
